import type { EventStore, Position } from '@hieuhoc/event-store';
import { bundled, type BundledEvent } from './bundle-line';

const EVENTS_A_PAGE = 1_000;

export interface PlacedEvent {
  readonly event: BundledEvent;
  readonly position: Position;
  /** Its leaf as the store noted it with the event, hex; null where the store keeps none. */
  readonly leaf: string | null;
}

/** The log behind a position, up to and with another: what is appended meanwhile is the next run's. */
export async function* eventsUpTo(store: EventStore, after: Position | null, upTo: Position | null): AsyncGenerator<PlacedEvent, void> {
  if (upTo === null) return;
  for (let from = after; ;) {
    const page = await store.readAll({ after: from, leaves: true, limit: EVENTS_A_PAGE });
    for (const event of page.events) {
      if (event.position > upTo) return;
      yield { event: bundled(event), position: event.position, leaf: event.leaf ?? null };
    }
    if (page.endOfLog || page.position === null || page.position >= upTo) return;
    from = page.position;
  }
}
