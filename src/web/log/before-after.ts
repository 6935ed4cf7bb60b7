import { shownDay } from '../../platform/text/terms';
import { vietnameseNumber } from '../../platform/text/numbers';
import { criterionIn } from './plans';
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
export function changedFields({ before, after, changes }: Pick<Entry, 'before' | 'after' | 'changes'>): readonly ChangedField[] {
  if (before === null && after !== null) return Object.entries(asObject(after)).flatMap(([path, is]) => fieldOf(path, null, is));
  if (before !== null && after === null) return Object.entries(asObject(before)).flatMap(([path, was]) => fieldOf(path, was, null));
  return changes.flatMap(({ path, was, is }) => fieldOf(path, was, is));
}

function fieldOf(path: string, was: unknown, is: unknown): readonly ChangedField[] {
  const field = { path, words: pathWords(path), was: valueWords(was), is: valueWords(is) };
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
};

/** A value of any shape, for a person. Null where there is nothing. */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return vietnameseNumber(String(value));
  if (typeof value === 'string') return textWords(value);
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((one) => valueWords(one) ?? '—').join('; ');
  return objectWords(asObject(value));
}

function textWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return shownDay(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return shownInstant(text);
  if (/^-?\d+(\.\d+)?$/.test(text)) return vietnameseNumber(text);
  return WORDS[text] ?? text;
}

const CRITERIA = new Set(['at-least', 'at-most', 'complete', 'count-of', 'increase', 'not-below-baseline', 'parity', 'qualitative']);

function objectWords(value: Readonly<Record<string, unknown>>): string | null {
  const { kind } = value;
  if (typeof kind === 'string' && CRITERIA.has(kind)) return criterionIn(value);
  const parts = Object.entries(value).flatMap(([name, one]) => {
    const words = valueWords(one);
    return words === null ? [] : [`${labelOf(name).toLocaleLowerCase('vi')}: ${words}`];
  });
  return parts.length === 0 ? null : parts.join(', ');
}
