import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore, type NewEvent, type StoredEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import {
  extensionOf,
  newSigningKey,
  NOTHING_SIGNED,
  parseCheckpoint,
  signatureLine,
  signerOf,
  verifierKeyOf,
  type ExtensionRequest,
  type SigningKey,
  type TreeHead,
} from '@hieuhoc/transparency-log';
import { SignerElsewhere, SignerRefused, SignerUnavailable, type Signer, type SignerKeys } from './signer';

/** For specs of what seals: a log of its own, and a place for the file of its seals. */
export class LogToSeal {
  private constructor(
    readonly directory: string,
    readonly store: EventStore,
  ) {}

  static async open(): Promise<LogToSeal> {
    const directory = mkdtempSync(join(tmpdir(), 'sealing-'));
    return new LogToSeal(directory, await openSqliteEventStore({ path: join(directory, 'log.db'), writer: 'inline' }));
  }

  /** Its files as they are, in a folder of their own, for one test to spoil. */
  async copy(): Promise<LogToSeal> {
    const directory = mkdtempSync(join(tmpdir(), 'sealing-'));
    for (const file of ['log.db', 'log.db-wal', 'seal.db'])
      if (existsSync(join(this.directory, file))) copyFileSync(join(this.directory, file), join(directory, file));
    return new LogToSeal(directory, await openSqliteEventStore({ path: join(directory, 'log.db'), readonly: true }));
  }

  get path(): string {
    return join(this.directory, 'log.db');
  }

  get sealPath(): string {
    return join(this.directory, 'seal.db');
  }

  /** Each of these streams is given an event, in turn. */
  async append(...streams: readonly string[]): Promise<void> {
    await Promise.all(streams.map((stream) => this.store.append(stream, 'any', [happened(stream)])));
  }

  async events(): Promise<readonly StoredEvent[]> {
    return (await this.store.readAll({ limit: 10_000, leaves: true })).events;
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

let said = 0;
export const happened = (about: string): NewEvent => ({
  id: uuid7(),
  type: 'SomethingHappened',
  data: { about, number: ++said, note: 'Số liệu của xã Bình Khê: "82.35"' },
  metadata: { actor: 'can-bo-1', schemaVersion: 1 },
});

/** A signer in this process, with its rules and without its memory on disk. */
export class SignerInMemory implements Signer {
  readonly key: SigningKey;

  latest: TreeHead = NOTHING_SIGNED;
  /** It does not answer. */
  away = false;
  signed = 0;

  constructor(name = 'hieuhoc.example/log') {
    this.key = newSigningKey(name, 'ed25519');
  }

  async keys(): Promise<SignerKeys> {
    this.beThere();
    return { origin: this.key.name, keys: [verifierKeyOf(this.key)] };
  }

  async head(): Promise<TreeHead> {
    this.beThere();
    return this.latest;
  }

  async sign(request: ExtensionRequest): Promise<string> {
    this.beThere();
    const next = parseCheckpoint(request.checkpoint);
    if (next === null) throw new Error('no checkpoint');
    const extension = extensionOf(this.latest, request, next);
    if (extension.kind === 'conflict') throw new SignerElsewhere(extension.size);
    if (extension.kind !== 'extends') throw new SignerRefused(this.latest.size, next.size);
    this.latest = extension.head;
    this.signed++;
    const signer = signerOf(this.key, () => new Date());
    return signatureLine(signer, signer.sign(request.checkpoint));
  }

  private beThere(): void {
    if (this.away) throw new SignerUnavailable('away');
  }
}
