import { validUntil } from './validity';

describe('how long a grant holds', () => {
  it('months run to the same day of the month', () => expect(validUntil({ months: 36 }, '2015-11-20')).toBe('2018-11-20'));

  it.each([
    ['2015-01-31', 1, '2015-02-28'],
    ['2016-01-31', 1, '2016-02-29'],
    ['2016-02-29', 12, '2017-02-28'],
    ['2015-12-31', 12, '2016-12-31'],
    ['2015-10-31', 1, '2015-11-30'],
    ['2015-11-30', 13, '2016-12-30'],
  ])('%s and %i months is %s: the last day of a month that is too short', (day, months, expected) =>
    expect(validUntil({ months }, day)).toBe(expected),
  );

  it('until the end of the third year after the year of recognition', () => {
    expect(validUntil({ until: 'year-end', years: 3 }, '2023-03-15')).toBe('2026-12-31');
    expect(validUntil({ until: 'year-end', years: 3 }, '2023-12-31')).toBe('2026-12-31');
  });

  it('without a term it does not expire', () => expect(validUntil('none', '2015-11-20')).toBeNull());

  it('a renewal adds the term to the last day', () => {
    expect(validUntil({ months: 36 }, '2018-11-20')).toBe('2021-11-20');
    expect(validUntil({ until: 'year-end', years: 3 }, '2026-12-31')).toBe('2029-12-31');
  });
});
