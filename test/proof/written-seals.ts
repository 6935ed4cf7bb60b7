import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { provesConsistency, sameHash, toHex, type Hash } from '@hieuhoc/transparency-log';
import { checkSealed } from '../../src/platform/sealing/check-sealed';
import { SealWriter } from '../../src/platform/sealing/seal-writer';
import { SealedFile } from '../../src/platform/sealing/sealed-file';
import { WrittenLog, logIn } from './written-log';

export const sealIn = (folder: string): string => join(folder, 'seal.db');

/** A log and its seals that were written to their end: what any moment of their past may hold are beginnings of them. */
export class WrittenSeals {
  private readonly log: WrittenLog;
  private readonly entries: readonly string[];
  private readonly roots: readonly Hash[];

  constructor(folder: string) {
    this.log = new WrittenLog(logIn(folder));
    const file = new SealedFile(sealIn(folder));
    this.entries = file.entries(0, file.size());
    this.roots = Array.from({ length: file.size() + 1 }, (_, size) => file.rootAt(size));
    file.close();
  }

  get size(): number {
    return this.entries.length;
  }

  /** What is wrong with a folder of which so much was said; null where it is a beginning of this one. */
  defectOf(folder: string, said: readonly string[]): string | null {
    const log = this.log.defectOf(logIn(folder), sizeSaid(said, 'log'), false);
    if (log !== null) return `the log: ${log}`;
    try {
      return this.#defectBesideTheLog(folder, said);
    } catch (error) {
      return `seal.db cannot be read: ${String(error)}`;
    }
  }

  /** Has the sealer go on in it to the end of its log; what is wrong then. */
  async defectGoingOn(folder: string): Promise<string | null> {
    const store = await openSqliteEventStore({ path: logIn(folder), writer: 'inline' });
    const writer = new SealWriter(sealIn(folder));
    try {
      await checkSealed(store, writer);
      const { size, root } = writer.seal((await store.readAll({ after: writer.sealed.position, limit: 10_000, leaves: true })).events);
      if (size !== (await store.head()).logSize) return `${size} are sealed when the sealer went on`;
      return sameHash(root, this.#rootAt(size)) ? this.#unproven(folder, size) : `another root of ${size}`;
    } finally {
      writer.close();
      await store.close();
    }
  }

  #defectBesideTheLog(folder: string, said: readonly string[]): string | null {
    const acked = sizeSaid(said, 'seal');
    if (!isMade(sealIn(folder))) return acked === 0 ? null : `${acked} events were sealed, and no seal is there`;
    const file = new SealedFile(sealIn(folder));
    try {
      return this.#defectOfSeals(file, acked) ?? this.#defectOfCheckpoints(file, said) ?? aheadOf(logIn(folder), file.size());
    } finally {
      file.close();
    }
  }

  /** Everything that was signed is proven to be the beginning of what is sealed now. */
  #unproven(folder: string, size: number): string | null {
    const file = new SealedFile(sealIn(folder));
    try {
      const now = { size, root: file.rootAt(size) };
      const parted = [...file.checkpoints()].find((signed) => !provesConsistency(signed, now, file.consistency(signed.size, size)));
      return parted === undefined ? null : `the checkpoint of ${parted.size} is contradicted`;
    } finally {
      file.close();
    }
  }

  #defectOfSeals(file: SealedFile, acked: number): string | null {
    const size = file.size();
    if (size < acked) return `${acked} events were sealed, ${size} are`;
    if (!sameHash(file.rootAt(size), this.#rootAt(size))) return `another root of ${size}: ${toHex(file.rootAt(size))}`;
    const other = file.entries(0, this.size).findIndex((entry, at) => entry !== this.entries[at] || at >= size);
    return other === -1 ? null : `another envelope of event ${other + 1}`;
  }

  #defectOfCheckpoints(file: SealedFile, said: readonly string[]): string | null {
    const kept = new Map([...file.checkpoints()].map(({ size, root, note }) => [size, { root, note }]));
    for (const [size, { root }] of kept)
      if (size > file.size() || !sameHash(root, this.#rootAt(size))) return `the checkpoint of ${size} is not that of what is sealed`;
    for (const [, note = '', size] of said.flatMap((line) => [/^acked signed (\S+) (\d+)$/.exec(line)].filter((one) => one !== null)))
      if (kept.get(Number(size))?.note !== Buffer.from(note, 'base64').toString())
        return `the checkpoint of ${size} was served and is lost`;
    return null;
  }

  #rootAt(size: number): Hash {
    return this.roots[size] ?? Buffer.alloc(0);
  }
}

const sizeSaid = (said: readonly string[], what: string): number =>
  Number(
    said
      .findLast((line) => line.startsWith(`acked ${what} `))
      ?.split(' ')
      .at(-1) ?? 0,
  );

/** Whether its tables were made: before, and while there is a journal that takes them back, the next sealer makes them. */
function isMade(path: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0 || existsSync(`${path}-journal`)) return false;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare("select 1 from sqlite_schema where name = 'checkpoint'").get() !== undefined;
  } finally {
    database.close();
  }
}

/** What is sealed is never more than the log holds: events that go with the power must not be signed before. */
function aheadOf(log: string, sealed: number): string | null {
  const database = new DatabaseSync(log, { readOnly: true });
  try {
    const size = Number(database.prepare('select count(*) as size from events').get()?.['size']);
    return sealed > size ? `${sealed} are sealed, and the log has ${size}` : null;
  } finally {
    database.close();
  }
}
