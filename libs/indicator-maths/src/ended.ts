import type { Hierarchy } from './hierarchy';
import type { AreaId, Day, Level } from './model';
import { snapshotOn } from './snapshot';
import { unitsOn } from './units';

/** The largest living areas that together are exactly what came of an ended area's units; null where that fails (rules 4, `area-ended`). */
export interface Followed {
  readonly cover: readonly AreaId[] | null;
}

/** Areas that lay in an ended area on its last day, or came of nothing but such. */
export function heirs(hierarchy: Hierarchy, area: AreaId, day: Day): ReadonlySet<AreaId> {
  const lastDay = hierarchy.lastDayOf(area);
  const within = new Set(lastDay === null ? [] : snapshotOn(hierarchy, lastDay).preorder(area));
  for (const each of within)
    for (const { to, on } of hierarchy.area(each)?.successors ?? []) {
      const all = hierarchy.area(to)?.predecessors.filter((other) => other.on <= day) ?? [];
      // A Set hands out what is added while it is walked; the last of the predecessors to come brings the successor.
      if (on <= day && all.every(({ from }) => within.has(from))) within.add(to);
    }
  return within;
}

/** The living areas in which an ended one is followed, the highest of each line. */
export function followedIn(hierarchy: Hierarchy, area: AreaId, day: Day): readonly AreaId[] {
  const tree = snapshotOn(hierarchy, day);
  const living = [...heirs(hierarchy, area, day)].filter((each) => tree.has(each));
  const known = new Set(living);
  const isTop = (each: AreaId): boolean => [...tree.upward(each)].every((above) => above === each || !known.has(above));
  return living.filter(isTop).toSorted();
}

/** Whether an area lies under another, or in what is followed of it; of one that has ended by the day, on its last day. */
export function liesUnder(hierarchy: Hierarchy, area: AreaId, above: AreaId, day: Day): boolean {
  const lastDay = hierarchy.endedOn(area, day) ? hierarchy.lastDayOf(area) : null;
  const lived = lastDay ?? day;
  const tree = snapshotOn(hierarchy, lived);
  if (tree.isUnder(area, above)) return true;
  return hierarchy.endedOn(above, lived) && followedIn(hierarchy, above, lived).some((each) => tree.isUnder(area, each));
}

/** Follows the units of an ended area through successors whose predecessors all lay in it, up to a day. */
export function followed(hierarchy: Hierarchy, area: AreaId, day: Day, reportedAt: readonly Level[]): Followed {
  const lastDay = hierarchy.lastDayOf(area);
  if (lastDay === null) return { cover: null };
  const within = heirs(hierarchy, area, day);
  const now = unitsOn(hierarchy, day, reportedAt);
  const targets = new Set<AreaId>();
  const pending = [...unitsOn(hierarchy, lastDay, reportedAt).under(area)];
  for (const unit of pending) {
    if (now.tree.has(unit)) targets.add(unit);
    else
      for (const { to } of hierarchy.area(unit)?.successors.filter(({ on }) => on <= day) ?? []) {
        if (!within.has(to)) return { cover: null };
        pending.push(to);
      }
  }
  return {
    cover: cover(
      targets,
      within,
      (id) => now.count(id),
      (id) => now.tree.parent(id),
    ),
  };
}

/** Climbs from the units as long as an area is an heir itself and holds no unit but theirs. */
function cover(
  targets: ReadonlySet<AreaId>,
  within: ReadonlySet<AreaId>,
  count: (id: AreaId) => number,
  parent: (id: AreaId) => AreaId | null,
): readonly AreaId[] {
  const held = new Map<AreaId, number>();
  for (const target of targets)
    for (let each: AreaId | null = target; each !== null; each = parent(each)) held.set(each, (held.get(each) ?? 0) + 1);
  const top = (id: AreaId): AreaId => {
    const above = parent(id);
    return above !== null && within.has(above) && held.get(above) === count(above) ? top(above) : id;
  };
  const tops = new Set([...targets].map(top));
  const liesUnder = (id: AreaId | null): boolean => id !== null && (tops.has(id) || liesUnder(parent(id)));
  // Where two levels report, a unit may lie under another one: it is counted there.
  return [...tops].filter((id) => !liesUnder(parent(id))).toSorted();
}
