import { vietnameseNumber } from '../text/numbers';
import { rate, readDecimal, readWhole } from './reading';

const whole = (typed: string): string => {
  const reading = readWhole(typed);
  return reading.kind === 'read' ? reading.decimal : reading.words;
};
const decimal = (typed: string, signed = false): string => {
  const reading = readDecimal(typed, signed);
  return reading.kind === 'read' ? reading.decimal : reading.words;
};

describe('numbers as offices type them', () => {
  it.each([
    ['1234', '1234'],
    ['1.234', '1234'],
    ['12 345 678', '12345678'],
    ['1\u00a0234', '1234'],
    ['12.345.678', '12345678'],
    ['007', '7'],
    ['0', '0'],
    ['  85 ', '85'],
  ])('what is counted: %s is %s', (typed, read) => expect(whole(typed)).toBe(read));

  it.each([
    ['1,234', 'chưa rõ'],
    ['85,4', 'có phần lẻ'],
    ['85.4', 'có phần lẻ'],
    ['-3', 'âm'],
    ['85%', 'phần trăm'],
    ['12.34.567', 'không phải là số'],
    ['1.234 567', 'không phải là số'],
    ['khoảng 30', 'không phải là số'],
    ['1e3', 'không phải là số'],
    ['9'.repeat(31), 'dài quá'],
  ])('what is counted is never guessed: %s', (typed, why) => expect(whole(typed)).toContain(why));

  it.each([
    ['85,4', '85.4'],
    ['85.4', '85.4'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1 234', '1234'],
    ['0.125', '0.125'],
    ['0,125', '0.125'],
    ['1234.567', '1234.567'],
    ['1,2340', '1.2340'],
  ])('what is measured: %s is %s', (typed, read) => expect(decimal(typed)).toBe(read));

  it.each([
    ['1.234', '1234 hoặc 1,234'],
    ['12,345', '12345 hoặc 12,345'],
    ['-1', 'âm'],
    ['1,234.5', 'không phải là số'],
  ])('what may be two numbers is refused with a sentence: %s', (typed, why) => expect(decimal(typed)).toContain(why));

  it('a signed one may fall', () => expect([decimal('-2,5', true), decimal('−2', true)]).toEqual(['-2.5', '-2']));

  it('is said back as it was read', () => expect(['1234567.5', '85.4', '0'].map(vietnameseNumber)).toEqual(['1.234.567,5', '85,4', '0']));

  it('a rate is exact, half up, and of nobody there is none', () =>
    expect([rate('32118', '39002'), rate('1', '3'), rate('2', '3'), rate('1', '800'), rate('0', '0')]).toEqual([
      '82.35',
      '33.33',
      '66.67',
      '0.13',
      null,
    ]));
});
