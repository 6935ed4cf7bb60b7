import { figurePath } from '../log/entry-facts';
import type { Visit } from '../visit/visit';

/** Where a value explains itself: one click from wherever it stands. */
export const explainHref = (
  visit: Visit,
  row: { readonly plan: string; readonly target: string; readonly area: string },
  more: Readonly<Record<string, string | undefined>> = {},
): string => visit.href('/giai-thich', { plan: row.plan, target: row.target, area: row.area, basis: visit.asked('basis'), ...more });

export const figureHref = (visit: Visit, indicator: string, area: string, period: string): string =>
  visit.href(figurePath({ indicator, area, period }));
