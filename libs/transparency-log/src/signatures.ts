import { createPublicKey, verify } from 'node:crypto';
import { DER_PREFIX, type Algorithm } from './algorithms';

export type Verifies = (message: Uint8Array, signature: Uint8Array) => boolean;

/** Signatures of this raw public key. With `sha256.ts` all that a browser's build puts others in the place of. */
export function verifiesWith(algorithm: Algorithm, publicKey: Uint8Array): Verifies {
  const key = createPublicKey({ key: Buffer.concat([DER_PREFIX[algorithm], publicKey]), format: 'der', type: 'spki' });
  return (message, signature) => verify(null, message, key, signature);
}
