import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from './key-folder';
import { readableByOthers } from './signer.errors';

const MODE = 0o600;

/** What a signer asks of whoever wants something signed: by itself in the file `token` of its folder, made at the first start. Throws KeyFolderRefused. */
export function ownToken(folder: string, file = join(folder, 'token')): { readonly token: string; readonly file: string } {
  ownFolder(folder);
  if (!existsSync(file)) make(file);
  if ((statSync(file).mode & 0o077) !== 0) throw readableByOthers(file, '600');
  return { token: readFileSync(file, 'utf8').trim(), file };
}

function make(file: string): void {
  const descriptor = openSync(file, 'wx', MODE);
  try {
    writeSync(descriptor, `${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
