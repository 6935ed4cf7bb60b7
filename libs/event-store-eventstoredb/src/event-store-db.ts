import {
  StoreClosed,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type LogHead,
  type LogPage,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type Subscription,
} from '@hieuhoc/event-store';
import { append } from './append';
import { readHead } from './head';
import type { Log } from './log';
import { readAll } from './read-all';
import { readStream } from './read-stream';
import { StreamOrder } from './stream-order';
import { ResubscribingSubscription, type SubscriptionTuning } from './subscription';

/** The log on an EventStoreDB server. One file a verb. */
export class EventStoreDb implements EventStore {
  readonly #order = new StreamOrder();
  readonly #underWay = new Set<Promise<unknown>>();
  #closing: Promise<void> | null = null;

  constructor(
    private readonly log: Log,
    private readonly tuning: SubscriptionTuning,
  ) {}

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    return this.#answered(async () => this.#order.run(stream, expected, async () => append(this.log, stream, expected, events)));
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    return this.#answered(async () => readStream(this.log, stream, options));
  }

  async readAll(options?: ReadAllOptions): Promise<LogPage> {
    return this.#answered(async () => readAll(this.log, options));
  }

  subscribe(options: SubscribeOptions = {}): Subscription {
    this.#assertOpen();
    return new ResubscribingSubscription(this.log, options, this.tuning);
  }

  async head(): Promise<LogHead> {
    return this.#answered(async () => readHead(this.log.connection, this.log.clock));
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** What is under way gets its answer first. */
  async #close(): Promise<void> {
    this.log.connection.stop();
    await Promise.allSettled(this.#underWay);
    await this.log.lookout.settled();
    await this.log.connection.close();
  }

  async #answered<T>(verb: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    const answer = verb();
    this.#underWay.add(answer);
    try {
      return await answer;
    } finally {
      this.#underWay.delete(answer);
    }
  }

  #assertOpen(): void {
    if (this.#closing !== null) throw new StoreClosed();
  }
}
