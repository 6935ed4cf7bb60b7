import type { AreaId, HierarchyChange } from './model';

/**
 * From an area to those that were ever right under it, and to its kin by reorganisation, whenever that was: what may count for what.
 * A superset of what counts on any one day.
 */
export function areaLinks(changes: readonly HierarchyChange[]): ReadonlyMap<AreaId, readonly AreaId[]> {
  const links = new Map<AreaId, AreaId[]>();
  const link = (from: AreaId | null, to: AreaId): void => {
    if (from === null) return;
    const known = links.get(from);
    if (known === undefined) links.set(from, [to]);
    else known.push(to);
  };
  for (const change of changes) linkChange(change, link);
  return links;
}

function linkChange(change: HierarchyChange, link: (from: AreaId | null, to: AreaId) => void): void {
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
