import { ENTRY_CHECKS, type EntryCheckCode } from '@hieuhoc/indicator-maths';
import type { FigureContent } from '../../figures/figure.events';
import type { IndicatorDefinition } from '../../indicators';
import {
  isUntouched,
  readDecimal,
  readWhole,
  saidOf,
  typedOf,
  written,
  type FigureBody,
  type StandingFigure,
  type Typed,
} from '../../platform/entry';
import type { Cell } from '../../platform/spreadsheet';
import { dayOf, numberOf, textOf, type Text } from './cell-text';
import { ACKNOWLEDGE, BASED_ON, DATA_TO, SOURCE, VALUE } from './columns';
import type { FileRow } from './file-rows';

/** What a figure says at its revisions since it was last withdrawn. */
export interface Standing {
  /** Of the stream; -1 where nothing was ever recorded. */
  readonly last: number;
  readonly revisions: readonly { readonly revision: number; readonly content: FigureContent }[];
}

export type RowSaid =
  | { readonly kind: 'nothing' }
  /** As it stands, or as it stood when the template was taken. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'figure'; readonly body: FigureBody & { readonly source?: string }; readonly acknowledge: readonly EntryCheckCode[] }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const WORDS = new Set(['kadly', 'gc', 'ly', SOURCE, ACKNOWLEDGE]);
/** Of these a line alone says nothing. */
const ABOUT = new Set([BASED_ON, DATA_TO, ACKNOWLEDGE, SOURCE]);

/** Whatever its code, such a line is passed over. */
export const saysNothing = ({ boxes }: FileRow): boolean => [...boxes.keys()].every((box) => ABOUT.has(box));

/** What a line of a file says of a figure, beside what stands. Boxes left empty take nothing away from what nobody touched. */
export function rowSaid({ boxes, columns }: FileRow, indicator: IndicatorDefinition, standing: Standing, dataTo: string | null): RowSaid {
  const read = new Map([...boxes].map(([box, cell]) => [boxOf(box, indicator), textIn(box, cell)]));
  const faults = [...read.values()].flatMap((text) => ('fault' in text ? [text.fault] : []));
  if (faults.length > 0) return malformed(faults);
  const texts = new Map([...read].flatMap(([box, text]) => ('text' in text && text.text !== '' ? [[box, text.text] as const] : [])));
  const own = new Map([...texts].filter(([box]) => !ABOUT.has(box)));
  if (own.size === 0) return { kind: 'nothing' };
  const beside = VALUES.filter((box) => own.has(box) && !OWN[indicator.measure].includes(box));
  if (beside.length > 0) return malformed([MEASURES[indicator.measure]]);
  const basedOn = texts.get(BASED_ON);
  if (basedOn !== undefined && !/^\d{1,7}$/.test(basedOn)) return malformed(['cột Phiên bản đã bị sửa; hãy tải lại mẫu']);
  const now = standingAt(standing, standing.last);
  const seen = basedOn === undefined ? now : standingAt(standing, Number(basedOn));
  const line = { own, columns: new Set([...columns].map((box) => boxOf(box, indicator))), indicator };
  const typed = typedBy(line, typedOf(now));
  if (isUntouched(typed) || isUntouched(typedBy(line, typedOf(seen)))) return { kind: 'unchanged' };
  if (basedOn !== undefined && (now === null || seen?.revision !== now.revision)) return CHANGED_SINCE;
  const said = saidOf(indicator, typed, texts.get(DATA_TO) ?? dataTo);
  if (said.kind === 'nothing') return { kind: 'unchanged' };
  if (said.kind === 'problems') return malformed(said.problems.map(({ short, words }) => short ?? words));
  const acknowledge = (texts.get(ACKNOWLEDGE) ?? '').split(/[\s,;]+/).filter((code) => code !== '');
  if (!acknowledge.every(isCheck)) return malformed([`cột acknowledge chỉ nhận: ${ENTRY_CHECKS.join(', ')}`]);
  const source = texts.get(SOURCE);
  return { kind: 'figure', body: { ...said.body, ...(source !== undefined && { source }) }, acknowledge };
}

const isCheck = (code: string): code is EntryCheckCode => ENTRY_CHECKS.some((one) => one === code);

const malformed = (faults: readonly string[]): RowSaid => ({
  kind: 'refused',
  code: 'malformed',
  message: [...new Set(faults.map(sentence))].join(' '),
});

const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');

const CHANGED_SINCE: RowSaid = {
  kind: 'refused',
  code: 'changed-since-template',
  message: 'Số liệu này đã được người khác ghi hoặc sửa sau khi tải mẫu. Hãy tải mẫu mới rồi điền lại dòng này.',
};

function textIn(box: string, cell: Cell): Text {
  if (box === DATA_TO) return dayOf(cell);
  return WORDS.has(box) ? textOf(cell) : numberOf(cell);
}

/** What stood at a revision of the stream. */
export function standingAt({ revisions }: Standing, revision: number): StandingFigure | null {
  const found = revisions.findLast((one) => one.revision <= revision);
  if (found === undefined) return null;
  const { value, breakdown = null, ...detail } = found.content;
  return { revision: found.revision, value, breakdown, detail };
}

const FIRST = { ratio: 'tu', count: 'so', 'yes-no': 'co' } as const;

/** A template has one column for whatever a figure measures. */
function boxOf(box: string, { measure }: IndicatorDefinition): string {
  if (box === VALUE) return FIRST[measure];
  return box.endsWith(`.${VALUE}`) ? box.replace(VALUE, measure === 'count' ? 'so' : 'tu') : box;
}

const VALUES = ['tu', 'mau', 'so', 'co'] as const;
const OWN: Readonly<Record<IndicatorDefinition['measure'], readonly string[]>> = { ratio: ['tu', 'mau'], count: ['so'], 'yes-no': ['co'] };
const MEASURES: Readonly<Record<IndicatorDefinition['measure'], string>> = {
  ratio: 'Chỉ số này là tỷ lệ: chỉ ghi số đạt và tổng số.',
  count: 'Chỉ số này là số đếm: chỉ ghi một số, để trống tổng số.',
  'yes-no': 'Chỉ số này chỉ ghi có hoặc không.',
};

interface Line {
  readonly own: ReadonlyMap<string, string>;
  readonly columns: ReadonlySet<string>;
  readonly indicator: IndicatorDefinition;
}

/** What the form would hold: the boxes of the line, and what stands in those that the file has no column for. */
function typedBy({ own, columns, indicator }: Line, stands: Typed): Typed {
  const kept = Object.entries(stands).filter(([box]) => KEPT.has(box) || ((box === 'gc' || box.includes('.')) && !columns.has(box)));
  const said = [...own].map(([box, text]) => [box, WORDS.has(box) ? text : normal(text, indicator)] as const);
  return Object.fromEntries([...kept, ...said, ...(own.has('kadly') ? [['kad', '1'] as const] : [])]);
}
const KEPT = new Set(['goc', 'cu', 'mc']);

/** As what stands is written, where it can be read. */
function normal(text: string, { measure }: IndicatorDefinition): string {
  if (measure === 'yes-no') return yesNoOf(text);
  const reading = measure === 'count' ? readDecimal(text, true) : readWhole(text);
  return reading.kind === 'read' ? written(reading.decimal) : text;
}

const YES = new Set(['có', 'co', 'x', '1', 'true', 'yes']);
const NO = new Set(['không', 'khong', '0', 'false', 'no']);

function yesNoOf(text: string): string {
  const choice = text.toLocaleLowerCase('vi');
  return YES.has(choice) ? 'co' : NO.has(choice) ? 'khong' : text;
}
