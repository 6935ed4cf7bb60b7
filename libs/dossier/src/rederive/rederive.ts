import { evaluatePlan, type Basis, type Question, type StatusRow } from '@hieuhoc/indicator-maths';
import type { DossierEvent } from './event';
import { knownFrom, type Known, type Reading } from './known';

/** What was asked for: rows of one plan, of all its targets or some. */
export interface RowsAsked {
  readonly plan: string;
  readonly target?: string;
  readonly indicator?: string;
  readonly area?: string;
  readonly period?: string;
  readonly depth?: number;
  readonly on: string;
  readonly basis: Basis;
}

/** The rows that follow from the events by the rules; none where the plan was not known yet. Throws for events that no log of ours holds. */
export const rederiveRows = (events: Iterable<DossierEvent>, asked: RowsAsked, reading: Reading = {}): readonly StatusRow[] =>
  rowsFrom(knownFrom(events, reading), asked);

/** The same from what the events made known, for who asks more than once. */
export function rowsFrom({ facts, plans }: Known, asked: RowsAsked): readonly StatusRow[] {
  const plan = plans.get(asked.plan);
  if (plan === undefined) return [];
  const targets = plan.targets
    .map(({ issued }) => issued)
    .filter(({ id, indicator }) => (asked.target ?? id) === id && (asked.indicator ?? indicator) === indicator)
    .map(({ id }) => id);
  return evaluatePlan(facts, plan, questionOf(asked), { targets });
}

const questionOf = ({ on, basis, period, area, depth }: RowsAsked): Question => ({
  on,
  basis,
  ...(period !== undefined && { period }),
  ...(area !== undefined && { area }),
  ...(depth !== undefined && { depth }),
});
