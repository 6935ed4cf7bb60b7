import type { TaskItem } from '../../../tasks';
import type { Query } from '../../api/api';
import { planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import type { Visit } from '../../visit/visit';

/** `GET /api/tasks/summary`, an item. */
export interface TaskCounts {
  readonly body: string | null;
  readonly name: string | null;
  readonly tasks: number;
  readonly assigned: number;
  readonly inProgress: number;
  readonly done: number;
  readonly doneLate: number;
  readonly overdue: number;
  readonly openEnded: number;
  readonly ceased: number;
}

export interface Tasks {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanShown;
  readonly whole: TaskCounts | null;
  /** Of each body that is charged with some. */
  readonly bodies: readonly TaskCounts[];
  readonly items: readonly TaskItem[];
  readonly next: string | null;
}

const A_PAGE = 100;

/** What the list is narrowed to, as the address says it. */
export const filtersIn = (visit: Visit): Query => ({ plan: visit.asked('plan'), body: visit.asked('body'), state: visit.asked('state') });

/** Null: there is no such plan. */
export async function tasksOf(visit: Visit): Promise<Tasks | null> {
  const plans = await plansOf(visit);
  const asked = planAsked(visit, plans);
  if (asked === null) return null;
  const { plan: code } = asked;
  const summary = async (by: 'body' | 'plan'): Promise<readonly TaskCounts[]> =>
    (await visit.api.get<{ readonly items: readonly TaskCounts[] }>('/api/tasks/summary', { ...visit.at, plan: code, by, limit: 500 }))
      .items;
  const [plan, whole, bodies, list] = await Promise.all([
    planShown(visit, code),
    summary('plan'),
    summary('body'),
    visit.api.get<{ readonly items: readonly TaskItem[]; readonly next: string | null }>('/api/tasks', {
      ...visit.at,
      ...filtersIn(visit),
      plan: code,
      cursor: visit.asked('cursor'),
      limit: A_PAGE,
    }),
  ]);
  return { plans, plan, whole: whole[0] ?? null, bodies: bodies.filter((one) => one.body !== null), items: list.items, next: list.next };
}
