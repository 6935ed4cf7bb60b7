import { begunOn, defaultDataTo, firstDay, kindOf, lastDay, lastPeriodUpTo, parsePeriod, periodAround, periodEndingOn } from './periods';

describe('rules 1: periods', () => {
  it.each([
    ['2016', 'year', '2016-01-01', '2016-12-31'],
    ['2016-H1', 'half-year', '2016-01-01', '2016-06-30'],
    ['2016-H2', 'half-year', '2016-07-01', '2016-12-31'],
    ['2016-Q1', 'quarter', '2016-01-01', '2016-03-31'],
    ['2016-Q4', 'quarter', '2016-10-01', '2016-12-31'],
    ['2016-02', 'month', '2016-02-01', '2016-02-29'],
    ['2015-02', 'month', '2015-02-01', '2015-02-28'],
    ['2016-12', 'month', '2016-12-01', '2016-12-31'],
    ['2015-2016', 'school-year', '2015-09-01', '2016-08-31'],
  ])('%s is a %s from %s to %s', (period, kind, first, last) => {
    expect([kindOf(period), firstDay(period), lastDay(period)]).toEqual([kind, first, last]);
  });
  it.each(['16', '2016-H3', '2016-Q0', '2016-13', '2016-00', '2016-1', '2015-2017', '2016-2016', '2016-h1', '', '2016-H1 '])(
    '%p is no period',
    (text) => expect(parsePeriod(text)).toBeNull(),
  );
  it('a text that is no period is an error where a period is trusted', () =>
    expect(() => lastDay('soon')).toThrow('"soon" is not a period'));
  it('a period that has not begun is refused', () => {
    expect(begunOn('2016-H2', '2016-06-30')).toBe(false);
    expect(begunOn('2016-H2', '2016-07-01')).toBe(true);
  });
  it('dataTo is by default the last day of a period that has ended; a running one must give it', () => {
    expect(defaultDataTo('2016-H1', '2016-06-30')).toBe('2016-06-30');
    expect(defaultDataTo('2016-H1', '2016-06-29')).toBeNull();
  });
  it('the period around a day, the one that ends on it, and the last one up to it', () => {
    expect(periodAround('school-year', '2016-08-31').period).toBe('2015-2016');
    expect(periodAround('school-year', '2016-09-01').period).toBe('2016-2017');
    expect(periodAround('quarter', '2016-11-19').period).toBe('2016-Q4');
    expect(periodAround('month', '2016-11-19').period).toBe('2016-11');
    expect(periodEndingOn('half-year', '2016-06-30')?.period).toBe('2016-H1');
    expect(periodEndingOn('half-year', '2016-06-29')).toBeNull();
    expect(lastPeriodUpTo('year', '2016-12-30').period).toBe('2015');
    expect(lastPeriodUpTo('school-year', '2016-08-30').period).toBe('2014-2015');
    expect(lastPeriodUpTo('month', '2016-01-15').period).toBe('2015-12');
  });
});
