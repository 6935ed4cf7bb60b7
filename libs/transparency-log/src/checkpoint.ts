import { fromBase64, toBase64 } from './base64';
import { HASH_BYTES } from './hashes';
import { isCount } from './sizes';
import type { TreeHead } from './verify';

/** C2SP tlog-checkpoint: whose tree, how large, which root. Extension lines are neither written nor read: no monitor could check them. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** The text that is signed. Throws RangeError for what would read as something else. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isOrigin(origin) || !isCount(size) || root.length !== HASH_BYTES) throw new RangeError('no checkpoint');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Null for what is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', digits = '', encoded = '', end, ...more] = text.split('\n');
  const size = parseCount(digits);
  const root = fromBase64(encoded);
  if (!isOrigin(origin) || size === null || root?.length !== HASH_BYTES || end !== '' || more.length > 0) return null;
  return { origin, size, root };
}

const isOrigin = (origin: string): boolean => origin.length > 0 && origin.isWellFormed() && !/\p{Cc}/u.test(origin);

/** A decimal without leading zeroes, exact in a number; else null. */
export function parseCount(digits: string): number | null {
  if (!/^(0|[1-9]\d{0,15})$/.test(digits)) return null;
  const value = Number(digits);
  return isCount(value) ? value : null;
}
