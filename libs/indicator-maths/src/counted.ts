import type { Frame } from './frame';
import { statusOf, type Word } from './own';
import { add, type Rational } from './rational';
import type { Totals } from './totals';

/** One unit, or a share of it, by the words that stand for it: reported when none of them is missing, not applicable when all of them are. */
export function countWords({ indicator }: Frame, totals: Totals, words: readonly Word[], weight: Rational): void {
  totals.units = add(totals.units, weight);
  const statuses = words.map(statusOf);
  if (statuses.every((status) => status === 'not-applicable')) totals.absent = add(totals.absent, weight);
  else if (!statuses.includes('missing')) {
    totals.reported = add(totals.reported, weight);
    for (const name of indicator.breakdowns)
      if (words.every((word) => word !== null && word !== 'elsewhere' && (word.kind !== 'value' || word.parts?.has(name) === true)))
        totals.addBroken(name, weight);
  }
}
