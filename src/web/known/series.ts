import type { AnsweredRow, AnsweredSeries } from '../../status';
import type { Visit } from '../visit/visit';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Values through time of all targets of a plan, by target; of its own area, or of one under it. */
export async function seriesByTarget(visit: Visit, plan: string, area?: string): Promise<ReadonlyMap<string, AnsweredSeries>> {
  const { items } = await visit.api.get<Page<AnsweredSeries>>('/api/status/series', { ...visit.at, plan, area, limit: 500 });
  return new Map(items.map((one) => [one.target, one]));
}

export async function seriesOf(visit: Visit, plan: string, target: string, area?: string): Promise<AnsweredSeries | null> {
  const { items } = await visit.api.get<Page<AnsweredSeries>>('/api/status/series', { ...visit.at, plan, target, area });
  return items[0] ?? null;
}

/** Rows of one target: of its area, and of those right under it. */
export async function rowsUnder(visit: Visit, query: { readonly plan: string; readonly target: string; readonly area?: string }) {
  return (await visit.api.get<Page<AnsweredRow>>('/api/status', { ...visit.at, ...query, depth: 1, limit: 1000 })).items;
}
