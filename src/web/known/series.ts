import type { AnsweredRow, AnsweredSeries } from '../../status';
import type { Visit } from '../visit/visit';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Values through time of all targets of a plan, by target; of its own area, or of one under it. */
async function seriesByTarget(visit: Visit, plan: string, area?: string): Promise<ReadonlyMap<string, AnsweredSeries>> {
  const { items } = await visit.api.get<Page<AnsweredSeries>>('/api/status/series', { ...visit.at, plan, area, limit: 500 });
  return new Map(items.map((one) => [one.target, one]));
}

/** A value through time is made of as many sums as it has slots: over so many units a list goes without, and a target's own page has it. */
const MOST_UNITS = 2_000;

/** Of the rows of a list, what each was before. Empty where that would cost more than the list itself. */
async function seriesBeside(
  visit: Visit,
  plan: string,
  rows: readonly Pick<AnsweredRow, 'coverage'>[],
  area?: string,
): Promise<ReadonlyMap<string, AnsweredSeries>> {
  const isLarge = rows.some(({ coverage }) => Number(coverage.expected) > MOST_UNITS);
  return isLarge ? new Map<string, AnsweredSeries>() : seriesByTarget(visit, plan, area);
}

/** The rows of the plan's own area, or of one under it, and what each was before. */
export async function rowsThroughTime(visit: Visit, plan: string, area?: string) {
  const { items } = await visit.api.get<Page<AnsweredRow>>('/api/status', { ...visit.at, plan, area, depth: 0, limit: 500 });
  return [items, await seriesBeside(visit, plan, items, area)] as const;
}

export async function seriesOf(visit: Visit, plan: string, target: string, area?: string): Promise<AnsweredSeries | null> {
  const { items } = await visit.api.get<Page<AnsweredSeries>>('/api/status/series', { ...visit.at, plan, target, area });
  return items[0] ?? null;
}

/** Rows of one target: of its area, and of those right under it. */
export async function rowsUnder(visit: Visit, query: { readonly plan: string; readonly target: string; readonly area?: string }) {
  return (await visit.api.get<Page<AnsweredRow>>('/api/status', { ...visit.at, ...query, depth: 1, limit: 1000 })).items;
}
