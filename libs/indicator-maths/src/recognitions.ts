import { addDays, dayOf, dayNumber, yearOf } from './days';
import type { Day, Recognition } from './model';
import { yearText } from './periods';

/** Rules 8: live on d when recognisedOn ≤ d ≤ validUntil and d < revokedOn. */
export const liveOn = ({ recognisedOn, validUntil, revokedOn }: Omit<Recognition, 'title' | 'subject'>, day: Day): boolean =>
  recognisedOn <= day && (validUntil === null || day <= validUntil) && (revokedOn === null || day < revokedOn);

/** How long a title is valid: months to the same day of the month, to the end of the year so many years on, or for ever (null). */
export type Validity = { readonly months: number } | { readonly until: 'year-end'; readonly years: number } | null;

const addMonths = (day: Day, months: number): Day => {
  const month = Number(day.slice(5, 7)) - 1 + months;
  const firstOf = (offset: number): Day => {
    const index = month + offset;
    return `${yearText(yearOf(day) + Math.floor(index / 12))}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}-01`;
  };
  const lastOfMonth = addDays(firstOf(1), -1);
  const same = dayOf(dayNumber(firstOf(0)) + Number(day.slice(8)) - 1);
  // 31 August + 6 months: the last day of February.
  return same < lastOfMonth ? same : lastOfMonth;
};

/** The last day of validity: of a grant from the day of recognition, of a renewal from the last day before it. */
export function validUntil(validity: Validity, from: Day): Day | null {
  if (validity === null) return null;
  return 'months' in validity ? addMonths(from, validity.months) : `${yearText(yearOf(from) + validity.years)}-12-31`;
}

/** Renewal only while live; later it is a new grant. */
export const canRenew = (recognition: Recognition, day: Day): boolean => liveOn(recognition, day);
