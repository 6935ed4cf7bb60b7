import { daysBetween } from '../days';
import type { Day } from '../model';
import type { DutyPeriod, ReportFact, ReportState, Standing } from './model';

/**
 * How a report stands on D: what was done up to the end of D counts, and every extension known. On time is judged on the first submission
 * alone, whatever was returned and sent again since.
 */
export function standingOn(period: DutyPeriod, facts: readonly ReportFact[], on: Day): Standing {
  const due = dueOf(period, facts);
  const done = facts.filter((fact) => fact.type !== 'extended' && fact.day <= on);
  const first = done.find((fact) => fact.type === 'submitted');
  const firstSubmittedOn = first?.type === 'submitted' ? first.day : null;
  return {
    state: stateOf(period, done.at(-1), due, on),
    due,
    extended: due !== period.due,
    firstSubmittedOn,
    late: due !== null && (firstSubmittedOn ?? on) > due,
    daysLeft: due === null || firstSubmittedOn !== null ? null : daysBetween(on, due),
  };
}

/** The due day of one reporter: what it was given last, else the period's. */
export function dueOf(period: Pick<DutyPeriod, 'due'>, facts: readonly ReportFact[]): Day | null {
  const extension = facts.findLast((fact) => fact.type === 'extended');
  return extension?.type === 'extended' ? extension.until : period.due;
}

function stateOf(period: DutyPeriod, last: ReportFact | undefined, due: Day | null, on: Day): ReportState {
  switch (last?.type) {
    case 'submitted':
    case 'returned':
    case 'accepted':
      return last.type;
    case 'extended':
    case undefined:
      if (due !== null && on > due) return 'missing';
      return on < period.opens ? 'not-due' : 'open';
  }
}
