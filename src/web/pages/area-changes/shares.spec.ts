import { percentOf, shareOf } from './change.typed';

it.each([
  ['60', '0.6'],
  ['60%', '0.6'],
  ['12,5 %', '0.125'],
  ['100', '1'],
  ['5', '0.05'],
  ['33,333333', '0.33333333'],
  ['', null],
  ['một nửa', 'một nửa'],
])('%j percent is the share %j, exactly, and what is no number is left for the API to refuse', (typed, share) =>
  expect(shareOf(typed)).toBe(share),
);

it.each([
  ['0.6', '60%'],
  ['0.125', '12,5%'],
  ['1', '100%'],
  ['0.05', '5%'],
])('the share %s is said as %s', (share, words) => expect(percentOf(share)).toBe(words));
