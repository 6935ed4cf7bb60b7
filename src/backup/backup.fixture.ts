import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore, type JsonObject, type Position } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import {
  formatCheckpoint,
  formatVerifierKey,
  newSigningKey,
  signerOf,
  signNote,
  verifierKeyOf,
  verifierOf,
  type TimedVerifier,
} from '@hieuhoc/transparency-log';
import { SealWriter } from '../platform/sealing/seal-writer';
import { SealedFile } from '../platform/sealing/sealed-file';
import { FolderStore } from '../platform/evidence/folder-store';
import { openVault, type Vault } from '../platform/vault';
import { sha256Of } from './files';
import { takeBackup, type BackupOptions, type Taken } from './take-backup';

const ORIGIN = 'hieuhoc.localhost/thu';
const KEY = newSigningKey(ORIGIN, 'ed25519');
export const LOG_KEY: TimedVerifier = verifierOf(verifierKeyOf(KEY));
export const VKEY = formatVerifierKey(verifierKeyOf(KEY));

/** A system in small: log, seals, vault, and a folder for its backups. */
export class SmallSystem {
  readonly data: string;
  readonly folder: string;
  readonly evidence: FolderStore;

  private constructor(
    readonly scratch: string,
    readonly store: EventStore,
    readonly vault: Vault,
  ) {
    this.data = join(scratch, 'data');
    this.folder = join(scratch, 'backup');
    this.evidence = new FolderStore(join(this.data, 'evidence'));
  }

  static async open(): Promise<SmallSystem> {
    const scratch = mkdtempSync(join(tmpdir(), 'backup-'));
    const data = join(scratch, 'data');
    const store = await openSqliteEventStore({ path: join(data, 'log.db'), writer: 'inline' });
    return new SmallSystem(scratch, store, openVault({ HIEUHOC_DATA: data }));
  }

  /** So many events in streams of three, every tenth about a person whose name is in the vault. */
  async append(count: number): Promise<void> {
    const from = (await this.store.head()).logSize ?? 0;
    const places = Array.from({ length: count }, (_, at) => from + at);
    const data = await Promise.all(places.map((at) => (at % 10 === 0 ? this.person(`s-${at}`) : figure(at))));
    await Promise.all(
      places.map((at, index) => {
        const [stream, type] =
          at % 10 === 0 ? [`subject-s-${at}`, 'SubjectRegistered'] : [`figure-${Math.floor(at / 3)}`, 'FigureReported'];
        return this.store.append(stream, 'any', [
          { id: uuid7(), type, data: data[index] ?? {}, metadata: { actor: 'can-bo-1', schemaVersion: 1 } },
        ]);
      }),
    );
  }

  /** A file of evidence as the system keeps it; answers its hash. */
  async addEvidence(ref: string, content: string): Promise<string> {
    const hash = sha256Of(content);
    const file = join(this.data, `${ref}.draft`);
    writeFileSync(file, content);
    await this.evidence.put(hash, file);
    const { h } = await this.vault.keep(`evidence:${ref}`, { name: `${ref}.pdf` });
    const data = { ref, type: 'pdf', size: content.length, hash, commitment: h };
    await this.store.append(`evidence-${ref}`, 'no_stream', [
      { id: uuid7(), type: 'EvidenceAdded', data, metadata: { actor: 'can-bo-1', schemaVersion: 1 } },
    ]);
    return hash;
  }

  /** What an erasure leaves in log and vault. */
  async erase(ref: string): Promise<void> {
    await this.store.append(`erasure-${ref}`, 'any', [
      { id: uuid7(), type: 'ErasureBegun', data: { ref }, metadata: { actor: 'quan-tri', schemaVersion: 1 } },
    ]);
    this.vault.erase(ref);
  }

  /** Seals all there is and has it signed. */
  async seal(): Promise<void> {
    const writer = new SealWriter(join(this.data, 'seal.db'));
    let after: Position | null = null;
    for (let endOfLog = false; !endOfLog;) {
      const page = await this.store.readAll({ after, limit: 10_000, leaves: true });
      writer.seal(page.events);
      ({ endOfLog, position: after } = page);
    }
    const { size, root } = writer.sealed;
    writer.database
      .prepare('insert or ignore into checkpoint (size, root, at, note) values (?, ?, ?, ?)')
      .run(size, root, new Date().toISOString(), noteOf(size, root));
    writer.close();
  }

  async backUp(options: BackupOptions = {}, folder = this.folder): Promise<Taken> {
    const sealed = new SealedFile(join(this.data, 'seal.db'));
    try {
      return await takeBackup({ data: this.data, store: this.store, sealed, evidence: this.evidence, keys: [VKEY] }, folder, options);
    } finally {
      sealed.close();
    }
  }

  async close(): Promise<void> {
    await this.store.close();
    this.vault.close();
    rmSync(this.scratch, { recursive: true, force: true });
  }

  private async person(ref: string): Promise<JsonObject> {
    const { h } = await this.vault.keep(ref, { name: `Nguyễn Văn ${ref}` });
    return { ref, kind: 'household', area: '22.205', commitment: h };
  }
}

const figure = (at: number): Promise<JsonObject> => Promise.resolve({ value: `${at}.00`, note: 'Xã Bình Khê "82.35"' });

export const noteOf = (size: number, root: Uint8Array): string =>
  signNote(formatCheckpoint({ origin: ORIGIN, size, root }), [signerOf(KEY, () => new Date())]);
