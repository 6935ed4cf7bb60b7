import { NotAnArchive, unzipped, zipped } from './zip';

/** A number is one that the program computes with; text stands as it is. */
export type Cell = string | { readonly number: string };

export interface SheetRowOut {
  readonly cells: readonly Cell[];
  readonly bold?: true;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 100;

/** One sheet as an .xlsx that spreadsheets open; `widths` in characters, a row that stays in sight. */
export function writeWorkbook(
  name: string,
  rows: readonly SheetRowOut[],
  { widths, frozen }: { widths: readonly number[]; frozen: number },
): Buffer {
  const columns = widths.map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`).join('');
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const data = rows
    .map(
      ({ cells, bold }, place) =>
        `<row r="${place + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${place + 1}`, bold)).join('')}</row>`,
    )
    .join('');
  return zipped(
    new Map([
      [
        '[Content_Types].xml',
        `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
      ],
      [
        '_rels/.rels',
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
      [
        'xl/workbook.xml',
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      ],
      [
        'xl/styles.xml',
        `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
      ],
      [
        'xl/worksheets/sheet1.xml',
        `${HEAD}<worksheet xmlns="${MAIN}">${pane}<cols>${columns}</cols><sheetData>${data}</sheetData></worksheet>`,
      ],
    ]),
  );
}

function cellXml(cell: Cell, place: string, bold?: true): string {
  const style = bold === true ? ' s="1"' : ' s="0"';
  if (typeof cell !== 'string') return `<c r="${place}"${style}><v>${escaped(cell.number)}</v></c>`;
  return cell === '' ? '' : `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** The first sheet's cells, row by row as they are numbered; what was computed, not how. Throws NotAnArchive. */
export function readWorkbook(file: Buffer): readonly (readonly Cell[])[] {
  const parts = unzipped(file, (name) => name === 'xl/sharedStrings.xml' || /^xl\/worksheets\/sheet\d+\.xml$/.test(name), MOST_BYTES);
  const first = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/')).toSorted(byNumber)[0];
  const sheet = first === undefined ? undefined : parts.get(first);
  if (sheet === undefined) throw new NotAnArchive('the archive holds no sheet');
  const shared = [...elements(parts.get('xl/sharedStrings.xml') ?? '', 'si')].map(({ inner }) => textIn(inner));
  const rows: Cell[][] = [];
  for (const { about, inner } of elements(sheet, 'row')) {
    const place = Number(/ r="(\d+)"/.exec(about)?.[1] ?? rows.length + 1) - 1;
    if (place > MOST_ROWS) break;
    while (rows.length < place) rows.push([]);
    rows[place] = cellsIn(inner, shared);
  }
  return rows;
}

const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]);

function cellsIn(row: string, shared: readonly string[]): Cell[] {
  const cells: Cell[] = [];
  for (const { about, inner } of elements(row, 'c')) {
    const column = columnOf(/ r="([A-Z]{1,3})\d/.exec(about)?.[1]) ?? cells.length;
    if (column > MOST_COLUMNS) break;
    while (cells.length < column) cells.push('');
    cells[column] = cellOf(about, inner, shared);
  }
  return cells;
}

function cellOf(about: string, inner: string, shared: readonly string[]): Cell {
  const kind = / t="([^"]*)"/.exec(about)?.[1] ?? 'n';
  const [found] = elements(inner, 'v');
  const value = unescaped(found?.inner ?? '');
  if (kind === 's') return shared[Number(value)] ?? '';
  if (kind === 'inlineStr') return textIn(inner);
  if (kind === 'n' && value !== '') return { number: value };
  return kind === 'e' ? '' : value;
}

const columnOf = (name: string | undefined): number | undefined =>
  name === undefined ? undefined : [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Without what is only said about how to pronounce it. */
const textIn = (xml: string): string => [...elements(xml.split('<rPh')[0] ?? '', 't')].map(({ inner }) => unescaped(inner)).join('');

interface Element {
  readonly about: string;
  readonly inner: string;
}

/** Elements of a name that do not lie in each other, each looked at once: a file made to be slow to read is not. */
function* elements(xml: string, name: string): Iterable<Element> {
  const [open, close] = [`<${name}`, `</${name}>`];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const named = at + open.length;
    at = named;
    if (!' />\t\r\n'.includes(xml[named] ?? 'x')) continue;
    const bracket = xml.indexOf('>', named);
    if (bracket < 0) return;
    const about = xml.slice(named, bracket);
    if (about.endsWith('/')) {
      yield { about, inner: '' };
      continue;
    }
    const end = xml.indexOf(close, bracket);
    if (end < 0) return;
    yield { about, inner: xml.slice(bracket + 1, end) };
    at = end;
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, code: string) => character(Number.parseInt(code, hex === '' ? 10 : 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
