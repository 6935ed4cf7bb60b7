import type { RatesItem } from '../../../reports';
import type { AnsweredRow, AnsweredSeries } from '../../../status';
import { Names, planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import { rowsThroughTime } from '../../known/series';
import type { Visit } from '../../visit/visit';

export interface Overview {
  readonly plans: readonly PlanHead[];
  readonly plan: PlanShown;
  readonly names: Names;
  readonly rows: readonly AnsweredRow[];
  /** Of the plan's area first, then of each area under it. */
  readonly rates: readonly RatesItem[];
  readonly series: ReadonlyMap<string, AnsweredSeries>;
  readonly areaNames: ReadonlyMap<string, string>;
}

/** Null: there is no plan yet. */
export async function overviewOf(visit: Visit): Promise<Overview | null> {
  const plans = await plansOf(visit);
  const asked = planAsked(visit, plans);
  if (asked === null) return null;
  const [plan, [rows, series], rates, areas] = await Promise.all([
    planShown(visit, asked.plan),
    rowsThroughTime(visit, asked.plan),
    visit.api.get<{ readonly items: readonly RatesItem[] }>('/api/reports/rates', { ...visit.at, plan: asked.plan, limit: 500 }),
    visit.api.get<{ readonly items: readonly { readonly id: string; readonly name: string }[] }>('/api/areas', {
      ...visit.at,
      parent: asked.area,
      limit: 500,
    }),
  ]);
  return {
    plans,
    plan,
    names: new Names(plan),
    rows,
    rates: rates.items,
    series,
    areaNames: new Map(areas.items.map(({ id, name }) => [id, name])),
  };
}
