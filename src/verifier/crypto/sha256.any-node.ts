import * as crypto from 'node:crypto';

/** Stands in the place of `sha256.ts` of libs/transparency-log: Node before 20.12 has no `hash`, which costs half of what the other does. */
const digestOf: (data: Uint8Array | string) => Uint8Array =
  'hash' in crypto ? (data) => crypto.hash('sha256', data, 'buffer') : (data) => crypto.createHash('sha256').update(data).digest();

export const sha256 = (bytes: Uint8Array): Uint8Array => digestOf(bytes);

export const sha256HexOfText = (text: string): string => Buffer.from(digestOf(text)).toString('hex');
