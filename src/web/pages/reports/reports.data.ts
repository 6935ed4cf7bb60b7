import type { Query } from '../../api/api';
import type { RatesItem, ReportItem } from '../../../reports';
import { calledIn, type Called } from '../../known/called';
import { planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import type { Visit } from '../../visit/visit';

export interface Reports {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanShown;
  /** Of the area asked about first (the plan's by default), then of each area right under it. */
  readonly rates: readonly RatesItem[];
  readonly items: readonly ReportItem[];
  /** Where the list goes on. */
  readonly next: string | null;
  /** Periods of the plan's duties of which something is known. */
  readonly periods: readonly string[];
  readonly called: Called;
}

const A_PAGE = 50;
const FILTERS = ['plan', 'duty', 'period', 'area', 'reporter', 'state', 'receiver'] as const;

/** What the list is narrowed to, as the address says it. */
export const filtersIn = (visit: Visit): Query => Object.fromEntries(FILTERS.map((name) => [name, visit.asked(name)]));

/** Null: there is no such plan. */
export async function reportsOf(visit: Visit): Promise<Reports | null> {
  const plans = await plansOf(visit);
  const asked = planAsked(visit, plans);
  if (asked === null) return null;
  const { plan: code } = asked;
  const filters = filtersIn(visit);
  const [duty, period, area] = [visit.asked('duty'), visit.asked('period'), visit.asked('area')];
  const [plan, rates, list, apart] = await Promise.all([
    planShown(visit, code),
    listOf<RatesItem>(visit, '/api/reports/rates', { plan: code, duty, period, area, limit: 500 }),
    visit.api.get<{ readonly items: readonly ReportItem[]; readonly next: string | null }>('/api/reports', {
      ...visit.at,
      ...filters,
      plan: code,
      cursor: visit.asked('cursor'),
      limit: A_PAGE,
    }),
    listOf<RatesItem>(visit, '/api/reports/rates', { plan: code, by: 'period', limit: 1000 }),
  ]);
  const areas = new Set([...rates.map(({ area: of }) => of), ...list.items.map((item) => item.area)]);
  return {
    plans,
    plan,
    rates,
    items: visit.asked('state') === 'missing' && list.next === null ? list.items.toSorted(byDue) : list.items,
    next: list.next,
    periods: [...new Set(apart.flatMap((one) => one.period ?? []))].toSorted((one, other) => other.localeCompare(one)),
    called: await calledIn(visit, areas),
  };
}

const byDue = (one: ReportItem, other: ReportItem): number => (one.due ?? '').localeCompare(other.due ?? '');

const listOf = async <T>(visit: Visit, path: string, query: Readonly<Record<string, string | number | undefined>>): Promise<readonly T[]> =>
  (await visit.api.get<{ readonly items: readonly T[] }>(path, { ...visit.at, ...query })).items;
