import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey, isKeyName, newSigningKey, verifierKeyOf, type SignatureType, type SigningKey } from '@hieuhoc/transparency-log';
import { HeadsFile, type HeadsOptions } from './heads-file';
import { HEADS, keyFile, mintKey, ownFolder, readKey, replaceKey } from './key-folder';
import { badName, keyMissing, memoryMissing, otherKey, otherName, otherRole } from './signer.errors';

export type Role = 'signer' | 'witness';

/** A signature line of every type is made under one name. */
export const LOG_KEYS: readonly SignatureType[] = ['ed25519', 'ml-dsa-44'];
const KEYS: Readonly<Record<Role, readonly SignatureType[]>> = {
  signer: LOG_KEYS,
  witness: ['ed25519-cosignature', 'ml-dsa-44'],
};

/** Who signs: a name, its keys, and what it signed last. */
export interface Identity {
  readonly name: string;
  readonly keys: readonly SigningKey[];
  readonly heads: HeadsFile;
}

export interface IdentityOptions extends HeadsOptions {
  readonly folder: string;
  readonly role: Role;
  /** For a first start; left out, a name nobody else has. */
  readonly name?: string;
}

/**
 * Opens the folder; a first start makes name, keys and memory. Keys without their memory are refused: whoever has forgotten what he signed
 * might sign something beside it. Throws KeyFolderRefused.
 */
export function openIdentity({ folder, role, name: given, ...options }: IdentityOptions): Identity {
  if (given !== undefined && !isName(given)) throw badName(given);
  ownFolder(folder);
  const types = KEYS[role];
  const path = join(folder, HEADS);
  const keysThere = types.some((type) => existsSync(keyFile(folder, type)));
  if (keysThere && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) throw memoryMissing(folder);
  const heads = new HeadsFile(path, options);
  try {
    if (heads.name === null && keysThere) throw memoryMissing(folder);
    if (heads.name === null) heads.nameIt(role, given ?? `hieuhoc.localhost/${randomBytes(8).toString('hex')}`);
    if (heads.role !== role) throw otherRole(folder, role);
    const name = heads.name ?? '';
    if (given !== undefined && given !== name) throw otherName(folder, name, given);
    return { name, heads, keys: types.map((type) => keyOf(folder, name, type, heads)) };
  } catch (error) {
    heads.close();
    throw error;
  }
}

function keyOf(folder: string, name: string, type: SignatureType, heads: HeadsFile): SigningKey {
  const kept = heads.keyOf(type);
  const there = readKey(folder, name, type);
  if (there === null && kept !== null) throw keyMissing(keyFile(folder, type));
  const key = there ?? mintKey(folder, name, type);
  const shown = formatVerifierKey(verifierKeyOf(key));
  if (kept !== null && kept.used !== shown && kept.next !== shown) throw otherKey(keyFile(folder, type));
  if (kept?.used !== shown) heads.keepKey(type, shown);
  return key;
}

/** From now on another key signs in this name; the file of the one before is kept. A crash on the way leaves the one or the other. */
export function renewKey(folder: string, { name, heads }: Identity, type: SignatureType): SigningKey {
  const key = newSigningKey(name, type);
  const shown = formatVerifierKey(verifierKeyOf(key));
  const [, id = 'old'] = heads.keyOf(type)?.used.split('+') ?? [];
  heads.expectKey(type, shown);
  replaceKey(folder, key, id);
  heads.keepKey(type, shown);
  return key;
}

const isName = (name: string): boolean => isKeyName(name) && Buffer.byteLength(name) <= 255;
