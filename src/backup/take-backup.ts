import type { EventStore } from '@hieuhoc/event-store';
import type { Tile } from '@hieuhoc/transparency-log';
import { join, relative, resolve } from 'node:path';
import { BackupBusy, BackupInsideData } from './backup.errors';
import { filesOf, lastIn, LOCK, putInPlace, requireOwn, stillThere } from './backup-folder';
import { evidencePath } from './evidence-path';
import { lockFolder, type Committed } from './databases';
import { makeFolder } from './files';
import { isLogFile } from './layout';
import { leavesIn, type KnownLeaves } from './known-leaves';
import { FORMAT, type Manifest } from './manifest';
import { namesMissing } from './names-missing';
import { olderCopies, takeDatabases } from './take-databases';
import { takeEvidence, type EvidenceSource } from './take-evidence';
import { takeLog } from './take-log';
import { takeNotes, type NoteSource } from './take-notes';

/** What was sealed and signed of the log, as its file has it. */
export interface SealedSource extends NoteSource {
  size(): number;
  tile(tile: Tile): Uint8Array | null;
}

/** A running or a stopped system. */
export interface BackupSource {
  readonly data: string;
  readonly store: EventStore;
  readonly sealed: SealedSource | null;
  readonly evidence: EvidenceSource | null;
  /** Verifier keys of the signer; empty where it did not answer. */
  readonly keys: readonly string[];
}

export interface BackupOptions {
  /** Days that older copies of the databases stay; at most MOST_DAYS. */
  readonly keepDays?: number;
  /** Reads the whole log again, compares it with what is backed up, and writes every file anew. */
  readonly whole?: boolean;
  readonly now?: () => Date;
  readonly tell?: (done: number) => void;
}

export interface Taken {
  readonly manifest: Manifest;
  readonly newEvents: number;
  readonly newFiles: number;
  readonly newBytes: number;
  readonly newEvidence: number;
  /** By their hashes: no longer what their name says; cited, and not there. */
  readonly evidenceChanged: readonly string[];
  readonly evidenceMissing: readonly string[];
  /** Values that the log stands for and the vault no longer has, though nobody erased them. */
  readonly namesMissing: readonly Committed[];
}

/** What was erased is to be gone from every copy after this many days. */
export const MOST_DAYS = 30;

/**
 * A backup of a system in use. Files are only added; the manifest is put in its place last, so that whatever stops it leaves the backup
 * before. The log is copied first: names and files are kept before the events that stand for them.
 * Throws LogAltered, LogBehindBackup, SignedRootDiffers, BackupBusy, NotABackupFolder, BackupInsideData.
 */
export async function takeBackup(source: BackupSource, folder: string, options: BackupOptions = {}): Promise<Taken> {
  if (!relative(resolve(source.data), resolve(folder)).startsWith('..')) throw new BackupInsideData(folder);
  await makeFolder(folder);
  await requireOwn(folder);
  const unlock = lockFolder(join(folder, LOCK));
  if (unlock === null) throw new BackupBusy(folder);
  try {
    return await taken(source, folder, await lastIn(folder), options);
  } finally {
    unlock();
  }
}

async function taken(source: BackupSource, folder: string, last: Manifest | null, options: BackupOptions): Promise<Taken> {
  const { keepDays = MOST_DAYS, now = () => new Date(), tell = () => undefined } = options;
  const takenAt = now();
  const { store, sealed } = source;
  const whole = options.whole === true || (last !== null && !stillThere(folder, last));
  const log = await takeLog({ store, folder, last, sealed: sealed && leavesOf(sealed), tell }, whole);
  const kept = (last?.files ?? []).filter(({ path }) => path.startsWith('checkpoints/'));
  const notes = await takeNotes(sealed, folder, log.files.size, kept, log.before === 0);
  const databases = await takeDatabases(source.data, folder, last, takenAt);
  const names = await namesMissing(source.store, log, databases.databases['vault'] && join(folder, databases.databases['vault'].path));
  const evidence = await takeEvidence(source.evidence, folder, last?.files ?? []);
  const { newest } = notes;
  const fresh = [...log.files.written, ...(notes.file === null ? [] : [notes.file])];
  const manifest: Manifest = {
    format: FORMAT,
    takenAt: takenAt.toISOString(),
    log: {
      size: log.files.size,
      root: Buffer.from(log.files.root).toString('base64'),
      position: log.position,
      recordedAt: log.recordedAt,
    },
    checkpoint: newest === null ? (last?.checkpoint ?? null) : headOf(newest.checkpoint),
    keys: source.keys.length > 0 ? source.keys : (last?.keys ?? []),
    databases: databases.databases,
    erasedSince: [...new Set([...(last?.erasedSince ?? []), ...names.erasedSince])],
    files: filesOf(log.files.size, [
      ...(last?.files ?? []).filter(({ path }) => isLogFile(path)),
      ...kept,
      ...olderCopies(last, takenAt, keepDays),
      ...databases.files,
      ...evidence.files,
      ...fresh,
    ]),
  };
  await putInPlace(folder, manifest, newest?.note ?? null);
  const known = new Set(last?.files.map(({ path, sha256 }) => `${path} ${sha256}`));
  const added = manifest.files.filter(({ path, sha256 }) => !known.has(`${path} ${sha256}`));
  return {
    manifest,
    newEvents: log.files.size - (last?.log.size ?? 0),
    newFiles: added.length,
    newBytes: added.reduce((sum, { size }) => sum + size, 0),
    newEvidence: evidence.copied,
    evidenceChanged: evidence.changed,
    evidenceMissing: log.owed.files.filter((hash) => !manifest.files.some(({ path }) => path === evidencePath(hash))),
    namesMissing: names.missing,
  };
}

const leavesOf = (sealed: SealedSource): KnownLeaves => leavesIn('seal', sealed.size(), (tile) => sealed.tile(tile));

const headOf = ({ origin, size, root }: { readonly origin: string; readonly size: number; readonly root: Uint8Array }) => ({
  origin,
  size,
  root: Buffer.from(root).toString('base64'),
});
