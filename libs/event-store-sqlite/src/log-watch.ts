import { BroadcastChannel } from 'node:worker_threads';

/**
 * Wakes who waits for the log to grow. The store that writes is told by its own commits, one on another thread over a channel; a commit
 * of another process is found by polling, which runs only while somebody waits. A wake-up is a hint: whoever wakes reads the log.
 */
export class LogWatch {
  readonly #channel: BroadcastChannel | null;
  #waiting: (() => void)[] = [];
  #generation = 0;
  #timer: NodeJS.Timeout | null = null;
  #seen: number;
  #closed = false;

  constructor(
    channel: string | null,
    private readonly dataVersion: () => number,
    private readonly pollMs: number,
  ) {
    this.#seen = dataVersion();
    this.#channel = channel === null ? null : new BroadcastChannel(channel);
    this.#channel?.unref();
    this.#channel?.addEventListener('message', () => this.wake());
  }

  /** To be taken before reading, so that a commit between the reading and the waiting is not missed. */
  get generation(): number {
    return this.#generation;
  }

  /** Resolves at the next wake-up after `generation` was taken. */
  async changed(generation: number): Promise<void> {
    if (this.#closed || generation !== this.#generation) return;
    this.#timer ??= setInterval(() => this.#poll(), this.pollMs);
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  wake(): void {
    this.#generation++;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  close(): void {
    this.#closed = true;
    this.#channel?.close();
    this.wake();
  }

  #poll(): void {
    const version = this.dataVersion();
    if (version === this.#seen) return;
    this.#seen = version;
    this.wake();
  }
}
