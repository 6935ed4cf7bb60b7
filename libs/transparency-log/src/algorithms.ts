import type { SignatureType } from './note';

/** What signs: one algorithm serves two types of signature. */
export type Algorithm = 'ed25519' | 'ml-dsa-44';

export const ALGORITHM: Readonly<Record<SignatureType, Algorithm>> = {
  ed25519: 'ed25519',
  'ed25519-cosignature': 'ed25519',
  'ml-dsa-44': 'ml-dsa-44',
};

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** What stands before a raw public key in its DER form (RFC 8410, RFC 9881), which is how node:crypto reads it. */
export const DER_PREFIX: Readonly<Record<Algorithm, Uint8Array>> = {
  ed25519: bytesOf('302a300506032b6570032100'),
  'ml-dsa-44': bytesOf('30820532300b06096086480165030403110382052100'),
};
