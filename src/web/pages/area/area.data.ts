import type { RatesItem } from '../../../reports';
import type { AnsweredRow, AnsweredSeries } from '../../../status';
import { areaLife, areasOf, namesOf, type AreaLife } from '../../known/areas';
import { Names, planAsked, planShown, plansOf, type PlanHead, type PlanShown } from '../../known/plans';
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
  readonly rates: RatesItem | null;
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
  const [around, ofPlan] = await Promise.all([areasOf(visit, aroundOf(area)), asked === null ? null : ofPlanIn(visit, asked.plan, area)]);
  return { area, around: namesOf([area, ...around]), plans, ...(ofPlan ?? NO_PLAN) };
}

const NO_PLAN = { plan: null, names: null, rows: [], series: new Map<string, AnsweredSeries>(), rates: null, titles: null };
const MOST_AROUND = 300;

const aroundOf = ({ parent, parents, children, predecessors, successors }: AreaLife): readonly string[] => [
  ...new Set(
    [parent, ...parents.map((one) => one.parent), ...predecessors.map((one) => one.area), ...successors.map((one) => one.area), ...children]
      .filter((one) => one !== null)
      .slice(0, MOST_AROUND),
  ),
];

async function ofPlanIn(visit: Visit, plan: string, area: AreaLife) {
  const question = { ...visit.at, plan, area: area.id };
  const [shown, [rows, series], rates] = await Promise.all([
    planShown(visit, plan),
    rowsThroughTime(visit, plan, area.id),
    visit.api.get<List<RatesItem>>('/api/reports/rates', { ...question, limit: 1 }),
  ]);
  const titles = await titlesOf(visit, area, shown.titles);
  return { plan: shown, names: new Names(shown), rows, series, rates: rates.items[0] ?? null, titles };
}

/** Of a province, or of the country, the register has them: here they would be more than a page may ask for. */
const TOO_LARGE: ReadonlySet<string> = new Set(['country', 'province']);

/** How many hold each title of the plan there on the day. */
async function titlesOf(visit: Visit, area: AreaLife, titles: readonly { readonly code: string }[]): Promise<readonly TitleCount[] | null> {
  if (TOO_LARGE.has(area.level)) return null;
  const counts = await Promise.all(
    titles.map(async ({ code }) => {
      const found = await visit.api.maybe<{ readonly live: number }>('/api/recognitions/counts', {
        ...visit.at,
        title: code,
        area: area.id,
        limit: 1,
      });
      return { title: code, live: found?.live ?? 0 };
    }),
  );
  return counts.filter(({ live }) => live > 0);
}
