import type { EventStore, Subscription, SubscriptionMessage } from '@hieuhoc/event-store';
import type { Checkpoint } from './types';

/** The end of the log as it grows: asks for one batch at a time and says when one has come. */
export class LiveSource {
  caughtUp = false;
  private arrived: IteratorResult<SubscriptionMessage> | null = null;
  private failure: { readonly cause: unknown } | null = null;
  private asking: NodeJS.Timeout | null = null;
  private readonly subscription: Subscription;
  private readonly messages: AsyncIterator<SubscriptionMessage>;

  constructor(
    store: EventStore,
    public checkpoint: Checkpoint | null,
    batchSize: number,
    private readonly wake: () => void,
  ) {
    this.subscription = store.subscribe({ after: checkpoint?.position ?? null, batchSize });
    this.messages = this.subscription[Symbol.asyncIterator]();
    this.ask();
  }

  /** The batch that has come, or null; the next is asked for with `ask`, once this one is handled. */
  take(): SubscriptionMessage | null {
    if (this.failure !== null) throw this.failure.cause;
    if (this.arrived?.done === true) throw new Error('the subscription ended');
    const message = this.arrived?.value ?? null;
    this.arrived = null;
    return message;
  }

  ask(afterMs = 0): void {
    if (afterMs > 0) this.asking = setTimeout(() => this.askNow(), afterMs);
    else this.askNow();
  }

  async close(): Promise<void> {
    if (this.asking !== null) clearTimeout(this.asking);
    await this.subscription.close();
  }

  private askNow(): void {
    this.messages.next().then(
      (result) => {
        this.arrived = result;
        this.wake();
      },
      (cause: unknown) => {
        this.failure = { cause };
        this.wake();
      },
    );
  }
}
