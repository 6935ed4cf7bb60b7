/** A chooser that does nothing but choose needs no button where there is a script. */
export function submitOnChange(): void {
  for (const field of document.querySelectorAll<HTMLSelectElement>('select[data-submits]')) {
    const button = field.form?.querySelector('button');
    if (button !== null && button !== undefined) button.hidden = true;
    field.addEventListener('change', () => field.form?.requestSubmit());
  }
}
