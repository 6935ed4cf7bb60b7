import { dutyPeriods, reportersOf, type DutyGround, type DutyPeriod } from '@hieuhoc/indicator-maths';
import type { IssuedPlan } from '../../plans';
import { dutyPlanOf } from '../ground';
import type { PlanBook } from './plan-book';
import { dayNumber, type Sheet } from './sheet';

type IssuedDuty = IssuedPlan['document']['duties'][number];

/** One period of a duty: who is to report, and what has come. */
export interface ExpectedSheet {
  readonly duty: IssuedDuty;
  readonly period: DutyPeriod;
  /** The period's due day as a number. */
  readonly due: number;
  /** In order of their ids, and the same as the book numbers them. */
  readonly reporters: readonly string[];
  readonly numbers: Int32Array;
  readonly sheet: Sheet | undefined;
}

/** Every sheet of a duty on which something is expected, in order of its days. */
export function* expectedSheets(plan: IssuedPlan, duty: IssuedDuty, ground: DutyGround, book: PlanBook): Iterable<ExpectedSheet> {
  const dutyPlan = dutyPlanOf(plan);
  for (const period of dutyPeriods(dutyPlan, duty)) {
    if (period.due === null) continue;
    const reporters = reportersOf(dutyPlan, duty, period, ground);
    const sheet = book.sheet(duty.id, period.period);
    yield { duty, period, due: dayNumber(period.due), reporters, numbers: book.numbersOf(reporters), sheet };
  }
}
