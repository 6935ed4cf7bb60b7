/** A form came back with what is wrong: that is read first. */
export function focusOnErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
