import type { Cell } from './cell';
import { dayOfSerial, shownAs, type ShownAs } from './styles';
import { attribute, elements, unescaped } from './xml';
import { NotAnArchive, unzipped } from './zip';

const MOST_BYTES = 32 * 1024 * 1024;
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;
/** Cells, row by row. */
const MOST_MERGED = 200_000;

/** Longer than a sheet that is read may be: of a part nobody would know what is missing. */
export class SheetTooLong extends Error {
  constructor() {
    super(`the sheet has more than ${MOST_ROWS} rows`);
  }
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const PARTS = new Set([WORKBOOK, RELATIONS, STRINGS, STYLES]);

/** The first sheet's cells, row by row as they are numbered; what was computed, not how. Throws NotAnArchive, SheetTooLong. */
export function readWorkbook(file: Buffer): readonly (readonly Cell[])[] {
  const parts = unzipped(file, (name) => PARTS.has(name) || name.startsWith('xl/worksheets/'), MOST_BYTES);
  // No program writes one; whoever does wants something expanded.
  if ([...parts.values()].some((xml) => xml.includes('<!DOCTYPE'))) throw new NotAnArchive('a part declares a document type');
  const sheet = parts.get(firstSheet(parts));
  if (sheet === undefined) throw new NotAnArchive('the archive holds no sheet');
  const look = {
    shared: [...elements(parts.get(STRINGS) ?? '', 'si')].map(({ inner }) => textIn(inner)),
    styles: shownAs(parts.get(STYLES) ?? ''),
  };
  const rows: Cell[][] = [];
  for (const { about, inner } of elements(sheet, 'row')) {
    const cells = cellsIn(inner, look);
    const place = Number(attribute(about, 'r') ?? rows.length + 1) - 1;
    // Programs list rows that are merely formatted.
    if (cells.every((cell) => cell === '')) continue;
    if (!(place < MOST_ROWS)) throw new SheetTooLong();
    while (rows.length < place) rows.push([]);
    rows[place] = cells;
  }
  markMerged(sheet, rows);
  return rows;
}

/** As the workbook lists them, whatever their files are called. */
function firstSheet(parts: ReadonlyMap<string, string>): string {
  const [first] = elements(parts.get(WORKBOOK) ?? '', 'sheet');
  const id = attribute(first?.about ?? '', 'r:id');
  const relation = [...elements(parts.get(RELATIONS) ?? '', 'Relationship')].find(({ about }) => attribute(about, 'Id') === id);
  const target = attribute(relation?.about ?? '', 'Target') ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

interface Look {
  readonly shared: readonly string[];
  readonly styles: readonly (ShownAs | null)[];
}

function cellsIn(row: string, look: Look): Cell[] {
  const cells: Cell[] = [];
  for (const { about, inner } of elements(row, 'c')) {
    const column = columnOf(/^[A-Z]{1,3}(?=\d)/.exec(attribute(about, 'r') ?? '')?.[0]) ?? cells.length;
    if (column > MOST_COLUMNS) break;
    while (cells.length < column) cells.push('');
    cells[column] = cellOf(about, inner, look);
  }
  return cells;
}

function cellOf(about: string, inner: string, { shared, styles }: Look): Cell {
  const kind = attribute(about, 't') ?? 'n';
  const [found] = elements(inner, 'v');
  const value = unescaped(found?.inner ?? '');
  if (kind === 'inlineStr') return textIn(inner);
  if (kind === 'e') return { fault: 'error' };
  if (value === '') return found === undefined && /<f[ />]/.test(inner) ? { fault: 'not-computed' } : '';
  if (kind === 's') return shared[Number(value)] ?? '';
  if (kind === 'b') return value === '1' ? 'true' : 'false';
  if (kind === 'd') return dayIn(value);
  return kind === 'n' ? numberShown(value, styles[Number(attribute(about, 's') ?? 0)] ?? null) : value;
}

const dayIn = (text: string): Cell =>
  /^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?)?$/.test(text) ? { day: text.slice(0, 10) } : { fault: 'moment' };

function numberShown(number: string, as: ShownAs | null): Cell {
  if (as === null) return { number };
  if (as === 'percent') return { fault: 'percent' };
  const day = as === 'day' ? dayOfSerial(number) : null;
  return day === null ? { fault: 'moment' } : { day };
}

const columnOf = (name: string | undefined): number | undefined =>
  name === undefined ? undefined : [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Without what is only said about how to pronounce it. */
const textIn = (xml: string): string => [...elements(xml.split('<rPh')[0] ?? '', 't')].map(({ inner }) => unescaped(inner)).join('');

/** Of cells made one, the others are not empty: which of them the value is for, only who merged them knows. */
function markMerged(sheet: string, rows: readonly Cell[][]): void {
  let left = MOST_MERGED;
  for (const { about } of elements(sheet, 'mergeCell')) {
    const [, first, top, last, bottom] = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(attribute(about, 'ref') ?? '') ?? [];
    const [from, to] = [columnOf(first) ?? 0, Math.min(columnOf(last) ?? -1, MOST_COLUMNS)];
    for (const [below, cells] of rows.slice(Number(top) - 1, Number(bottom)).entries()) {
      left -= Math.max(1, to - from);
      if (left < 0) throw new NotAnArchive('too many cells are merged');
      for (let column = from; column <= to && cells.length > 0; column++) {
        while (cells.length <= column) cells.push('');
        if (below > 0 || column > from) cells[column] = { fault: 'merged' };
      }
    }
  }
}
