import type { Action } from '../../platform/access/actions';
import type { Visit } from '../visit/visit';
import type { AreaLife } from './areas';

const HIGHEST = 10;
const MOST_LOOKED_AT = 100;

const areaOf = (visit: Visit, area: string, at = {}): Promise<Pick<AreaLife, 'parent' | 'exists' | 'successors'> | null> =>
  visit.api.maybe(`/api/areas/${encodeURIComponent(area)}`, at);

/** An area and those above it, as they lie on the day: an id says nothing of that. */
export async function upwardFrom(visit: Visit, area: string): Promise<readonly string[]> {
  const found = [area];
  for (let next: string | null = area; next !== null && found.length <= HIGHEST;) {
    next = (await areaOf(visit, next, visit.at))?.parent ?? null;
    if (next !== null) found.push(next);
  }
  return found;
}

/** Where the right over an area comes from: of one that has ended from what became of it, else from what it lies under. */
const wherefrom = ({ exists, parent, successors }: NonNullable<Awaited<ReturnType<typeof areaOf>>>): readonly string[] =>
  !exists && successors.length > 0 ? successors.map(({ area }) => area) : parent === null ? [] : [parent];

/**
 * Whether a right is held on one of these areas, above it, or on what became of it; rights go by the areas of today, whatever day is looked
 * at. The API has the last word; a page offers no more than what it would take.
 */
export async function mayAt(visit: Visit, action: Action, areas: readonly string[]): Promise<boolean> {
  const held = visit.areasOf(action);
  if (held.length === 0 || held.includes(null)) return held.length > 0;
  const looked = new Set(areas);
  for (const area of looked) {
    if (held.includes(area)) return true;
    const one = looked.size > MOST_LOOKED_AT ? null : await areaOf(visit, area);
    for (const next of one === null ? [] : wherefrom(one)) looked.add(next);
  }
  return false;
}
