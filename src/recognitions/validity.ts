import type { Validity } from './title.events';

/** The last day of a grant of `recognisedOn`; null where the title does not expire. */
export const validUntil = (validity: Validity, recognisedOn: string): string | null => {
  if (validity === 'none') return null;
  if ('months' in validity) return monthsAfter(recognisedOn, validity.months);
  return yearEnd(recognisedOn, validity.years);
};

/** A renewal runs on from the day after the last: it adds the title's term to the last day itself. */
export const renewedUntil = (validity: Validity, lastDay: string): string | null => validUntil(validity, lastDay);

const yearEnd = (day: string, years: number): string => `${yearText(Number(day.slice(0, 4)) + years)}-12-31`;

/** The same day of the month, or the last day of a month that is too short: 31-01 and one month is 28-02. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const target = year * 12 + (month - 1) + months;
  const lastDate = new Date(Date.UTC(2000, 0, 1));
  lastDate.setUTCFullYear(Math.floor(target / 12), (target % 12) + 1, 0);
  return `${yearText(Math.floor(target / 12))}-${two((target % 12) + 1)}-${two(Math.min(date, lastDate.getUTCDate()))}`;
}

const two = (number: number): string => String(number).padStart(2, '0');
const yearText = (year: number): string => String(year).padStart(4, '0');
