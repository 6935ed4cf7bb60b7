import type { EventStore, StoredEvent } from '@hieuhoc/event-store';

export const SEAL_STREAM = 'seal';
const PAGE = 1_000;

/** Everything that the log says of itself, first to last. */
export async function sealEvents(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await store.readStream(SEAL_STREAM, { from: BigInt(events.length), limit: PAGE });
    events.push(...page);
    if (page.length < PAGE) return events;
  }
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
