import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn, makeFolder, syncFolders } from './files';
import { NotEmpty, RestoreUnfinished } from './restore.errors';

/** While it stands in a data folder, that is none. */
export const RESTORING = 'restoring';
/** What a restore puts into a data folder, the log last. */
const MADE = ['vault.db', 'access.db', 'mail.db', 'evidence', 'seal.db', 'log.db'] as const;
/** Never in a backup: who restores may have brought them before. */
const BROUGHT: readonly string[] = ['vault.key', 'signer'];

/** The folder to build in. What an interrupted restore has left is taken away. Throws NotEmpty, and nothing is touched. */
export async function beginRestore(into: string): Promise<string> {
  await makeFolder(into);
  const found = await readdir(into);
  const own: readonly string[] = found.includes(RESTORING) ? [RESTORING, ...MADE] : [];
  const strangers = found.filter((name) => !own.includes(name) && !BROUGHT.includes(name));
  if (strangers.length > 0) throw new NotEmpty(into, strangers);
  for (const name of MADE) if (own.includes(name)) await rm(join(into, name), { recursive: true, force: true });
  const draft = join(into, RESTORING);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await syncFolders(into, []);
  return draft;
}

/** Puts what was built in its place; the log comes last, and then the mark of a restore goes. */
export async function finishRestore(into: string): Promise<void> {
  const draft = join(into, RESTORING);
  for (const name of await readdir(draft)) if (!MADE.some((made) => made === name)) await rm(join(draft, name), { recursive: true });
  const files = (await filesIn(draft)).filter((path) => MADE.some((made) => path === made || path.startsWith(`${made}/`)));
  for (const path of files) await sync(join(draft, path));
  await syncFolders(draft, files);
  for (const name of MADE) {
    if (existsSync(join(draft, name))) await rename(join(draft, name), join(into, name));
    await syncFolders(into, []);
  }
  await rmdir(draft);
  await syncFolders(into, []);
}

/** For a start: a folder in which a restore was interrupted looks like data, and is none. Throws RestoreUnfinished. */
export function requireWholeRestore(data: string): void {
  if (existsSync(join(data, RESTORING))) throw new RestoreUnfinished(data);
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
