import { reportersOf, type DutyGround, type DutyPeriod } from '@hieuhoc/indicator-maths';
import type { IssuedPlan } from '../../plans';
import { dutyPlanOf } from '../ground';
import type { ReportsQuery } from '../report.dto';
import type { PlanBook } from './plan-book';
import { dayNumber } from './sheet';

type IssuedDuty = IssuedPlan['document']['duties'][number];

export interface CandidatesQuestion {
  readonly plan: IssuedPlan;
  readonly duty: IssuedDuty;
  readonly period: DutyPeriod;
  readonly ground: DutyGround;
  readonly state: ReportsQuery['state'];
  readonly on: string;
  readonly logSize: number;
  /** Of these reporters those that are asked about. The same list gives the same one. */
  readonly within: (reporters: readonly string[]) => readonly string[];
}

/** Nothing is expected: never due. */
const NEVER = 99_999_999;

/**
 * Whose report of a period may be in that state, in order of their ids: of ten thousand the book says at once who is late. What was sent
 * and decided on since, it does not know: those that were sent all stay.
 */
export function candidates(question: CandidatesQuestion, book: PlanBook): readonly string[] {
  const { plan, duty, period, ground, state, on: day, logSize, within } = question;
  const expected = period.due === null ? [] : reportersOf(dutyPlanOf(plan), duty, period, ground);
  const sheet = book.sheet(duty.id, period.period);
  const [on, opens, due] = [dayNumber(day), dayNumber(period.opens), period.due === null ? NEVER : dayNumber(period.due)];
  const fits = (reporter: number): boolean => {
    const first = sheet?.first(reporter, on, logSize) ?? 0;
    const until = sheet?.due(reporter, due, logSize) ?? due;
    switch (state) {
      case undefined:
        return true;
      case 'late':
        return (first === 0 ? on : first) > until;
      case 'missing':
        return first === 0 && on > until;
      case 'open':
        return first === 0 && on <= until && on >= opens;
      case 'not-due':
        return first === 0 && on <= until && on < opens;
      case 'submitted':
      case 'returned':
      case 'accepted':
        return first !== 0;
    }
  };
  const asked = within(expected);
  const numbers = book.numbersOf(asked);
  const found = state === undefined ? asked : asked.filter((_, index) => fits(numbers[index] ?? 0));
  const others = sheet?.toldBeside(book.numbersOf(expected), logSize).filter(fits) ?? [];
  return others.length === 0 ? found : [...found, ...others.map((reporter) => book.name(reporter))].toSorted();
}
