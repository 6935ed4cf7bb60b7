/** What somebody has opened, typed or ticked on the page is carried over into the one that takes its place. */
export function keepState(shown: ParentNode, fresh: ParentNode): void {
  const opened = new Set([...shown.querySelectorAll('details')].filter(({ open }) => open).map(nameOf));
  for (const one of fresh.querySelectorAll('details')) if (opened.has(nameOf(one))) one.open = true;
  for (const field of shown.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input[id], select[id], textarea[id]',
  )) {
    const other = fresh.querySelector(`#${CSS.escape(field.id)}`);
    if (other !== null) carry(field, other);
  }
}

/** By its id, else by what its summary says without the counts in it, which news may change. */
const nameOf = (one: HTMLDetailsElement): string =>
  one.id || (one.querySelector('summary')?.textContent ?? '').replace(/[\d.,]+/g, '').trim();

/** In attributes, which is what is read of the fresh page. */
function carry(field: Element, other: Element): void {
  if (field instanceof HTMLSelectElement) {
    for (const option of other.querySelectorAll('option')) option.toggleAttribute('selected', option.value === field.value);
  } else if (field instanceof HTMLTextAreaElement) other.textContent = field.value;
  else if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
    other.toggleAttribute('checked', field.checked);
  else if (field instanceof HTMLInputElement && field.type !== 'hidden') other.setAttribute('value', field.value);
}
