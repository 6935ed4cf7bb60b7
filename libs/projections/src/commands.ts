import { StoreClosed } from '@hieuhoc/event-store';
import type { Signal } from './signal';

/** What operators ask for, done by the loop between two batches, one at a time. */
export class Commands {
  private readonly queue: { readonly run: () => Promise<void>; readonly refuse: (error: Error) => void }[] = [];
  private refusal: Error | null = null;

  constructor(private readonly signal: Signal) {}

  ask(work: () => Promise<void>): Promise<void> {
    if (this.refusal !== null) return Promise.reject(this.refusal);
    return new Promise((resolve, reject) => {
      this.queue.push({ run: () => work().then(resolve, reject), refuse: reject });
      this.signal.wake();
    });
  }

  /** Whether there was anything to do. */
  async run(): Promise<boolean> {
    const asked = this.queue.splice(0);
    for (const { run } of asked) await run();
    return asked.length > 0;
  }

  refuse(error: Error = new StoreClosed()): void {
    this.refusal = error;
    for (const { refuse } of this.queue.splice(0)) refuse(error);
  }
}
