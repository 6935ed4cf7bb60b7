import {
  encodeAppend,
  StoreClosed,
  StoreUnavailable,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type LogHead,
  type LogPage,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type StoreFailed,
  type SubscribeOptions,
  type Subscription,
} from '@hieuhoc/event-store';
import type { AppendQueue } from './append-queue';
import type { LogReader } from './log-reader';
import { LogSubscription } from './log-subscription';
import type { LogWatch } from './log-watch';

export interface StoreParts {
  readonly reader: LogReader;
  readonly watch: LogWatch;
  /** null = opened for reading only. */
  readonly queue: AppendQueue | null;
  readonly clock: () => number;
  readonly release: () => void;
}

/** The log in one SQLite file: one writer on a thread of its own, readers wherever they are. */
export class SqliteEventStore implements EventStore {
  #closing: Promise<void> | null = null;
  #failure: StoreFailed | null = null;

  readonly #now: () => string;

  constructor(private readonly parts: StoreParts) {
    this.#now = instants(parts.clock);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    this.#assertOpen();
    if (this.parts.queue === null) throw new StoreUnavailable('the log was opened for reading only');
    return this.parts.queue.append({ stream, expected, events: encodeAppend(stream, events), now: this.#now() });
  }

  async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly StoredEvent[]> {
    this.#assertOpen();
    return Promise.resolve(this.parts.reader.readStream(stream, options));
  }

  async readAll(options?: ReadAllOptions): Promise<LogPage> {
    this.#assertOpen();
    return Promise.resolve(this.parts.reader.readAll(options));
  }

  subscribe(options: SubscribeOptions = {}): Subscription {
    this.#assertOpen();
    const source = {
      reader: this.parts.reader,
      watch: this.parts.watch,
      clock: this.parts.clock,
      assertReadable: () => this.#assertNotFailed(),
      isClosed: () => this.#closing !== null,
    };
    return new LogSubscription(source, options);
  }

  async head(): Promise<LogHead> {
    this.#assertOpen();
    return Promise.resolve(this.parts.reader.head());
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** After an error of the disk nothing is answered any more, not even from memory that looks right. */
  fail(failure: StoreFailed): void {
    this.#failure = failure;
    this.parts.watch.wake();
  }

  /** Something was committed: whoever waits at the end of the log looks again. */
  committed(): void {
    this.parts.watch.wake();
  }

  async #close(): Promise<void> {
    await this.parts.queue?.settled();
    this.parts.watch.close();
    this.parts.release();
    // The writer is the last to leave: it moves the write-ahead log into the file and removes it.
    await this.parts.queue?.close();
  }

  #assertOpen(): void {
    if (this.#closing !== null) throw new StoreClosed();
    this.#assertNotFailed();
  }

  #assertNotFailed(): void {
    if (this.#failure !== null) throw this.#failure;
  }
}

/** A clock that answers in the one form of a time; what it says twice is written once. */
function instants(clock: () => number): () => string {
  let last = Number.NaN;
  let text = '';
  return () => {
    const now = clock();
    if (now !== last) [last, text] = [now, new Date(now).toISOString()];
    return text;
  };
}
