import { areaLinks, type HierarchyChange } from '@hieuhoc/indicator-maths';
import { Recent } from '../platform/recent/recent';

/**
 * Every area whose figures may count for one of these: whatever was ever under them, and the predecessors and successors of those with
 * all that was ever under them. A superset: what really counts on a day is the rules' to say.
 */
export function relatedAreas(changes: readonly HierarchyChange[], roots: readonly string[]): readonly string[] {
  let known = related.get(changes);
  if (known === undefined) related.set(changes, (known = new Recent(MOST_ROOTS)));
  const key = roots.join('\n');
  return known.get(key) ?? known.keep(key, findRelated(changes, roots));
}

const MOST_ROOTS = 100;
const related = new WeakMap<readonly HierarchyChange[], Recent<readonly string[]>>();

function findRelated(changes: readonly HierarchyChange[], roots: readonly string[]): string[] {
  const links = linksOf(changes);
  const found = new Set(roots);
  const open = [...roots];
  for (let area = open.pop(); area !== undefined; area = open.pop()) {
    for (const next of links.get(area) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return [...found];
}

const uplinks = new WeakMap<readonly HierarchyChange[], ReadonlyMap<string, readonly string[]>>();

/** The area, and every area that it or what became of it was ever under: those whose roll-ups its figures may be in. */
export function ancestorsEver(changes: readonly HierarchyChange[], area: string): ReadonlySet<string> {
  const up = uplinksOf(changes);
  const found = new Set([area]);
  for (const one of found) for (const next of up.get(one) ?? []) found.add(next);
  return found;
}

/** The areas that an area was ever right under, and its kin by reorganisation. */
export function parentsEverOf(changes: readonly HierarchyChange[], area: string): readonly string[] {
  return uplinksOf(changes).get(area) ?? [];
}

function uplinksOf(changes: readonly HierarchyChange[]): ReadonlyMap<string, readonly string[]> {
  let up = uplinks.get(changes);
  if (up === undefined) uplinks.set(changes, (up = reversed(linksOf(changes))));
  return up;
}

function reversed(links: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const up = new Map<string, string[]>();
  for (const [from, targets] of links)
    for (const to of targets) {
      const known = up.get(to);
      if (known === undefined) up.set(to, [from]);
      else known.push(from);
    }
  return up;
}

const cache = new WeakMap<readonly HierarchyChange[], ReadonlyMap<string, readonly string[]>>();

function linksOf(changes: readonly HierarchyChange[]): ReadonlyMap<string, readonly string[]> {
  let links = cache.get(changes);
  if (links === undefined) cache.set(changes, (links = areaLinks(changes)));
  return links;
}
