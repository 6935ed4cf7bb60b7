import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, whereaboutsOf, withinOn, type Hierarchy } from '../areas';
import { Unknown } from '../platform/http/errors';

/**
 * Every area whose subjects count in this one on the day: it, those under it, and ended ones whose successors all are. Known today but
 * not then: none. Throws Unknown.
 */
export async function areasCountedIn(read: ReadModels, area: string, day: string, logSize: number): Promise<ReadonlySet<string>> {
  const { hierarchy } = await hierarchyAt(read, logSize);
  if (hierarchy.get(area) === undefined) {
    const today = await hierarchyAt(read, Number.MAX_SAFE_INTEGER);
    if (today.hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return new Set();
  }
  return countedIn(hierarchy, area, day);
}

export function countedIn(hierarchy: Hierarchy, area: string, day: string): ReadonlySet<string> {
  const within = withinOn(hierarchy, area, day);
  const counted = hierarchy.all().filter(({ spec }) => {
    const place = whereaboutsOf(hierarchy, spec.id, day);
    return place !== null && within.has(place);
  });
  return new Set(counted.map(({ spec }) => spec.id));
}
