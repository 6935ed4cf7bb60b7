import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../time/clock';
import { inTransaction } from '../../side-database/in-transaction';
import type { Credentials } from './credentials';
import type { SignInMethod } from './sessions';

export type Outcome = 'succeeded' | 'refused' | 'second-factor-refused' | 'too-many-attempts' | 'password-changed' | 'signed-out';

export interface SignInEntry {
  readonly at: string;
  readonly method: SignInMethod;
  readonly outcome: Outcome;
  readonly source: string;
  readonly times: number;
}

interface Noted {
  /** Null for a name that is nobody's; what was typed is not kept, it may have been a password. */
  readonly account: string | null;
  readonly method: SignInMethod;
  readonly outcome: Outcome;
  readonly source: string;
}

const KEPT_MS = 180 * 24 * 3_600_000;
const FLUSH_MS = 1_000;
const SWEEP_MS = 3_600_000;
const PAGE = 200;

/** Who signed in and who tried to, for 180 days. Beside the log: it is about persons and their addresses, and has to be forgotten. */
export class SignInLog {
  private readonly statements: Readonly<Record<'add' | 'of' | 'sweep', StatementSync>>;
  private readonly noted = new Map<string, Noted & { at: number; times: number }>();
  private timer: NodeJS.Timeout | null = null;
  private sweptAt = 0;

  constructor(
    private readonly database: DatabaseSync,
    private readonly credentials: Credentials,
    private readonly clock: Clock,
  ) {
    this.statements = {
      add: database.prepare('insert into sign_in (at, account, method, outcome, source, times) values (?, ?, ?, ?, ?, ?)'),
      of: database.prepare(
        'select at, method, outcome, source, times from sign_in where account = ? and at < ? order by at desc, rowid desc limit ?',
      ),
      sweep: database.prepare('delete from sign_in where at < ?'),
    };
  }

  /** Gathered for a second and written at once; the same from the same place is one row with a number. */
  note(noted: Noted): void {
    const key = JSON.stringify([noted.account, noted.method, noted.outcome, noted.source]);
    const before = this.noted.get(key);
    if (before === undefined) this.noted.set(key, { ...noted, at: this.clock().getTime(), times: 1 });
    else before.times++;
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
  }

  of(account: string, before = Number.MAX_SAFE_INTEGER): SignInEntry[] {
    this.flush();
    return this.statements.of.all(account, before, PAGE).map((row) => ({
      at: new Date(Number(row['at'])).toISOString(),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `note` wrote becomes a type again
      method: row['method'] as SignInMethod,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same
      outcome: row['outcome'] as Outcome,
      source: String(row['source']),
      times: Number(row['times']),
    }));
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const rows = [...this.noted.values()];
    this.noted.clear();
    if (rows.length === 0) return;
    const now = this.clock().getTime();
    inTransaction(this.database, () => {
      for (const { at, account, method, outcome, source, times } of rows) {
        this.statements.add.run(at, account, method, outcome, source, times);
        if (account !== null && (outcome === 'refused' || outcome === 'second-factor-refused')) this.credentials.failed(account, times);
      }
      if (now - this.sweptAt >= SWEEP_MS) this.statements.sweep.run(now - KEPT_MS);
    });
    if (now - this.sweptAt >= SWEEP_MS) this.sweptAt = now;
  }
}
