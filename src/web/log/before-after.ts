import { shownDay } from '../../platform/text/terms';
import { vietnameseNumber } from '../../platform/text/numbers';
import { criterionIn, lastOf } from './plans';
import { labelOf, pathWords } from './labels';
import type { Entry } from './entry';
import { asObject } from './json';
import { shownInstant } from '../time/instants';

export interface ChangedField {
  readonly path: string;
  readonly words: string;
  /** Null: nothing stood there. */
  readonly was: string | null;
  readonly is: string | null;
}

/** What an event changed, field by field, in words. Of something new: all that it says. */
export function changedFields(entry: Pick<Entry, 'type' | 'before' | 'after' | 'changes' | 'data'>): readonly ChangedField[] {
  const { before, after, changes } = entry;
  if (entry.type === 'TargetRevised') return revisedFields(entry);
  if (before === null && after !== null) return Object.entries(asObject(after)).flatMap(([path, is]) => fieldOf(path, null, is));
  if (before !== null && after === null) return Object.entries(asObject(before)).flatMap(([path, was]) => fieldOf(path, was, null));
  return changes.flatMap(({ path, was, is }) => fieldOf(path, was, is));
}

const REVISABLE = ['criterion', 'due', 'hold', 'byArea'] as const;

/** A revision stands beside the issued target and the ones before it: what counts is what held before, and what holds from it on. */
function revisedFields({ before, data }: Pick<Entry, 'before' | 'data'>): readonly ChangedField[] {
  return REVISABLE.filter((field) => data[field] !== undefined).flatMap((field) => fieldOf(field, lastOf(before, field), data[field]));
}

function fieldOf(path: string, was: unknown, is: unknown): readonly ChangedField[] {
  const field = { path, words: pathWords(path), was: valueWords(was, nameIn(path)), is: valueWords(is, nameIn(path)) };
  return field.was === field.is ? [] : [field];
}

const WORDS: Readonly<Record<string, string>> = {
  waiting: 'chờ xác minh',
  verified: 'đã xác minh',
  returned: 'bị trả lại',
  accepted: 'đã nhận',
  reported: 'số đã báo',
  ratio: 'tỷ lệ',
  count: 'số đếm',
  'yes-no': 'đạt hoặc không',
  'not-applicable': 'không áp dụng',
  'at-due': 'tính vào ngày đến hạn',
  'each-year': 'phải đạt từng năm',
  throughout: 'phải giữ suốt kỳ',
  'big-change': 'lệch quá 50% so với kỳ trước',
  'denominator-changed': 'mẫu số khác quá 5% so với lần trước',
  'unexpected-fall': 'giảm trong khi lẽ ra không giảm',
  'nested-denominator': 'mẫu số khác số của chỉ số liên quan',
};

/** A value of any shape, for a person. Null where there is nothing. */
export function valueWords(value: unknown, field = ''): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return vietnameseNumber(String(value));
  if (typeof value === 'string') return textWords(value, field);
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((one) => valueWords(one, field) ?? '—').join('; ');
  return objectWords(asObject(value));
}

/** Text that is a number: an area's code looks like one too. */
const NUMBERS = new Set(['value', 'numerator', 'denominator', 'upTo', 'tolerance', 'score', 'percent', 'share']);
const nameIn = (path: string): string => path.split('.').at(-1) ?? '';

function textWords(text: string, field: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return shownDay(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return shownInstant(text);
  if (NUMBERS.has(field) && /^-?\d+(\.\d+)?$/.test(text)) return vietnameseNumber(text);
  return WORDS[text] ?? text;
}

const CRITERIA = new Set(['at-least', 'at-most', 'complete', 'count-of', 'increase', 'not-below-baseline', 'parity', 'qualitative']);

function objectWords(value: Readonly<Record<string, unknown>>): string | null {
  const { kind } = value;
  if (typeof kind === 'string' && CRITERIA.has(kind)) return criterionIn(value);
  const parts = Object.entries(value).flatMap(([name, one]) => {
    const words = valueWords(one, name);
    return words === null ? [] : [`${labelOf(name).toLocaleLowerCase('vi')}: ${words}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
}
