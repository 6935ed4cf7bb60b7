import type { PlacedEvent, ReadStreams } from '@hieuhoc/dossier';
import type { EventStore, Position, StoredEvent } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { LogIncomplete } from './dossier.errors';

const A_PAGE = 10_000;
const NAMED_AT_ONCE = 500;
const READ_AT_ONCE = 16;

/** Every event of these streams up to a log size, with its place in the log. */
export const storedUpTo =
  (store: EventStore, read: ReadModels, logSize: number): ReadStreams =>
  async (streams) => {
    const found: PlacedEvent[] = [];
    for (const some of inParts(streams, NAMED_AT_ONCE)) {
      const places = await placesOf(read, some, logSize);
      for (const few of inParts(some, READ_AT_ONCE))
        found.push(...(await Promise.all(few.map((stream) => eventsOf(store, stream, places.get(stream) ?? [])))).flat());
    }
    return found;
  };

function* inParts<Item>(items: readonly Item[], size: number): Iterable<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

async function eventsOf(store: EventStore, stream: string, places: readonly number[]): Promise<readonly PlacedEvent[]> {
  const events: PlacedEvent[] = [];
  while (events.length < places.length) {
    const limit = Math.min(A_PAGE, places.length - events.length);
    const page = await store.readStream(stream, { from: BigInt(events.length), limit });
    if (page.length === 0) throw new LogIncomplete(stream, events.length);
    for (const stored of page) events.push(placed(stored, places[events.length] ?? 0));
  }
  return events;
}

/** Places in the log, from 0, of the events of each stream, in their order. */
async function placesOf(read: ReadModels, streams: readonly string[], logSize: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await read.all<{ stream: string; place: number }>(
    `select stream, log_size - 1 as place from log_index
     where stream in (${streams.map(() => '?').join(', ')}) and log_size <= ? order by stream, log_size`,
    [...streams, logSize],
  );
  const places = new Map<string, number[]>();
  for (const { stream, place } of rows) {
    const known = places.get(stream);
    if (known === undefined) places.set(stream, [place]);
    else known.push(place);
  }
  return places;
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
