import type { StatusRow } from '@hieuhoc/indicator-maths';
import { knownFrom, rowsFrom, type DossierEvent, type Known } from './rederive';
import type { Asked } from './lines';

/** The rows that were asked for, by the rules: of a plan, or of each that there is, in the order of their names. */
export function rowsOf(
  events: readonly DossierEvent[],
  asked: Asked & { readonly kind: 'rows' },
  known: Known = knownFrom(events),
): readonly StatusRow[] {
  const { plan, indicator, area, period, on, basis } = asked;
  const plans = plan === null ? [...known.plans.keys()].toSorted() : [plan];
  const question = {
    on,
    basis,
    ...(indicator !== null && { indicator }),
    ...(area !== null && { area }),
    ...(period !== null && { period }),
  };
  return plans.flatMap((one) => rowsFrom(known, { plan: one, ...question }));
}
