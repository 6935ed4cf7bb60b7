import { verifiesWith as nodeVerifiesWith, type Verifies } from '../../../libs/transparency-log/src/signatures';
import { verifiesWith as nobleVerifiesWith } from './signatures.noble';

/** Stands in the place of `signatures.ts` of libs/transparency-log: Node's own, but for ML-DSA where it is older than 24. */
export function verifiesWith(algorithm: 'ed25519' | 'ml-dsa-44', publicKey: Uint8Array): Verifies {
  try {
    return nodeVerifiesWith(algorithm, publicKey);
  } catch {
    return nobleVerifiesWith(algorithm, publicKey);
  }
}
