import { daysBetween } from '@hieuhoc/indicator-maths';
import type { Query } from '../../api/api';
import type { Visit } from '../../visit/visit';

export const itemsOf = async <T>(visit: Visit, path: string, query: Query): Promise<readonly T[]> =>
  (await visit.api.get<{ readonly items: readonly T[] }>(path, query)).items;

/** Of what has no day of its own: as it was known by the end of the day that the page is about. */
export const atDay = (visit: Visit): Query => {
  if (visit.isPast || visit.day >= visit.today) return visit.known;
  return { asOf: `${visit.day}T23:59:59.999+07:00` };
};

export const isBehind = (day: string, today: string, days: number): boolean => daysBetween(day, today) > days;
