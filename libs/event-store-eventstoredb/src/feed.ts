import {
  eventTypeFilter,
  START,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import type { Position } from '@hieuhoc/event-store';
import { placeOf } from './position';

/** Something is there; nothing came for so long; the subscription has ended or is no longer wanted. */
export type Arrival = 'more' | 'silence' | 'over';

/**
 * One subscription of the server, pulled. The server leaves out its own events. Its checkpoints are not asked for: they are announced
 * ahead of events that still wait here to be handled, so only events ever move a position.
 */
export class Feed {
  readonly #stream: AllStreamSubscription;
  #failure: Error | null = null;
  #over = false;
  #wake: (() => void) | null = null;

  constructor(client: EventStoreDBClient, after: Position | null, buffered: number) {
    const fromPosition = after === null ? START : placeOf(after);
    const filter = eventTypeFilter({ regex: '^[^$]' });
    this.#stream = client.subscribeToAll({ fromPosition, filter }, { highWaterMark: buffered });
    this.#stream.on('readable', () => this.#wake?.());
    this.#stream.on('error', (error: Error) => this.#end(error));
    this.#stream.on('end', () => this.#end(null));
    this.#stream.on('close', () => this.#end(null));
  }

  /** What has arrived, without waiting. */
  take(most: number): AllStreamResolvedEvent[] {
    const events: AllStreamResolvedEvent[] = [];
    while (events.length < most) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stream of objects has no type for what it reads
      const received = this.#stream.read() as AllStreamResolvedEvent | null;
      if (received === null) break;
      events.push(received);
    }
    return events;
  }

  /** Throws what the subscription failed with. */
  async arrival(silenceMs: number, unwanted: AbortSignal): Promise<Arrival> {
    if (this.#stream.readableLength > 0) return 'more';
    if (this.#failure !== null) throw this.#failure;
    if (this.#over || unwanted.aborted) return 'over';
    const { promise, resolve } = Promise.withResolvers<Arrival>();
    const timer = setTimeout(() => resolve('silence'), silenceMs);
    const wake = (): void => resolve('more');
    this.#wake = wake;
    unwanted.addEventListener('abort', wake, { once: true });
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      unwanted.removeEventListener('abort', wake);
      this.#wake = null;
    }
  }

  /** Ends the subscription on the server too, and lets what still arrives run off: unread, the client would keep it for ever. */
  stop(): void {
    this.#stream.removeAllListeners('readable');
    this.#stream.unsubscribe().catch(() => undefined);
    this.#stream.resume();
  }

  #end(error: Error | null): void {
    this.#failure ??= error;
    this.#over = true;
    this.#wake?.();
  }
}
