import type { FigureView } from '../../figures';
import type { Query } from '../api/api';
import type { Visit } from '../visit/visit';
import { planShown } from './plans';

/** A figure that came back, and a plan whose sheet it is corrected on; null where none of these plans measures it. */
export type ReturnedFigure = Pick<FigureView, 'indicator' | 'area' | 'period' | 'returnedBecause'> & { readonly plan: string | null };

/** Of these areas and all under them. `plans`: those that are looked through. */
export async function returnedIn(
  visit: Visit,
  areas: readonly string[],
  moment: Query,
  plans: Iterable<string>,
): Promise<readonly ReturnedFigure[]> {
  const lists = await Promise.all(
    [...new Set(areas)].map((area) =>
      visit.api.get<{ readonly items: readonly FigureView[] }>('/api/figures', { ...moment, area, review: 'returned', limit: 1000 }),
    ),
  );
  // What was sent last is what somebody is at work on.
  const figures = lists.flatMap(({ items }) => items).toSorted((one, other) => other.period.localeCompare(one.period));
  if (figures.length === 0) return [];
  const shown = await Promise.all([...new Set(plans)].map((plan) => planShown(visit, plan)));
  const measuring = (code: string): string | null =>
    shown.find(({ indicators }) => indicators.some((one) => one.code === code))?.plan ?? null;
  return figures.map(({ indicator, area, period, returnedBecause }) => ({
    indicator,
    area,
    period,
    returnedBecause,
    plan: measuring(indicator),
  }));
}

/** Where it is corrected. */
export const mendHref = (visit: Visit, { plan, indicator, area, period }: ReturnedFigure): string =>
  plan === null
    ? visit.href(`/so-lieu/${indicator}/${area}/${period}`)
    : `${visit.href(`/nhap/${period}`, { plan, area })}#dong-${indicator}`;
