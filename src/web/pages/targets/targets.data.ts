import type { AnsweredRow, AnsweredSeries } from '../../../status';
import { isInPhase, phaseAsked } from '../../known/phase';
import { Names, planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import { rowsThroughTime } from '../../known/series';
import type { Visit } from '../../visit/visit';
import { worstFirst } from '../overview/standing';

export interface Targets {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanShown;
  readonly names: Names;
  /** All of the plan, before anything is filtered. */
  readonly rows: readonly AnsweredRow[];
  readonly series: ReadonlyMap<string, AnsweredSeries>;
}

/** Null: there is no plan yet. */
export async function targetsOf(visit: Visit): Promise<Targets | null> {
  const plans = await plansOf(visit);
  const asked = planAsked(visit, plans);
  if (asked === null) return null;
  const [plan, [rows, series]] = await Promise.all([planShown(visit, asked.plan), rowsThroughTime(visit, asked.plan)]);
  return { plans, plan, names: new Names(plan), rows, series };
}

export interface Narrowed {
  readonly phase: string | null;
  readonly state?: string | undefined;
  readonly section?: string | undefined;
  readonly sort?: string | undefined;
}

export const narrowedIn = (visit: Visit, plan: PlanShown): Narrowed => ({
  phase: phaseAsked(visit, plan),
  state: visit.asked('state'),
  section: visit.asked('section'),
  sort: visit.asked('sort'),
});

/** Only what is asked for, in the order that is asked for. */
export function narrow(
  { rows, names }: Pick<Targets, 'rows' | 'names'>,
  { phase, state, section, sort }: Narrowed,
): readonly AnsweredRow[] {
  const kept = rows.filter((row) => {
    const target = names.target(row.target);
    return (
      isInPhase(target, phase) && (state === undefined || row.state === state) && (section === undefined || target?.section === section)
    );
  });
  if (sort === 'section') return kept;
  if (sort === 'due') return kept.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return worstFirst(kept);
}

export const sectionsOf = ({ rows, names }: Pick<Targets, 'rows' | 'names'>): readonly string[] => [
  ...new Set(rows.map(({ target }) => names.target(target)?.section ?? '').filter((section) => section !== '')),
];
