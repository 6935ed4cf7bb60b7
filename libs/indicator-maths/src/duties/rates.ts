import { divide, whole, type Rational } from '../rational';
import type { Day } from '../model';
import type { Standing } from './model';

/** Of the expected reports whose due day is over. They are never clipped: what is received is among what is expected. */
export interface Rates {
  readonly expected: number;
  readonly received: number;
  readonly inTime: number;
}

/** Counts the reports that are expected, as they stand on D; those not due before D, and those that nobody waits for, stay out. */
export function ratesOn(standings: Iterable<Standing>, on: Day): Rates {
  let [expected, received, inTime] = [0, 0, 0];
  for (const { due, firstSubmittedOn, late } of standings) {
    if (due === null || due >= on) continue;
    expected += 1;
    if (firstSubmittedOn === null) continue;
    received += 1;
    if (!late) inTime += 1;
  }
  return { expected, received, inTime };
}

/** Received of expected, in percent; null where nothing was expected. */
export const completeness = ({ received, expected }: Rates): Rational | null => percent(received, expected);
/** First submissions in time of expected (not of received), in percent. */
export const timeliness = ({ inTime, expected }: Rates): Rational | null => percent(inTime, expected);

const percent = (part: number, all: number): Rational | null => (all === 0 ? null : divide(whole(part * 100), whole(all)));
