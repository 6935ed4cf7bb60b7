import type { TimedVerifier } from '@hieuhoc/transparency-log';
import { join } from 'node:path';
import { Owed } from './committed';
import { BackupDamaged, damage, type Damage } from './damage';
import { defectOf, notIn } from './databases';
import type { Manifest } from './manifest';
import { damagedFiles, openBackup } from './open-backup';
import { provenEvents } from './read-log';
import { evidencePath } from './evidence-path';
import { keysOf, readNotes, type SignedHead } from './read-notes';

export interface Verified {
  readonly manifest: Manifest | null;
  readonly found: readonly Damage[];
  /** The newest size whose root was signed; null where nothing was. */
  readonly signed: SignedHead | null;
  /** Whether the keys came with the backup itself, which a forger could have made whole. */
  readonly ownKeys: boolean;
}

/** Looks at everything in a backup, without any system. Never throws for what is wrong with it. */
export async function verifyBackup(
  folder: string,
  given: readonly TimedVerifier[] = [],
  tell: (done: number, of: number) => void = () => undefined,
): Promise<Verified> {
  const ownKeys = given.length === 0;
  try {
    const manifest = await openBackup(folder);
    const files = await damagedFiles(folder, manifest);
    if (files.length > 0) return { manifest, found: files, signed: null, ownKeys };
    const { heads, found } = await readNotes(folder, manifest, keysOf(given, manifest));
    const owed = new Owed();
    const events = await damagedLog(folder, manifest, heads, owed, tell);
    const beside = events.length > 0 ? [] : damagedBeside(folder, manifest, owed);
    const signed = heads.filter(({ size }) => size <= manifest.log.size).toSorted((a, b) => b.size - a.size)[0] ?? null;
    return { manifest, found: [...found, ...events, ...beside], signed, ownKeys };
  } catch (error) {
    if (error instanceof BackupDamaged) return { manifest: null, found: error.found, signed: null, ownKeys };
    throw error;
  }
}

async function damagedLog(
  folder: string,
  { log }: Manifest,
  heads: readonly SignedHead[],
  owed: Owed,
  tell: (done: number, of: number) => void,
): Promise<readonly Damage[]> {
  let done = 0;
  try {
    for await (const events of provenEvents({ folder, size: log.size, root: Buffer.from(log.root, 'base64'), heads })) {
      for (const event of events) owed.add(event);
      tell((done += events.length), log.size);
    }
    return [];
  } catch (error) {
    if (error instanceof BackupDamaged) return error.found;
    throw error;
  }
}

/** The databases that stand for now; every value and every file that the log stands for is beside it, or was erased. */
export function damagedBeside(folder: string, { databases, erasedSince, files }: Manifest, owed: Owed): Damage[] {
  const found: Damage[] = [];
  for (const { path } of Object.values(databases)) {
    const defect = defectOf(join(folder, path));
    if (defect !== null) found.push(damage('database-damaged', path, defect));
  }
  const there = new Set(files.map(({ path }) => path));
  for (const hash of owed.files) if (!there.has(evidencePath(hash))) found.push(damage('evidence-missing', evidencePath(hash)));
  const vault = databases['vault'];
  if (vault === undefined || found.length > 0) return found;
  const missing = notIn(join(folder, vault.path), owed.values).filter(({ ref }) => !erasedSince.includes(ref));
  return missing.length === 0 ? [] : [damage('names-missing', vault.path, String(missing.length))];
}
