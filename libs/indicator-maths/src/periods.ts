import { addDays } from './days';
import type { Day, Period, PeriodKind } from './model';

export interface PeriodInfo {
  readonly period: Period;
  readonly kind: PeriodKind;
  readonly first: Day;
  readonly last: Day;
  /** Calendar year of the last day. */
  readonly year: number;
}

/** From the shortest to the longest; a year and a school year never end on one day. */
export const PERIOD_KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half-year', 'year', 'school-year'];
export const MONTHS: Readonly<Record<PeriodKind, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12, 'school-year': 12 };

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])|(\d{4})))?$/;
const two = (n: number): string => String(n).padStart(2, '0');
export const yearText = (year: number): string => String(year).padStart(4, '0');

const monthEnd = (year: number, month: number): Day =>
  month === 12 ? `${yearText(year)}-12-31` : addDays(`${yearText(year)}-${two(month + 1)}-01`, -1);

const spanning = (period: Period, kind: PeriodKind, year: number, lastMonth: number): PeriodInfo => ({
  period,
  kind,
  first: `${yearText(year)}-${two(lastMonth - MONTHS[kind] + 1)}-01`,
  last: monthEnd(year, lastMonth),
  year,
});

function read(period: Period): PeriodInfo | null {
  const found = FORM.exec(period);
  if (found === null) return null;
  const [, yearDigits, half, quarter, month, secondYear] = found;
  const year = Number(yearDigits);
  if (half !== undefined) return spanning(period, 'half-year', year, Number(half) * 6);
  if (quarter !== undefined) return spanning(period, 'quarter', year, Number(quarter) * 3);
  if (month !== undefined) return spanning(period, 'month', year, Number(month));
  if (secondYear === undefined) return spanning(period, 'year', year, 12);
  if (Number(secondYear) !== year + 1) return null;
  return { period, kind: 'school-year', first: `${yearText(year)}-09-01`, last: `${secondYear}-08-31`, year: year + 1 };
}

const known = new Map<Period, PeriodInfo>();

/** What a period's text means (rules 1); null when it is none. */
export function parsePeriod(period: Period): PeriodInfo | null {
  const before = known.get(period);
  if (before !== undefined) return before;
  const info = read(period);
  if (info === null) return null;
  if (known.size > 10_000) known.clear();
  known.set(period, info);
  return info;
}

export function periodInfo(period: Period): PeriodInfo {
  const info = parsePeriod(period);
  if (info === null) throw new RangeError(`"${period}" is not a period`);
  return info;
}

export const kindOf = (period: Period): PeriodKind => periodInfo(period).kind;
export const firstDay = (period: Period): Day => periodInfo(period).first;
export const lastDay = (period: Period): Day => periodInfo(period).last;
/** Rules 1: a period that has not begun is refused. */
export const begunOn = (period: Period, day: Day): boolean => firstDay(period) <= day;

/** The day a figure's counting ended when nobody says: the last day of a period that has ended; null for a running one, which must say it. */
export const defaultDataTo = (period: Period, today: Day): Day | null => (lastDay(period) <= today ? lastDay(period) : null);

/** The period of a kind that a day lies in. */
export function periodAround(kind: PeriodKind, day: Day): PeriodInfo {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (kind) {
    case 'month':
      return periodInfo(`${yearText(year)}-${two(month)}`);
    case 'quarter':
      return periodInfo(`${yearText(year)}-Q${Math.ceil(month / 3)}`);
    case 'half-year':
      return periodInfo(`${yearText(year)}-H${month <= 6 ? 1 : 2}`);
    case 'year':
      return periodInfo(yearText(year));
    case 'school-year':
      return month >= 9 ? periodInfo(`${yearText(year)}-${yearText(year + 1)}`) : periodInfo(`${yearText(year - 1)}-${yearText(year)}`);
  }
}

/** The period of a kind that ends on this very day. */
export function periodEndingOn(kind: PeriodKind, day: Day): PeriodInfo | null {
  const info = periodAround(kind, day);
  return info.last === day ? info : null;
}

/** The last period of a kind that ends on or before a day. */
export function lastPeriodUpTo(kind: PeriodKind, day: Day): PeriodInfo {
  const around = periodAround(kind, day);
  return around.last <= day ? around : periodAround(kind, addDays(around.first, -1));
}
