import type { FigureView } from '../../../figures';
import type { IndicatorSpec } from '../../../plans';
import { rate, type FigureBody, type Typed } from '../../../platform/entry';
import { vietnameseNumber } from '../../../platform/text/numbers';
import { shownDay } from '../../../platform/text/terms';
import { dayOf } from '../../../platform/time/clock';

/** How a figure was looked at, in the office's words. */
export const REVIEW_WORDS: Readonly<Record<FigureView['review'], string>> = {
  waiting: 'Đã ghi, chờ xác minh',
  verified: 'Đã xác minh',
  returned: 'Bị trả lại',
  withdrawn: 'Đã rút',
};

const LOOKS: Readonly<Record<FigureView['review'], string>> = {
  waiting: 'sent',
  verified: 'verified',
  returned: 'returned',
  withdrawn: 'none',
};

export const reviewLook = (review: FigureView['review']): string => `hh-verified hh-verified--${LOOKS[review]}`;

/** 14:02 in Viet Nam; of another day than today with that day. */
export function clockWords(instant: string, today: string): string {
  const at = new Date(instant);
  const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(at);
  return dayOf(at) === today ? clock : `${clock} ngày ${shownDay(dayOf(at))}`;
}

/** What boxes say, as the figure that would stand. */
export function valueOf(body: FigureBody): FigureView['value'] {
  if (body.notApplicable === true) return { kind: 'not-applicable', reason: body.reason ?? '' };
  if (body.yes !== undefined) return { kind: 'yes-no', yes: body.yes };
  if (body.value !== undefined) return { kind: 'count', value: body.value };
  if (body.numerator === undefined || body.denominator === undefined) return null;
  return { kind: 'ratio', numerator: body.numerator, denominator: body.denominator };
}

/** How far it has moved: percentage points, or the number itself. */
export function changeWords(now: FigureView['value'], before: FigureView['value']): string {
  const [is, was] = [now, before].map(comparable);
  if (is === null || is === undefined || was === null || was === undefined) return '—';
  const change = (Number(is) - Number(was)).toFixed(2).replace(/\.?0+$/, '');
  const unit = now?.kind === 'ratio' ? ' điểm %' : '';
  if (Number(change) === 0) return 'không đổi';
  return `${Number(change) > 0 ? '+' : '−'}${vietnameseNumber(change.replace('-', ''))}${unit}`;
}

const comparable = (value: FigureView['value']): string | null =>
  value?.kind === 'ratio' ? rate(value.numerator, value.denominator) : value?.kind === 'count' ? value.value : null;

/** What somebody typed, in a few words: for two versions side by side. */
export function typedWords({ measure }: Pick<IndicatorSpec, 'measure'>, typed: Typed): string {
  if (typed['kad'] !== undefined) return `không áp dụng (${typed['kadly'] ?? 'chưa ghi lý do'})`;
  switch (measure) {
    case 'ratio':
      return typed['tu'] === undefined && typed['mau'] === undefined ? 'để trống' : `${typed['tu'] ?? '…'} / ${typed['mau'] ?? '…'}`;
    case 'count':
      return typed['so'] ?? 'để trống';
    case 'yes-no':
      return typed['co'] === undefined ? 'để trống' : typed['co'] === 'co' ? 'có' : 'không';
  }
}
