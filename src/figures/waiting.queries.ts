import type { ReadModels } from '@hieuhoc/projections';
import { servedUpTo } from '../platform/read-db/served';
import type { FigureKey } from './figure.events';
import type { FactsPageOptions } from './figure.queries';

export interface ReviewCounts {
  readonly waiting: number;
  readonly returned: number;
  /** Corrected since it was verified. */
  readonly changed: number;
}

/** How many figures of some areas stand how, today. The same as the list with `review=` finds. */
export async function reviewCountsOf(read: ReadModels, areas: readonly string[]): Promise<ReviewCounts> {
  const row = await read.get<ReviewCounts>(
    `select coalesce(sum(stands = 'waiting'), 0) as waiting, coalesce(sum(stands = 'returned'), 0) as returned,
       coalesce(sum(verified >= 0), 0) as changed
     from figure_review where stands <> 'verified' and area in (select value from json_each(?))`,
    [JSON.stringify(areas)],
  );
  return { waiting: row?.waiting ?? 0, returned: row?.returned ?? 0, changed: row?.changed ?? 0 };
}

/** Figures of one area and period that wait for who verifies, today. */
export interface WaitingSheet {
  readonly area: string;
  readonly period: string;
  readonly waiting: number;
  /** Of them, those corrected since they were verified. */
  readonly changed: number;
  /** Log size of the one that waits longest. */
  readonly since: number;
}

/** Of these areas, the longest waiting first. */
export const sheetsThatWait = (read: ReadModels, areas: readonly string[] | null): Promise<readonly WaitingSheet[]> =>
  read.all<WaitingSheet>(
    `select area, period, count(*) as waiting, sum(verified >= 0) as changed, min(since) as since
     from figure_review where stands = 'waiting' ${areas === null ? '' : 'and area in (select value from json_each(?))'}
     group by area, period order by min(since), area, period`,
    areas === null ? [] : [JSON.stringify(areas)],
  );

/** What is not verified. `verified` holds a revision before the latest there. */
const WAITS = { waiting: `stands = 'waiting'`, returned: `stands = 'returned'`, changed: 'verified >= 0' } as const;
export type Waits = keyof typeof WAITS;
export const isWaiting = (review: string | undefined): review is Waits => review !== undefined && review in WAITS;

/** Keys of figures that wait, in their order; null where the table does not stand at the log size that is asked about. */
export function figuresThatWait(
  read: ReadModels,
  review: Waits,
  { indicator, period, areas, after, logSize, limit }: FactsPageOptions & { readonly limit: number },
): Promise<readonly FigureKey[] | null> {
  const where = [`stands <> 'verified'`, WAITS[review]];
  const params: string[] = [];
  const and = (condition: string, ...values: readonly string[]): void => {
    where.push(condition);
    params.push(...values);
  };
  if (indicator !== undefined) and('indicator = ?', indicator);
  if (period !== undefined) and('period = ?', period);
  if (areas !== null) and('area in (select value from json_each(?))', JSON.stringify(areas));
  if (after !== null) and('(indicator, area, period) > (?, ?, ?)', ...after);
  return read.snapshot(async (same) => {
    if ((await servedUpTo(same, ['figure-reviews'])).logSize !== logSize) return null;
    const sql = `select indicator, area, period from figure_review where ${where.join(' and ')} order by indicator, area, period limit ?`;
    return same.all<FigureKey>(sql, [...params, limit]);
  });
}
