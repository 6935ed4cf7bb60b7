import type { Clock } from '../../time/clock';
import { TooManyAttempts } from './sign-in.errors';

interface Rule {
  /** Failures that cost nothing. */
  readonly free: number;
  readonly longestSeconds: number;
}

interface Count {
  failures: number;
  blockedUntil: number;
  last: number;
}

/** Failures of one account from one place: a person who mistypes, or somebody who guesses. */
const PER_PAIR: Rule = { free: 5, longestSeconds: 900 };
/** Failures from one place for whichever account; an office behind one address shares it. */
const PER_SOURCE: Rule = { free: 50, longestSeconds: 60 };
const FORGOTTEN_AFTER_MS = 3_600_000;
const MOST_ENTRIES = 50_000;

export interface Attempt {
  /** The account, or what stands for an unknown one. */
  readonly account: string;
  readonly source: string;
  /** A device that has signed in to this account before; it is counted alone and no flood from elsewhere reaches it. */
  readonly device: string | null;
}

/**
 * Delays that double with every failure, never a lock on an account: what somebody does from one place slows that place alone, so that
 * nobody can shut out a colleague. An attempt counts as failed from its beginning, so that many at once gain nothing.
 */
export class AttemptLimiter {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly clock: Clock) {}

  /** Throws TooManyAttempts; an attempt that was not let in costs nothing more. */
  begin(attempt: Attempt): void {
    const now = this.clock().getTime();
    const keys = keysOf(attempt);
    const until = Math.max(...keys.map(([key]) => this.live(key, now)?.blockedUntil ?? 0));
    if (until > now) throw new TooManyAttempts(Math.ceil((until - now) / 1_000));
    for (const [key, rule] of keys) this.count(key, rule, now);
  }

  /** It was right: its own count is forgotten, the place has one failure less. */
  succeeded(attempt: Attempt): void {
    this.withdraw(attempt);
    const [own] = keysOf(attempt);
    if (own !== undefined) this.counts.delete(own[0]);
  }

  /** It was no failure: as if it had not been. */
  withdraw(attempt: Attempt): void {
    for (const [key] of keysOf(attempt)) {
      const count = this.counts.get(key);
      if (count === undefined) continue;
      if (count.failures <= 1) this.counts.delete(key);
      else Object.assign(count, { failures: count.failures - 1, blockedUntil: 0 });
    }
  }

  get size(): number {
    return this.counts.size;
  }

  private count(key: string, rule: Rule, now: number): void {
    const failures = (this.live(key, now)?.failures ?? 0) + 1;
    const over = failures - rule.free;
    const seconds = over <= 0 ? 0 : Math.min(rule.longestSeconds, 2 ** (over - 1));
    // Set anew, the entry is the youngest: the oldest go first when there are too many.
    this.counts.delete(key);
    this.counts.set(key, { failures, blockedUntil: now + seconds * 1_000, last: now });
    const oldest = this.counts.size > MOST_ENTRIES ? this.counts.keys().next().value : undefined;
    if (oldest !== undefined) this.counts.delete(oldest);
  }

  private live(key: string, now: number): Count | undefined {
    const count = this.counts.get(key);
    if (count === undefined || now - Math.max(count.last, count.blockedUntil) < FORGOTTEN_AFTER_MS) return count;
    this.counts.delete(key);
    return undefined;
  }
}

function keysOf({ account, source, device }: Attempt): readonly (readonly [string, Rule])[] {
  if (device !== null) return [[`device\n${device}\n${account}`, PER_PAIR]];
  return [
    [`pair\n${account}\n${source}`, PER_PAIR],
    [`source\n${source}`, PER_SOURCE],
  ];
}
