import type { Explained } from '../../../status';
import { calledIn, type Called } from '../../known/called';
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
  /** What areas, offices and people are called. */
  readonly called: Called;
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
  const { events } = explained;
  const causes = [...events.figures, ...events.target, ...events.hierarchy];
  const called = await calledIn(visit, areasIn(explained, causes), new Set(causes.map(({ actor }) => actor)));
  const figures = new Map((list?.items ?? []).map((one) => [figureKey(one), one]));
  return { explained, plan: shown, names: new Names(shown), called, figures };
}

/** Every area that the page names. */
function areasIn({ row, tree, derived }: Explained, causes: readonly { readonly area: string | null }[]): ReadonlySet<string> {
  const nodes = [tree, derived?.tree ?? null].flatMap((node) => (node === null ? [] : [node, ...node.children]));
  const reorganised = nodes.flatMap((node) => node.reorganised);
  return new Set([
    row.area,
    ...causes.flatMap(({ area }) => area ?? []),
    ...reorganised.flatMap(({ areas, whole, byShare }) => [
      ...areas,
      ...whole.map(({ area }) => area),
      ...byShare.flatMap(({ from, to, figures }) => [from, to, ...figures.map(({ area }) => area)]),
    ]),
  ]);
}
