import { spokenPeriod } from '../../../platform/text/periods';
import { NotAnArchive, readWorkbook, writeWorkbook, type Cell, type SheetRowOut } from '../../../platform/spreadsheet';
import type { FormProblem } from '../../parts/error-summary';
import { fullName } from '../../known/areas';
import { draftKey } from './entry-key';
import { isUntouched, PARTS, type Typed } from './typed';
import type { Sheet, SheetRow } from './sheet';
import { figureWords } from './words';

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: SheetRow) => Cell;
  /** The box that a cell fills. */
  readonly box?: string;
}

/** The box that a filled-in file comes with. */
export const WORKBOOK = 'bang-tinh';

const MARK = 'Mẫu nhập số liệu:';
const text = (row: SheetRow, name: string): Cell => {
  const value = row.typed[name] ?? '';
  return /^\d+(,\d+)?$/.test(value) ? { number: value.replace(',', '.') } : value;
};
const filled = (title: string, box: string, width = 14): Column => ({ title, width, box, cell: (row) => text(row, box) });

/** What the first box of a measure is filled by. */
const FIRST = { ratio: 'tu', count: 'so', 'yes-no': 'co' } as const;
const YES_NO: Readonly<Record<string, string>> = { co: 'có', khong: 'không' };

function columnsOf(rows: readonly SheetRow[]): readonly Column[] {
  const dimensions = [...new Set(rows.flatMap(({ indicator }) => indicator.breakdowns))];
  const parts = dimensions.flatMap((dimension) =>
    (PARTS[dimension] ?? []).flatMap(({ part, words }) => [
      { ...filled(`${words}: số đạt`, `${dimension}.${part}.tu`), cell: partOf(dimension, part) },
      filled(`${words}: tổng số`, `${dimension}.${part}.mau`),
    ]),
  );
  return [
    { title: 'Mã', width: 24, cell: ({ indicator }) => indicator.code },
    { title: 'Chỉ số', width: 40, cell: ({ indicator }) => indicator.name },
    { title: 'Cách ghi', width: 40, cell: howTo },
    { title: 'Số đạt, số đếm, có/không', width: 16, box: 'gia-tri', cell: first },
    filled('Tổng số', 'mau'),
    ...parts,
    filled('Không áp dụng vì', 'kadly', 24),
    filled('Ghi chú', 'gc', 30),
    filled('Lý do sửa', 'ly', 24),
    { title: 'Kỳ trước', width: 24, cell: ({ before, indicator }) => (before === null ? '' : figureWords(before.value, indicator)) },
  ];
}

const first = (row: SheetRow): Cell => {
  const name = FIRST[row.indicator.measure];
  return name === 'co' ? (YES_NO[row.typed['co'] ?? ''] ?? '') : text(row, name);
};

const partOf =
  (dimension: string, part: string) =>
  (row: SheetRow): Cell =>
    text(row, `${dimension}.${part}.${row.indicator.measure === 'count' ? 'so' : 'tu'}`);

function howTo({ indicator: { measure, numerator, denominator, unit } }: SheetRow): string {
  if (measure === 'yes-no') return 'ghi: có hoặc không';
  return measure === 'count' ? `số ${unit}` : `${numerator ?? 'số đạt'} / ${denominator ?? 'tổng số'}`;
}

/** The sheet to fill in elsewhere, with what stands and what is typed already. */
export function workbookOf({ key, area, plan, rows }: Sheet): Buffer {
  const own = rows.filter((row) => row.own);
  const columns = columnsOf(own);
  const head: SheetRowOut[] = [
    { cells: [`${MARK} ${draftKey(key)}`] },
    { cells: [`Số liệu ${spokenPeriod(key.period)}, ${fullName(area)}. ${plan.title}`], bold: true },
    { cells: ['Chỉ sửa các ô số liệu, ghi chú, lý do; không sửa cột Mã. Ô trống là chưa có số liệu. Sửa số đã ghi thì nêu lý do.'] },
    { cells: columns.map(({ title }) => title), bold: true },
  ];
  const body = own.map((row): SheetRowOut => ({ cells: columns.map(({ cell }) => cell(row)) }));
  return writeWorkbook('Số liệu', [...head, ...body], { widths: columns.map(({ width }) => width), frozen: head.length });
}

export interface Filled {
  readonly rows: readonly SheetRow[];
  /** Of the file as a whole; then nothing of it is taken. */
  readonly problems: readonly FormProblem[];
  /** In which line of the file a figure stands. */
  readonly lines: ReadonlyMap<string, number>;
}

