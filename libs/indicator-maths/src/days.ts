import type { Day } from './model';

const MS_A_DAY = 86_400_000;
const numbers = new Map<Day, number>();

/** Days since 1970-01-01 of a calendar day. */
export function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`"${day}" is not a calendar day`);
  const number = ms / MS_A_DAY;
  if (numbers.size > 100_000) numbers.clear();
  numbers.set(day, number);
  return number;
}

export const dayOf = (number: number): Day => new Date(number * MS_A_DAY).toISOString().slice(0, 10);
export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** `'2015-02-30'` is text of the right shape and still no day. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}
