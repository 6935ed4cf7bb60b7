import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { seal, unseal } from '../../vault/sealing';
import type { Clock } from '../../time/clock';
import { inTransaction } from '../../side-database/in-transaction';
import { sha256 } from './secrets';
import { isRecoveryCode, newRecoveryCodes, newTotpSecret, stepOf, type NewSecret } from './totp';

interface Stored {
  readonly secret: Uint8Array;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

/** Secrets of authenticators, sealed with the key of the installation, and the hashes of recovery codes. */
export class SecondFactors {
  private readonly statements: Readonly<
    Record<'get' | 'put' | 'confirm' | 'used' | 'remove' | 'addCode' | 'takeCode' | 'removeCodes' | 'codes', StatementSync>
  >;

  constructor(
    private readonly database: DatabaseSync,
    private readonly key: Uint8Array,
    private readonly clock: Clock,
  ) {
    this.statements = {
      get: database.prepare('select sealed, confirmed, last_step as lastStep from totp where account = ?'),
      put: database.prepare('insert or replace into totp (account, sealed, confirmed, last_step) values (?, ?, 0, 0)'),
      confirm: database.prepare('update totp set confirmed = 1, last_step = ?2 where account = ?1'),
      used: database.prepare('update totp set last_step = ?2 where account = ?1 and last_step < ?2'),
      remove: database.prepare('delete from totp where account = ?'),
      addCode: database.prepare('insert into recovery_code (account, hash) values (?, ?)'),
      takeCode: database.prepare('delete from recovery_code where account = ? and hash = ?'),
      removeCodes: database.prepare('delete from recovery_code where account = ?'),
      codes: database.prepare('select count(*) as n from recovery_code where account = ?'),
    };
  }

  /** Whether a confirmed authenticator is asked for at sign-in. */
  enrolled(account: string): boolean {
    return this.statements.get.get(account)?.['confirmed'] === 1;
  }

  recoveryCodesLeft(account: string): number {
    return Number(this.statements.codes.get(account)?.['n'] ?? 0);
  }

  /** A new secret, good for nothing before it is confirmed. One that is in use stays in use until then. */
  propose(account: string, label: string): NewSecret {
    const secret = newTotpSecret(label);
    this.statements.put.run(pendingOf(account), seal(this.key, secret.bytes, boundTo(pendingOf(account))));
    return secret;
  }

  /** The recovery codes, shown once; null where the code is wrong or nothing was proposed. */
  confirm(account: string, code: string): readonly string[] | null {
    const pending = this.stored(pendingOf(account));
    const step = pending === null ? null : stepOf(pending.secret, code, this.clock(), 0);
    if (pending === null || step === null) return null;
    const codes = newRecoveryCodes();
    inTransaction(this.database, () => {
      this.statements.remove.run(pendingOf(account));
      this.statements.put.run(account, seal(this.key, pending.secret, boundTo(account)));
      this.statements.confirm.run(account, step);
      this.statements.removeCodes.run(account);
      for (const one of codes) this.statements.addCode.run(account, sha256(one));
    });
    return codes;
  }

  /** A code of the device or a recovery code, each good once. */
  accepts(account: string, code: string): boolean {
    const given = code.trim().toLowerCase();
    if (isRecoveryCode(given)) return this.statements.takeCode.run(account, sha256(given)).changes === 1;
    const stored = this.stored(account);
    if (stored === null || !stored.confirmed) return false;
    const step = stepOf(stored.secret, given, this.clock(), stored.lastStep);
    return step !== null && this.statements.used.run(account, step).changes === 1;
  }

  remove(account: string): void {
    inTransaction(this.database, () => {
      for (const key of [account, pendingOf(account)]) this.statements.remove.run(key);
      this.statements.removeCodes.run(account);
    });
  }

  private stored(key: string): Stored | null {
    const row = this.statements.get.get(key);
    if (row === undefined) return null;
    const sealed = row['sealed'];
    const secret = sealed instanceof Uint8Array ? unseal(this.key, sealed, boundTo(key)) : null;
    if (secret === null) throw new Error(`the second factor of ${key} was altered, or sealed with another key`);
    return { secret, confirmed: row['confirmed'] === 1, lastStep: Number(row['lastStep']) };
  }
}

const pendingOf = (account: string): string => `${account} pending`;
const boundTo = (account: string): string => `hieuhoc totp\n${account}`;
