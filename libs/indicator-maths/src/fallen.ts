import type { Frame } from './frame';
import type { Family } from './lineage';
import type { AreaId } from './model';
import type { Word } from './own';

/**
 * Restated figures that fall with a unit some of whose successors were not restated (rules 3.6: "only if all successors are restated; else
 * the restated ones count below"): they replace none of their other predecessors either.
 */
export function fallenOf(
  frame: Frame,
  { members }: Family,
  holds: (id: AreaId) => boolean,
  wordOf: (id: AreaId) => Word,
): ReadonlySet<AreaId> {
  const { hierarchy, lineage, livedOn } = frame;
  const fallen = new Set<AreaId>();
  const isLiving = (id: AreaId): boolean => members.get(id)?.living === true;
  const isRestated = (id: AreaId): boolean => {
    const word = wordOf(id);
    return word !== null && word !== 'elsewhere' && !fallen.has(id);
  };
  const endsOf = (id: AreaId): readonly AreaId[] =>
    (members.get(id)?.successors ?? []).flatMap(({ to }) => (isRestated(to) || isLiving(to) ? [to] : endsOf(to)));
  // Units that ended since the slot, and what was restated for them and has ended in its turn.
  const units = [...members.values()].filter(({ id, living, unit }) => unit && !living && !hierarchy.endedOn(id, livedOn) && holds(id));
  for (let before = -1; before < fallen.size;) {
    before = fallen.size;
    for (const { id } of units) {
      const ends = frame.isExpected(id) || isRestated(id) ? endsOf(id) : [];
      // The own figure of an area with children stands for all under it: it is no part of a whole that was restated.
      if (!ends.every(isRestated))
        for (const end of ends) if (isRestated(end) && !(isLiving(end) && !lineage.units.isLeaf(end))) fallen.add(end);
    }
  }
  return fallen;
}
