/** An index or a size: JavaScript counts exactly up to 2^53 − 1, which is more events than anybody will have. */
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Exact beyond 32 bits, where `>>` and Math.log2 are not. */
export const half = (value: number): number => Math.floor(value / 2);
export const isOdd = (value: number): boolean => value % 2 === 1;

/** The largest power of two below `size`, where RFC 9162 §2.1.1 splits a tree. `size` > 1. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** k where `size` is 2^k, else null. */
export function levelOf(size: number): number | null {
  let level = 0;
  let left = size;
  for (; left > 1 && !isOdd(left); level++) left = half(left);
  return left === 1 ? level : null;
}

/** Of the bits set in a size, the highest first. */
export function levelsOf(size: number): number[] {
  const levels: number[] = [];
  for (let level = 0, left = size; left > 0; level++, left = half(left)) if (isOdd(left)) levels.unshift(level);
  return levels;
}
