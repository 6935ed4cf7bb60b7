import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { SignatureType } from './note';

/** What signs: one algorithm serves two types of signature. */
export type Algorithm = 'ed25519' | 'ml-dsa-44';

export const ALGORITHM: Readonly<Record<SignatureType, Algorithm>> = {
  ed25519: 'ed25519',
  'ed25519-cosignature': 'ed25519',
  'ml-dsa-44': 'ml-dsa-44',
};

/** What stands before a raw public key in its DER form (RFC 8410, RFC 9881), which is how node:crypto reads it. */
export const DER_PREFIX: Readonly<Record<Algorithm, Uint8Array>> = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  'ml-dsa-44': Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
};

export type Verifies = (message: Uint8Array, signature: Uint8Array) => boolean;

/** Signatures of this raw public key. With `sha256.ts` all that a browser's build puts others in the place of. */
export function verifiesWith(algorithm: Algorithm, publicKey: Uint8Array): Verifies {
  const der = Buffer.concat([DER_PREFIX[algorithm], publicKey]);
  const key: KeyObject = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return (message, signature) => verify(null, message, key, signature);
}
