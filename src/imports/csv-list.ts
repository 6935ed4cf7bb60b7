import { parse } from 'csv-parse/sync';
import { MalformedRequest } from '../platform/http/errors';
import { ROW_FIELDS } from './rows';

const DELIMITERS = [',', ';', '\t'] as const;
/** A title may stand above what tells the columns apart. */
const HEAD_LINES = 5;

/** The cells of a CSV as Excel writes it: with or without byte order mark, `,`, `;` or tabs; lines as they are numbered. Throws MalformedRequest. */
export function tableOfCsv(text: string): readonly (readonly string[])[] {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (plain.includes('\ufffd'))
    throw new MalformedRequest([{ field: 'csv', message: 'không phải chữ UTF-8; trong Excel hãy lưu kiểu “CSV UTF-8”' }]);
  const head = plain.split(/\r?\n/, HEAD_LINES).join('\n');
  const delimiter = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  return parsed(plain.normalize('NFC'), delimiter);
}

/** The rows of a list of recognitions, whose first line names its columns. Throws MalformedRequest. */
export function rowsOfCsv(text: string): unknown[] {
  const [head = [], ...lines] = tableOfCsv(text).filter((line) => line.some((cell) => cell !== ''));
  const names = head.map((name) => name.trim());
  const unknown = names.filter((name) => !ROW_FIELDS.includes(name) || name === 'evidence');
  if (unknown.length > 0 || names.length === 0) {
    const known = ROW_FIELDS.filter((name) => name !== 'evidence').join(', ');
    throw new MalformedRequest([{ field: 'csv', message: `dòng đầu phải là tên cột, trong số: ${known}` }]);
  }
  const long = lines.findIndex((line) => line.slice(names.length).some((cell) => cell !== ''));
  if (long >= 0) throw new MalformedRequest([{ field: 'csv', message: `dòng ${long + 2} có nhiều ô hơn số cột` }]);
  if (new Set(names).size < names.length) throw new MalformedRequest([{ field: 'csv', message: 'mỗi cột chỉ ghi một lần' }]);
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, (line[index] ?? '').trim()])));
}

function parsed(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relaxColumnCount: true });
  } catch (error) {
    const line: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'lines') : undefined;
    // What the parser says quotes the line, and a line holds names.
    const where = typeof line === 'number' ? `dòng ${line} ` : '';
    throw new MalformedRequest([{ field: 'csv', message: `${where}không đọc được; hãy kiểm tra dấu ngoặc kép và số cột` }]);
  }
}
