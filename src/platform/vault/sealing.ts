import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The cryptography of the vault, without storage. AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce a message; every key seals few
 * messages. A sealed message is nonce ‖ tag ‖ ciphertext, bound to what it belongs to by the additional data. Keys are handed over as key
 * objects: Node looks at bytes for so long that sealing takes three times as much.
 */
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
export const KEY_BYTES = 32;
export const SALT_BYTES = 32;

export function seal(key: Uint8Array, plain: Uint8Array, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, createSecretKey(key), nonce, { authTagLength: TAG }).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Null where it was altered, sealed with another key, or belongs elsewhere. */
export function unseal(key: Uint8Array, sealed: Uint8Array, boundTo: string): Buffer | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv(CIPHER, createSecretKey(key), sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

/** h = HMAC-SHA-256(salt, canonical value), in hex. Without the salt a guessed value can neither be confirmed nor ruled out. */
export const commit = (salt: Uint8Array, value: Uint8Array): string =>
  createHmac('sha256', createSecretKey(salt)).update(value).digest('hex');

/** Tells one installation key from another without being one. */
export const fingerprint = (key: Uint8Array): string => createHmac('sha256', key).update('hieuhoc vault key').digest('hex');

export const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
