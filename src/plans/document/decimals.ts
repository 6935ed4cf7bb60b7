import type { Decimal } from '@hieuhoc/indicator-maths';

/** Exact order of two decimal texts: negative, zero or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const places = Math.max(fraction(a).length, fraction(b).length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

const fraction = (text: Decimal): string => text.split('.')[1] ?? '';
const scaled = (text: Decimal, places: number): bigint => BigInt(`${text.split('.')[0] ?? '0'}${fraction(text).padEnd(places, '0')}`);
