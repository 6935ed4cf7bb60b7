import { lunarDay } from './lunar';

const DAY_MS = 86_400_000;
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const byYear = new Map<number, ReadonlySet<string>>();

/**
 * Days off by article 112 of the Labour Code (45/2019/QH14), with those that article 111 gives for one that falls on a weekend. Of the five
 * days of Tết and the two of the National Day those are taken that are off in every arrangement: the day before Tết and its first three, and
 * 2 September. The rest is arranged from year to year; a day too few makes a due day early, never late.
 */
function holidaysOf(year: number): ReadonlySet<string> {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  const tet = lunarDay(year, 1, 1);
  const groups = [
    [`${year}-01-01`],
    [-1, 0, 1, 2].map((days) => addDays(tet, days)),
    [lunarDay(year, 3, 10)],
    [`${year}-04-30`, `${year}-05-01`],
    [`${year}-09-02`],
  ];
  const holidays = new Set(groups.flat());
  for (const group of groups)
    for (const _ of group.filter(isWeekend)) {
      let next = addDays(group.at(-1) ?? '', 1);
      while (isWeekend(next) || holidays.has(next)) next = addDays(next, 1);
      holidays.add(next);
    }
  byYear.set(year, holidays);
  return holidays;
}

export const isWorkingDay = (day: string): boolean => !isWeekend(day) && !holidaysOf(Number(day.slice(0, 4))).has(day);

/** The n-th working day after a day. */
export function addWorkingDays(day: string, count: number): string {
  let on = day;
  for (let left = count; left > 0;) {
    on = addDays(on, 1);
    if (isWorkingDay(on)) left--;
  }
  return on;
}
