import type { AnsweredRow, AnsweredSeries } from '../../../status';
import { areaLife, areasOf, namesOf, type AreaLife } from '../../known/areas';
import { Names, planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
import type { Rates } from '../../known/rates';
import { rowsThroughTime } from '../../known/series';
import type { Visit } from '../../visit/visit';

export interface TitleCount {
  readonly title: string;
  readonly live: number;
}

export interface AreaKnown {
  readonly area: AreaLife;
  /** What the areas around it are called: above, under, before, after. */
  readonly around: ReadonlyMap<string, string>;
  readonly plans: readonly PlanHead[];
  readonly plan: PlanShown | null;
  readonly names: Names | null;
  readonly rows: readonly AnsweredRow[];
  readonly series: ReadonlyMap<string, AnsweredSeries>;
  readonly rates: Rates | null;
  /** Null where there are more than are counted here. */
  readonly titles: readonly TitleCount[] | null;
}

interface List<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export async function areaKnown(visit: Visit, id: string): Promise<AreaKnown> {
  const [area, plans] = await Promise.all([areaLife(visit, id), plansOf(visit)]);
  const asked = planAsked(visit, plans);
  const [around, titles, ofPlan] = await Promise.all([
    areasOf(visit, aroundOf(area)),
    titlesOf(visit, id),
    asked === null ? null : ofPlanIn(visit, asked.plan, id),
  ]);
  return { area, around: namesOf([area, ...around]), plans, titles, ...(ofPlan ?? NO_PLAN) };
}

const NO_PLAN = { plan: null, names: null, rows: [], series: new Map<string, AnsweredSeries>(), rates: null };
const MOST_AROUND = 300;

const aroundOf = ({ parent, parents, children, predecessors, successors }: AreaLife): readonly string[] => [
  ...new Set(
    [parent, ...parents.map((one) => one.parent), ...predecessors.map((one) => one.area), ...successors.map((one) => one.area), ...children]
      .filter((one) => one !== null)
      .slice(0, MOST_AROUND),
  ),
];

async function ofPlanIn(visit: Visit, plan: string, area: string) {
  const question = { ...visit.at, plan, area };
  const [shown, [rows, series], rates] = await Promise.all([
    planShown(visit, plan),
    rowsThroughTime(visit, plan, area),
    visit.api.get<List<Rates>>('/api/reports/rates', { ...question, limit: 1 }),
  ]);
  return { plan: shown, names: new Names(shown), rows, series, rates: rates.items[0] ?? null };
}

const MOST_RECOGNITIONS = 1000;

/** How many hold each title there on the day. */
async function titlesOf(visit: Visit, area: string): Promise<readonly TitleCount[] | null> {
  const list = await visit.api.maybe<List<{ readonly title: string; readonly live: boolean }>>('/api/recognitions', {
    ...visit.at,
    area,
    limit: MOST_RECOGNITIONS,
  });
  if (list === null || list.next !== null) return null;
  const counts = new Map<string, number>();
  for (const { title, live } of list.items) if (live) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([title, live]) => ({ title, live }));
}
