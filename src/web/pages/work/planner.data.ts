import type { AnsweredRow } from '../../../status';
import type { TaskItem } from '../../../tasks';
import { Names, planShown, plansOf, rowsOf, type PlanHead } from '../../known/plans';
import { upwardFrom } from '../../known/upward';
import type { Visit } from '../../visit/visit';
import { worstFirst } from '../overview/standing';
import { itemsOf } from './asked';

/** One plan, with its rows and what its codes are called. */
export interface PlanStanding {
  readonly plan: PlanHead;
  readonly names: Names;
  readonly rows: readonly AnsweredRow[];
}

export interface PlannerWork {
  readonly overdue: readonly TaskItem[];
  readonly soon: readonly TaskItem[];
  readonly behind: readonly PlanStanding[];
}

const BEHIND: ReadonlySet<string | null> = new Set(['missed', 'off-track', 'at-risk']);
const SOON_DAYS = 60;
const MOST_PLANS = 5;

/** The plans of one's own areas that run on the day, else those that there are. */
export async function plansMine(visit: Visit): Promise<readonly PlanHead[]> {
  const all = await plansOf(visit);
  const areas = [...new Set(visit.me?.rights.map(({ area }) => area) ?? [])];
  const mine = areas.includes(null)
    ? all
    : await plansAbout(
        visit,
        all,
        areas.flatMap((area) => area ?? []),
      );
  const running = mine.filter(({ period, closedOn }) => period.from <= visit.day && visit.day <= period.to && closedOn === null);
  return (running.length > 0 ? running : mine).slice(0, MOST_PLANS);
}

/** Those of an area of mine, of one above it, or of one under it. */
async function plansAbout(visit: Visit, plans: readonly PlanHead[], mine: readonly string[]): Promise<readonly PlanHead[]> {
  const above = new Map<string, readonly string[]>();
  await Promise.all([...mine, ...plans.map(({ area }) => area)].map(async (area) => above.set(area, await upwardFrom(visit, area))));
  const isAbout = (area: string, one: string): boolean =>
    above.get(one)?.includes(area) === true || above.get(area)?.includes(one) === true;
  return plans.filter(({ area }) => mine.some((one) => isAbout(area, one)));
}

export async function standingsOf(visit: Visit, plans: readonly PlanHead[]): Promise<readonly PlanStanding[]> {
  return Promise.all(
    plans.map(async (plan) => {
      const [shown, rows] = await Promise.all([planShown(visit, plan.plan), rowsOf(visit, plan.plan)]);
      return { plan, names: new Names(shown), rows };
    }),
  );
}

export async function plannerWork(visit: Visit, standings: Promise<readonly PlanStanding[]>): Promise<PlannerWork | null> {
  if (!visit.can('target.revise')) return null;
  const areas = visit.areasOf('target.revise').map((area) => area ?? undefined);
  const tasks = async (state: string): Promise<readonly TaskItem[]> =>
    (await Promise.all(areas.map((area) => itemsOf<TaskItem>(visit, '/api/tasks', { ...visit.at, area, state, limit: 200 })))).flat();
  const [overdue, assigned, running, all] = await Promise.all([tasks('overdue'), tasks('assigned'), tasks('in-progress'), standings]);
  return {
    overdue,
    soon: [...assigned, ...running].filter(({ daysLeft }) => daysLeft !== null && daysLeft <= SOON_DAYS),
    behind: behindIn(all),
  };
}

export const behindIn = (standings: readonly PlanStanding[]): readonly PlanStanding[] =>
  standings
    .map((one) => ({ ...one, rows: worstFirst(one.rows.filter(({ state }) => BEHIND.has(state))) }))
    .filter(({ rows }) => rows.length > 0);
