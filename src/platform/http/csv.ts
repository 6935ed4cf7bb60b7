import { stringify } from 'csv-stringify/sync';

/** A spreadsheet must not take a cell for a formula (ASVS 1.2.10). */
const FORMULA = /^[=+\-@\t\r\0]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const LINES = { record_delimiter: 'windows' } as const;

/** A list as CSV (RFC 4180) with a header, UTF-8 with a byte order mark for spreadsheets; nested values as JSON. */
export function csvOf(items: readonly object[], known: readonly string[]): string {
  const columns = [...new Set([...known, ...items.flatMap((item) => Object.keys(item))])];
  return csvHead(columns) + items.map((item) => csvRow(item, columns)).join('');
}

/** Of a list that is too long to be in memory whole: first the head, then row by row. */
export const csvHead = (columns: readonly string[]): string => stringify([columns], { ...LINES, bom: true });

export function csvRow(item: object, columns: readonly string[]): string {
  const values = new Map<string, unknown>(Object.entries(item));
  return stringify([columns.map((column) => cell(values.get(column)))], LINES);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
