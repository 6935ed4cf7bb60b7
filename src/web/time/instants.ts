import { dayOf } from '../../platform/time/clock';
import { shownDay } from '../../platform/text/terms';

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** 2015-07-31T01:02:03Z → 08:02 31/07/2015, as a clock in Viet Nam shows it. */
export function shownInstant(instant: string): string {
  return `${clockOf(instant)} ${shownDay(dayOf(new Date(instant)))}`;
}

export const clockOf = (instant: string): string => new Date(Date.parse(instant) + VIETNAM_OFFSET_MS).toISOString().slice(11, 16);
export const dayOfInstant = (instant: string): string => dayOf(new Date(instant));
