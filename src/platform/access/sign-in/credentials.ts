import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from '../../side-database/in-transaction';

/** How an account signs in by itself. */
export interface Credential {
  readonly account: string;
  readonly login: string;
  /** Null where only an issuer says who it is. */
  readonly hash: string | null;
  readonly mustChange: boolean;
  /** When a one-time password ends, in ms. */
  readonly expiresAt: number | null;
  /** Refused attempts since the last time it signed in. */
  readonly failedSince: number;
}

export interface NewPassword {
  readonly hash: string;
  readonly mustChange: boolean;
  readonly expiresAt: number | null;
}

const COLUMNS = 'account, login, hash, must_change as mustChange, expires_at as expiresAt, failed_since as failedSince';

/** A login as it is kept: one spelling whatever the keyboard. */
export const normalLogin = (login: string): string => login.trim().normalize('NFC').toLowerCase();

export class Credentials {
  private readonly statements: Readonly<Record<'byLogin' | 'byAccount' | 'all' | 'put' | 'failed' | 'clear', StatementSync>>;

  constructor(private readonly database: DatabaseSync) {
    this.statements = {
      byLogin: database.prepare(`select ${COLUMNS} from credential where login = ?`),
      byAccount: database.prepare(`select ${COLUMNS} from credential where account = ?`),
      all: database.prepare(`select ${COLUMNS} from credential order by login`),
      put: database.prepare(
        `insert into credential (account, login, hash, must_change, expires_at) values (?1, ?2, ?3, ?4, ?5)
         on conflict (account) do update set login = ?2, hash = ?3, must_change = ?4, expires_at = ?5, failed_since = 0`,
      ),
      failed: database.prepare('update credential set failed_since = failed_since + ?2 where account = ?1'),
      clear: database.prepare('update credential set failed_since = 0 where account = ? and failed_since > 0'),
    };
  }

  /** By login, or by the id of the account. */
  find(name: string): Credential | null {
    const row = this.statements.byLogin.get(normalLogin(name)) ?? this.statements.byAccount.get(name);
    return row === undefined ? null : credentialOf(row);
  }

  of(account: string): Credential | null {
    const row = this.statements.byAccount.get(account);
    return row === undefined ? null : credentialOf(row);
  }

  all(): Credential[] {
    return this.statements.all.all().map(credentialOf);
  }

  /** A new password; whatever was open with the old one is ended with it. */
  put(account: string, login: string, { hash, mustChange, expiresAt }: NewPassword, alongside: () => void): void {
    inTransaction(this.database, () => {
      this.statements.put.run(account, normalLogin(login), hash, mustChange ? 1 : 0, expiresAt);
      alongside();
    });
  }

  failed(account: string, times: number): void {
    this.statements.failed.run(account, times);
  }

  clearFailures(account: string): void {
    this.statements.clear.run(account);
  }
}

function credentialOf(row: Readonly<Record<string, unknown>>): Credential {
  return {
    account: String(row['account']),
    login: String(row['login']),
    hash: typeof row['hash'] === 'string' ? row['hash'] : null,
    mustChange: row['mustChange'] === 1,
    expiresAt: typeof row['expiresAt'] === 'number' ? row['expiresAt'] : null,
    failedSince: Number(row['failedSince']),
  };
}
