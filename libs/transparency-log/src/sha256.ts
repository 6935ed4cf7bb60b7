import { hash } from 'node:crypto';

/** Its digest has 32 bytes. With `signatures.ts` all that a browser's build puts others in the place of. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** The same of a text's UTF-8 bytes, in hex: a third of what bytes in and bytes out cost, for who hashes every event of a log. */
export const sha256HexOfText = (text: string): string => hash('sha256', text, 'hex');
