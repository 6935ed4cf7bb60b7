import type { DatabaseSync, StatementSync } from 'node:sqlite';

export interface LinkedIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** Which account somebody of an issuer is: by issuer and subject alone, never by a name or an e-mail address. */
export class LinkedIdentities {
  private readonly statements: Readonly<Record<'account' | 'add' | 'remove' | 'list', StatementSync>>;

  constructor(database: DatabaseSync) {
    this.statements = {
      account: database.prepare('select account from identity where issuer = ? and subject = ?'),
      add: database.prepare('insert into identity (issuer, subject, account) values (?, ?, ?) on conflict do nothing'),
      remove: database.prepare('delete from identity where issuer = ? and subject = ? and account = ?'),
      list: database.prepare('select issuer, subject from identity where account = ? order by issuer, subject'),
    };
  }

  accountOf({ issuer, subject }: LinkedIdentity): string | null {
    const row = this.statements.account.get(issuer, subject);
    return row === undefined ? null : String(row['account']);
  }

  /** False where it is another account's already. */
  link(account: string, identity: LinkedIdentity): boolean {
    this.statements.add.run(identity.issuer, identity.subject, account);
    return this.accountOf(identity) === account;
  }

  unlink(account: string, { issuer, subject }: LinkedIdentity): boolean {
    return this.statements.remove.run(issuer, subject, account).changes === 1;
  }

  of(account: string): LinkedIdentity[] {
    return this.statements.list.all(account).map((row) => ({ issuer: String(row['issuer']), subject: String(row['subject']) }));
  }
}
