import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A file of a backup, as its manifest names it. */
export interface BackupFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export const DRAFT = '.dang-ghi';
const FOR_ITS_OWNER = 0o700;
const FILE_MODE = 0o600;

/** One that is made is on disk only when those above it are. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: FOR_ITS_OWNER });
  if (first === undefined) return;
  const top = resolve(first);
  for (let made = resolve(folder); made.length >= top.length; made = dirname(made)) await syncFolders(dirname(made), []);
}

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Written beside its place, synced, and moved there: whoever sees the name sees the whole file. The folder is synced by `syncFolders`. */
export async function writeWhole(folder: string, path: string, bytes: Uint8Array | string): Promise<BackupFile> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true, mode: FOR_ITS_OWNER });
  const handle = await open(`${target}${DRAFT}`, 'w', FILE_MODE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${target}${DRAFT}`, target);
  return { path, size: Buffer.byteLength(bytes), sha256: sha256Of(bytes) };
}

/** Puts a file that is whole already in its place. */
export async function moveWhole(folder: string, from: string, path: string): Promise<BackupFile> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true, mode: FOR_ITS_OWNER });
  const handle = await open(from, 'r+');
  try {
    await handle.chmod(FILE_MODE).catch(() => undefined);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(from, target);
  return { path, ...(await measured(target)) };
}

export async function measured(file: string): Promise<Omit<BackupFile, 'path'>> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    const bytes: Buffer = chunk;
    hash.update(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex') };
}

/** Names are on disk when their folders are. */
export async function syncFolders(folder: string, paths: Iterable<string>): Promise<void> {
  const folders = new Set<string>([folder]);
  for (const path of paths) for (let at = dirname(path); at !== '.'; at = dirname(at)) folders.add(join(folder, at));
  for (const one of folders) {
    const handle = await open(one, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

/** Every file of a folder, by its path in it with `/`. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** Null where nothing stands. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export const isMissing = (error: unknown): boolean => {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
};

export async function removeAll(folder: string, paths: Iterable<string>): Promise<void> {
  for (const path of paths) await rm(join(folder, path), { force: true });
}
