import { type Day, type Figure, parsePeriod } from '@hieuhoc/indicator-maths';
import type { Dice } from '../oracle/dice';
import { addDays } from '../oracle/periods';
import type { Scheduled } from './commands';
import { later, writingDay } from './days';
import { found } from './known';

/** When an area became known, and when its end did. */
export interface AreaDays {
  readonly knownFrom: Day;
  readonly endsOn: Day | null;
  readonly endKnownFrom: Day | null;
}

const DELAYS = [0, 0, 5, 10, 15, 25, 35, 60, 200, 500];

/** On time, late, very late; of an area that has ended for the period only before that is known, if there still is time. */
function recordingDay(dice: Dice, earliest: Day, last: Day, { endsOn, endKnownFrom }: AreaDays): Day | null {
  const day = writingDay(addDays(earliest, dice.one(DELAYS)));
  if (endsOn === null || endKnownFrom === null || last < endsOn || day < endKnownFrom) return day;
  const soonest = writingDay(earliest);
  if (soonest < endKnownFrom) return soonest;
  return dice.chance(30) ? day : null;
}

/** The life of one figure: reported, corrected, verified early or late, returned, taken back, reported again. */
export function figureLife(dice: Dice, figure: Figure, definedOn: Day, area: AreaDays): Scheduled[] {
  const { indicator, period } = figure;
  const key = { indicator, area: figure.area, period };
  const { first, last } = found(parsePeriod(period) ?? undefined);
  const life: Scheduled[] = [];
  const sample = dice.chance(8);
  let nth = 0;
  let day = later(definedOn, area.knownFrom, first);
  const report = ({ value, breakdown, dataTo }: Figure['revisions'][number]): boolean => {
    const on = recordingDay(dice, later(day, dataTo), last, area);
    if (on === null) return false;
    day = on;
    life.push({ day, command: { kind: 'report', key, nth, value, breakdown, dataTo, says: dataTo !== last || dice.chance(50), sample } });
    nth += 1;
    return true;
  };
  const review = (kind: 'verify' | 'return', of: number): Day => {
    const on = writingDay(addDays(day, dice.one([0, 5, 15, 40, 300])));
    life.push({ day: on, command: { kind, key, nth: of } });
    return on;
  };
  for (const revision of figure.revisions) {
    if (!report(revision)) continue;
    const verdict = dice.below(100);
    if (verdict < 55) review('verify', nth - 1);
    else if (verdict < 67) review('return', nth - 1);
    else if (verdict < 75) {
      day = review('verify', nth - 1);
      review('return', dice.below(nth));
    }
  }
  const [again] = figure.revisions;
  if (nth > 0 && again !== undefined && dice.chance(7)) {
    day = writingDay(addDays(day, dice.one([1, 30, 200])));
    life.push({ day, command: { kind: 'withdraw', key } });
    if (dice.chance(60) && report(again) && dice.chance(50)) review('verify', nth - 1);
  }
  return life;
}
