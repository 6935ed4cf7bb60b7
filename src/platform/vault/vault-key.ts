import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_BYTES } from './sealing';
import { malformedKey, missingKey } from './vault.errors';

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/**
 * The key of the installation: the configured one, else the file beside the vault, made at first start for its owner's eyes only.
 * A vault without its key is never given a new one. Throws VaultKeyRefused.
 */
export function vaultKey(folder: string, configured: string | undefined, vault: string): Uint8Array {
  if (configured !== undefined) return decoded(configured, 'HIEUHOC_VAULT_KEY');
  const file = join(folder, 'vault.key');
  if (!existsSync(file)) {
    if (existsSync(vault)) throw missingKey(vault);
    mint(file);
  }
  return decoded(readFileSync(file, 'utf8').trim(), file);
}

function decoded(text: string, place: string): Uint8Array {
  if (HEX.test(text)) return Buffer.from(text, 'hex');
  const key = BASE64.test(text) ? Buffer.from(text, 'base64') : null;
  if (key?.length !== KEY_BYTES) throw malformedKey(place);
  return key;
}

/** Whole or not at all, and the first of two processes wins. */
function mint(file: string): void {
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
