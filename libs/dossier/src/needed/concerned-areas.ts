import { areaLinks, type HierarchyChange } from '@hieuhoc/indicator-maths';

/**
 * Every area whose figures may count for one of these: whatever was ever under them, and the predecessors and successors of those with all
 * that was ever under them. A superset: what really counts on a day is the rules' to say.
 */
export function concernedAreas(changes: readonly HierarchyChange[], roots: Iterable<string>): ReadonlySet<string> {
  const links = areaLinks(changes);
  const found = new Set(roots);
  for (const area of found) for (const next of links.get(area) ?? []) found.add(next);
  return found;
}
