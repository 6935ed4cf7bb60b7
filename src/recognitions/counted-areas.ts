import { followedIn, hierarchyOf } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, livesOn, withinOn, type KnownHierarchy } from '../areas';
import { livingHeirs } from '../platform/access/relation';
import { Unknown } from '../platform/http/errors';

/**
 * Every area whose subjects count in this one on the day: it, those under it, and ended ones whose successors all are; of one that has
 * ended, of what came of nothing but it. Known today but not then: none. Throws Unknown.
 */
export async function areasCountedIn(read: ReadModels, area: string, day: string, logSize: number): Promise<ReadonlySet<string>> {
  const known = await hierarchyAt(read, logSize);
  if (known.hierarchy.get(area) === undefined) {
    const today = await hierarchyAt(read, Number.MAX_SAFE_INTEGER);
    if (today.hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return new Set();
  }
  return countedIn(known, area, day);
}

export function countedIn({ hierarchy, changes }: KnownHierarchy, area: string, day: string): ReadonlySet<string> {
  const known = hierarchy.get(area);
  const tops = known === undefined || livesOn(known, day) ? [area] : followedIn(hierarchyOf(changes), area, day);
  const within = new Set(tops.flatMap((top) => [...withinOn(hierarchy, top, day)]));
  const counted = hierarchy.all().filter(({ spec }) => {
    const heirs = livingHeirs(hierarchy, spec.id, day);
    return heirs.length > 0 && heirs.every((heir) => within.has(heir));
  });
  return new Set(counted.map(({ spec }) => spec.id));
}
