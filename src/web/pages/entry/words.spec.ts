import { clockWords } from './words';

it('what was saved today is told by the clock, what was saved before with its day, both as in Viet Nam', () =>
  expect(['2015-07-10T07:02:00Z', '2015-07-09T17:30:00Z', '2015-07-09T16:30:00Z'].map((at) => clockWords(at, '2015-07-10'))).toEqual([
    '14:02',
    '00:30',
    '23:30 ngày 09/07/2015',
  ]));
