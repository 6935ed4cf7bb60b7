import type { Breakdown, FigureValue } from './model';
import { add, HUNDRED, divide, equal, isZero, multiply, ONE, parseDecimal, type Rational, ZERO } from './rational';

/** Numerator and denominator; a count is a numerator with denominator null. */
export interface Amount {
  readonly num: Rational;
  readonly den: Rational | null;
}

/** Breakdown → part → amount. */
export type Parts = ReadonlyMap<string, ReadonlyMap<string, Amount>>;

const YES: Amount = { num: ONE, den: ONE };
const NO: Amount = { num: ZERO, den: ONE };

/** Null for not applicable. A yes-no counts 1/1 or 0/1 (rules 2). */
export function amountOf(value: FigureValue): Amount | null {
  switch (value.kind) {
    case 'ratio':
      return { num: parseDecimal(value.numerator), den: parseDecimal(value.denominator) };
    case 'count':
      return { num: parseDecimal(value.value), den: null };
    case 'yes-no':
      return value.yes ? YES : NO;
    case 'not-applicable':
      return null;
  }
}

export function partsOf(breakdown: Breakdown | null): Parts | null {
  if (breakdown === null) return null;
  return new Map(
    Object.entries(breakdown).map(([name, parts]) => [
      name,
      new Map(
        Object.entries(parts).map(([part, { numerator, denominator }]) => [
          part,
          { num: parseDecimal(numerator), den: denominator === null ? null : parseDecimal(denominator) },
        ]),
      ),
    ]),
  );
}

const addNullable = (a: Rational | null, b: Rational | null): Rational | null => (a === null ? b : b === null ? a : add(a, b));

export const addAmounts = (a: Amount, b: Amount): Amount => ({ num: add(a.num, b.num), den: addNullable(a.den, b.den) });

export const scaleAmount = (amount: Amount, share: Rational): Amount =>
  share === ONE ? amount : { num: multiply(amount.num, share), den: amount.den === null ? null : multiply(amount.den, share) };

export const sameAmount = (a: Amount, b: Amount): boolean =>
  equal(a.num, b.num) && (a.den === null || b.den === null ? a.den === b.den : equal(a.den, b.den));

/** The value v of rules 6.4: percent of a ratio, the number of a count; null where the denominator is 0. */
export const valueOfAmount = ({ num, den }: Amount): Rational | null =>
  den === null ? num : isZero(den) ? null : divide(multiply(HUNDRED, num), den);

export const scaleParts = (parts: Parts, share: Rational): Parts =>
  share === ONE
    ? parts
    : new Map([...parts].map(([name, each]) => [name, new Map([...each].map(([part, a]) => [part, scaleAmount(a, share)]))]));

export function addParts(a: Parts | null, b: Parts | null): Parts | null {
  if (a === null || b === null) return a ?? b;
  const sum = new Map([...a].map(([name, parts]) => [name, new Map(parts)]));
  for (const [name, parts] of b) {
    const into = sum.get(name) ?? new Map<string, Amount>();
    for (const [part, amount] of parts) {
      const before = into.get(part);
      into.set(part, before === undefined ? amount : addAmounts(before, amount));
    }
    sum.set(name, into);
  }
  return sum;
}
