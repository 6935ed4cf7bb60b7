import { StoreUnavailable, type Position } from '@hieuhoc/event-store';
import { readHead } from './head';
import type { Log } from './log';

/** The end of the log is looked up anew when it was last seen longer ago than this. */
const FRESH_MS = 1_000;

export interface Follower {
  /** The last event of ours that was handled, or left out by the filter. */
  readonly reached: Position | null;
}

/** What a subscription is compared with: whether it has caught up, and whether it still lives. */
export class EndOfLog {
  #position: Position | null = null;
  #seenAt = 0;
  #caughtUp = false;
  /** Where the log ended at the last silence, if that was ahead. */
  #missed: Position | null = null;

  constructor(
    private readonly log: Log,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Must be called before subscribing: all that is in the log now reaches the subscriber before it is live. */
  async look(): Promise<void> {
    this.#seenAt = this.now();
    this.#position = (await readHead(this.log.connection, this.log.clock)).position;
  }

  async isReachedBy(follower: Follower): Promise<boolean> {
    while (!this.#caughtUp && !isBehind(follower, this.#position)) {
      if (this.now() - this.#seenAt < FRESH_MS) this.#caughtUp = true;
      else await this.look();
    }
    return this.#caughtUp;
  }

  /** Silent and behind the same event twice: the subscription is dead, whatever the connection says. Throws StoreUnavailable. */
  async compare(follower: Follower): Promise<void> {
    const missed = this.#missed;
    await this.look();
    this.#missed = isBehind(follower, this.#position) ? this.#position : null;
    if (isBehind(follower, missed)) {
      throw new StoreUnavailable('the subscription fell silent while the log went on');
    }
  }
}

const isBehind = ({ reached }: Follower, end: Position | null): boolean => end !== null && (reached === null || reached < end);
