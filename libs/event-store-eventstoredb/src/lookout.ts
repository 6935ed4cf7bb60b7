import type { Connection } from './connection';
import { readHead } from './head';
import type { LogClock } from './log-clock';

/** Clocks are taken to be no further apart than this: within it the server's own stamps need not be known. */
const LOOK_EVERY_MS = 1_000;

/**
 * The server's answer to an append does not say when it was recorded, its log does. Nobody waits for that: while a store appends, it looks
 * at the end of the log now and then, beside its appends, so that a clock that is set back does not turn the log back.
 */
export class Lookout {
  #looking: Promise<unknown> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly connection: Connection,
    private readonly clock: LogClock,
  ) {}

  /** Something was appended. */
  appended(): void {
    if (this.#looking !== null || performance.now() - this.#lookedAt < LOOK_EVERY_MS) return;
    this.#lookedAt = performance.now();
    // What fails here fails the next append too, which says so to somebody.
    this.#looking = readHead(this.connection, this.clock)
      .catch(() => undefined)
      .finally(() => (this.#looking = null));
  }

  async settled(): Promise<void> {
    await this.#looking;
  }
}
