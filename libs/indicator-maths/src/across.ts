import { FamilyView } from './family';
import type { Frame } from './frame';
import { type Spoken, weightInside } from './ground';
import type { Family } from './lineage';
import type { AreaId } from './model';
import { isZero } from './rational';
import { Totals } from './totals';
import type { Own, Word } from './own';

/** Units that lie across own figures and what lies beside them, without shares: all of each lies here, so it counts whole (rules 3.6). */
export interface Across {
  readonly totals: Totals;
  /** All that is left of the family lies here: nothing is counted anew above. */
  readonly whole: boolean;
}

const groupsOf = (spoken: readonly Spoken[], family: Family): ReadonlyMap<Own, readonly AreaId[]> => {
  const groups = new Map<Own, readonly AreaId[]>();
  for (const { own, inside } of spoken.filter((each) => each.family === family)) groups.set(own, [...(groups.get(own) ?? []), ...inside]);
  return groups;
};

export function acrossOwnFigures(
  frame: Frame,
  beside: ReadonlyMap<Family, readonly AreaId[]>,
  spoken: readonly Spoken[],
  wordOf: (id: AreaId) => Word,
): readonly Across[] {
  return [...new Set(spoken.map(({ family }) => family))].flatMap((family): readonly Across[] => {
    const groups = groupsOf(spoken, family);
    const inside = beside.get(family) ?? [];
    const all = new Set([...inside, ...[...groups.values()].flat()]);
    const weights = [inside, ...groups.values()].map((areas) => weightInside(family, new Set(areas)));
    const isUnknown = (id: AreaId): boolean =>
      weights.every((weightOf) => {
        const weight = weightOf(id);
        return weight === null || isZero(weight);
      });
    const units = [...family.members.values()].filter(
      ({ id, reach }) =>
        frame.isExpected(id) &&
        !reach.lost &&
        reach.shares.size > 0 &&
        [...reach.shares.keys()].every((area) => all.has(area)) &&
        isUnknown(id),
    );
    if (units.length === 0) return [];
    const view = new FamilyView(frame, family, inside, wordOf);
    const totals = new Totals();
    for (const { id, reach } of units)
      view.countAcross(
        totals,
        id,
        [...groups].flatMap(([own, areas]) => (areas.some((area) => reach.shares.has(area)) ? [own] : [])),
      );
    return [{ totals, whole: all.size === family.living.length }];
  });
}
