import type { EventStore, Position, StoredEvent } from '@hieuhoc/event-store';

const EVENTS_A_PAGE = 1_000;

/** The log from the beginning (or after a position) to its end as it is when the end is met. */
export async function* eventsOf(store: EventStore, after: Position | null = null): AsyncGenerator<StoredEvent, void> {
  for (let from = after; ;) {
    const page = await store.readAll({ after: from, limit: EVENTS_A_PAGE });
    yield* page.events;
    if (page.endOfLog) return;
    from = page.position;
  }
}
