import { addDays, dayNumber, daysBetween, earlier, isDay, later, yearOf } from './days';

describe('calendar days', () => {
  it('are counted exactly, over leap years', () => {
    expect(daysBetween('2012-12-31', '2015-12-31')).toBe(1095);
    expect(daysBetween('2015-12-31', '2020-12-31')).toBe(1827);
    expect(addDays('2016-02-28', 1)).toBe('2016-02-29');
    expect(addDays('2015-06-30', 30)).toBe('2015-07-30');
  });
  it('know what is none', () => {
    expect(['2015-02-29', '2015-13-01', '15-01-01', '2015-1-1', ''].filter(isDay)).toEqual([]);
    expect(isDay('2016-02-29')).toBe(true);
    expect(() => dayNumber('soon')).toThrow('"soon" is not a calendar day');
  });
  it('are compared as text', () => {
    expect([earlier('2015-01-02', '2015-01-10'), later('2015-01-02', '2015-01-10'), yearOf('2015-01-02')]).toEqual([
      '2015-01-02',
      '2015-01-10',
      2015,
    ]);
  });
});
