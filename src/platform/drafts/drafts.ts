import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { systemClock, type Clock } from '../time/clock';
import { openDraftDatabase } from './draft-database';
import { DraftNewerElsewhere, DraftTooLarge, TooManyDrafts, UnknownDraft } from './draft.errors';
import { inTransaction } from '../side-database/in-transaction';

export const MOST_BYTES = 256 * 1024;
export const MOST_DRAFTS = 100;
const KEPT_MS = 180 * 86_400_000;

export type DraftFields = Readonly<Record<string, string>>;

export interface DraftHead {
  readonly key: string;
  /** Grows with every save, and never comes again after it was dropped: the instant of saving, in milliseconds. */
  readonly revision: number;
  readonly savedAt: string;
}

export interface Draft extends DraftHead {
  readonly fields: DraftFields;
}

const STATEMENTS = {
  one: 'select revision, fields from draft where account = ? and key = ?',
  list: 'select key, revision from draft where account = ? order by revision desc',
  count: 'select count(*) as n from draft where account = ?',
  put: 'insert into draft (account, key, revision, fields) values (?1, ?2, ?3, ?4) on conflict (account, key) do update set revision = ?3, fields = ?4',
  drop: 'delete from draft where account = ? and key = ?',
  dropOf: 'delete from draft where account = ?',
  prune: 'delete from draft where revision < ?',
} as const;

/** What people have begun to fill in and not sent: their own alone, and no fact. */
export class Drafts {
  private readonly statements: Readonly<Record<keyof typeof STATEMENTS, StatementSync>>;

  private constructor(
    private readonly database: DatabaseSync,
    private readonly clock: Clock,
  ) {
    const prepare = (name: keyof typeof STATEMENTS): StatementSync => database.prepare(STATEMENTS[name]);
    this.statements = {
      one: prepare('one'),
      list: prepare('list'),
      count: prepare('count'),
      put: prepare('put'),
      drop: prepare('drop'),
      dropOf: prepare('dropOf'),
      prune: prepare('prune'),
    };
  }

  static open(path: string, clock: Clock = systemClock): Drafts {
    const drafts = new Drafts(openDraftDatabase(path), clock);
    drafts.prune();
    return drafts;
  }

  /** Throws UnknownDraft. */
  of(account: string, key: string): Draft {
    const found = this.find(account, key);
    if (found === null) throw new UnknownDraft(key);
    return found;
  }

  /** Newest first. */
  all(account: string): readonly DraftHead[] {
    return this.statements.list.all(account).map((row) => headOf(String(row['key']), Number(row['revision'])));
  }

  /** `basedOn`: the revision that was read, `none` for the first. Throws DraftNewerElsewhere, DraftTooLarge, TooManyDrafts. */
  put(account: string, key: string, fields: DraftFields, basedOn: number | 'none'): Draft {
    const text = JSON.stringify(fields);
    if (Buffer.byteLength(text) > MOST_BYTES) throw new DraftTooLarge(MOST_BYTES);
    return inTransaction(this.database, () => {
      const present = this.find(account, key);
      if ((present?.revision ?? 'none') !== basedOn) throw new DraftNewerElsewhere(key, present);
      if (present === null && Number(this.statements.count.get(account)?.['n']) >= MOST_DRAFTS) throw new TooManyDrafts(MOST_DRAFTS);
      const revision = Math.max(this.clock().getTime(), (present?.revision ?? 0) + 1);
      this.statements.put.run(account, key, revision, text);
      this.prune();
      return { ...headOf(key, revision), fields };
    });
  }

  /** What is not there is dropped already. */
  drop(account: string, key: string): void {
    this.statements.drop.run(account, key);
  }

  /** Everything of one account, and nothing of it is left in the write-ahead log. */
  forget(account: string): void {
    this.statements.dropOf.run(account);
    this.database.exec('pragma wal_checkpoint(truncate)');
  }

  /** Lets go what nobody came back to: when the server begins, and with every draft that is saved. */
  private prune(): void {
    this.statements.prune.run(this.clock().getTime() - KEPT_MS);
  }

  close(): void {
    this.database.exec('pragma wal_checkpoint(truncate)');
    this.database.close();
  }

  private find(account: string, key: string): Draft | null {
    const row = this.statements.one.get(account, key);
    if (row === undefined) return null;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by put alone
    return { ...headOf(key, Number(row['revision'])), fields: JSON.parse(String(row['fields'])) as DraftFields };
  }
}

const headOf = (key: string, revision: number): DraftHead => ({ key, revision, savedAt: new Date(revision).toISOString() });
