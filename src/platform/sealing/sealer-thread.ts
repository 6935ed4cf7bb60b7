import type { Worker } from 'node:worker_threads';
import { StoreClosed } from '@hieuhoc/event-store';
import { carry, uncarry } from '../projections/carried-error';
import { ownThread } from '../threads/own-thread';
import type { HeadsSealed } from './heads-writer';
import type { SealerControl, SealerEvents } from './sealer';
import type { AskedOfSealer, SealerAnswer, SealerSettings, ToldBySealer } from './sealer-messages';
import type { SealedCheckpoint } from './sealed-log';

interface Pending {
  readonly resolve: (answer: SealerAnswer) => void;
  readonly reject: (error: Error) => void;
}

type Question = AskedOfSealer extends infer One ? (One extends AskedOfSealer ? Omit<One, 'id'> : never) : never;

const FIRST_RESTART_MS = 500;
const LAST_RESTART_MS = 10_000;
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** The sealer on a thread of its own, started again when it ends by itself. */
export class SealerThread implements SealerControl {
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private asked = 0;
  private closed = false;
  private timer: NodeJS.Timeout | null = null;
  private restartMs = FIRST_RESTART_MS;

  constructor(
    private readonly settings: SealerSettings,
    private readonly events: SealerEvents,
  ) {}

  start(): void {
    const worker = ownThread(__dirname, 'sealer.worker', this.settings, resourceLimits);
    this.worker = worker;
    worker.on('message', (told: ToldBySealer) => this.heard(told));
    worker.on('error', (error: unknown) => this.events.onTrouble(uncarry(carry(error))));
    worker.on('exit', () => this.ended(worker));
  }

  async storeCheckpoint(checkpoint: SealedCheckpoint): Promise<void> {
    await this.ask({ verb: 'store', checkpoint });
  }

  async sealHeads(): Promise<HeadsSealed> {
    const answer = await this.ask({ verb: 'heads' });
    if (typeof answer === 'object' && answer !== null) return answer;
    throw new StoreClosed();
  }

  async lagMs(): Promise<number> {
    return Number(await this.ask({ verb: 'lag' }));
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.ask({ verb: 'close' }).catch(() => undefined);
    await this.worker?.terminate();
  }

  private ask(question: Question): Promise<SealerAnswer> {
    const { worker } = this;
    if (worker === null) return Promise.reject(new StoreClosed());
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      worker.postMessage({ ...question, id });
    });
  }

  private heard(told: ToldBySealer): void {
    switch (told.kind) {
      case 'sealed':
        this.restartMs = FIRST_RESTART_MS;
        return this.events.onSealed(told.report);
      case 'alarm':
        return this.events.onAlarm(uncarry(told.error));
      case 'trouble':
        return this.events.onTrouble(uncarry(told.error));
      case 'answer':
        this.pending.get(told.id)?.resolve(told.answer);
        break;
      case 'failed':
        this.pending.get(told.id)?.reject(uncarry(told.error));
        break;
    }
    this.pending.delete(told.id);
  }

  private ended(worker: Worker): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.pending.values()) reject(new StoreClosed());
    this.pending.clear();
    if (this.closed) return;
    this.timer = setTimeout(() => this.start(), this.restartMs);
    this.restartMs = Math.min(this.restartMs * 2, LAST_RESTART_MS);
  }
}
