import type { Day } from '@hieuhoc/indicator-maths';
import { addDays } from '../oracle/periods';

/** Offices write on the 1st, the 11th and the 21st: events that may go together wait for one disk. */
export function writingDay(day: Day): Day {
  const [year = '', month = '', date = ''] = day.split('-');
  for (const on of ['01', '11', '21']) if (date <= on) return `${year}-${month}-${on}`;
  return addDays(`${year}-${month}-21`, 11).slice(0, 8) + '01';
}

export const later = (...days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

/** The morning of a day in Viet Nam, so many minutes on. */
export function moment(day: Day, minute: number): string {
  return new Date(Date.parse(`${day}T01:00:00.000Z`) + minute * 60_000).toISOString();
}
