import { availableParallelism } from 'node:os';
import { SignInBusy } from './sign-in.errors';

/** Who waits for a hash: a device that has signed in to this account before, or anybody. */
export type Lane = 'known' | 'unknown';

interface Waiting {
  readonly source: string;
  readonly start: () => void;
}

export interface QueueLimits {
  readonly concurrent: number;
  readonly waiting: number;
  readonly waitingPerSource: number;
}

/** Two at most, and one core is left to everybody else. */
const LIMITS: QueueLimits = { concurrent: Math.max(1, Math.min(2, availableParallelism() - 1)), waiting: 24, waitingPerSource: 4 };

/**
 * Hashes cost memory and a core each, so few run at once and few wait; more are refused at once. Each lane has its own places, and the
 * known one goes first: who floods the door from outside does not keep out those who work here.
 */
export class HashQueue {
  private running = 0;
  private readonly lanes: Readonly<Record<Lane, Waiting[]>> = { known: [], unknown: [] };

  constructor(private readonly limits: QueueLimits = LIMITS) {}

  /** Throws SignInBusy. */
  async run<T>(lane: Lane, source: string, work: () => Promise<T>): Promise<T> {
    await this.turn(lane, source);
    try {
      return await work();
    } finally {
      this.running--;
      this.startNext();
    }
  }

  private turn(lane: Lane, source: string): Promise<void> {
    const waiting = this.lanes[lane];
    const own = waiting.filter((one) => one.source === source).length;
    if (waiting.length >= this.limits.waiting || own >= this.limits.waitingPerSource) throw new SignInBusy();
    return new Promise((start) => {
      waiting.push({ source, start });
      this.startNext();
    });
  }

  private startNext(): void {
    if (this.running >= this.limits.concurrent) return;
    const next = this.lanes.known.shift() ?? this.lanes.unknown.shift();
    if (next === undefined) return;
    this.running++;
    next.start();
  }
}
