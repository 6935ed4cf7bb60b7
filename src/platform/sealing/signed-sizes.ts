import { StoreClosed } from '@hieuhoc/event-store';
import type { SealedCheckpoint, SealedLog } from './sealed-log';
import { SealBehind } from './sealing.errors';

interface Waiting {
  readonly size: number;
  readonly resolve: (checkpoint: SealedCheckpoint) => void;
  readonly reject: (error: Error) => void;
}

/** Those who wait for a signature that covers their size. */
export class SignedSizes {
  private waiting: Waiting[] = [];

  constructor(private readonly log: Pick<SealedLog, 'covering' | 'latest'>) {}

  /** Throws SealBehind after `patienceMs`. */
  whenSigned(size: number, patienceMs: number): Promise<SealedCheckpoint> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== one);
        reject(new SealBehind(size, this.log.latest()?.size ?? 0));
      }, patienceMs);
      const one: Waiting = {
        size,
        resolve: (checkpoint) => {
          clearTimeout(timer);
          resolve(checkpoint);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.waiting.push(one);
    });
  }

  /** Something was signed. */
  signed(): void {
    this.waiting = this.waiting.filter((one) => {
      const checkpoint = this.log.covering(one.size);
      if (checkpoint !== null) one.resolve(checkpoint);
      return checkpoint === null;
    });
  }

  fail(error: Error): void {
    for (const one of this.waiting.splice(0)) one.reject(error);
  }

  close(): void {
    this.fail(new StoreClosed());
  }
}
