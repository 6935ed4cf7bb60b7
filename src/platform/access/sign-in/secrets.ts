import { createHash, hkdfSync, randomBytes } from 'node:crypto';

/** 32 letters without those that look alike. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Only for values of high entropy: opaque ids, secrets made here. */
export const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex');

/** 256 bits. */
export const opaqueId = (): string => randomBytes(32).toString('base64url');

/** 5 bits a letter, in groups that can be read out. */
export function readableSecret(groups: number, perGroup: number): string {
  const bytes = randomBytes(groups * perGroup);
  const letters = [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.match(new RegExp(`.{${perGroup}}`, 'g'))?.join('-') ?? letters;
}

/** A key for one use, from the key of the installation. */
export const derivedKey = (key: Uint8Array, use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `hieuhoc access ${use}`, 32));