/** What a file says, in place of what is typed: nothing is recorded of it. `lines` of the file are named as a spreadsheet numbers them. */
export function filledBy(sheet: Sheet, file: Buffer): Filled {
  const cells = cellsOf(file);
  if (cells === null)
    return refused(sheet, 'Tệp không phải bảng tính .xlsx đọc được. Hãy tải mẫu, điền rồi lưu lại đúng kiểu Excel (.xlsx).');
  const mark = said(cells[0]?.[0]);
  if (mark !== `${MARK} ${draftKey(sheet.key)}`)
    return refused(sheet, 'Tệp không phải mẫu của kỳ, địa bàn và báo cáo này. Hãy tải mẫu ở đúng trang này rồi điền.');
  const titles = (cells[3] ?? []).map(said);
  const columns = columnsOf(sheet.rows.filter(({ own }) => own));
  const lacking = columns.filter(({ box, title }) => box !== undefined && !titles.includes(title));
  if (lacking.length > 0) return refused(sheet, `Tệp thiếu cột: ${lacking.map(({ title }) => title).join(', ')}. Hãy tải lại mẫu.`);
  const lines = new Map(cells.slice(4).map((line, place) => [said(line[0]), { line, number: place + 5 }]));
  const known = new Set(sheet.rows.map(({ indicator }) => indicator.code));
  const strange = [...lines].filter(([code, { line }]) => !known.has(code) && line.some((cell) => said(cell) !== ''));
  const boxes = columns.flatMap(({ title, box }) => (box === undefined ? [] : [{ box, place: titles.indexOf(title) }]));
  return {
    rows: sheet.rows.map((row) => {
      const found = lines.get(row.indicator.code);
      return found === undefined ? row : overlaid(row, new Map(boxes.map(({ box, place }) => [box, said(found.line[place])])));
    }),
    problems: strange.map(([code, { number }]) => ({ words: `Dòng ${number}: “${code}” không phải mã của mẫu này.`, field: WORKBOOK })),
    lines: new Map([...lines].map(([code, { number }]) => [code, number])),
  };
}

const refused = ({ rows }: Sheet, words: string): Filled => ({
  rows,
  problems: [{ words, field: WORKBOOK }],
  lines: new Map(),
});

function cellsOf(file: Buffer): readonly (readonly Cell[])[] | null {
  try {
    return readWorkbook(file);
  } catch (error) {
    if (error instanceof NotAnArchive) return null;
    throw error;
  }
}

/** A computed number is unambiguous; it is written so that it stays so. */
function said(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim().normalize('NFC');
  const number = Number(cell.number);
  if (!Number.isFinite(number)) return cell.number;
  const [whole = '', fraction] = String(number).split('.');
  return fraction === undefined ? whole : `${whole},${fraction.length === 3 ? `${fraction}0` : fraction}`;
}

/** Cells left empty take nothing away from a row that nobody touched in the file. */
function overlaid(row: SheetRow, cells: ReadonlyMap<string, string>): SheetRow {
  const { 'gia-tri': value = '', kadly = '', ...rest } = Object.fromEntries(cells);
  const isCount = row.indicator.measure === 'count';
  const boxes = Object.entries({ ...rest, kadly, ...valueBox(row, value) }).flatMap(([name, words]) => {
    const own = isCount && name.endsWith('.tu') ? name.replace(/\.tu$/, '.so') : name;
    return words === '' ? [] : [[own, words] as const];
  });
  if (boxes.length === 0) return row;
  const { goc, cu, mc } = row.typed;
  const kept = { goc, cu, mc, kad: kadly === '' ? undefined : '1' };
  const typed: Typed = Object.fromEntries(
    [...boxes, ...Object.entries(kept)].flatMap(([name, words]) => (words === undefined ? [] : [[name, words] as const])),
  );
  return { ...row, typed, touched: !isUntouched(typed) };
}

function valueBox({ indicator: { measure } }: SheetRow, words: string): Readonly<Record<string, string>> {
  if (measure !== 'yes-no') return { [FIRST[measure]]: words };
  const choice = words.toLocaleLowerCase('vi');
  if (['có', 'co', 'x', '1'].includes(choice)) return { co: 'co' };
  return ['không', 'khong', '0'].includes(choice) ? { co: 'khong' } : { co: words };
}
