import { setImmediate as yieldToIo } from 'node:timers/promises';
import { DomainError, type EventStore, type SubscriptionMessage } from '@hieuhoc/event-store';
import { advance, batchAfter, CheckpointMoved } from './advance';
import { catchUp } from './catch-up';
import { checkLog } from './check-log';
import { cancelRebuild, rebuild, skip, type Setting } from './changes';
import { Commands } from './commands';
import { LiveSource } from './live-source';
import { promoteReady } from './promote';
import { Reached } from './reached';
import { reconcile, type Reconciled } from './reconcile';
import { at, reachOf } from './running';
import { Signal } from './signal';
import { statusOf } from './status';
import type { Projection, ProjectionDatabase, ProjectionStatus, Reach } from './types';

export interface RunnerOptions {
  readonly store: EventStore;
  readonly database: ProjectionDatabase;
  readonly projections: readonly Projection[];
  /** Events a transaction while nobody waits for what is new, and beside live reading, where each one delays what is new. */
  readonly batchSize?: number;
  readonly batchSizeBesideLive?: number;
  readonly onReach?: (reaches: readonly Reach[]) => void;
  readonly now?: () => Date;
}

/** Larger ones save nothing: what they have read grows old in the memory before it is done with. */
const BATCH = 1_000;
const BATCH_BESIDE_LIVE = 1_000;
/** While events come several at a time, more are gathered before the next transaction: it costs as much as many events. */
const GATHER_MS = 5;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * Moves every projection along the log: one scan feeds all that stand at the same place, those behind catch up page by page between
 * the live batches. Nothing runs at the same time as anything else here; commands come in between two batches.
 */
export class ProjectionRunner {
  private state: Reconciled = { running: [], outdated: [] };
  private live: LiveSource | null = null;
  private loop: Promise<void> | null = null;
  private closing = false;
  private retryMs = FIRST_RETRY_MS;
  private readonly signal = new Signal();
  private readonly commands = new Commands(this.signal);
  private readonly reached = new Reached();
  /** What keeps the runner from going on at present; it tries again by itself unless the failure is of kind `damaged`. */
  failure: Error | null = null;

  private readonly setting: Setting;

  constructor(private readonly options: RunnerOptions) {
    const { database, projections, now = () => new Date() } = options;
    this.setting = { database, projections, now };
  }

  /** Throws ReadModelsAheadOfLog, ReadModelsOfAnotherLog, VersionNotRaised before anything is written. */
  async start(): Promise<void> {
    await checkLog(this.options.store, await this.options.database.instances());
    await this.reload();
    this.loop = this.run();
  }

  /** Resolves when every projection serves and shows what the log held at the time of asking. */
  async whenCaughtUp(timeoutMs: number): Promise<void> {
    const { position } = await this.options.store.head();
    await this.reached.whenReached(position ?? '', timeoutMs);
  }

  whenReached(position: string, timeoutMs: number, names?: readonly string[]): Promise<void> {
    return this.reached.whenReached(position, timeoutMs, names);
  }

  status(): Promise<readonly ProjectionStatus[]> {
    return statusOf(this.options.store, this.state, this.setting.now());
  }

  /** Begins a build beside the serving one, or names the one under way. Throws UnknownProjection. */
  rebuild(name: string): Promise<void> {
    return this.commands.ask(() => rebuild(this.setting, this.state, name));
  }

  /** Gives up a build under way; what serves goes on serving. Throws NothingToDo. */
  cancelRebuild(name: string): Promise<void> {
    return this.commands.ask(() => cancelRebuild(this.setting, this.state, name));
  }

  /** Passes by exactly the event that `name` is stopped at. Throws NothingToDo where `eventId` is not that event. */
  skip(name: string, eventId: string): Promise<void> {
    return this.commands.ask(() => skip(this.setting, this.state, name, eventId));
  }

  /** Finishes the batch in hand. Store and database stay open: they are their owner's. */
  async close(): Promise<void> {
    this.closing = true;
    this.signal.wake();
    await this.loop;
    this.commands.refuse();
    await this.dropLive();
  }

