import { StoreClosed } from '@hieuhoc/event-store';
import type { Worker } from 'node:worker_threads';
import { carry, uncarry } from '../../platform/projections/carried-error';
import { ownThread } from '../../platform/threads/own-thread';
import type { AskedOfDossiers, DossierSettings, ToldByDossiers } from './dossier-messages';

type Question = AskedOfDossiers extends infer One ? (One extends AskedOfDossiers ? Omit<One, 'id'> : never) : never;
type Told = Exclude<ToldByDossiers, { kind: 'failed' }>;

interface Pending {
  readonly resolve: (told: Told) => void;
  readonly reject: (error: Error) => void;
}

/** One life of the thread that makes dossiers. A dossier of it is asked about under its number, one question at a time. */
export class DossierThread {
  private readonly pending = new Map<number, Pending>();
  private readonly worker: Worker;
  private lastError: Error = new StoreClosed();
  private ended = false;

  constructor(settings: DossierSettings, onEnd: () => void) {
    this.worker = ownThread(__dirname, 'dossiers.worker', settings, {});
    this.worker.on('message', (told: ToldByDossiers) => this.heard(told));
    this.worker.on('error', (error: unknown) => (this.lastError = uncarry(carry(error))));
    this.worker.on('exit', () => {
      this.ended = true;
      onEnd();
      for (const { reject } of this.pending.values()) reject(this.lastError);
      this.pending.clear();
    });
    // What asks of it keeps the process running, not the thread itself.
    this.worker.unref();
  }

  ask(id: number, question: Question): Promise<Told> {
    if (this.ended) return Promise.reject(this.lastError);
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ ...question, id });
    });
  }

  drop(id: number): void {
    this.pending.delete(id);
    if (!this.ended) this.worker.postMessage({ id, verb: 'drop' } satisfies AskedOfDossiers);
  }

  async terminate(): Promise<void> {
    await this.worker.terminate();
  }

  private heard(told: ToldByDossiers): void {
    const pending = this.pending.get(told.id);
    this.pending.delete(told.id);
    if (told.kind === 'failed') pending?.reject(uncarry(told.error));
    else pending?.resolve(told);
  }
}
