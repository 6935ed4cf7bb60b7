/** Without accents and case, so that `truong an sinh` finds "Trường Tiểu học An Sinh". */
export function searchable(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();
}
