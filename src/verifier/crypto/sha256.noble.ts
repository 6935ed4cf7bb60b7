import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Stands in the place of `sha256.ts` of libs/transparency-log in a browser. */
export const sha256 = (bytes: Uint8Array): Uint8Array => digest(bytes);

const encoder = new TextEncoder();
export const sha256HexOfText = (text: string): string => bytesToHex(digest(encoder.encode(text)));
