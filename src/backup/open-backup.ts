import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BackupDamaged, damage, type Damage } from './damage';
import { evidenceAt } from './evidence-path';
import { measured, readIfThere } from './files';
import { logFilesOf, MANIFEST } from './layout';
import { parseManifest, type Manifest } from './manifest';

/** Throws BackupDamaged where there is none, or none that can be believed. */
export async function openBackup(folder: string): Promise<Manifest> {
  const text = await readIfThere(join(folder, MANIFEST));
  if (text === null) throw new BackupDamaged(folder, [damage('no-backup', MANIFEST)]);
  const manifest = parseManifest(text.toString());
  if (manifest === null) throw new BackupDamaged(folder, [damage('manifest-damaged', MANIFEST)]);
  return manifest;
}

/** Every file as the manifest says; what is not, all of it. */
export async function damagedFiles(
  folder: string,
  { files, log }: Manifest,
  which: (path: string) => boolean = () => true,
): Promise<Damage[]> {
  const listed = new Set(files.map(({ path }) => path));
  const found = logFilesOf(log.size)
    .filter((path) => !listed.has(path))
    .map((path) => damage('missing-file', path));
  for (const { path, size, sha256 } of files) {
    if (!which(path)) continue;
    const file = join(folder, path);
    if (!existsSync(file)) found.push(damage('missing-file', path));
    else if (statSync(file).size !== size) found.push(damage('cut-file', path, `${statSync(file).size} byte, ${size}`));
    else if ((await measured(file)).sha256 !== sha256 || (evidenceAt(path) ?? sha256) !== sha256) found.push(damage('changed-file', path));
  }
  return found;
}
