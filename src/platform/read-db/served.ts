import { ReadModelNotReady, type ReadModels } from '@hieuhoc/projections';

export interface Served {
  readonly position: string | null;
  readonly logSize: number;
}

/** Up to where the serving versions of these projections have read the log: the `asOf` of an answer made in the same snapshot. */
export async function servedUpTo(read: ReadModels, projections: readonly string[]): Promise<Served> {
  const sql = `select position, coalesce(log_size, 0) as "logSize" from projection_instance
    where status = 'serving' and name in (${projections.map(() => '?').join(', ')}) order by coalesce(log_size, 0)`;
  const rows = await read.all<Served>(sql, projections);
  const [least] = rows;
  if (least === undefined || rows.length < projections.length) throw new ReadModelNotReady(projections.join(', '));
  return least;
}
