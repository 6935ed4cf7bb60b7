import type { EventStore, JsonObject, StoredEvent } from '@hieuhoc/event-store';
import { SAMPLE } from '../platform/sample';
import type { EntryRow } from './history.queries';
import type { Change } from './stream-view';
import { viewOfStream } from './views';

export interface HistoryItem extends Change {
  readonly logSize: number;
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly decision: unknown;
  readonly area: string | null;
  readonly plan: string | null;
  readonly target: string | null;
  readonly indicator: string | null;
  readonly title: string | null;
  readonly subject: string | null;
  /** Generated, not reported by anybody ("số liệu minh hoạ"). */
  readonly sample: boolean;
  /** What the event says; of a plan's issue without the document, which `GET /api/plans/{plan}` gives. */
  readonly data: JsonObject;
}

const NOTHING: Change = { before: null, after: null, changes: [] };

/** Events as the log itself tells them. Each stream is read and followed once, however many of its events are asked for. */
export async function toldBy(store: EventStore, rows: readonly EntryRow[]): Promise<readonly HistoryItem[]> {
  const told = new Map<number, HistoryItem>();
  for (const [stream, ofStream] of Map.groupBy(rows, (row) => row.stream)) {
    const wanted = new Set(ofStream.map(({ revision }) => revision));
    const events = await store.readStream(stream, { limit: Math.max(...wanted) + 1 });
    const changes = viewOfStream(stream)?.(events, wanted);
    for (const row of ofStream) told.set(row.log_size, itemOf(row, events[row.revision], changes?.get(row.revision) ?? NOTHING));
  }
  return rows.flatMap(({ log_size: logSize }) => told.get(logSize) ?? []);
}

function itemOf(row: EntryRow, event: StoredEvent | undefined, change: Change): HistoryItem {
  const { log_size: logSize, position, event_id: id, type, stream, revision, recorded_at: recordedAt, actor } = row;
  const { area, plan, target, indicator, title, subject } = row;
  return {
    logSize,
    position,
    id,
    type,
    stream,
    revision,
    recordedAt,
    actor,
    onBehalfOf: event?.metadata.onBehalfOf ?? null,
    reason: event?.metadata.reason ?? null,
    decision: event?.data['decision'] ?? null,
    area,
    plan,
    target,
    indicator,
    title,
    subject,
    sample: event !== undefined && isSample(event),
    data: event === undefined ? {} : dataOf(event),
    ...change,
  };
}

/** Generated events say so themselves, or carry the name of the play they come from. */
function isSample({ data, metadata }: StoredEvent): boolean {
  return data['sample'] === true || (metadata.correlationId?.startsWith(SAMPLE) ?? false);
}

function dataOf({ type, data }: StoredEvent): JsonObject {
  if (type !== 'PlanIssued') return data;
  const { document: _, ...rest } = data;
  return rest;
}
