import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PersonKeys } from './person-keys';
import { seal, unseal } from './sealing';
import { inTransaction } from '../side-database/in-transaction';

/** How somebody wants to be written to. */
export interface Contact {
  /** Null: nowhere. */
  readonly email: string | null;
  readonly reminders: boolean;
}

/** Addresses as their owners last gave them: no event speaks of them, so the one before is gone. Sealed like the names. */
export class Contacts {
  private readonly statements: Readonly<Record<'of' | 'put', StatementSync>>;

  constructor(
    private readonly database: DatabaseSync,
    private readonly keys: PersonKeys,
  ) {
    this.statements = {
      of: database.prepare('select sealed from contact where ref = ?'),
      put: database.prepare('insert into contact (ref, sealed) values (?1, ?2) on conflict (ref) do update set sealed = ?2'),
    };
  }

  /** Null where the person has said nothing. Throws VaultDamaged. */
  of(ref: string): Contact | null {
    const sealed = this.statements.of.get(ref)?.['sealed'];
    if (sealed === undefined) return null;
    const key = this.keys.of(ref);
    const plain = key !== null && sealed instanceof Uint8Array ? unseal(key, sealed, boundTo(ref)) : null;
    if (plain === null) throw this.keys.damaged(ref);
    const contact: Contact = JSON.parse(plain.toString());
    return contact;
  }

  /** On disk when it returns. */
  put(ref: string, contact: Contact): void {
    inTransaction(this.database, () => {
      this.statements.put.run(ref, seal(this.keys.ofOrNew(ref), Buffer.from(JSON.stringify(contact)), boundTo(ref)));
    });
  }
}

const boundTo = (ref: string): string => `hieuhoc vault contact\n${ref}`;
