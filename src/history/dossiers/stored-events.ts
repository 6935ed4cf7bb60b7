import type { PlacedEvent, ReadStreams } from '@hieuhoc/dossier';
import type { EventStore, Position, StoredEvent } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { LogIncomplete } from './dossier.errors';

const A_PAGE = 10_000;
const AT_ONCE = 16;

/** Every event of these streams up to a log size, with its place in the log. */
export const storedUpTo =
  (store: EventStore, read: ReadModels, logSize: number): ReadStreams =>
  async (streams) => {
    const found: PlacedEvent[] = [];
    for (let at = 0; at < streams.length; at += AT_ONCE) {
      const some = streams.slice(at, at + AT_ONCE);
      found.push(...(await Promise.all(some.map((stream) => eventsOf(store, read, stream, logSize)))).flat());
    }
    return found;
  };

async function eventsOf(store: EventStore, read: ReadModels, stream: string, logSize: number): Promise<readonly PlacedEvent[]> {
  const places = await placesOf(read, stream, logSize);
  const events: PlacedEvent[] = [];
  while (events.length < places.length) {
    const limit = Math.min(A_PAGE, places.length - events.length);
    const page = await store.readStream(stream, { from: BigInt(events.length), limit });
    if (page.length === 0) throw new LogIncomplete(stream, events.length);
    for (const stored of page) events.push(placed(stored, places[events.length] ?? 0));
  }
  return events;
}

/** Places in the log, from 0, of a stream's events, in their order. */
async function placesOf(read: ReadModels, stream: string, logSize: number): Promise<readonly number[]> {
  const rows = await read.all<{ place: number }>(
    'select log_size - 1 as place from log_index where stream = ? and log_size <= ? order by log_size',
    [stream, logSize],
  );
  return rows.map(({ place }) => place);
}

export const placed = (event: StoredEvent, index: number): PlacedEvent => ({
  index,
  id: event.id,
  type: event.type,
  stream: event.stream,
  revision: Number(event.revision),
  recordedAt: event.recordedAt,
  data: event.dataText,
  metadata: event.metadataText,
});

/** The first `size` events of the log. */
export async function* firstEvents(store: EventStore, size: number): AsyncGenerator<PlacedEvent> {
  let after: Position | null = null;
  for (let index = 0; index < size;) {
    const page = await store.readAll({ after, limit: Math.min(1_000, size - index) });
    for (const event of page.events) yield placed(event, index++);
    if (page.endOfLog && index < size) throw new LogIncomplete('$all', index);
    after = page.position;
  }
}
