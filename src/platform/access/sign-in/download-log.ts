import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../time/clock';
import { inTransaction } from '../../side-database/in-transaction';

export interface Download {
  readonly at: string;
  readonly account: string;
  /** Streams that cited the file by then: why it was there to be read. */
  readonly citedBy: readonly string[];
  readonly times: number;
}

interface Noted {
  readonly ref: string;
  readonly account: string;
  readonly citedBy: readonly string[];
}

const DAY_MS = 24 * 3_600_000;
const FLUSH_MS = 1_000;
const SWEEP_MS = 3_600_000;
const PAGE = 200;

/** Who was given which file of evidence. Beside the log: it is about what persons did, and has to be forgotten. */
export class DownloadLog {
  private readonly statements: Readonly<Record<'add' | 'of' | 'sweep', StatementSync>>;
  private readonly noted = new Map<string, Noted & { readonly at: number; times: number }>();
  private timer: NodeJS.Timeout | null = null;
  private sweptAt = 0;

  constructor(
    private readonly database: DatabaseSync,
    private readonly clock: Clock,
    /** How long it is kept. */
    private readonly days: number,
  ) {
    this.statements = {
      add: database.prepare('insert into download (at, ref, account, cited_by, times) values (?, ?, ?, ?, ?)'),
      of: database.prepare(
        'select at, account, cited_by, times from download where ref = ? and at >= ? order by at desc, rowid desc limit ?',
      ),
      sweep: database.prepare('delete from download where at < ?'),
    };
  }

  /** Gathered for a second and written at once; the same again within it is one row with a number. */
  note({ ref, account, citedBy }: Noted): void {
    const key = JSON.stringify([ref, account]);
    const before = this.noted.get(key);
    if (before === undefined) this.noted.set(key, { ref, account, citedBy, at: this.clock().getTime(), times: 1 });
    else before.times++;
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
  }

  /** The newest first, of those that are still kept. */
  of(ref: string): Download[] {
    this.flush();
    return this.statements.of.all(ref, this.oldest(), PAGE).map((row) => ({
      at: new Date(Number(row['at'])).toISOString(),
      account: String(row['account']),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `note` wrote becomes a list again
      citedBy: JSON.parse(String(row['cited_by'])) as string[],
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
    const due = now - this.sweptAt >= SWEEP_MS;
    inTransaction(this.database, () => {
      for (const { at, ref, account, citedBy, times } of rows) this.statements.add.run(at, ref, account, JSON.stringify(citedBy), times);
      if (due) this.statements.sweep.run(this.oldest());
    });
    if (due) this.sweptAt = now;
  }

  private oldest(): number {
    return this.clock().getTime() - this.days * DAY_MS;
  }
}
