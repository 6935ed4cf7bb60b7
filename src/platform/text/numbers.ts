/** A decimal as it is written in Viet Nam: `1234567.5` → `1.234.567,5`. */
export function vietnameseNumber(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
