import { addUpToOne, compareDecimals } from './decimal';

describe('decimals as text', () => {
  it('are compared exactly, whatever their zeros', () => {
    expect(compareDecimals('82.5', '82.50')).toBe(0);
    expect(compareDecimals('82.4999', '82.5')).toBeLessThan(0);
    expect(compareDecimals('100', '99.999999999999')).toBeGreaterThan(0);
    expect(compareDecimals('-1.5', '-1.25')).toBeLessThan(0);
  });

  it('add up to one or they do not: 0.1 ten times does, 0.6 and 0.3 do not', () => {
    expect(addUpToOne(Array.from({ length: 10 }, () => '0.1'))).toBe(true);
    expect(addUpToOne(['0.6', '0.40'])).toBe(true);
    expect(addUpToOne(['1'])).toBe(true);
    expect(addUpToOne(['0.6', '0.3'])).toBe(false);
    expect(addUpToOne(['0.333333333333', '0.333333333333', '0.333333333333'])).toBe(false);
  });
});