  private async run(): Promise<void> {
    while (!this.closing) {
      try {
        this.publish(await this.commands.run());
        const worked = await this.step();
        this.failure = null;
        this.retryMs = FIRST_RETRY_MS;
        if (worked) await yieldToIo();
        else await this.signal.wait();
      } catch (error) {
        if (!(await this.recover(error))) return;
      }
    }
  }

  private async step(): Promise<boolean> {
    await this.follow();
    const { live } = this;
    if (live === null) return this.publish(false);
    const message = live.take();
    if (message !== null) {
      this.publish(await this.handle(live, message));
      live.ask(this.isBusy(live, message) ? GATHER_MS : 0);
    }
    const { store, database, batchSize = BATCH, batchSizeBesideLive = BATCH_BESIDE_LIVE } = this.options;
    const pageSize = live.caughtUp ? batchSizeBesideLive : batchSize;
    const caughtUpAPage = await catchUp(store, database, this.state.running, live, pageSize, this.instant);
    const promoted = await promoteReady(database, this.state, live);
    return this.publish(caughtUpAPage || promoted) || message !== null;
  }

  /** The live source stands where the furthest of those that can go on stand. */
  private async follow(): Promise<void> {
    const able = this.state.running.filter(({ deadLetter }) => deadLetter === null);
    const lead = able.toSorted((a, b) => (at(a) < at(b) ? 1 : -1))[0];
    if (this.live !== null && lead !== undefined && at(this.live) === at(lead)) return;
    await this.dropLive();
    if (lead === undefined) return;
    const { store, batchSize = BATCH } = this.options;
    this.live = new LiveSource(store, lead.checkpoint, batchSize, () => this.signal.wake());
  }

  /** New events come, but not so many that a page is full of them. */
  private isBusy({ caughtUp }: LiveSource, message: SubscriptionMessage): boolean {
    const { batchSize = BATCH } = this.options;
    return caughtUp && message.kind === 'events' && message.events.length > 1 && message.events.length < batchSize;
  }

  /** True when something was handled. */
  private async handle(live: LiveSource, message: SubscriptionMessage): Promise<boolean> {
    const from = at(live);
    if (message.kind === 'caught-up') live.caughtUp = true;
    if (message.position === null || message.position <= from) return false;
    // At least once: what a re-subscription repeats has been handled.
    const events = message.kind === 'events' ? message.events.filter(({ position }) => position > from) : [];
    const batch = batchAfter(live.checkpoint, events, message.position);
    if (batch === null) return false;
    const group = this.state.running.filter((one) => one.deadLetter === null && at(one) === from);
    await advance(this.options.database, group, batch, this.instant);
    live.checkpoint = batch.to;
    return true;
  }

  /** Begins again from what the read database says; false when going on by itself would do harm. */
  private async recover(error: unknown): Promise<boolean> {
    this.failure = error instanceof Error ? error : new Error(String(error));
    await this.dropLive();
    if (error instanceof DomainError && error.kind === 'damaged') {
      this.commands.refuse(error);
      return false;
    }
    if (!(error instanceof CheckpointMoved)) {
      await this.signal.wait(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
    }
    try {
      if (!this.closing) await this.reload();
    } catch (again) {
      this.failure = again instanceof Error ? again : this.failure;
    }
    return true;
  }

  private async reload(): Promise<void> {
    const { database, projections, now } = this.setting;
    this.state = await reconcile(database, projections, now());
    this.publish(true);
  }

  private publish(changed: boolean): boolean {
    if (!changed) return false;
    const reaches = this.state.running.map(reachOf);
    this.reached.update(reaches);
    this.options.onReach?.(reaches);
    return true;
  }

  private async dropLive(): Promise<void> {
    const { live } = this;
    this.live = null;
    await live?.close();
  }

  private readonly instant = (): string => this.setting.now().toISOString();
}
