/** Exact fractions on BigInt. A comparison never rounds; only what is shown is rounded, half up, to two decimals (rules.md, first paragraph). */
export interface Fraction {
  readonly n: bigint;
  /** Always > 0, and without a common factor with n. */
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export const fraction = (n: bigint, d: bigint): Fraction => {
  if (d === 0n) throw new Error('a fraction over zero');
  const sign = d < 0n ? -1n : 1n;
  const common = gcd(n, d);
  return { n: (sign * n) / common, d: (sign * d) / common };
};
export const whole = (n: number): Fraction => ({ n: BigInt(n), d: 1n });
export const ZERO = whole(0);
export const ONE = whole(1);

/** A decimal as text: "82.5", "-3". */
export const parse = (text: string): Fraction => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not a decimal: ${text}`);
  const [, minus, units = '', decimals = ''] = match;
  const n = BigInt(units + decimals);
  return fraction(minus === '-' ? -n : n, 10n ** BigInt(decimals.length));
};

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const equal = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const isZero = (a: Fraction): boolean => a.n === 0n;
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(add, ZERO);

const floorDivide = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d));
const withPoint = (scaled: bigint, places: number): string => {
  const minus = scaled < 0n ? '-' : '';
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  return places === 0 ? minus + digits : `${minus}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** Rounded half up, always with two decimals: 82.4794… → "82.48". */
export const twoDecimals = (a: Fraction): string => withPoint(floorDivide(200n * a.n + a.d, 2n * a.d), 2);

/** The exact decimal without trailing zeros; where there is none (a third), rounded half up to two decimals. */
export const exactDecimal = (a: Fraction): string => {
  let places = 0;
  let scaled = a;
  while (scaled.d !== 1n && places < 60) {
    scaled = multiply(scaled, whole(10));
    places += 1;
  }
  return scaled.d === 1n ? withPoint(scaled.n, places) : twoDecimals(a);
};
