import { setImmediate as aBreath } from 'node:timers/promises';
import { DomainError, StoreClosed, type EventStore, type StoredEvent, type Subscription } from '@hieuhoc/event-store';
import type { Hash } from '@hieuhoc/transparency-log';
import { checkSealed } from './check-sealed';
import type { HeadsSealed } from './heads-writer';
import { SealWriter } from './seal-writer';
import type { SealedCheckpoint } from './sealed-log';
import { storeCheckpoint } from './store-checkpoint';

export interface SealReport {
  readonly size: number;
  readonly root: Hash;
  /** The end of the log was reached. */
  readonly caughtUp: boolean;
}

/** What is told while it goes on. After an alarm nothing more is sealed; after trouble it tries again by itself. */
export interface SealerEvents {
  readonly onSealed: (report: SealReport) => void;
  readonly onAlarm: (error: Error) => void;
  readonly onTrouble: (error: Error) => void;
}

/** What whoever asks for signatures orders of it, on this thread or another. */
export interface SealerControl {
  storeCheckpoint(checkpoint: SealedCheckpoint): Promise<void>;
  sealHeads(): Promise<HeadsSealed>;
  /** For how many milliseconds an event has waited to be sealed; 0 when all is. */
  lagMs(): Promise<number>;
  close(): Promise<void>;
}

/** A seal costs two transactions and a signature: while more comes it waits for more, up to a second; once nothing comes, this long. */
const QUIET_MS = 200;
const PATIENCE_MS = 1_000;
const MOST_A_SEAL = 4_000;
const BATCH = 1_000;
const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 5_000;

/** Follows the log and seals it. Everything it does is asked for on one thread; a seal is one step of it, heads are many, between which it seals. */
export class Sealer implements SealerControl {
  private writer: SealWriter | null = null;
  private subscription: Subscription | null = null;
  private pending: StoredEvent[] = [];
  private caughtUp = false;
  private told = -1;
  /** When it was last known that all of the log is sealed; at first the start. */
  private level = Date.now();
  private wasLevel = false;
  private timer: NodeJS.Timeout | null = null;
  /** When the oldest of what is pending came. */
  private pendingSince: number | null = null;
  private failure: unknown = null;
  private alarm: Error | null = null;
  private closed = false;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private headsInTurn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly path: string,
    private readonly events: SealerEvents,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async storeCheckpoint(checkpoint: SealedCheckpoint): Promise<void> {
    storeCheckpoint(this.opened().database, checkpoint);
  }

  sealHeads(): Promise<HeadsSealed> {
    const heads = this.headsInTurn.then(() => this.headsAsOfNow());
    this.headsInTurn = heads.catch(() => undefined);
    return heads;
  }

  async lagMs(): Promise<number> {
    if (this.alarm !== null) throw this.alarm;
    // What carries a time of long ago has waited since it came.
    const since = Date.now() - this.level;
    return this.pending.length > 0 ? since : Math.min(since, (await this.subscription?.lag()) ?? since);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wake();
    await this.subscription?.close();
    await Promise.all([this.running, this.headsInTurn]);
  }

  /** Broken off where what it writes to is given up: then nothing of it was sealed. */
  private async headsAsOfNow(): Promise<HeadsSealed> {
    const writer = this.opened();
    this.flush();
    if (this.failure !== null) throw this.failure;
    for (const heads of writer.sealHeads()) {
      if (heads !== null) return heads;
      await aBreath();
      if (this.closed || this.opened() !== writer) break;
    }
    throw new StoreClosed();
  }

  private opened(): SealWriter {
    if (this.writer === null) throw this.alarm ?? new StoreClosed();
    return this.writer;
  }

  private async run(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !this.closed; pauseMs = Math.min(pauseMs * 2, LAST_PAUSE_MS)) {
      try {
        await this.follow();
      } catch (error) {
        if (this.closed) break;
        const cause = error instanceof Error ? error : new Error(String(error));
        if (error instanceof DomainError && error.kind === 'damaged') return this.raise(error);
        this.events.onTrouble(cause);
      }
      if (!this.closed) await this.pause(pauseMs);
    }
  }

  private raise(error: Error): void {
    this.alarm = error;
    this.events.onAlarm(error);
  }

  private async follow(): Promise<void> {
    this.writer = new SealWriter(this.path);
    this.failure = null;
    this.pending = [];
    try {
      await checkSealed(this.store, this.writer);
      this.subscription = this.store.subscribe({ after: this.writer.sealed.position, leaves: true, batchSize: BATCH });
      for await (const message of this.subscription) {
        this.caughtUp = message.kind === 'caught-up';
        if (message.kind === 'events') this.take(message.events);
        if (this.pending.length >= MOST_A_SEAL) this.flush();
        else if (this.pending.length > 0 || this.caughtUp) this.flushSoon();
        if (this.failure !== null) break;
      }
      this.flush();
      if (this.failure !== null) throw this.failure;
    } finally {
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
      await this.subscription?.close();
      this.writer.close();
      this.writer = null;
    }
  }

  private take(events: readonly StoredEvent[]): void {
    if (this.pending.length === 0 && this.wasLevel) this.level = Date.now();
    this.wasLevel = false;
    for (const event of events) this.pending.push(event);
  }

  private flushSoon(): void {
    const now = Date.now();
    this.pendingSince ??= now;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(QUIET_MS, this.pendingSince + PATIENCE_MS - now)));
  }

  /** Never throws: a timer calls it. What went wrong ends the subscription, and with it this attempt. */
  private flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.pendingSince = null;
    if (this.writer === null || this.failure !== null) return;
    try {
      const batch = this.pending;
      this.pending = [];
      const { size, root } = this.writer.seal(batch);
      if (size !== this.told || this.caughtUp) this.events.onSealed({ size, root, caughtUp: this.caughtUp });
      this.told = size;
      this.wasLevel = this.caughtUp;
      if (this.caughtUp) this.level = Date.now();
    } catch (error) {
      this.failure = error;
      void this.subscription?.close();
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
