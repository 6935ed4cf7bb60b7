import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { newSigningKey, verifierKeyOf, type SignatureType, type SigningKey } from '@hieuhoc/transparency-log';
import { noKey, ownedByAnother, readableByOthers } from './signer.errors';

export const HEADS = 'heads.db';
const FOLDER_MODE = 0o700;
const KEY_MODE = 0o600;

/** Made for its owner alone; refused where anybody else can look in. Throws KeyFolderRefused. */
export function ownFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
  // A key that went with its folder when the power failed could sign nothing more of what it began.
  if (first !== undefined)
    for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made)) syncFolder(dirname(made));
  requirePrivate(folder, '700');
}

export const keyFile = (folder: string, type: SignatureType): string => join(folder, `${type}.key`);

/** Null where there is none. Throws KeyFolderRefused. */
export function readKey(folder: string, name: string, type: SignatureType): SigningKey | null {
  const file = keyFile(folder, type);
  if (!existsSync(file)) return null;
  requirePrivate(file, '600');
  const key: SigningKey = { name, type, privateKey: readFileSync(file, 'utf8') };
  try {
    verifierKeyOf(key);
  } catch {
    throw noKey(file);
  }
  return key;
}

/** Whole or not at all; of two processes the first wins. */
export function mintKey(folder: string, name: string, type: SignatureType): SigningKey {
  const file = keyFile(folder, type);
  const draft = writeDraft(file, newSigningKey(name, type));
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(folder);
  const key = readKey(folder, name, type);
  if (key === null) throw noKey(file);
  return key;
}

/** Puts this key in the place of the one before, which stays beside it under the id of what was signed with it. */
export function replaceKey(folder: string, key: SigningKey, as: string): void {
  const file = keyFile(folder, key.type);
  const draft = writeDraft(file, key);
  copyFileSync(file, `${file}.${as}`, constants.COPYFILE_EXCL);
  renameSync(draft, file);
  syncFolder(folder);
}

function writeDraft(file: string, { privateKey }: SigningKey): string {
  const draft = `${file}.${process.pid}.draft`;
  const descriptor = openSync(draft, 'wx', KEY_MODE);
  try {
    writeSync(descriptor, privateKey);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return draft;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function requirePrivate(place: string, mode: string): void {
  const found = statSync(place);
  if ((found.mode & 0o077) !== 0) throw readableByOthers(place, mode);
  if (process.getuid !== undefined && found.uid !== process.getuid()) throw ownedByAnother(place);
}
