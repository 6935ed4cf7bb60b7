import type { ReadModels } from '@hieuhoc/projections';

export interface Citation {
  readonly stream: string;
  readonly logSize: number;
  readonly area: string | null;
  readonly plan: string | null;
}

/** In the order of the log. */
export const citationsOf = (read: ReadModels, ref: string, logSize: number): Promise<readonly Citation[]> =>
  read.all<Citation>(
    'select stream, log_size as "logSize", area, plan from evidence_citation where ref = ? and log_size <= ? order by log_size',
    [ref, logSize],
  );

/** Whether it was there at a log size. */
export const wasAdded = async (read: ReadModels, ref: string, logSize: number): Promise<boolean> =>
  (await read.get('select 1 from evidence_file where ref = ? and log_size <= ?', [ref, logSize])) !== undefined;
