import type { ReadModels } from '@hieuhoc/projections';

export interface LogEntry {
  readonly logSize: number;
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: string;
}

const ENTRY = `select log_size as "logSize", position, event_id as "eventId", type, stream, revision, recorded_at as "recordedAt", actor from log_index`;

/** Number of events in the index: the newest log size that can be asked about. */
export async function indexedLogSize(read: ReadModels): Promise<number> {
  const row = await read.get<{ size: number }>('select coalesce(max(log_size), 0) as size from log_index');
  return row?.size ?? 0;
}

/** An instant means the longest prefix whose recordedAt ≤ it; 0 before the first event. `instant` is RFC 3339 UTC with milliseconds. */
export function logSizeAt(read: ReadModels, instant: string): Promise<number> {
  return lastWhere(read, 'recorded_at', instant);
}

/** Number of events up to and with this position; 0 before the first. */
export function logSizeOf(read: ReadModels, position: string): Promise<number> {
  return lastWhere(read, 'position', position);
}

/** Position of the last event of a prefix; null for size 0 and for what the index does not hold yet. */
export async function positionOf(read: ReadModels, logSize: number): Promise<string | null> {
  return (await entryAt(read, logSize))?.position ?? null;
}

export async function entryAt(read: ReadModels, logSize: number): Promise<LogEntry | undefined> {
  return read.get<LogEntry>(`${ENTRY} where log_size = ?`, [logSize]);
}

export async function entryOfEvent(read: ReadModels, eventId: string): Promise<LogEntry | undefined> {
  return read.get<LogEntry>(`${ENTRY} where event_id = ? order by log_size limit 1`, [eventId]);
}

/** Of one stream, in its order, as far as a prefix of the log goes. */
export const entriesOfStream = (read: ReadModels, stream: string, logSize: number): Promise<readonly LogEntry[]> =>
  read.all<LogEntry>(`${ENTRY} where stream = ? and log_size <= ? order by log_size`, [stream, logSize]);

/** recordedAt and position never go back along the log, so halving finds them: no index to maintain for either. */
async function lastWhere(read: ReadModels, column: 'recorded_at' | 'position', value: string): Promise<number> {
  let low = 0;
  let high = await indexedLogSize(read);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const row = await read.get<{ found: string }>(`select ${column} as found from log_index where log_size = ?`, [middle]);
    if (row !== undefined && row.found <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
