import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '../../time/clock';
import { inTransaction } from '../../side-database/in-transaction';
import { opaqueId, sha256 } from './secrets';

/** Two at a time: the new one is put in place before the old one goes. */
const MOST_SECRETS = 2;

export interface MachineSecret {
  readonly number: number;
  readonly createdAt: number;
}

/** Secrets of machine accounts: 256 random bits, shown once; only their SHA-256 is kept. */
export class MachineSecrets {
  private readonly statements: Readonly<Record<'add' | 'again' | 'list' | 'trim' | 'find' | 'remove' | 'has', StatementSync>>;

  constructor(
    private readonly database: DatabaseSync,
    private readonly clock: Clock,
  ) {
    this.statements = {
      add: database.prepare(
        `insert into machine_secret (account, number, hash, created_at, issue)
         values (?1, (select coalesce(max(number), 0) + 1 from machine_secret where account = ?1), ?2, ?3, ?4) returning number`,
      ),
      again: database.prepare('update machine_secret set hash = ?2, created_at = ?3 where account = ?1 and issue = ?4 returning number'),
      list: database.prepare('select number, created_at as createdAt from machine_secret where account = ? order by number'),
      trim: database.prepare('delete from machine_secret where account = ?1 and number <= ?2'),
      find: database.prepare('select 1 from machine_secret where account = ? and hash = ?'),
      remove: database.prepare('delete from machine_secret where account = ? and number = ?'),
      has: database.prepare('select 1 from machine_secret where account = ? and number = ?'),
    };
  }

  /**
   * The oldest goes when there would be three. Nothing is kept that could be shown twice: the same issue again gives another secret in
   * place of its first, and takes none from the programme.
   */
  add(account: string, issue: string): { readonly number: number; readonly secret: string } {
    const secret = opaqueId();
    return inTransaction(this.database, () => {
      const values = [account, sha256(secret), this.clock().getTime(), issue] as const;
      const row = this.statements.again.get(...values) ?? this.statements.add.get(...values);
      const number = Number(row?.['number']);
      this.statements.trim.run(account, number - MOST_SECRETS);
      return { number, secret };
    });
  }

  list(account: string): MachineSecret[] {
    return this.statements.list.all(account).map((row) => ({ number: Number(row['number']), createdAt: Number(row['createdAt']) }));
  }

  /** What this secret of the account is kept as; null for none of it. Numbers are given again, this never is. */
  keptAs(account: string, secret: string): string | null {
    const hash = sha256(secret);
    return this.holds(account, hash) ? hash : null;
  }

  holds(account: string, keptAs: string): boolean {
    return this.statements.find.get(account, keptAs) !== undefined;
  }

  has(account: string, number: number): boolean {
    return this.statements.has.get(account, number) !== undefined;
  }

  remove(account: string, number: number): boolean {
    return this.statements.remove.run(account, number).changes === 1;
  }
}
