import type { Criterion, StatusRow } from '@hieuhoc/indicator-maths';
import type { IndicatorSpec } from '../../plans';
import type { AnsweredSeries } from '../../status';
import { vietnameseNumber } from '../../platform/text/numbers';
import { criterionWords } from '../../platform/text/terms';

type Amount = Pick<StatusRow, 'value' | 'numerator'>;

/** What a chart of one indicator counts in: a share in percent, or a number of something. */
export interface Measure {
  readonly percent: boolean;
  readonly unit: string;
}

/** Of what is counted against a number of units (`count-of`) that number is shown, not a share. */
export const measureOf = (indicator: Pick<IndicatorSpec, 'measure' | 'unit'>, criterion: Criterion): Measure =>
  indicator.measure === 'count' || criterion.kind === 'count-of'
    ? { percent: false, unit: indicator.unit === '%' ? '' : indicator.unit }
    : { percent: true, unit: '%' };

export const textOf = ({ percent }: Measure, { value, numerator }: Amount): string | null => (percent ? value : (numerator ?? value));

export function numberOf(measure: Measure, amount: Amount): number | null {
  const text = textOf(measure, amount);
  return text === null ? null : Number(text);
}

/** 82.35 → 82,35%; 21 → 21 xã. */
export const said = ({ percent, unit }: Measure, decimal: string): string =>
  percent ? `${vietnameseNumber(decimal)}%` : `${vietnameseNumber(decimal)}${unit === '' ? '' : ` ${unit}`}`;

export interface Goal {
  readonly text: string;
  /** Better is less. */
  readonly atMost: boolean;
}

/** What is to be met on the day asked about: of a revision that holds from a later day it is known already, and does not count yet. */
export const criterionOn = ({ steps, on }: Pick<AnsweredSeries, 'steps' | 'on'>): Criterion | undefined =>
  (steps.findLast(({ from }) => from <= on) ?? steps[0])?.criterion;

/** The number that a criterion wants reached; null where it wants a rise, an equality or a judgement. */
export function goalOf(criterion: Criterion | undefined): Goal | null {
  switch (criterion?.kind) {
    case 'at-least':
      return { text: criterion.value, atMost: false };
    case 'at-most':
      return { text: criterion.value, atMost: true };
    case 'complete':
      return { text: '100', atMost: false };
    case 'count-of':
      return { text: String(criterion.count), atMost: false };
    case 'increase':
    case 'not-below-baseline':
    case 'parity':
    case 'qualitative':
    case undefined:
      return null;
  }
}

/** How far apart two values are: 7,75 điểm; 3 xã. */
export function apart({ percent, unit }: Measure, decimal: string): string {
  const size = vietnameseNumber(decimal.replace('-', ''));
  return percent ? `${size} điểm` : `${size} ${unit}`.trim();
}

/** Difference of two decimals as text, with at most two places. */
export const lessen = (a: string, b: string): string => String(Math.round((Number(a) - Number(b)) * 100) / 100);

/** từ 88% trở lên: a number never stands without its unit. */
export function criterionSaid(criterion: Criterion, measure: Measure): string {
  if (criterion.kind === 'at-most') return `không quá ${said(measure, criterion.value)}`;
  if (criterion.kind === 'count-of')
    return `${criterion.count}/${criterion.of}${measure.unit === '' || measure.percent ? '' : ` ${measure.unit}`}`;
  if (criterion.kind !== 'at-least') return criterionWords(criterion);
  if (criterion.upTo !== undefined) return `từ ${said(measure, criterion.value)} đến ${said(measure, criterion.upTo)}`;
  return measure.percent && criterion.value === '100' ? '100%' : `từ ${said(measure, criterion.value)} trở lên`;
}
