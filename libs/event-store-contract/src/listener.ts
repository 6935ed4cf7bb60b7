import type { EventStore, Position, StoredEvent, SubscribeOptions, Subscription, SubscriptionMessage } from '@hieuhoc/event-store';

/** Consumes a subscription in the background and lets a test wait for what has come, never for time. */
export class Listener {
  readonly messages: SubscriptionMessage[] = [];
  readonly ended: Promise<void>;
  #waiting: { readonly holds: () => boolean; readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  constructor(readonly subscription: Subscription) {
    this.ended = this.#consume();
    // A failure reaches the test through `ended` and `until`; it must not end the process before anybody asks.
    this.ended.catch(() => undefined);
  }

  get events(): StoredEvent[] {
    return this.messages.flatMap((message) => (message.kind === 'events' ? message.events : []));
  }

  get caughtUp(): number {
    return this.messages.filter((message) => message.kind === 'caught-up').length;
  }

  /** Where a consumer that had handled everything so far would go on. */
  get position(): Position | null {
    return this.messages.at(-1)?.position ?? null;
  }

  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ holds, resolve, reject });
    });
  }

  /** Everything that was in the log, delivered. */
  async untilCaughtUp(): Promise<void> {
    await this.until(() => this.messages.at(-1)?.kind === 'caught-up');
  }

  async untilEvents(count: number): Promise<void> {
    await this.until(() => this.events.length >= count);
  }

  async #consume(): Promise<void> {
    try {
      for await (const message of this.subscription) {
        this.messages.push(message);
        const ready = this.#waiting.filter(({ holds }) => holds());
        this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
        for (const { resolve } of ready) resolve();
      }
    } catch (error) {
      for (const { reject } of this.#waiting) reject(error);
      throw error;
    }
  }
}

/** Opens listeners and closes them after each test, also after one that failed. */
export function listeners(): (store: EventStore, options?: SubscribeOptions) => Listener {
  const open: Listener[] = [];
  afterEach(async () => {
    for (const listener of open.splice(0)) {
      await listener.subscription.close();
      await listener.ended.catch(() => undefined);
    }
  });
  return (store, options) => {
    const listener = new Listener(store.subscribe(options));
    open.push(listener);
    return listener;
  };
}
