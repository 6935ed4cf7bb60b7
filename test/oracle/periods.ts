import type { Day, Indicator, Period, PeriodKind } from '@hieuhoc/indicator-maths';

/** Calendar days by the naive way: as numbers of days since 1970. */
const DAY_IN_MS = 86_400_000;
const toNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_IN_MS;
export const addDays = (day: Day, days: number): Day => new Date((toNumber(day) + days) * DAY_IN_MS).toISOString().slice(0, 10);
export const dayBefore = (day: Day): Day => addDays(day, -1);
export const daysBetween = (from: Day, to: Day): number => toNumber(to) - toNumber(from);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const firstDayOfYear = (year: number): Day => `${year}-01-01`;
export const lastDayOfYear = (year: number): Day => `${year}-12-31`;

export interface PeriodDays {
  readonly period: Period;
  readonly kind: PeriodKind;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

const two = (n: number): string => String(n).padStart(2, '0');
const months = (period: Period, kind: PeriodKind, year: number, firstMonth: number, count: number): PeriodDays => {
  const end = firstMonth - 1 + count;
  const next = `${year + Math.floor(end / 12)}-${two((end % 12) + 1)}-01`;
  return { period, kind, firstDay: `${year}-${two(firstMonth)}-01`, lastDay: dayBefore(next) };
};

/** 1. Periods: `2016` · `2016-H1` · `2016-Q1…Q4` · `2016-03` · school year `2015-2016` (1 September to 31 August). */
export const parsePeriod = (period: Period): PeriodDays => {
  const year = Number(period.slice(0, 4));
  const rest = period.slice(4);
  if (rest === '') return months(period, 'year', year, 1, 12);
  if (/^-H[12]$/.test(rest)) return months(period, 'half-year', year, 6 * Number(rest[2]) - 5, 6);
  if (/^-Q[1-4]$/.test(rest)) return months(period, 'quarter', year, 3 * Number(rest[2]) - 2, 3);
  if (/^-\d\d$/.test(rest)) return months(period, 'month', year, Number(rest.slice(1)), 1);
  if (rest === `-${year + 1}`) return months(period, 'school-year', year, 9, 12);
  throw new Error(`not a period: ${period}`);
};

/** All periods of one kind that end in a calendar year. */
export const periodsEndingIn = (year: number, kind: PeriodKind): readonly PeriodDays[] => {
  const names: Record<PeriodKind, readonly Period[]> = {
    month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `${year}-${two(month)}`),
    quarter: [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
    'half-year': [`${year}-H1`, `${year}-H2`],
    year: [String(year)],
    'school-year': [`${year - 1}-${year}`],
  };
  return names[kind].map(parsePeriod);
};

/** 1. "the longest kind among the indicator's periods that ends on that day"; a year and a school year never end on one day. */
export const longestPeriodEndingOn = (indicator: Indicator, day: Day): PeriodDays | null => {
  const ending = indicator.periods.flatMap((kind) => periodsEndingIn(yearOf(day), kind)).filter((period) => period.lastDay === day);
  ending.sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
  return ending[0] ?? null;
};

/** Every day between two days (both included) on which a period of the indicator ends, in order. */
export const lastDaysBetween = (indicator: Indicator, from: Day, to: Day): readonly Day[] => {
  const days = new Set<Day>();
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    for (const kind of indicator.periods) for (const period of periodsEndingIn(year, kind)) days.add(period.lastDay);
  return [...days].filter((day) => from <= day && day <= to).toSorted((a, b) => (a < b ? -1 : 1));
};
