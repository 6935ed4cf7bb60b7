import { knownDay, momentWords } from './moment-banner';

describe('the moment in words', () => {
  const today = '2026-11-22';
  it.each([
    [{ on: '2015-07-31' }, null, 'Đang xem tình hình ngày 31/07/2015, theo số liệu biết đến nay.'],
    [{ on: '2015-07-31', asOf: '2015-08-20' }, null, 'Đang xem tình hình ngày 31/07/2015, theo những gì đã biết đến hết ngày 20/08/2015.'],
    [
      { asOf: '31348' },
      '2020-11-02T01:00:00.000Z',
      'Đang xem tình hình ngày 22/11/2026, theo 31.348 sự kiện đầu của nhật ký (đến 08:00 02/11/2020).',
    ],
    [{ asOf: '31348' }, null, 'Đang xem tình hình ngày 22/11/2026, theo 31.348 sự kiện đầu của nhật ký.'],
  ])('%j', (moment, knownAt, words) => expect(momentWords(moment, today, knownAt)).toBe(words));
});

it('another day is taken with what was known: of a log size the day on which it was reached', () => {
  expect(knownDay({ moment: { asOf: '2015-08-20' }, knownAt: null })).toBe('2015-08-20');
  expect(knownDay({ moment: { asOf: '31348' }, knownAt: '2020-11-01T20:00:00.000Z' })).toBe('2020-11-02');
  expect(knownDay({ moment: { on: '2015-07-31' }, knownAt: null })).toBeUndefined();
});
