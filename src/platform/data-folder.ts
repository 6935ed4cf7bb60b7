import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** What is in it is for its owner: names are sealed, but passwords, figures and signing keys lie there too. */
const FOR_ITS_OWNER = 0o700;
const FOR_OTHERS = 0o077;

/** Made where nothing stands; a folder that stands is left as it is. One that is made is on disk only when those above it are. */
export function makeDataFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: FOR_ITS_OWNER });
  if (first === undefined) return;
  const top = resolve(first);
  for (let made = resolve(folder); made.length >= top.length; made = dirname(made)) sync(dirname(made));
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The folder that a file of the data lies in. */
export const makeFolderOf = (path: string): void => makeDataFolder(dirname(path));

/** The mode (octal) of a folder that others than its owner may read, enter or write; null: nobody else may. */
export function openToOthers(folder: string): string | null {
  // Windows has no such modes.
  const mode = process.platform === 'win32' ? 0 : statSync(folder).mode & 0o777;
  return (mode & FOR_OTHERS) === 0 ? null : mode.toString(8).padStart(4, '0');
}
