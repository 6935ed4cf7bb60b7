import { StoreClosed } from '@hieuhoc/event-store';
import type { Worker } from 'node:worker_threads';
import { carry, uncarry } from '../projections/carried-error';
import type { CarriedError } from '../projections';

/** A question and its answer have the same number. */
interface Numbered {
  readonly id: number;
}
/** In place of an answer. */
export interface Failed extends Numbered {
  readonly kind: 'failed';
  readonly error: CarriedError;
}

export const failed = (id: number, error: unknown): Failed => ({ id, kind: 'failed', error: carry(error) });

/** What a thread brought into memory is kept for whoever asks next, for a while. */
const IDLE_MS = 60_000;

/**
 * A thread that begins with the first who needs it and ends when nobody has for a while: what it does takes seconds, in which nobody else
 * would be answered.
 */
export class ThreadOnDemand<Asked extends Numbered, Told extends Numbered> {
  private life: Life<Asked, Told> | null = null;
  private holders = 0;
  private idle: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly start: () => Worker,
    private readonly idleMs = IDLE_MS,
  ) {}

  get isRunning(): boolean {
    return this.life !== null;
  }

  /** It does not end for idleness before it is released. Throws StoreClosed. */
  hold(): Held<Asked, Told> {
    if (this.closed) throw new StoreClosed();
    this.holders++;
    if (this.idle !== null) clearTimeout(this.idle);
    return new Held((this.life ??= this.begun()), () => this.left());
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.idle !== null) clearTimeout(this.idle);
    await this.life?.end();
  }

  private begun(): Life<Asked, Told> {
    const life: Life<Asked, Told> = new Life(this.start(), () => {
      if (this.life === life) this.life = null;
    });
    return life;
  }

  private left(): void {
    if (--this.holders > 0 || this.closed) return;
    this.idle = setTimeout(() => void this.life?.end(), this.idleMs);
    this.idle.unref();
  }
}

/** One life of the thread for one who needs it: if it ends, so do his questions, and none is put to the next. */
export class Held<Asked extends Numbered, Told extends Numbered> {
  private held = true;

  constructor(
    private readonly life: Life<Asked, Told>,
    private readonly left: () => void,
  ) {}

  /** One question at a time under a number. */
  ask(asked: Asked): Promise<Told> {
    return this.life.ask(asked);
  }

  /** Nothing more is waited for; `last`: what the thread is to be told of it. */
  release(last?: Asked): void {
    if (!this.held) return;
    this.held = false;
    if (last !== undefined) this.life.say(last);
    this.left();
  }
}

interface Waiting<Told> {
  readonly resolve: (told: Told) => void;
  readonly reject: (error: Error) => void;
}

class Life<Asked extends Numbered, Told extends Numbered> {
  private readonly waiting = new Map<number, Waiting<Told>>();
  private lastError: Error = new StoreClosed();
  private ended = false;

  constructor(
    private readonly worker: Worker,
    onEnd: () => void,
  ) {
    worker.on('message', (told: Told | Failed) => this.heard(told));
    worker.on('error', (error: unknown) => (this.lastError = uncarry(carry(error))));
    worker.on('exit', () => {
      this.ended = true;
      onEnd();
      for (const { reject } of this.waiting.values()) reject(this.lastError);
      this.waiting.clear();
    });
    // Who asks keeps the process running, not the thread itself.
    worker.unref();
  }

  ask(asked: Asked): Promise<Told> {
    if (this.ended) return Promise.reject(this.lastError);
    return new Promise((resolve, reject) => {
      this.waiting.set(asked.id, { resolve, reject });
      this.worker.postMessage(asked);
    });
  }

  say(asked: Asked): void {
    this.waiting.delete(asked.id);
    if (!this.ended) this.worker.postMessage(asked);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private heard(told: Told | Failed): void {
    const waiting = this.waiting.get(told.id);
    this.waiting.delete(told.id);
    if (isFailed(told)) waiting?.reject(uncarry(told.error));
    else waiting?.resolve(told);
  }
}

const isFailed = (told: Numbered | Failed): told is Failed => 'kind' in told && told.kind === 'failed';
