import { threshold, judgedNumber } from './criteria';
import { daysBetween } from './days';
import type { Measured } from './measured';
import type { Criterion, Day, Decimal, State } from './model';
import { add, compare, divide, fraction, multiply, parseDecimal, type Rational, subtract } from './rational';

export interface BaselinePoint {
  readonly v0: Rational;
  readonly on: Day;
  readonly from: 'target' | 'allocation' | 'figures';
  /** As it was written; from figures, as such a value is shown. */
  readonly text: Decimal;
}

export interface LineInput {
  readonly criterion: Criterion;
  readonly measured: Measured;
  readonly baseline: BaselinePoint | null;
  readonly due: Day;
  readonly path: 'none' | undefined;
}

export interface Line {
  readonly state: State;
  readonly required: Rational | null;
  /** (v − v0) / (required − v0), of which 0.6 is at-risk. */
  readonly progress: Rational | null;
}

const UNDETERMINED: Line = { state: 'undetermined', required: null, progress: null };
const AT_RISK_FROM = parseDecimal('0.6');

/** Rules 6.4, for a value that does not meet the criterion while the target is open. */
export function line({ criterion, measured, baseline, due, path }: LineInput): Line {
  const goal = threshold(criterion);
  const v = judgedNumber(criterion, measured);
  // Only a yes-no has a single word of 0 or 1 without a way between.
  if (goal === null || v === null || baseline === null || path === 'none' || measured.single) return UNDETERMINED;
  const { v0, on } = baseline;
  if (measured.t <= on || due <= on) return UNDETERMINED;
  const sense = criterion.kind === 'at-most' ? -1 : 1;
  if (compare(v0, goal) * sense >= 0) return { state: 'off-track', required: null, progress: null };
  const passed = fraction(BigInt(daysBetween(on, measured.t)), BigInt(daysBetween(on, due)));
  const required = add(v0, multiply(subtract(goal, v0), passed));
  const progress = divide(subtract(v, v0), subtract(required, v0));
  if (compare(v, required) * sense >= 0) return { state: 'on-track', required, progress };
  return { state: compare(progress, AT_RISK_FROM) >= 0 ? 'at-risk' : 'off-track', required, progress };
}
