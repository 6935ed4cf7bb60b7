import { uuid7, type EventStore } from '@hieuhoc/event-store';
import { rootOf, sameHash, subtreesFromTiles, tilePath, type Hash } from '@hieuhoc/transparency-log';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceStore } from '../platform/evidence';
import { Owed } from './committed';
import { BackupDamaged } from './damage';
import { endSessionsIn, eraseFrom } from './databases';
import { evidenceAt } from './evidence-path';
import { asKnown, newestBeyond, requireSameRoots, requireUpToDate, type Keys, type KnownHead } from './known-heads';
import { isLogFile } from './layout';
import type { Manifest } from './manifest';
import { damagedFiles, openBackup } from './open-backup';
import { ORIGIN_SCHEMA, ORIGIN_STREAM, type OriginEvent } from './origin.events';
import { keysOf, readNotes, type SignedHead } from './read-notes';
import { beginRestore, finishRestore } from './restore-folder';
import { restoreLog, sealRestored, type Target } from './restore-log';
import { OtherLog } from './restore.errors';
import { damagedBeside } from './verify-backup';

export interface RestoreOptions {
  readonly keys?: Keys;
  /** How far the log was signed, from those who remember; asked when the folder is found empty. */
  readonly heads?: (folder: Manifest) => Promise<readonly KnownHead[]>;
  /** Restores although nobody remembers. */
  readonly unchecked?: boolean;
  /** A mirror of the log that has more of it. */
  readonly bundles?: string;
  /** Goes on under a new name although something is lost: on what ground. */
  readonly newOrigin?: { readonly reason: string; readonly actor: string };
  /** Where the log goes, if not into the data folder. */
  readonly to?: Target;
  /** Where evidence lies, if not in the data folder. */
  readonly evidence?: Pick<EvidenceStore, 'put'> | null;
  readonly tell?: (done: number, of: number) => void;
}

export interface Restored {
  readonly size: number;
  readonly root: string;
  readonly recordedAt: string | null;
  readonly signed: SignedHead | null;
  readonly asked: readonly string[];
  readonly lost: { readonly from: number; readonly to: number } | null;
  readonly databases: readonly string[];
  readonly evidence: number;
}

/**
 * A data folder of a backup. Nothing stands there before everything is proven and on disk. Throws NotEmpty, BackupDamaged, HeadUnknown,
 * BackupBehind, BackupForked, OtherLog.
 */
