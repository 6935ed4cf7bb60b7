import { lunarDay } from './lunar';
import { addWorkingDays, isWorkingDay } from './working-days';

describe('the lunar calendar of Viet Nam', () => {
  it.each([
    ['2007', '2007-02-17', '2007-04-26'],
    ['2020', '2020-01-25', '2020-04-02'],
    ['2021', '2021-02-12', '2021-04-21'],
    ['2022', '2022-02-01', '2022-04-10'],
    ['2023', '2023-01-22', '2023-04-29'],
    ['2024', '2024-02-10', '2024-04-18'],
    ['2025', '2025-01-29', '2025-04-07'],
    ['2026', '2026-02-17', '2026-04-26'],
    ['2027', '2027-02-06', '2027-04-16'],
    ['2030', '2030-02-02', '2030-04-12'],
  ])('in %s Tết is on %s and the day of the Hùng kings on %s', (year, tet, kings) =>
    expect([lunarDay(Number(year), 1, 1), lunarDay(Number(year), 3, 10)]).toEqual([tet, kings]),
  );

  it('agrees with the calendar of China but where the new moon is within an hour or so of midnight there', () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
    const differing = Array.from({ length: 60 }, (_, i) => 2001 + i).filter((year) => {
      const parts = chinese.formatToParts(new Date(`${lunarDay(year, 1, 1)}T12:00:00Z`)).map(({ value }) => value);
      return parts.join('') !== '1/1';
    });
    expect([2007, 2027, 2030, 2053]).toEqual(expect.arrayContaining(differing));
  });
});

describe('a working day in Viet Nam', () => {
  it.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-02-16', false, 'the day before Tết'],
    ['2026-02-17', false, 'Tết'],
    ['2026-02-19', false, 'its third day'],
    ['2026-04-26', false, 'the day of the Hùng kings, a Sunday'],
    ['2026-04-27', false, 'the day off for it'],
    ['2026-04-30', false, '30 April'],
    ['2026-05-01', false, '1 May'],
    ['2026-09-02', false, 'the National Day'],
    ['2028-01-01', false, 'New Year, a Saturday'],
    ['2028-01-03', false, 'the day off for it'],
  ])('%s: %s, %s', (day, working) => expect(isWorkingDay(day)).toBe(working));

  it('is counted from the day after', () => {
    expect(addWorkingDays('2026-11-18', 2)).toBe('2026-11-20');
    expect(addWorkingDays('2026-11-20', 2)).toBe('2026-11-24');
    expect(addWorkingDays('2026-11-21', 2)).toBe('2026-11-24');
    expect(addWorkingDays('2026-04-29', 2)).toBe('2026-05-05');
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-23');
  });
});
