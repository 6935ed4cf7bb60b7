import { MalformedRequest } from '../../platform/http/errors';
import { isAreaCode } from '../../platform/http/fields';
import type { Cell } from '../../platform/spreadsheet';
import { textOf } from './cell-text';
import { BOX_BY_FIELD, BOX_BY_TITLE, CODE_TITLE, HEAD_LINES, KEY_FIELDS, MARK, NEEDED } from './columns';

/** One line of a file that says something, by the boxes that its cells fill. */
export interface FileRow {
  /** As a spreadsheet numbers its lines. */
  readonly row: number;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly boxes: ReadonlyMap<string, Cell>;
  /** Boxes that the file has a column for: what it has none for stays as it is. */
  readonly columns: ReadonlySet<string>;
  /** Why the line cannot be read at all. */
  readonly fault?: string;
}

/** What the whole file is said to be about. */
export interface Place {
  readonly area?: string;
  readonly period?: string;
}

export const MOST_ROWS = 10_000;

/** A template that was filled in, or a list whose first line names its columns. Throws MalformedRequest. */
export function rowsOfFile(cells: readonly (readonly Cell[])[], place: Place): readonly FileRow[] {
  const mark = plain(cells[0]?.[0]);
  const rows = mark.startsWith(MARK) ? ofTemplate(mark.slice(MARK.length).trim(), cells, place) : ofList(cells, place);
  if (rows.length === 0) throw wrong('không có dòng số liệu nào');
  if (rows.length > MOST_ROWS) throw wrong(`có ${rows.length} dòng, quá ${MOST_ROWS}; hãy chia tệp`);
  return rows;
}

export const wrong = (message: string): MalformedRequest => new MalformedRequest([{ field: 'tệp', message }]);

function plain(cell: Cell | undefined): string {
  const found = textOf(cell);
  return 'text' in found ? found.text : '';
}

function ofTemplate(mark: string, cells: readonly (readonly Cell[])[], place: Place): readonly FileRow[] {
  const [area = '', period = '', ...more] = mark.split(' ');
  if (!isAreaCode(area) || period === '' || more.length > 0) throw wrong('có ô đầu tiên đã bị sửa; hãy tải lại mẫu rồi điền');
  if ((place.area ?? area) !== area || (place.period ?? period) !== period)
    throw wrong('là mẫu của địa bàn khác hoặc kỳ khác; hãy tải mẫu của đúng địa bàn và kỳ này');
  const titles = (cells[HEAD_LINES - 1] ?? []).map(plain);
  const lacking = [CODE_TITLE, ...NEEDED.map(({ title }) => title)].filter((title) => !titles.includes(title));
  if (lacking.length > 0) throw wrong(`thiếu cột: ${lacking.join(', ')}; hãy tải lại mẫu`);
  refuseTwice(titles.filter((title) => title === CODE_TITLE || BOX_BY_TITLE.has(title)));
  const boxes = titles.flatMap((title, column) => {
    const box = BOX_BY_TITLE.get(title);
    return box === undefined ? [] : [{ box, column }];
  });
  const code = titles.indexOf(CODE_TITLE);
  const columns = new Set(boxes.map(({ box }) => box));
  return cells.slice(HEAD_LINES).flatMap((line, at) => {
    if (line.every((cell) => cell === '')) return [];
    const row = { row: at + HEAD_LINES + 1, indicator: plain(line[code]), area, period };
    return [{ ...row, boxes: filled(line, boxes), columns, ...faultOf(line, titles) }];
  });
}

function ofList(cells: readonly (readonly Cell[])[], place: Place): readonly FileRow[] {
  const titles = (cells[0] ?? []).map(plain);
  const known = [...KEY_FIELDS, ...BOX_BY_FIELD.keys()];
  const strange = titles.filter((title) => title !== '' && !known.includes(title));
  const needed = KEY_FIELDS.filter((field) => field === 'indicator' || place[field] === undefined);
  if (strange.length > 0 || needed.some((field) => !titles.includes(field)))
    throw wrong(`không phải mẫu nhập số liệu, cũng không phải danh sách có dòng đầu là tên cột, trong số: ${known.join(', ')}`);
  refuseTwice(titles.filter((title) => title !== ''));
  const boxes = titles.flatMap((title, column) => {
    const box = BOX_BY_FIELD.get(title);
    return box === undefined ? [] : [{ box, column }];
  });
  const columns = new Set(boxes.map(({ box }) => box));
  const key = (line: readonly Cell[], field: (typeof KEY_FIELDS)[number]): string =>
    titles.includes(field) ? plain(line[titles.indexOf(field)]) : '';
  return cells.slice(1).flatMap((line, at): FileRow[] => {
    if (line.every((cell) => plain(cell) === '' && typeof cell === 'string')) return [];
    const [area, period] = [key(line, 'area') || (place.area ?? ''), key(line, 'period') || (place.period ?? '')];
    const row = { row: at + 2, indicator: key(line, 'indicator'), area, period };
    const elsewhere = (place.area ?? area) !== area || (place.period ?? period) !== period;
    const fault = elsewhere ? { fault: 'Dòng này của địa bàn khác hoặc kỳ khác.' } : faultOf(line, titles);
    return [{ ...row, boxes: filled(line, boxes), columns, ...fault }];
  });
}

/** A number with a comma that stands in no quotes makes two cells of one. */
const faultOf = (line: readonly Cell[], titles: readonly string[]): { readonly fault?: string } =>
  line.slice(titles.length).every((cell) => cell === '')
    ? {}
    : { fault: 'Dòng này có nhiều ô hơn số cột; số có dấu phẩy phải đặt trong ngoặc kép.' };

function refuseTwice(titles: readonly string[]): void {
  const twice = titles.filter((title, place) => titles.indexOf(title) !== place);
  if (twice.length > 0) throw wrong(`có cột ghi hai lần: ${[...new Set(twice)].join(', ')}`);
}

const filled = (line: readonly Cell[], boxes: readonly { readonly box: string; readonly column: number }[]): ReadonlyMap<string, Cell> =>
  new Map(
    boxes.flatMap(({ box, column }) => {
      const cell = line[column] ?? '';
      return typeof cell === 'string' && cell.trim() === '' ? [] : [[box, cell] as const];
    }),
  );
