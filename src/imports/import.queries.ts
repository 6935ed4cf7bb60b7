import type { ReadModels } from '@hieuhoc/projections';

/** Lists that were begun before a log size, the newest first. */
export async function importsStarted(
  read: ReadModels,
  before: number,
  limit: number,
): Promise<readonly { readonly id: string; readonly logSize: number }[]> {
  const rows = await read.all<{ readonly stream: string; readonly logSize: number }>(
    `select stream, log_size as "logSize" from log_index where type = 'ImportStarted' and log_size < ? order by log_size desc limit ?`,
    [before, limit],
  );
  return rows.map(({ stream, logSize }) => ({ id: stream.slice('import-'.length), logSize }));
}
