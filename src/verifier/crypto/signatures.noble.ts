import { ed25519 } from '@noble/curves/ed25519.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';

type Algorithm = 'ed25519' | 'ml-dsa-44';
export type Verifies = (message: Uint8Array, signature: Uint8Array) => boolean;

/** RFC 8032 as it stands (`zip215` would take points that node:crypto refuses), FIPS 204 with an empty context. */
const VERIFY: Readonly<Record<Algorithm, (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean>> = {
  ed25519: (signature, message, publicKey) => ed25519.verify(signature, message, publicKey, { zip215: false }),
  'ml-dsa-44': (signature, message, publicKey) => ml_dsa44.verify(signature, message, publicKey),
};

/** Stands in the place of `signatures.ts` of libs/transparency-log where there is no node:crypto, or none that knows ML-DSA (Node before 24). */
export function verifiesWith(algorithm: Algorithm, publicKey: Uint8Array): Verifies {
  return (message, signature) => {
    try {
      return VERIFY[algorithm](signature, message, publicKey);
    } catch {
      // What is no point or has another length is refused by throwing.
      return false;
    }
  };
}
