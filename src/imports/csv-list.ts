import { parse } from 'csv-parse/sync';
import { MalformedRequest } from '../platform/http/errors';
import { ROW_FIELDS } from './rows';

const DELIMITERS = [',', ';', '\t'] as const;

/** The rows of a CSV with a head line, as Excel writes it: with or without byte order mark, `,`, `;` or tabs. Throws MalformedRequest. */
export function rowsOfCsv(text: string): unknown[] {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const [head = ''] = plain.split(/\r?\n/, 1);
  const delimiter = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const lines = parsed(plain.normalize('NFC'), delimiter);
  const names = (lines.shift() ?? []).map((name) => name.trim());
  const unknown = names.filter((name) => !ROW_FIELDS.includes(name) || name === 'evidence');
  if (unknown.length > 0 || names.length === 0) {
    const known = ROW_FIELDS.filter((name) => name !== 'evidence').join(', ');
    throw new MalformedRequest([{ field: 'csv', message: `dòng đầu phải là tên cột, trong số: ${known}` }]);
  }
  if (new Set(names).size < names.length) throw new MalformedRequest([{ field: 'csv', message: 'mỗi cột chỉ ghi một lần' }]);
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, (line[index] ?? '').trim()])));
}

function parsed(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, skipEmptyLines: true, relaxColumnCountLess: true });
  } catch (error) {
    const line: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'lines') : undefined;
    // What the parser says quotes the line, and a line holds names.
    const where = typeof line === 'number' ? `dòng ${line} ` : '';
    throw new MalformedRequest([{ field: 'csv', message: `${where}không đọc được; hãy kiểm tra dấu ngoặc kép và số cột` }]);
  }
}