export async function restoreBackup(folder: string, into: string, options: RestoreOptions = {}): Promise<Restored> {
  const draft = await beginRestore(into);
  try {
    const restored = await built(folder, draft, options);
    await finishRestore(into);
    return restored;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function built(folder: string, draft: string, options: RestoreOptions): Promise<Restored> {
  const { tell = () => undefined } = options;
  const own = await sound(folder, () => true);
  const logFolder = options.bundles ?? folder;
  const manifest = options.bundles === undefined ? own : await longer(own, options.bundles);
  const keys = keysOf(options.keys ?? [], own);
  const { heads, found } = await readNotes(logFolder, manifest, keys);
  if (found.length > 0) throw new BackupDamaged(logFolder, found);
  const remembered = [...((await options.heads?.(manifest)) ?? [])];
  const known = [...remembered, ...heads.map(asKnown)];
  const beyond = newestBeyond(manifest.log.size, known);
  if (options.newOrigin === undefined) requireUpToDate(manifest, beyond === null ? remembered : known, options.unchecked ?? false);
  requireSameRoots(rootAtIn(logFolder, manifest.log.size), manifest.log.size, known);
  const root = Buffer.from(manifest.log.root, 'base64');
  const toProve = { folder: logFolder, size: manifest.log.size, root, heads };
  const owed = new Owed();
  const target = options.to === undefined ? ({ kind: 'sqlite', path: join(draft, 'log.db') } as const) : options.to;
  const store = await restoreLog(target, toProve, { saw: (event) => owed.add(event), tell: (done) => tell(done, manifest.log.size) });
  try {
    await sealRestored(join(draft, 'seal.db'), store, toProve, options.newOrigin === undefined);
    if (options.newOrigin !== undefined) await beginOrigin(store, manifest, beyond, options.newOrigin);
  } finally {
    await store.close();
  }
  const damaged = damagedBeside(folder, own, options.bundles === undefined ? owed : new Owed());
  if (damaged.length > 0) throw new BackupDamaged(folder, damaged);
  const evidence = await copyRest(folder, own, draft, owed);
  if (options.evidence) await handOver(join(draft, 'evidence'), own, options.evidence);
  return {
    size: manifest.log.size,
    root: manifest.log.root,
    recordedAt: manifest.log.recordedAt,
    signed: heads.filter(({ size }) => size <= manifest.log.size).toSorted((a, b) => b.size - a.size)[0] ?? null,
    asked: remembered.map(({ from }) => from),
    lost: beyond === null ? null : { from: manifest.log.size + 1, to: beyond.size },
    databases: Object.keys(own.databases),
    evidence,
  };
}

/** A backup whose files are what its manifest says. Throws BackupDamaged. */
async function sound(folder: string, which: (path: string) => boolean): Promise<Manifest> {
  const manifest = await openBackup(folder);
  const found = await damagedFiles(folder, manifest, which);
  if (found.length > 0) throw new BackupDamaged(folder, found);
  return manifest;
}

const isOfLog = (path: string): boolean => isLogFile(path) || path.startsWith('checkpoints/');

/** The manifest of a mirror that begins with all of the backup. Throws OtherLog. */
async function longer({ log }: Manifest, mirror: string): Promise<Manifest> {
  const manifest = await sound(mirror, isOfLog);
  const same = manifest.log.size >= log.size && sameHash(rootAtIn(mirror, manifest.log.size)(log.size), Buffer.from(log.root, 'base64'));
  if (!same) throw new OtherLog(mirror);
  return manifest;
}

function rootAtIn(folder: string, size: number): (size: number) => Hash {
  const subtree = subtreesFromTiles(size, (tile) => readFileSync(join(folder, tilePath(tile))));
  return (at) => rootOf(at, subtree);
}

const isKept = (hash: string | null, erased: ReadonlySet<string>): boolean => hash !== null && !erased.has(hash);

/** Databases without whom was erased meanwhile and without sessions; evidence likewise. */
async function copyRest(folder: string, { databases, files }: Manifest, draft: string, { erased, erasedFiles }: Owed): Promise<number> {
  for (const [name, { path }] of Object.entries(databases)) await copyFile(join(folder, path), join(draft, `${name}.db`));
  for (const name of Object.keys(databases)) eraseFrom(join(draft, `${name}.db`), erased);
  if (databases['access'] !== undefined) endSessionsIn(join(draft, 'access.db'));
  const evidence = files.map(({ path }) => path).filter((path) => isKept(evidenceAt(path), erasedFiles));
  for (const path of evidence) {
    await mkdir(dirname(join(draft, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, path), join(draft, path));
  }
  return evidence.length;
}

/** Evidence that lies elsewhere is put there; it is the only thing that is written outside of the folder. */
async function handOver(folder: string, { files }: Manifest, store: Pick<EvidenceStore, 'put'>): Promise<void> {
  for (const { path, sha256 } of files)
    if (existsSync(join(dirname(folder), path)) && evidenceAt(path) !== null) await store.put(sha256, join(dirname(folder), path));
  await rm(folder, { recursive: true, force: true });
}

/** The first event under a new name says which name was before, and what of it is lost. */
async function beginOrigin(
  store: EventStore,
  { log, checkpoint }: Manifest,
  beyond: KnownHead | null,
  { reason, actor }: { readonly reason: string; readonly actor: string },
): Promise<void> {
  const lost = beyond && { from: log.size + 1, to: beyond.size, root: Buffer.from(beyond.root).toString('base64') };
  const from = beyond?.origin ?? checkpoint?.origin ?? null;
  const event: OriginEvent = { type: 'OriginChanged', data: { from, size: log.size, root: log.root, lost } };
  const metadata = { actor, reason, schemaVersion: ORIGIN_SCHEMA.OriginChanged };
  await store.append(ORIGIN_STREAM, 'any', [{ ...event, id: uuid7(), metadata }]);
}
