import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { EvidenceStore, isHash } from './evidence-store';

const FAN = /^[0-9a-f]{2}$/;

/** Files in a folder that only its owner enters, two levels of folders deep: `ab/cd/abcd…`. */
export class FolderStore extends EvidenceStore {
  readonly place: string;

  constructor(private readonly folder: string) {
    super();
    this.place = folder;
  }

  async put(hash: string, path: string): Promise<void> {
    const target = this.pathOf(hash);
    await this.makeFolderOf(target);
    try {
      // A link, not a renaming: it fails where something stands.
      await link(path, target);
      await syncFolder(dirname(target));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    await rm(path, { force: true });
  }

  async read(hash: string): Promise<Readable | null> {
    try {
      const file = await open(this.pathOf(hash), 'r');
      return createReadStream('', { fd: file });
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(hash: string): Promise<void> {
    const path = this.pathOf(hash);
    try {
      await rm(path);
      await syncFolder(dirname(path));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  async *hashes(): AsyncIterable<string> {
    for (const first of await named(this.folder, FAN))
      for (const second of await named(join(this.folder, first), FAN)) {
        const files = await readdir(join(this.folder, first, second));
        for (const file of files.toSorted()) if (isHash(file)) yield file;
      }
  }

  private pathOf(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  }

  /** A new folder is on disk only when the one above it is. */
  private async makeFolderOf(path: string): Promise<void> {
    const first = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let folder = dirname(path); folder.length >= dirname(first).length; folder = dirname(folder)) await syncFolder(folder);
  }
}

async function named(folder: string, pattern: RegExp): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => pattern.test(name)).toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);
