import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreClosed } from '@hieuhoc/event-store';
import { carry, uncarry } from './carried-error';
import type { CompositionRef } from './composition';
import type { Asked, RunnerReport, Told } from './protocol';

interface Pending {
  readonly resolve: (report: RunnerReport | null) => void;
  readonly reject: (error: Error) => void;
}

export interface ThreadEvents {
  readonly onReach: (told: Extract<Told, { kind: 'reach' }>) => void;
  /** It ended without being asked to. */
  readonly onEnd: (error: Error) => void;
}

/** One life of the projections' thread: what it is asked, and what it answers. */
export class WorkerThread {
  private readonly pending = new Map<number, Pending>();
  private readonly worker: Worker;
  private asked = 0;
  private closing = false;
  private ended = false;
  private lastError: Error = new StoreClosed();
  /** Resolves when it runs; rejects with what it refused to start for. */
  readonly started: Promise<void>;

  constructor(composition: CompositionRef, events: ThreadEvents) {
    this.worker = startWorker(composition);
    this.started = new Promise((resolve, reject) => {
      this.worker.on('message', (told: Told) => {
        if (told.kind === 'started') resolve();
        else if (told.kind === 'refused') reject((this.lastError = uncarry(told.error)));
        else if (told.kind === 'reach') events.onReach(told);
        else this.settle(told);
      });
      this.worker.on('error', (error: unknown) => (this.lastError = uncarry(carry(error))));
      this.worker.on('exit', () => {
        this.ended = true;
        reject(this.lastError);
        for (const { reject: fail } of this.pending.values()) fail(this.lastError);
        this.pending.clear();
        if (!this.closing) events.onEnd(this.lastError);
      });
    });
  }

  ask(question: Omit<Asked, 'id'>): Promise<RunnerReport | null> {
    if (this.ended) return Promise.reject(this.lastError);
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...question } satisfies Asked);
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.ask({ verb: 'close' }).catch(() => undefined);
    await this.worker.terminate();
  }

  private settle(told: Extract<Told, { id: number }>): void {
    const pending = this.pending.get(told.id);
    this.pending.delete(told.id);
    if (told.kind === 'answer') pending?.resolve(told.report);
    else pending?.reject(uncarry(told.error));
  }
}

/**
 * What the thread has just read is garbage a moment later: room for more of it than this only makes the process larger, by what the
 * machine's memory suggests to V8.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 48 };

/** As built, or, run from source, through the hook that turns TypeScript into JavaScript on the log writer's thread too. */
function startWorker(workerData: CompositionRef): Worker {
  const fromSource = __filename.endsWith('.ts');
  const hook = join(__dirname, '..', '..', '..', 'libs', 'event-store-sqlite', 'src', 'typescript-hook.cjs');
  const file = join(__dirname, `projection.worker.${fromSource ? 'ts' : 'js'}`);
  return new Worker(file, { workerData, resourceLimits, execArgv: fromSource ? ['--require', hook] : [] });
}
