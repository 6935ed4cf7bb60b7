import type { Hash } from '@hieuhoc/transparency-log';

export const isHex = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

/** The 32 bytes that the line types hold as 64 digits. */
export function bytesOf(hex: string): Hash {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at++) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}
