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
    if (one?.exists === false) for (const heir of one.successors) looked.add(heir.area);
    if (one !== null && one.parent !== null) looked.add(one.parent);
  }
  return false;
}
