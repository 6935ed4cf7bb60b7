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
