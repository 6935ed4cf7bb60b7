import type { Fields } from './local-copy';

const NOT_KEPT = /^(viec|ban-nhap)$|\.(bo|tep)$/;

/** What stands in the boxes of a form, as a draft keeps it. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const kept: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '' && !NOT_KEPT.test(name)) kept[name] = value;
  return kept;
}

export const isSame = (one: Fields, other: Fields): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const sorted = (fields: Fields): readonly (readonly [string, string])[] => Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Puts back what was typed; the row that it belongs to opens. */
export function putBack(form: HTMLFormElement, fields: Fields): void {
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) || NOT_KEPT.test(element.name)) continue;
    if (!element.name.startsWith('f.') && element.name !== 'den-ngay') continue;
    const value = fields[element.name] ?? '';
    if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) setChecked(element, value);
    else if (element.value !== value) {
      element.value = value;
      open(element);
    }
  }
}

function setChecked(element: HTMLInputElement, value: string): void {
  const checked = element.value === value;
  if (element.checked === checked) return;
  element.checked = checked;
  open(element);
}

function open(element: Element): void {
  for (let at = element.closest('details'); at !== null; at = at.parentElement?.closest('details') ?? null) at.open = true;
}
