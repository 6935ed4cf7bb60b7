import type { Explained } from '../../../status';
import { Names, planShown, type PlanShown } from '../../known/plans';
import type { Visit } from '../../visit/visit';

/** `GET /api/figures`, an item, as far as this page looks at it. */
export interface FigureShown {
  readonly area: string;
  readonly period: string;
  readonly detail: { readonly source?: string; readonly note?: string };
  readonly returnedBecause: string | null;
}

export interface Explanation {
  readonly explained: Explained;
  readonly plan: PlanShown;
  readonly names: Names;
  /** What was said with the figures: by area and period. */
  readonly figures: ReadonlyMap<string, FigureShown>;
}

export const figureKey = ({ area, period }: { readonly area: string; readonly period: string }): string => `${area} ${period}`;

export async function explanationOf(visit: Visit): Promise<Explanation> {
  const [plan, target, area] = [visit.asked('plan') ?? '', visit.asked('target') ?? '', visit.asked('area')];
  const asked = { ...visit.at, plan, target, area, period: visit.asked('period'), basis: visit.asked('basis') };
  const [explained, shown] = await Promise.all([
    visit.api.get<Explained>('/api/status/explain', { ...asked, treeDepth: 1 }),
    planShown(visit, plan),
  ]);
  const { row } = explained;
  const list =
    row.period === null || explained.derived !== null
      ? null
      : await visit.api.maybe<{ readonly items: readonly FigureShown[] }>('/api/figures', {
          ...visit.known,
          indicator: row.indicator,
          area: row.area,
          period: row.period,
          limit: 500,
        });
  return { explained, plan: shown, names: new Names(shown), figures: new Map((list?.items ?? []).map((one) => [figureKey(one), one])) };
}
