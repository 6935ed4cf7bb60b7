import { createHash } from 'node:crypto';

/** Stands in the place of `sha256.ts` of libs/transparency-log where Node may be older than 20.12, which has no `hash`. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export const sha256HexOfText = (text: string): string => createHash('sha256').update(text).digest('hex');
