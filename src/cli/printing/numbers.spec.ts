import { clockTime, grouped } from './numbers';

describe('numbers for people', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.000'],
    [1234567, '1.234.567'],
  ])('%i → %s', (number, text) => expect(grouped(number)).toBe(text));

  it('an instant is what a clock in Viet Nam shows', () => expect(clockTime('2015-07-09T17:30:00.000Z')).toBe('2015-07-10 00:30'));
});
