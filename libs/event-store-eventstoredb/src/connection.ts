import { EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '@hieuhoc/event-store';
import { addressOf, type Address, type Credentials } from './address';
import { delayBefore, pause, type BackOff } from './back-off';
import { BadEventStoreUrl } from './errors';
import { failureOf, isDeadline, isNotLeader, isUnavailable, isUnsent, type Asked } from './failure';

export interface Patience {
  /** A call is repeated, where it may be, until so much time has passed; once at least, but for a call that used up its own time. */
  readonly retryForMs: number;
  /** A server that says nothing for so long in the middle of an answer is given up. */
  readonly silenceMs: number;
  readonly appendDeadlineMs: number;
  readonly backOff: BackOff;
}

/** One client of one store, and the rules by which its calls are repeated. */
export class Connection {
  readonly client: EventStoreDBClient;
  readonly credentials: Credentials;
  readonly hosts: string;
  readonly #closing = new AbortController();

  /** Throws BadEventStoreUrl. */
  constructor(
    url: string,
    readonly patience: Patience,
  ) {
    const address = addressOf(url);
    this.client = clientOf(address);
    this.credentials = address.credentials;
    this.hosts = address.hosts;
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Repeats the call while the server is unavailable. For calls that change nothing, or the same thing once. */
  async repeatedly<T>(call: () => Promise<T>, asked?: Asked, forMs = this.patience.retryForMs): Promise<T> {
    return this.#attempts(call, asked, isUnavailable, forMs);
  }

  /** Only repeated when the server did not get it, or says that it did nothing: another attempt could write twice. */
  async once<T>(call: () => Promise<T>, asked?: Asked): Promise<T> {
    return this.#attempts(call, asked, (_failure, error) => isNotLeader(error) || isUnsent(error), this.patience.retryForMs);
  }

  /** Ends subscriptions and the waiting between attempts; calls under way go on to their answers. */
  stop(): void {
    this.#closing.abort();
  }

  async close(): Promise<void> {
    this.stop();
    await this.client.dispose();
  }

  async #attempts<T>(
    call: () => Promise<T>,
    asked: Asked | undefined,
    mayRepeat: (failure: unknown, error: unknown) => boolean,
    forMs: number,
  ): Promise<T> {
    const { backOff } = this.patience;
    const until = performance.now() + forMs;
    for (let attempt = 0; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        const failure = failureOf(error, asked);
        const delay = Math.min(delayBefore(attempt, backOff), forMs);
        const outOfTime = performance.now() + delay > until && (attempt > 0 || isDeadline(error));
        if (!mayRepeat(failure, error) || this.closing.aborted || outOfTime) throw this.#named(failure);
        await pause(delay, this.closing);
      }
    }
  }

  #named(failure: unknown): unknown {
    if (!isUnavailable(failure) || failure.detail.startsWith(this.hosts)) return failure;
    return new StoreUnavailable(`${this.hosts}: ${failure.detail}`);
  }
}

function clientOf({ url }: Address): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(url);
  } catch {
    throw new BadEventStoreUrl('the client cannot read it', 'thư viện kết nối không đọc được');
  }
}
