import { canonicalJson } from '@hieuhoc/event-store';
import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Contacts } from './contacts';
import { PersonKeys } from './person-keys';
import { commit, SALT_BYTES, same, seal, unseal } from './sealing';
import { eraseAllOf, isKept } from './erasing';
import { truncateWal } from './vault-database';
import { VaultDamaged } from './vault.errors';

/** What may not stand in the log: said of one person, household or clan. */
export type Personal = { readonly name?: string } & { readonly [field: string]: string | undefined };

/** What an event holds instead: whose values, and h = HMAC-SHA-256(random salt, canonical values) in hex. */
export type Commitment = { readonly ref: string; readonly h: string };

export interface Entry {
  readonly ref: string;
  readonly values: Personal;
}

interface Kept {
  readonly h: string;
  readonly values: Personal;
}

interface Waiting extends Entry {
  readonly done: (commitment: Commitment) => void;
  readonly failed: (error: unknown) => void;
}

/** A long import shares the thread with everybody else's requests. */
const MOST_A_COMMIT = 500;

/**
 * Names of people beside the log, erasable: every value sealed with a key of its person, that key with the key of the installation. The salt
 * lies inside the seal, so that with the person's key goes also every way to confirm a guess.
 */
export class Vault {
  private readonly waiting: Waiting[] = [];
  readonly contacts: Contacts;
  private readonly keys: PersonKeys;
  private readonly statements: Readonly<Record<'versions' | 'add', StatementSync>>;

  constructor(
    path: string,
    private readonly database: DatabaseSync,
    private readonly key: Uint8Array,
  ) {
    this.keys = new PersonKeys(path, database, key);
    this.contacts = new Contacts(database, this.keys);
    this.statements = {
      versions: database.prepare('select h, sealed from kept where ref = ? order by number'),
      add: database.prepare(
        'insert into kept (ref, number, h, sealed) values (?1, (select coalesce(max(number), 0) + 1 from kept where ref = ?1), ?2, ?3)',
      ),
    };
  }

  /**
   * On disk before it answers, so call it before the append; all that is asked for in one turn shares a commit. The same values of the
   * same ref again give the same commitment. Throws VaultDamaged.
   */
  keep(ref: string, values: Personal): Promise<Commitment> {
    if (this.waiting.length === 0) setImmediate(() => this.commitWaiting());
    return new Promise((done, failed) => {
      this.waiting.push({ ref, values, done, failed });
    });
  }

  keepAll(entries: readonly Entry[]): Promise<readonly Commitment[]> {
    return Promise.all(entries.map(({ ref, values }) => this.keep(ref, values)));
  }

  /** The values that a commitment of the log stands for; null where they are erased, or were never here. Throws VaultDamaged. */
  open({ ref, h }: Commitment): Personal | null {
    return this.versionsOf(ref).find((version) => same(version.h, h))?.values ?? null;
  }

  /** The last values kept of a ref, whatever the log made of them; null where there are none. Throws VaultDamaged. */
  latest(ref: string): Personal | null {
    return this.versionsOf(ref).at(-1)?.values ?? null;
  }

  /** All that was ever kept of a ref, in order; empty where it is erased, or was never here. Throws VaultDamaged. */
  everything(ref: string): readonly Personal[] {
    return this.versionsOf(ref).map(({ values }) => values);
  }

  /** The last name kept of each; who has none is left out. Throws VaultDamaged. */
  names(refs: Iterable<string>): Map<string, string> {
    const names = new Map<string, string>();
    for (const ref of refs) {
      const name = this.latest(ref)?.name;
      if (name !== undefined) names.set(ref, name);
    }
    return names;
  }

  /**
   * For good: values, salts, addresses and the key they were sealed with, so that no copy of them opens either. What is deleted is overwritten,
   * and nothing of it is left in the write-ahead log. On disk when it returns; nothing where there is nothing. Throws VaultInUse.
   */
  erase(ref: string): void {
    while (this.waiting.length > 0) this.commitWaiting();
    eraseAllOf(this.database, ref);
  }

  /** Whether anything of a ref is kept. */
  holds(ref: string): boolean {
    return isKept(this.database, ref);
  }

  /** Tells two texts apart and repeats of one from it; without the key of the installation it confirms no guess of a name in them. */
  fingerprint(parts: Iterable<string>): string {
    const hmac = createHmac('sha256', commit(this.key, Buffer.from('hieuhoc fingerprints')));
    for (const part of parts) hmac.update(part).update('\n');
    return hmac.digest('hex');
  }

  close(): void {
    while (this.waiting.length > 0) this.commitWaiting();
    truncateWal(this.database);
    this.database.close();
  }

  private commitWaiting(): void {
    const batch = this.waiting.splice(0, MOST_A_COMMIT);
    if (batch.length === 0) return;
    if (this.waiting.length > 0) setImmediate(() => this.commitWaiting());
    const outcomes: (() => void)[] = [];
    try {
      this.database.exec('begin immediate');
      for (const one of batch) outcomes.push(this.attempt(one));
      this.database.exec('commit');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback');
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const tell of outcomes) tell();
  }

  /** Damage at one person's values is told to who asked for that one. */
  private attempt({ ref, values, done, failed }: Waiting): () => void {
    try {
      const commitment = this.write(ref, values);
      return () => done(commitment);
    } catch (error) {
      if (!(error instanceof VaultDamaged)) throw error;
      return () => failed(error);
    }
  }

  private write(ref: string, values: Personal): Commitment {
    const text = canonicalJson(values);
    const known = this.versionsOf(ref).find((version) => canonicalJson(version.values) === text);
    if (known !== undefined) return { ref, h: known.h };
    const salt = randomBytes(SALT_BYTES);
    const value = Buffer.from(text);
    const h = commit(salt, value);
    this.statements.add.run(ref, h, seal(this.keys.ofOrNew(ref), Buffer.concat([salt, value]), valueOf(ref, h)));
    return { ref, h };
  }

  private versionsOf(ref: string): Kept[] {
    const rows = this.statements.versions.all(ref);
    if (rows.length === 0) return [];
    const key = this.keys.of(ref);
    return rows.map(({ h, sealed }) => {
      const plain = key !== null && typeof h === 'string' && sealed instanceof Uint8Array ? unseal(key, sealed, valueOf(ref, h)) : null;
      if (plain === null || typeof h !== 'string') throw this.keys.damaged(ref);
      const value = plain.subarray(SALT_BYTES);
      if (!same(h, commit(plain.subarray(0, SALT_BYTES), value))) throw this.keys.damaged(ref);
      const values: Personal = JSON.parse(value.toString());
      return { h, values };
    });
  }
}

const valueOf = (ref: string, h: string): string => `hieuhoc vault value\n${ref}\n${h}`;
