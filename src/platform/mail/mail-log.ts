import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../time/clock';
import { openMailDatabase } from './mail-database';
import { inTransaction } from '../side-database/in-transaction';

export type MailState = 'claimed' | 'sent' | 'failed' | 'refused';

/** Who has claimed a letter and says nothing for so long has died over it. */
const CLAIM_MS = 10 * 60_000;
const KEPT_DAYS_MS = 400 * 86_400_000;

const STATEMENTS = {
  known: 'select 1 from reminded where account = ? and key = ?',
  /** At most one letter a person and day, by whoever comes first. */
  claim: `insert into mail (account, day, state, at, attempts, keys) values (?1, ?2, 'claimed', ?3, 1, ?4)
    on conflict (account, day) do update set state = 'claimed', at = ?3, attempts = attempts + 1, keys = ?4, why = null
    where state = 'failed' or (state = 'claimed' and at < ?5)`,
  settle: 'update mail set state = ?, at = ?, why = ? where account = ? and day = ?',
  remind: 'insert or ignore into reminded (account, key, day) values (?, ?, ?)',
  stateOf: 'select state from mail where account = ? and day = ?',
  finish: 'insert or ignore into finished (day, at) values (?, ?)',
  finished: 'select 1 from finished where day = ?',
  count: 'select state, count(*) as n from mail where day = ? group by state',
} as const;

/**
 * What was sent, so that nobody is reminded twice of one thing: not by a restart, nor by two processes. A crash between sending and noting
 * it sends the letter again, under the same message id.
 */
export class MailLog {
  private readonly statements: Readonly<Record<keyof typeof STATEMENTS, StatementSync>>;

  private constructor(
    private readonly database: DatabaseSync,
    private readonly clock: Clock,
  ) {
    const prepare = (name: keyof typeof STATEMENTS): StatementSync => database.prepare(STATEMENTS[name]);
    this.statements = {
      known: prepare('known'),
      claim: prepare('claim'),
      settle: prepare('settle'),
      remind: prepare('remind'),
      stateOf: prepare('stateOf'),
      finish: prepare('finish'),
      finished: prepare('finished'),
      count: prepare('count'),
    };
  }

  static open(path: string, clock: Clock): MailLog {
    return new MailLog(openMailDatabase(path), clock);
  }

  /** Those of which an account has not been told. */
  news(account: string, keys: readonly string[]): readonly string[] {
    return keys.filter((key) => this.statements.known.get(account, key) === undefined);
  }

  /** Whether the letter of the day is still to be sent: none was, or it failed. */
  isOpen(account: string, day: string): boolean {
    const state = this.statements.stateOf.get(account, day)?.['state'];
    return state === undefined || state === 'failed' || state === 'claimed';
  }

  /** True for one caller only, until it settles, or has said nothing for ten minutes. */
  claim(account: string, day: string, keys: readonly string[]): boolean {
    const now = this.clock().getTime();
    return this.statements.claim.run(account, day, now, JSON.stringify(keys), now - CLAIM_MS).changes > 0;
  }

  /** With `why` in a few words, never an address. What was sent, and what is refused for good, is not said to that account again. */
  settle(account: string, day: string, keys: readonly string[], state: Exclude<MailState, 'claimed'>, why: string | null = null): void {
    inTransaction(this.database, () => {
      this.statements.settle.run(state, this.clock().getTime(), why, account, day);
      if (state !== 'failed') for (const key of keys) this.statements.remind.run(account, key, day);
    });
  }

  /** Everything of a day has been said. Forgets what is long past. */
  finish(day: string): void {
    const now = this.clock().getTime();
    this.statements.finish.run(day, now);
    const oldest = new Date(now - KEPT_DAYS_MS).toISOString().slice(0, 10);
    for (const table of ['mail', 'reminded', 'finished']) this.database.prepare(`delete from ${table} where day < ?`).run(oldest);
  }

  /** What was sent to whom, of one account. */
  forget(account: string): void {
    for (const table of ['mail', 'reminded']) this.database.prepare(`delete from ${table} where account = ?`).run(account);
    this.database.exec('pragma wal_checkpoint(truncate)');
  }

  isFinished(day: string): boolean {
    return this.statements.finished.get(day) !== undefined;
  }

  /** The letters of a day by how they stand. */
  counts(day: string): Readonly<Record<MailState, number>> {
    const counts = { claimed: 0, sent: 0, failed: 0, refused: 0 };
    for (const { state, n } of this.statements.count.all(day)) Object.assign(counts, { [String(state)]: Number(n) });
    return counts;
  }

  close(): void {
    this.database.exec('pragma wal_checkpoint(truncate)');
    this.database.close();
  }
}
