/**
 * Exact fractions. The denominator is positive; it is a power of ten as long as only decimals are added and multiplied, so adding
 * needs no gcd: one of two denominators divides the other.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };
export const HUNDRED: Rational = { n: 100n, d: 1n };

const DECIMAL = /^-?\d+(\.\d+)?$/;

export const isDecimal = (text: string): boolean => DECIMAL.test(text);

export const whole = (n: number | bigint): Rational => ({ n: BigInt(n), d: 1n });

export const fraction = (n: bigint, d: bigint): Rational => (d < 0n ? { n: -n, d: -d } : { n, d });

export function parseDecimal(text: string): Rational {
  if (!isDecimal(text)) throw new RangeError(`"${text}" is not a decimal`);
  const point = text.indexOf('.');
  if (point < 0) return { n: BigInt(text), d: 1n };
  const decimals = text.length - point - 1;
  return { n: BigInt(text.slice(0, point) + text.slice(point + 1)), d: 10n ** BigInt(decimals) };
}

export function add(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });
export const divide = (a: Rational, b: Rational): Rational => fraction(a.n * b.d, a.d * b.n);
export const isZero = (a: Rational): boolean => a.n === 0n;

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equal = (a: Rational, b: Rational): boolean => a.n * b.d === b.n * a.d;
export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a);

export function reduce(a: Rational): Rational {
  let x = a.n < 0n ? -a.n : a.n;
  let y = a.d;
  while (y !== 0n) [x, y] = [y, x % y];
  return x <= 1n ? a : { n: a.n / x, d: a.d / x };
}
