import type { IndicatorDefinition } from '../../indicators';
import { figureWords, typedOf, type StandingFigure, type Typed } from '../../platform/entry';
import { writeWorkbook, type CellOut, type SheetRowOut } from '../../platform/spreadsheet';
import {
  BASED_ON_COLUMN,
  CODE_TITLE,
  DATA_TO_COLUMN,
  HEAD_LINES,
  MARK,
  partColumns,
  VALUE,
  VALUE_COLUMN,
  WHOLE_COLUMN,
  WORDS_COLUMNS,
} from './columns';

/** One figure that is asked for. */
export interface TemplateRow {
  readonly indicator: IndicatorDefinition;
  readonly standing: StandingFigure | null;
  readonly before: StandingFigure | null;
}

export interface Template {
  readonly area: string;
  readonly period: string;
  readonly heading: string;
  /** The period still runs: until when was counted is asked too. */
  readonly running: boolean;
  readonly rows: readonly TemplateRow[];
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (row: TemplateRow, typed: Typed) => CellOut;
}

const HOW_TO =
  'Chỉ điền các cột số liệu, không áp dụng, ghi chú, lý do; không sửa cột Mã và Phiên bản. Ô trống là chưa có số liệu. Sửa số đã ghi thì nêu lý do.';

/** The sheet to fill in elsewhere, with what stands. */
export function templateFile({ area, period, heading, running, rows }: Template): Buffer {
  const columns = columnsOf(rows, running);
  const head: readonly SheetRowOut[] = [
    { cells: [`${MARK} ${area} ${period}`] },
    { cells: [heading], bold: true },
    { cells: [HOW_TO] },
    { cells: columns.map(({ title }) => title), bold: true },
  ];
  const body = rows.map((row): SheetRowOut => {
    const typed = typedOf(row.standing);
    return { cells: columns.map(({ cell }) => cell(row, typed)) };
  });
  return writeWorkbook('Số liệu', [...head, ...body], { widths: columns.map(({ width }) => width), frozen: HEAD_LINES });
}

function columnsOf(rows: readonly TemplateRow[], running: boolean): readonly Column[] {
  const dimensions = [...new Set(rows.flatMap(({ indicator }) => indicator.breakdowns))];
  const boxes = [
    VALUE_COLUMN,
    WHOLE_COLUMN,
    ...dimensions.flatMap(partColumns),
    ...(running ? [DATA_TO_COLUMN] : []),
    ...WORDS_COLUMNS,
    BASED_ON_COLUMN,
  ];
  return [
    { title: CODE_TITLE, width: 24, cell: ({ indicator }) => indicator.code },
    { title: 'Chỉ số', width: 40, cell: ({ indicator }) => indicator.name },
    { title: 'Cách ghi', width: 40, cell: ({ indicator }) => howTo(indicator) },
    ...boxes.map(({ title, width, box }): Column => ({ title, width, cell: ({ indicator }, typed) => cellOf(typed, box, indicator) })),
    { title: 'Kỳ trước', width: 24, cell: ({ before, indicator }) => (before === null ? '' : figureWords(before.value, indicator)) },
  ];
}

const FIRST = { ratio: 'tu', count: 'so', 'yes-no': 'co' } as const;
const YES_NO: Readonly<Record<string, string>> = { co: 'có', khong: 'không' };
const NUMBER = /^-?\d+(,\d+)?$/;

function cellOf(typed: Typed, box: string, { measure }: IndicatorDefinition): CellOut {
  const own = box === VALUE ? FIRST[measure] : box.replace(VALUE, measure === 'count' ? 'so' : 'tu');
  const text = typed[own] ?? '';
  if (own === 'co') return YES_NO[text] ?? '';
  return NUMBER.test(text) && !WORDS.has(own) ? { number: text.replace(',', '.') } : text;
}
const WORDS: ReadonlySet<string> = new Set(WORDS_COLUMNS.map(({ box }) => box));

function howTo({ measure, numerator, denominator, unit }: IndicatorDefinition): string {
  if (measure === 'yes-no') return 'ghi: có hoặc không';
  return measure === 'count' ? `số ${unit}` : `${numerator ?? 'số đạt'} / ${denominator ?? 'tổng số'}`;
}
