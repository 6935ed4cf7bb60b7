import { stringify } from 'csv-stringify/sync';

/** A spreadsheet must not take a cell for a formula (ASVS 1.2.10). */
const FORMULA = /^[=+\-@\t\r\0]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A list as CSV (RFC 4180) with a header, UTF-8 with a byte order mark for spreadsheets; nested values as JSON. */
export function csvOf(items: readonly object[], known: readonly string[]): string {
  const columns = [...new Set([...known, ...items.flatMap((item) => Object.keys(item))])];
  const rows = items.map((item) => columns.map((column) => cell(Object.entries(item).find(([key]) => key === column)?.[1])));
  return stringify([columns, ...rows], { bom: true, record_delimiter: 'windows' });
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
