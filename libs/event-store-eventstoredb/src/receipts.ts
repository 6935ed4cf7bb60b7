import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable, type Position, type StoredEvent } from '@hieuhoc/event-store';
import type { Connection } from './connection';
import type { LogClock } from './log-clock';
import { placeOf, positionOf } from './position';
import { readEach } from './read-each';
import { oursOf, recordedEvent } from './recorded-event';

export type Receipt = Pick<StoredEvent, 'position' | 'recordedAt'>;

interface Waiting {
  readonly position: Position;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (failure: unknown) => void;
}

/** Events that may lie between two of ours in one reading. */
const SLACK = 64;

/**
 * The server's answer to an append does not say when it was recorded, its log does. All appends that wait at the same moment are looked
 * up in one reading, so that the cost fades as the load grows.
 */
export class Receipts {
  #waiting: Waiting[] = [];
  #working = false;

  constructor(
    private readonly connection: Connection,
    private readonly clock: LogClock,
  ) {}

  async of(position: Position): Promise<Receipt> {
    const { promise, resolve, reject } = Promise.withResolvers<Receipt>();
    this.#waiting.push({ position, resolve, reject });
    if (!this.#working) void this.#work();
    return promise;
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.toSorted((a, b) => (a.position < b.position ? -1 : 1));
      this.#waiting = [];
      try {
        await this.connection.repeatedly(async () => this.#lookUp(batch));
      } catch (failure) {
        for (const { reject } of batch) reject(failure);
      }
    }
    this.#working = false;
  }

  /** Answers the first of the batch at least, and all that follow closely; the others wait for the next reading. */
  async #lookUp(batch: readonly Waiting[]): Promise<void> {
    const found = await this.#readFrom(batch);
    const [first, ...others] = batch;
    if (first === undefined) return;
    if (!found.has(first.position)) throw new StoreUnavailable('an append that was just acknowledged is not in the log yet');
    for (const waiting of [first, ...others]) {
      const receipt = found.get(waiting.position);
      if (receipt === undefined) this.#waiting.push(waiting);
      else waiting.resolve(receipt);
    }
  }

  async #readFrom(batch: readonly Waiting[]): Promise<Map<Position, Receipt>> {
    const found = new Map<Position, Receipt>();
    const wanted = new Set(batch.map(({ position }) => position));
    const [first] = wanted;
    if (first === undefined) return found;
    const { client, patience } = this.connection;
    const read: ReturnType<EventStoreDBClient['readAll']> = client.readAll({
      fromPosition: placeOf(first),
      maxCount: wanted.size === 1 ? 1 : wanted.size + SLACK,
    });
    await readEach(read, patience.silenceMs, (received) => {
      const ours = oursOf(received);
      if (ours === null || !wanted.has(positionOf(ours.position))) return 'more';
      const { position, recordedAt, metadata } = recordedEvent(ours).event;
      this.clock.saw(recordedAt, metadata.recordedAt === undefined);
      found.set(position, { position, recordedAt });
      return found.size === wanted.size ? 'enough' : 'more';
    });
    return found;
  }
}
