import { parse } from 'csv-parse/sync';
import { folded } from '../../../platform/text/folded';

/** A line of a list, as the API takes it. */
export type ListRow = Readonly<Record<string, string>>;

/** What an office calls the columns, without marks; the API's own names are understood too. Null: read past. */
const COLUMNS: ReadonlyMap<string, string | null> = new Map([
  ...['subject', 'ma', 'ma doi tuong', 'ma so', 'ma so ho'].map((name) => [name, 'subject'] as const),
  ...['area', 'ma dia ban', 'dia ban', 'xa', 'xa, phuong', 'noi o'].map((name) => [name, 'area'] as const),
  ...['name', 'ten', 'ho ten', 'ho va ten', 'ten chu ho', 'ho ten chu ho', 'ten ho', 'ten dong ho', 'ten don vi', 'ten khu dan cu'].map(
    (name) => [name, 'name'] as const,
  ),
  ...['from', 'o tu ngay', 'o day tu ngay'].map((name) => [name, 'from'] as const),
  ...['score', 'diem', 'tong diem'].map((name) => [name, 'score'] as const),
  ...['level', 'muc', 'muc do', 'xep loai'].map((name) => [name, 'level'] as const),
  ['criteriaversion', 'criteriaVersion'] as const,
  ...['tt', 'stt', 'so tt', 'so thu tu', 'ghi chu', ''].map((name) => [name, null] as const),
]);

/** What the words of a list mean to the API: names of areas and levels to their codes. */
export interface Meaning {
  /** Folded name or code → id. */
  readonly areas: ReadonlyMap<string, string>;
  /** Folded name or code → code. */
  readonly levels: ReadonlyMap<string, string>;
  /** Of lines that name neither an area nor a code. */
  readonly area: string | null;
}

export type ReadList = { readonly rows: readonly ListRow[]; readonly fault?: never } | { readonly fault: string; readonly rows?: never };

const DELIMITERS = ['\t', ';', ','] as const;

/** The lines of a table as a spreadsheet saves it (CSV, `,` or `;`) or hands it over when copied (tabs). What is wrong with one line is for the API to say. */
export function rowsOf(text: string, meaning: Meaning): ReadList {
  const plain = text.replace(/^\ufeff/, '').normalize('NFC');
  const [head = ''] = plain.trimStart().split(/\r?\n/, 1);
  const delimiter = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const lines = linesOf(plain, delimiter);
  if (lines === null) return { fault: 'Không đọc được danh sách: hãy kiểm tra dấu ngoặc kép.' };
  const names = (lines[0] ?? []).map((name) => folded(name.trim()));
  const unknown = names.filter((name) => COLUMNS.get(name) === undefined);
  if (unknown.length > 0 || names.every((name) => COLUMNS.get(name) === null))
    return {
      fault: `Dòng đầu phải là tên cột, như “Mã đối tượng”, “Tên”, “Địa bàn”, “Điểm”, “Mức”${unknown.length > 0 ? `; không rõ cột “${unknown.join('”, “')}”` : ''}.`,
    };
  const fields = names.map((name) => COLUMNS.get(name) ?? null);
  if (new Set(fields.filter((one) => one !== null)).size < fields.filter((one) => one !== null).length)
    return { fault: 'Có hai cột cùng nghĩa: mỗi cột chỉ ghi một lần.' };
  const rows = lines.slice(1).map((line) => rowOf(fields, line, meaning));
  return rows.length === 0 ? { fault: 'Danh sách chưa có dòng nào dưới dòng tên cột.' } : { rows };
}

function linesOf(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, skipEmptyLines: true, relaxColumnCount: true, skipRecordsWithEmptyValues: true });
  } catch {
    return null;
  }
}

function rowOf(fields: readonly (string | null)[], line: readonly string[], meaning: Meaning): ListRow {
  const said = fields.flatMap((field, place): [string, string][] => {
    const value = (line[place] ?? '').trim();
    return field === null || value === '' ? [] : [[field, meant(field, value, meaning)]];
  });
  const row: Record<string, string> = Object.fromEntries(said);
  if (row['subject'] === undefined && row['area'] === undefined && meaning.area !== null) row['area'] = meaning.area;
  return row;
}

function meant(field: string, value: string, { areas, levels }: Meaning): string {
  switch (field) {
    case 'area':
      return areas.get(folded(value)) ?? value;
    case 'level':
      return levels.get(folded(value)) ?? value;
    case 'score':
      return value.replace(',', '.');
    case 'from':
      return isoOf(value);
    default:
      return value;
  }
}

/** 20/11/2015 → 2015-11-20; anything else stays. */
function isoOf(day: string): string {
  const [, date = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(day) ?? [];
  return year === undefined ? day : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}
