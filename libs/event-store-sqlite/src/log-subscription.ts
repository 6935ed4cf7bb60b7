import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SubscribeOptions, Subscription, SubscriptionMessage } from '@hieuhoc/event-store';
import type { Scan } from './read-statements';
import type { LogReader } from './log-reader';
import type { LogWatch } from './log-watch';
import { positionOf, seqOf } from './position';

const DEFAULT_BATCH = 500;

interface Source {
  readonly reader: LogReader;
  readonly watch: LogWatch;
  readonly clock: () => number;
  /** Throws when the store has failed. */
  readonly assertReadable: () => void;
  readonly isClosed: () => boolean;
}

/** Pages from the log until its end, then waits for more: catching up and living are the same loop, so there is no seam to lose an event in. */
export class LogSubscription implements Subscription {
  readonly #scan: Scan;
  readonly #batchSize: number;
  #after: number;
  #closed = false;

  constructor(
    private readonly source: Source,
    options: SubscribeOptions,
  ) {
    this.#scan = options;
    this.#batchSize = options.batchSize ?? DEFAULT_BATCH;
    this.#after = seqOf(options.after);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage> {
    const { reader, watch } = this.source;
    let saidAt: number | null = null;
    while (!this.#over()) {
      // Reading is synchronous: without this a consumer that never waits would hold up everything else on its thread.
      await nextTurn();
      if (this.#over()) return;
      this.source.assertReadable();
      const generation = watch.generation;
      const page = reader.readAll({ ...this.#scan, after: this.#position(), limit: this.#batchSize });
      this.#after = seqOf(page.position);
      if (page.events.length > 0 && page.position !== null) {
        yield { kind: 'events', events: page.events, position: page.position };
      } else if (page.endOfLog && saidAt !== this.#after) {
        saidAt = this.#after;
        yield { kind: 'caught-up', position: page.position };
      } else if (page.endOfLog) {
        await watch.changed(generation);
      }
    }
  }

  async lag(): Promise<number> {
    if (this.#over()) return Promise.resolve(0);
    const oldest = this.source.reader.oldestAfter(this.#after, this.#scan);
    return Promise.resolve(oldest === null ? 0 : Math.max(0, this.source.clock() - Date.parse(oldest)));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.source.watch.wake();
    return Promise.resolve();
  }

  #position(): ReturnType<typeof positionOf> | null {
    return this.#after === 0 ? null : positionOf(this.#after);
  }

  #over(): boolean {
    return this.#closed || this.source.isClosed();
  }
}
