import type { ReadModels } from '@hieuhoc/projections';

export interface ReviewCounts {
  readonly waiting: number;
  readonly returned: number;
  /** Corrected since it was verified. */
  readonly changed: number;
}

/** How many figures of some areas stand how, today. The same as the list with `review=` finds. */
export async function reviewCountsOf(read: ReadModels, areas: readonly string[], logSize: number): Promise<ReviewCounts> {
  const row = await read.get<ReviewCounts>(
    `select coalesce(sum(stands = 'waiting'), 0) as waiting, coalesce(sum(stands = 'returned'), 0) as returned, coalesce(sum(changed), 0) as changed
     from (select case when verified = latest and verified_at > returned_at then 'verified' when returned = latest then 'returned'
         when verified = latest then 'verified' else 'waiting' end as stands,
       verified > withdrawn and verified < latest as changed
     from (select max(case when type in ('FigureReported', 'FigureCorrected') then revision end) as latest,
         coalesce(max(case when type = 'FigureWithdrawn' then revision end), -1) as withdrawn,
         coalesce(max(case when type = 'FigureVerified' then names end), -1) as verified,
         coalesce(max(case when type = 'FigureVerified' then log_size end), -1) as verified_at,
         coalesce(max(case when type = 'FigureReturned' then names end), -1) as returned,
         coalesce(max(case when type = 'FigureReturned' then log_size end), -1) as returned_at
       from figure_fact where area in (select value from json_each(?)) and log_size <= ? group by indicator, area, period)
     where latest > withdrawn)`,
    [JSON.stringify(areas), logSize],
  );
  return { waiting: row?.waiting ?? 0, returned: row?.returned ?? 0, changed: row?.changed ?? 0 };
}
