import { vietnameseNumber } from './numbers';

it.each([
  ['0', '0'],
  ['999', '999'],
  ['1600', '1.600'],
  ['-1234567.25', '-1.234.567,25'],
  ['81.25', '81,25'],
])('%s is written %s in Viet Nam', (decimal, written) => expect(vietnameseNumber(decimal)).toBe(written));
