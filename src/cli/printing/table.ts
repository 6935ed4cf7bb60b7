export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
  /** Numbers stand right. */
  readonly right?: boolean;
}

/** Rows under a header, columns as wide as their widest cell, two blanks between; a column that is empty in every row is left out. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  paint: (text: string, row: Row) => string = plain,
): string {
  const shown = columns
    .map(({ title, of, right = false }) => ({ title, right, cells: rows.map((row) => oneLine(of(row))) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const widths = shown.map(({ title, cells }) => Math.max(...[title, ...cells].map(widthOf)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => padded(cell, widths[index] ?? 0, shown[index]?.right ?? false))
      .join('  ')
      .trimEnd();
  const header = line(shown.map(({ title }) => title));
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const body = rows.map((row, index) => paint(line(shown.map(({ cells }) => cells[index] ?? '')), row));
  return [header, rule, ...body].map((text) => `${text}\n`).join('');
}

function padded(text: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? blanks + text : text + blanks;
}

/** Texts are NFC: a letter with its marks is one unit of the string. */
const widthOf = (text: string): number => text.length;
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const plain = (text: string): string => text;
