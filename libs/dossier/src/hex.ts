import type { Hash } from '@hieuhoc/transparency-log';

export const isHex = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

const DIGIT = new Map([...'0123456789abcdef'].map((digit, value) => [digit.charCodeAt(0), value]));

/** The 32 bytes that the line types hold as 64 digits. */
export function bytesOf(hex: string): Hash {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at++) bytes[at] = (DIGIT.get(hex.charCodeAt(2 * at)) ?? 0) * 16 + (DIGIT.get(hex.charCodeAt(2 * at + 1)) ?? 0);
  return bytes;
}
