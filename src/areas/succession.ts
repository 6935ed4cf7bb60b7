import type { AreaId, Day } from '@hieuhoc/indicator-maths';
import { livesOn, upwards, type Hierarchy } from './hierarchy';

/**
 * Where what was in an area lies on a day: in it while it lives, then in the lowest area that all its successors are under (rules.md 4).
 * Null before its establishment, and where nothing succeeds it.
 */
export function whereaboutsOf(hierarchy: Hierarchy, id: AreaId, day: Day): AreaId | null {
  const area = hierarchy.get(id);
  if (area === undefined) return null;
  if (livesOn(area, day)) return id;
  const places = area.successors.map((successor) => whereaboutsOf(hierarchy, successor.area, day));
  return lowestAbove(
    hierarchy,
    places.filter((place) => place !== null),
    day,
  );
}

function lowestAbove(hierarchy: Hierarchy, ids: readonly AreaId[], day: Day): AreaId | null {
  const [first = [], ...others] = ids.map((id) => upwards(hierarchy, id, day).map(({ spec }) => spec.id));
  return first.find((id) => others.every((chain) => chain.includes(id))) ?? null;
}

/** The area and all that it came from, over all days. */
export function madeOf(hierarchy: Hierarchy, id: AreaId): ReadonlySet<AreaId> {
  return closure([id], (one) => (hierarchy.get(one)?.predecessors ?? []).map(({ area }) => area));
}

/** The area, its successors and predecessors over all days, and all that any of these ever lay under. */
export function everAbout(hierarchy: Hierarchy, id: AreaId): ReadonlySet<AreaId> {
  const kin = closure([id], (one) => {
    const area = hierarchy.get(one);
    return [...(area?.successors ?? []), ...(area?.predecessors ?? [])].map((kinship) => kinship.area);
  });
  return closure([...kin], (one) => (hierarchy.get(one)?.parents ?? []).flatMap(({ value }) => (value === null ? [] : [value])));
}

function closure(from: readonly AreaId[], next: (id: AreaId) => readonly AreaId[]): Set<AreaId> {
  const found = new Set(from);
  for (const id of found) for (const one of next(id)) found.add(one);
  return found;
}

/** The area and every area that lies under it on the day. */
export function withinOn(hierarchy: Hierarchy, id: AreaId, day: Day): ReadonlySet<AreaId> {
  return closure([id], (one) =>
    hierarchy.everUnder(one).filter((child) => {
      const area = hierarchy.get(child);
      return area !== undefined && livesOn(area, day) && upwards(hierarchy, child, day)[1]?.spec.id === one;
    }),
  );
}

/** The same with the areas that have ended and lie in it by now: what was reported of them is answered for there. */
export function heldWithinOn(hierarchy: Hierarchy, id: AreaId, day: Day): ReadonlySet<AreaId> {
  const within = withinOn(hierarchy, id, day);
  const ended = hierarchy.all().filter((area) => !livesOn(area, day) && within.has(whereaboutsOf(hierarchy, area.spec.id, day) ?? ''));
  return new Set([...within, ...ended.map(({ spec }) => spec.id)]);
}
