import { StoreUnavailable, type Position, type SubscribeOptions, type Subscription, type SubscriptionMessage } from '@hieuhoc/event-store';
import { delayBefore, pause } from './back-off';
import { failureOf, isUnavailable } from './failure';
import { lagAfter } from './lag';
import { DEFAULT_BATCH, within } from './limits';
import type { Log } from './log';
import { failureAt } from './look-on';
import { Progress, session } from './session';

/** A subscription was interrupted and begins again after the delay. For logs and metrics: nothing is lost, nothing has to be done. */
export interface Interruption {
  readonly failure: StoreUnavailable;
  readonly attempt: number;
  readonly delayMs: number;
  readonly after: Position | null;
}

export interface SubscriptionTuning {
  /** A subscription that is silent for so long is compared with the end of the log. */
  readonly livenessMs: number;
  readonly onInterruption: ((interruption: Interruption) => void) | null;
}

/**
 * The client reconnects but never subscribes again, and a subscription can fall silent without an error. So this is a loop: from the last
 * position that was handled, for ever, until it is closed.
 */
export class ResubscribingSubscription implements Subscription {
  readonly #closed = new AbortController();
  readonly #unwanted: AbortSignal;
  readonly #progress: Progress;
  #attempt = 0;

  constructor(
    private readonly log: Log,
    private readonly options: SubscribeOptions,
    private readonly tuning: SubscriptionTuning,
  ) {
    this.#unwanted = AbortSignal.any([this.#closed.signal, log.connection.closing]);
    this.#progress = new Progress(options.after ?? null);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage> {
    while (!this.#unwanted.aborted) {
      try {
        yield* this.#session();
      } catch (error) {
        if (this.#unwanted.aborted) return;
        await this.#beginAgainAfter(await this.#meaningOf(error));
      }
    }
  }

  async lag(): Promise<number> {
    return this.#unwanted.aborted ? 0 : lagAfter(this.log, this.#progress.reached, this.options);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    return Promise.resolve();
  }

  #session(): AsyncGenerator<SubscriptionMessage> {
    const batchSize = within(this.options.batchSize ?? DEFAULT_BATCH);
    const options = { ...this.options, batchSize, livenessMs: this.tuning.livenessMs, unwanted: this.#unwanted };
    return session(this.log, this.#progress, options, () => (this.#attempt = 0));
  }

  async #meaningOf(error: unknown): Promise<unknown> {
    try {
      return failureOf(await failureAt(this.log, this.#progress.reached, error));
    } catch (lookUpError) {
      return failureOf(lookUpError);
    }
  }

  /** Throws what no further attempt would change: a damaged event, a position of another log, a right taken away, a fault of ours. */
  async #beginAgainAfter(failure: unknown): Promise<void> {
    if (!isUnavailable(failure)) throw failure;
    const attempt = this.#attempt++;
    const delayMs = delayBefore(attempt, this.log.connection.patience.backOff);
    this.tuning.onInterruption?.({ failure, attempt, delayMs, after: this.#progress.reached });
    await pause(delayMs, this.#unwanted);
  }
}
