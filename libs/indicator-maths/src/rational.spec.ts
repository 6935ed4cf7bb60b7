import * as fc from 'fast-check';
import {
  add,
  compare,
  divide,
  equal,
  fraction,
  isDecimal,
  multiply,
  negate,
  parseDecimal,
  reduce,
  subtract,
  whole,
  ZERO,
} from './rational';
import { countOf, exactDecimal, twoDecimals } from './shown';

const rationals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => fraction(n, d));

describe('exact fractions', () => {
  it('read decimals without loss', () => {
    expect(parseDecimal('82.4999')).toEqual({ n: 824999n, d: 10000n });
    expect(parseDecimal('-0.5')).toEqual({ n: -5n, d: 10n });
    expect(equal(parseDecimal('1.50'), parseDecimal('1.5'))).toBe(true);
  });
  it.each(['', '.', '1.', '.5', '1e3', '+1', 'NaN', '1,5', ' 1', '--1'])('%p is no decimal', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => parseDecimal(text)).toThrow('is not a decimal');
  });
  it('a comparison never rounds: 82.4999 % is not 82.5 %', () => expect(compare(parseDecimal('82.4999'), parseDecimal('82.5'))).toBe(-1));
  it('the laws of a field hold', () =>
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(equal(add(a, b), add(b, a))).toBe(true);
        expect(equal(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(equal(subtract(a, a), ZERO)).toBe(true);
        if (b.n !== 0n) expect(equal(multiply(divide(a, b), b), a)).toBe(true);
        expect(compare(a, b)).toBe(compare(subtract(a, b), ZERO));
        expect(compare(a, b) + compare(b, a)).toBe(0);
        expect(equal(reduce(a), a)).toBe(true);
        expect(equal(negate(negate(a)), a)).toBe(true);
      }),
    ));
  it('decimals keep a denominator that is a power of ten, however many are added', () => {
    const sum = ['0.6', '0.25', '1', '0.125'].map(parseDecimal).reduce(add);
    expect(sum).toEqual({ n: 1975n, d: 1000n });
  });
});

describe('what is shown', () => {
  it.each([
    ['2/3', '0.67'],
    ['1/3', '0.33'],
    ['1/200', '0.01'],
    ['-1/200', '0.00'],
    ['-3/200', '-0.01'],
    ['-1/100', '-0.01'],
    ['12345/100', '123.45'],
    ['85/1', '85.00'],
  ])('%s is rounded half up to %s', (text, shown) => {
    const [n = '', d = ''] = text.split('/');
    expect(twoDecimals(fraction(BigInt(n), BigInt(d)))).toBe(shown);
  });
  it('numerators are exact decimals, rounded only where they have no end', () => {
    expect(exactDecimal(multiply(parseDecimal('7001'), parseDecimal('0.6')))).toBe('4200.6');
    expect(exactDecimal(multiply(parseDecimal('9500'), parseDecimal('0.6')))).toBe('5700');
    expect(exactDecimal(fraction(1n, 3n))).toBe('0.33');
    expect(exactDecimal(parseDecimal('-1.250'))).toBe('-1.25');
  });
  it('counts are whole numbers, decimal strings where shares make them fractional', () => {
    expect(countOf(whole(3))).toBe(3);
    expect(countOf(parseDecimal('0.6'))).toBe('0.6');
    expect(countOf(add(parseDecimal('0.6'), parseDecimal('0.4')))).toBe(1);
  });
  it('twoDecimals is the nearest hundredth, upwards from the middle', () =>
    fc.assert(
      fc.property(rationals, (a) => {
        const shown = parseDecimal(twoDecimals(a));
        const off = subtract(shown, a);
        expect(compare(off, fraction(1n, 200n)) <= 0 && compare(off, fraction(-1n, 200n)) > 0).toBe(true);
      }),
    ));
});
