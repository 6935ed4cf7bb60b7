import type { Hierarchy } from '../hierarchy';
import type { AreaId, Day } from '../model';
import { snapshotOn } from '../snapshot';

/** The living areas that have taken over an area by a day: itself while it lives; none where it ended without successors. */
export function successorsOn(hierarchy: Hierarchy, area: AreaId, day: Day): readonly AreaId[] {
  const tree = snapshotOn(hierarchy, day);
  const reached = new Set([area]);
  for (const each of reached) {
    if (tree.has(each)) continue;
    // A Set hands out what is added while it is walked.
    for (const { to, on } of hierarchy.area(each)?.successors ?? []) if (on <= day) reached.add(to);
  }
  return [...reached].filter((each) => tree.has(each));
}

/**
 * Where what an area was charged with is found on a day: in it while it lives, then in the lowest area that all its successors are under,
 * and in its parent's place where it has none. So nothing is lost and nothing is in two places.
 */
export function placeOn(hierarchy: Hierarchy, area: AreaId, day: Day): AreaId | null {
  const tree = snapshotOn(hierarchy, day);
  if (tree.has(area)) return area;
  const found = tree.lowestAbove(successorsOn(hierarchy, area, day));
  if (found !== null) return found;
  const parent = hierarchy.parentOn(area, day);
  return parent === null ? null : placeOn(hierarchy, parent, day);
}
