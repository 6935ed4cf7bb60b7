import type { HierarchyChange } from '@hieuhoc/indicator-maths';

/**
 * Every area whose figures may count for one of these: whatever was ever under them, and the predecessors and successors of those with all
 * that was ever under them. A superset: what really counts on a day is the rules' to say.
 */
export function concernedAreas(changes: readonly HierarchyChange[], roots: Iterable<string>): ReadonlySet<string> {
  const links = linksOf(changes);
  const found = new Set(roots);
  for (const area of found) for (const next of links.get(area) ?? []) found.add(next);
  return found;
}

function linksOf(changes: readonly HierarchyChange[]): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const link = (from: string | null, to: string): void => {
    if (from === null) return;
    const known = links.get(from);
    if (known === undefined) links.set(from, [to]);
    else known.push(to);
  };
  for (const change of changes) linkChange(change, link);
  return links;
}

function linkChange(change: HierarchyChange, link: (from: string | null, to: string) => void): void {
  switch (change.type) {
    case 'AreaEstablished':
      return link(change.area.parent, change.area.id);
    case 'AreaMoved':
      return link(change.parent, change.area);
    case 'AreasReorganised':
      for (const area of change.to) link(area.parent, area.id);
      for (const { area, parent } of change.children) link(parent, area);
      for (const { from, to } of change.parts) {
        link(from, to);
        link(to, from);
      }
      return undefined;
    case 'AreaRenamed':
    case 'AreaReclassified':
    case 'AreaDissolved':
      return undefined;
  }
}
