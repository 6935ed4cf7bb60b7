import { StoreClosed } from '@hieuhoc/event-store';
import { Reached, type Reach } from '@hieuhoc/projections';
import type { CompositionRef } from './composition';
import { carry } from './carried-error';
import type { Asked, RunnerReport } from './protocol';
import { WorkerThread } from './worker-thread';

const FIRST_RESTART_MS = 100;
const LAST_RESTART_MS = 5_000;

export interface ProjectionHostOptions {
  readonly composition: CompositionRef;
  /** The thread ended, or could not start again; it is started again after a pause. For the log. */
  readonly onFailure?: (error: Error) => void;
}

/**
 * The projections' thread, seen from the thread that answers requests. It is started again when it ends by itself; until then, and
 * while it refuses to run, `status` says why and `whenReached` runs into its time.
 */
export class ProjectionHost {
  private thread: WorkerThread | null = null;
  private failure: Error | null = null;
  private restartMs = FIRST_RESTART_MS;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private readonly reached = new Reached();

  constructor(private readonly options: ProjectionHostOptions) {}

  /** Resolves when the runner runs (not: has caught up). Throws what it refuses to start for. */
  async start(): Promise<void> {
    const thread = new WorkerThread(this.options.composition, {
      onReach: ({ reaches }) => this.reached.update(reaches),
      onEnd: (error) => this.ended(thread, error),
    });
    try {
      await thread.started;
      this.thread = thread;
      this.failure = null;
      this.restartMs = FIRST_RESTART_MS;
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  /** How far readers see, projection by projection, as last told. */
  get reaches(): readonly Reach[] {
    return this.reached.latest;
  }

  /** Asks the thread. While there is none, the last that is known of it is the failure. */
  async status(): Promise<RunnerReport> {
    if (this.thread === null) return { projections: [], failure: carry(this.failure ?? new StoreClosed()) };
    return (await this.thread.ask({ verb: 'status' })) ?? { projections: [], failure: null };
  }

  /** Throws ReadModelBehind after `timeoutMs`, ReadModelStopped at once where a projection has stopped before `position`. */
  whenReached(position: string, timeoutMs: number, names?: readonly string[]): Promise<void> {
    return this.reached.whenReached(position, timeoutMs, names);
  }

  rebuild(name: string): Promise<void> {
    return this.order({ verb: 'rebuild', name });
  }

  cancelRebuild(name: string): Promise<void> {
    return this.order({ verb: 'cancel-rebuild', name });
  }

  /** `eventId`: that of the dead letter it has stopped at. Throws NothingToDo where it has not stopped there. */
  skip(name: string, eventId: string): Promise<void> {
    return this.order({ verb: 'skip', name, eventId });
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.thread?.close();
    this.thread = null;
  }

  private async order(question: Omit<Asked, 'id'>): Promise<void> {
    if (this.thread === null) throw this.failure ?? new StoreClosed();
    await this.thread.ask(question);
  }

  private ended(thread: WorkerThread, error: Error): void {
    if (this.thread !== thread) return;
    this.thread = null;
    this.startAgainAfter(error);
  }

  private startAgainAfter(error: Error): void {
    this.failure = error;
    this.options.onFailure?.(error);
    if (this.closed) return;
    this.timer = setTimeout(() => void this.start().catch((again: Error) => this.startAgainAfter(again)), this.restartMs);
    this.restartMs = Math.min(this.restartMs * 2, LAST_RESTART_MS);
  }
}
