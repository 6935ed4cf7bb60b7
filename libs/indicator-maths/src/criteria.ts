import { type Amount, valueOfAmount } from './amount';
import type { Measured } from './measured';
import type { Criterion } from './model';
import { absolute, compare, divide, equal, HUNDRED, multiply, parseDecimal, type Rational, subtract, whole } from './rational';

/** `unknown`: there is a value, but the other number that it is held against is missing. */
export type Verdict = 'met' | 'not-met' | 'unknown';

/** The number of a value that a criterion looks at: the numerator of a count-of, else v. */
export function judgedNumber(criterion: Criterion, { amount, v }: Measured): Rational | null {
  return criterion.kind === 'count-of' ? (amount?.num ?? null) : v;
}

const goals = new WeakMap<Criterion, Rational | null>();

/** The number to be reached, where the criterion names one. */
export function threshold(criterion: Criterion): Rational | null {
  let goal = goals.get(criterion);
  if (goal === undefined) goals.set(criterion, (goal = goalOf(criterion)));
  return goal;
}

function goalOf(criterion: Criterion): Rational | null {
  switch (criterion.kind) {
    case 'at-least':
    case 'at-most':
      return parseDecimal(criterion.value);
    case 'count-of':
      return whole(criterion.count);
    case 'complete':
      return HUNDRED;
    case 'increase':
    case 'not-below-baseline':
    case 'parity':
    case 'qualitative':
      return null;
  }
}

/** A share of a breakdown: of a ratio percent of its own denominator, of a count percent of all parts. */
function sharesOf(parts: ReadonlyMap<string, Amount>): readonly Rational[] | null {
  const amounts = [...parts.values()];
  const all = amounts.map(({ num }) => num).reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }));
  const shares = amounts.map(({ num, den }) =>
    den === null ? (all.n === 0n ? null : divide(multiply(HUNDRED, num), all)) : valueOfAmount({ num, den }),
  );
  const known = shares.filter((share) => share !== null);
  return known.length === amounts.length && known.length >= 2 ? known : null;
}

/** The difference of the two shares of a breakdown in percentage points; of more than two that of the highest and the lowest. */
export function differenceOf(measured: Measured, breakdown: string): Rational | null {
  const parts = measured.parts?.get(breakdown);
  const shares = parts === undefined || parts.size === 0 ? null : sharesOf(parts);
  if (shares === null) return null;
  const sorted = shares.toSorted(compare);
  const [low, high] = [sorted[0], sorted.at(-1)];
  return low === undefined || high === undefined ? null : absolute(subtract(high, low));
}

const holds = (met: boolean): Verdict => (met ? 'met' : 'not-met');
const against = (baseline: Rational | null, met: (v0: Rational) => boolean): Verdict =>
  baseline === null ? 'unknown' : holds(met(baseline));

/** Rules 5, for a value that exists. `before` is the number a criterion of growth is held against: v0, or the year before. */
export function verdict(criterion: Criterion, measured: Measured, before: Rational | null): Verdict {
  const v = judgedNumber(criterion, measured);
  if (v === null) return 'unknown';
  switch (criterion.kind) {
    case 'at-least':
    case 'count-of':
      return against(threshold(criterion), (goal) => compare(v, goal) >= 0);
    case 'at-most':
      return against(threshold(criterion), (goal) => compare(v, goal) <= 0);
    case 'complete':
      return holds(isWhole(measured.amount) && measured.coverage.complete);
    case 'qualitative':
      return holds(isWhole(measured.amount));
    case 'increase':
      return against(before, (v0) => compare(v, v0) > 0);
    case 'not-below-baseline':
      return against(before, (v0) => compare(v, v0) >= 0);
    case 'parity': {
      const difference = differenceOf(measured, criterion.breakdown);
      if (difference === null || criterion.tolerance === undefined) return 'unknown';
      return holds(compare(difference, parseDecimal(criterion.tolerance)) <= 0);
    }
  }
}

const isWhole = (amount: Amount | null): boolean => amount !== null && amount.den !== null && equal(amount.num, amount.den);

/** Whether the criterion looks at a baseline to be met at all. */
export const comparesWithBaseline = (criterion: Criterion): boolean =>
  criterion.kind === 'not-below-baseline' || (criterion.kind === 'increase' && criterion.over === 'span');
