import type { StatusRow } from '@hieuhoc/indicator-maths';
import { knownFrom, rederiveRows, type DossierEvent } from './rederive';
import type { Asked } from './lines';

/** The rows that were asked for, by the rules: of a plan, or of each that there is, in the order of their names. */
export function rowsOf(events: readonly DossierEvent[], asked: Asked & { readonly kind: 'rows' }): readonly StatusRow[] {
  const { plan, indicator, area, period, on, basis } = asked;
  const plans = plan === null ? [...knownFrom(events).plans.keys()].toSorted() : [plan];
  const question = {
    on,
    basis,
    ...(indicator !== null && { indicator }),
    ...(area !== null && { area }),
    ...(period !== null && { period }),
  };
  return plans.flatMap((one) => rederiveRows(events, { plan: one, ...question }));
}
