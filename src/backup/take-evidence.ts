import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { evidencePath } from './evidence-path';
import { DRAFT, type BackupFile } from './files';

/** Where the sealed files of evidence lie. */
export interface EvidenceSource {
  hashes(): AsyncIterable<string>;
  read(hash: string): Promise<Readable | null>;
}

export interface TakenEvidence {
  readonly files: readonly BackupFile[];
  readonly copied: number;
  /** Files that are no longer what their name says: they are not taken. */
  readonly changed: readonly string[];
}

/** Copies what is not there yet. What was erased meanwhile stays, sealed, and its key is gone with the vault. */
export async function takeEvidence(source: EvidenceSource | null, folder: string, known: readonly BackupFile[]): Promise<TakenEvidence> {
  const files = known.filter(({ path }) => path.startsWith('evidence/') && existsSync(join(folder, path)));
  const there = new Set(files.map(({ path }) => path));
  const changed: string[] = [];
  let copied = 0;
  for await (const hash of source?.hashes() ?? []) {
    const path = evidencePath(hash);
    const content = there.has(path) ? null : await source?.read(hash);
    if (content === null || content === undefined) continue;
    const file = await copyWhole(content, folder, path, hash);
    if (file === null) changed.push(hash);
    else files.push(file);
    copied += file === null ? 0 : 1;
  }
  return { files, copied, changed };
}

/** Null where the bytes have another hash: then nothing is left of them. */
async function copyWhole(content: Readable, folder: string, path: string, sha256: string): Promise<BackupFile | null> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const handle = await open(`${target}${DRAFT}`, 'w', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content) {
      const bytes: Buffer = chunk;
      hash.update(bytes);
      size += bytes.length;
      await handle.writeFile(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (hash.digest('hex') !== sha256) {
    await rm(`${target}${DRAFT}`);
    return null;
  }
  await rename(`${target}${DRAFT}`, target);
  return { path, size, sha256 };
}
