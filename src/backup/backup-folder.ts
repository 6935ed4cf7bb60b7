import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NotABackupFolder } from './backup.errors';
import { DRAFT, filesIn, readIfThere, removeAll, syncFolders, writeWhole, type BackupFile } from './files';
import { CHECKPOINT, isLogFile, logFilesOf, MANIFEST } from './layout';
import { formatManifest, parseManifest, type Manifest } from './manifest';

/** Held while a backup is taken. */
export const LOCK = '.khoa';

const OWN = /^(tile|bundle|checkpoints|databases|evidence|checkpoint|manifest\.json|\.khoa.*)$/;

/** Throws NotABackupFolder where something else stands. */
export async function requireOwn(folder: string): Promise<void> {
  const strangers = (await readdir(folder)).filter((name) => !OWN.test(name) && !name.includes(DRAFT));
  if (strangers.length > 0 && (await lastIn(folder)) === null) throw new NotABackupFolder(folder);
}

/** The backup that stands there; null where there is none that can be believed. */
export async function lastIn(folder: string): Promise<Manifest | null> {
  const text = await readIfThere(join(folder, MANIFEST));
  return text === null ? null : parseManifest(text.toString());
}

/** What was backed up is there in its length; whether it is whole is asked by `--verify`. */
export const stillThere = (folder: string, { files }: Manifest): boolean =>
  files.every(({ path, size }) => !isLogFile(path) || (existsSync(join(folder, path)) && statSync(join(folder, path)).size === size));

/**
 * Everything is on disk before the manifest speaks of it; what it does not speak of goes afterwards. The newest note comes last, as what was
 * signed beyond a manifest says that it is behind; only where none stands it comes first, for the manifest would miss it.
 */
export async function putInPlace(folder: string, manifest: Manifest, note: string | null): Promise<void> {
  const paths = manifest.files.map(({ path }) => path);
  if (note !== null && !existsSync(join(folder, CHECKPOINT))) await writeWhole(folder, CHECKPOINT, note);
  await syncFolders(folder, paths);
  await writeWhole(folder, MANIFEST, formatManifest(manifest));
  await syncFolders(folder, []);
  if (note !== null) await writeWhole(folder, CHECKPOINT, note);
  const named = new Set([...paths, MANIFEST, CHECKPOINT, LOCK]);
  await removeAll(
    folder,
    (await filesIn(folder)).filter((path) => !named.has(path)),
  );
  await syncFolders(folder, []);
}

/** By path, the later of two; of the log what a tree of this size consists of. */
export function filesOf(size: number, files: readonly BackupFile[]): BackupFile[] {
  const ofLog = new Set(logFilesOf(size));
  const byPath = new Map(files.filter(({ path }) => !isLogFile(path) || ofLog.has(path)).map((file) => [file.path, file]));
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
