import type { Criterion } from '@hieuhoc/indicator-maths';
import { isComplete } from './coverage';
import type { BreakdownPairs, Pair } from './figures';
import { type Fraction, compare, divide, equal, isZero, multiply, parse, subtract, sum, whole } from './fraction';
import type { View } from './view';

/** 6.4 "count-of (v = numerator, X = count)"; else v is the value, in percent or the count. */
export const measured = (criterion: Criterion, view: View): Fraction | null =>
  criterion.kind === 'count-of' ? (view.value === null ? null : (view.amount?.numerator ?? null)) : view.value;

/** A share of a part: of a ratio its own percent, of a count percent of all parts; null where there is none. */
const shareOfPart = ({ numerator, denominator }: Pair, all: Fraction): Fraction | null => {
  const whole100 = denominator ?? all;
  return isZero(whole100) ? null : divide(multiply(whole(100), numerator), whole100);
};
/** 5. parity: the difference of the two shares in percentage points (of more, the highest and the lowest); null where a share is missing. */
export const differenceOf = (breakdowns: BreakdownPairs | null, name: string): Fraction | null => {
  const parts = Object.values(breakdowns?.[name] ?? {});
  const all = sum(parts.map(({ numerator }) => numerator));
  const shares = parts.flatMap((part) => shareOfPart(part, all) ?? []).toSorted(compare);
  const [lowest, highest] = [shares[0], shares.at(-1)];
  if (shares.length < Math.max(2, parts.length) || lowest === undefined || highest === undefined) return null;
  return subtract(highest, lowest);
};

/** 5. Met, not met, or null: the other number that the criterion needs is missing. The view has a value. `over`: what an increase is over. */
export const isMet = (criterion: Criterion, view: View, over: Fraction | null): boolean | null => {
  const v = measured(criterion, view);
  if (v === null || view.amount === null) throw new Error('a view without a value is never compared');
  const { numerator, denominator, breakdown } = view.amount;
  switch (criterion.kind) {
    case 'at-least':
      return compare(v, parse(criterion.value)) >= 0;
    case 'at-most':
      return compare(v, parse(criterion.value)) <= 0;
    case 'complete':
      // "numerator = denominator and coverage 1; on a single yes-no: true"
      if (view.single) return equal(numerator, whole(1));
      return denominator !== null && equal(numerator, denominator) && isComplete(view.coverage);
    case 'count-of':
      return compare(numerator, whole(criterion.count)) >= 0;
    case 'increase':
      return over === null ? null : compare(v, over) > 0;
    case 'not-below-baseline':
      return over === null ? null : compare(v, over) >= 0;
    case 'parity': {
      const difference = differenceOf(breakdown, criterion.breakdown);
      if (difference === null || criterion.tolerance === undefined) return null;
      return compare(difference, parse(criterion.tolerance)) <= 0;
    }
    case 'qualitative':
      return denominator !== null && equal(numerator, denominator);
  }
};

/** 6.4. "Line, for ratio (…, X in percent), count (v) and count-of (…, X = count); `complete` has X = 100". null: no line. */
export const lineTo = (criterion: Criterion): Fraction | null => {
  switch (criterion.kind) {
    case 'at-least':
    case 'at-most':
      return parse(criterion.value);
    case 'complete':
      return whole(100);
    case 'count-of':
      return whole(criterion.count);
    case 'increase':
    case 'not-below-baseline':
    case 'parity':
    case 'qualitative':
      return null;
  }
};
