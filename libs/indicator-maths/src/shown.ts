import { type Rational, reduce } from './rational';
import type { Decimal } from './model';

const floorDivide = (n: bigint, d: bigint): bigint => {
  const q = n / d;
  return n % d !== 0n && n < 0n ? q - 1n : q;
};

const withPoint = (n: bigint, decimals: number): Decimal => {
  if (decimals === 0) return n.toString();
  const digits = (n < 0n ? -n : n).toString().padStart(decimals + 1, '0');
  return `${n < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

/** Rounded half up to two decimals: `82.475` → `"82.48"`, `-0.005` → `"0.00"`. */
export const twoDecimals = ({ n, d }: Rational): Decimal => withPoint(floorDivide(200n * n + d, 2n * d), 2);

/** The exact decimal without trailing zeros; rounded half up to two decimals when it has no end. */
export function exactDecimal(value: Rational): Decimal {
  if (value.d === 1n) return value.n.toString();
  const { n, d } = reduce(value);
  if (d === 1n) return n.toString();
  let [rest, twos, fives] = [d, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return twoDecimals(value);
  const decimals = Math.max(twos, fives);
  return withPoint((n * 10n ** BigInt(decimals)) / d, decimals);
}

/** A count of areas: a whole number, or decimal text where shares make it fractional. */
export function countOf(value: Rational): number | Decimal {
  if (value.d === 1n) return Number(value.n);
  const text = exactDecimal(value);
  return text.includes('.') ? text : Number(text);
}
