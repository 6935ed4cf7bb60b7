import { randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { KEY_BYTES, seal, unseal } from './sealing';
import { VaultDamaged } from './vault.errors';

/** A key a person, sealed with that of the installation. With it goes everything that is kept of the person. */
export class PersonKeys {
  private readonly statements: Readonly<Record<'of' | 'add', StatementSync>>;

  constructor(
    private readonly path: string,
    database: DatabaseSync,
    private readonly key: Uint8Array,
  ) {
    this.statements = {
      of: database.prepare('select sealed_key from person where ref = ?'),
      add: database.prepare('insert into person (ref, sealed_key) values (?, ?)'),
    };
  }

  /** Throws VaultDamaged. */
  of(ref: string): Buffer | null {
    const sealed = this.statements.of.get(ref)?.['sealed_key'];
    if (sealed === undefined) return null;
    const key = sealed instanceof Uint8Array ? unseal(this.key, sealed, boundTo(ref)) : null;
    if (key?.length !== KEY_BYTES) throw this.damaged(ref);
    return key;
  }

  ofOrNew(ref: string): Buffer {
    return this.of(ref) ?? this.make(ref);
  }

  damaged(ref: string): VaultDamaged {
    return new VaultDamaged(this.path, `dữ liệu của "${ref}" đã bị sửa hoặc hỏng`);
  }

  private make(ref: string): Buffer {
    const key = randomBytes(KEY_BYTES);
    this.statements.add.run(ref, seal(this.key, key, boundTo(ref)));
    return key;
  }
}

const boundTo = (ref: string): string => `hieuhoc vault key\n${ref}`;
