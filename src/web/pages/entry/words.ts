import type { FigureView } from '../../../figures';
import type { IndicatorSpec } from '../../../plans';
import { echo, rate } from '../../numbers/reading';
import type { FigureBody } from './said';

/** A figure as a person reads it: `81,25% (13 / 16)`. */
export function figureWords(value: FigureView['value'], { unit }: Pick<IndicatorSpec, 'unit'>): string {
  switch (value?.kind) {
    case undefined:
      return '—';
    case 'ratio': {
      const percent = rate(value.numerator, value.denominator);
      const parts = `${echo(value.numerator)} / ${echo(value.denominator)}`;
      return percent === null ? `${parts}, không có đối tượng` : `${echo(percent)}% (${parts})`;
    }
    case 'count':
      return `${echo(value.value)} ${unit === '%' ? '' : unit}`.trim();
    case 'yes-no':
      return value.yes ? 'có' : 'không';
    case 'not-applicable':
      return `không áp dụng (${value.reason})`;
  }
}

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

/** 14:02, in Viet Nam. */
export const clockWords = (instant: string): string =>
  new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(instant));

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
  return `${Number(change) > 0 ? '+' : '−'}${echo(change.replace('-', ''))}${unit}`;
}

const comparable = (value: FigureView['value']): string | null =>
  value?.kind === 'ratio' ? rate(value.numerator, value.denominator) : value?.kind === 'count' ? value.value : null;
