import type { Frame } from './frame';
import type { Family } from './lineage';
import type { AreaId } from './model';
import type { Own } from './own';
import { add, equal, isZero, multiply, ONE, type Rational, ZERO } from './rational';

/** A family some of whose living members lie under the area and some elsewhere: counted anew at every level on the way up. */
export interface Open {
  readonly family: Family;
  readonly inside: readonly AreaId[];
}

/** The same under an own figure that is used: its ground is spoken for. */
export interface Spoken extends Open {
  readonly own: Own;
}

/** The living members of each family, of all that is open and of all that own figures speak for. */
export function membersOf(opens: Iterable<Open>): Map<Family, AreaId[]> {
  const members = new Map<Family, AreaId[]>();
  for (const { family, inside } of opens) {
    const known = members.get(family);
    if (known === undefined) members.set(family, [...inside]);
    else known.push(...inside);
  }
  return members;
}

/** Some of a unit of the slot lies in these areas, and some elsewhere or nowhere: it counts by shares (rules 3.6). */
export function straddles(frame: Frame, family: Family, areas: readonly AreaId[]): boolean {
  if (areas.length === family.living.length && !family.lost) return false;
  const inside = new Set(areas);
  for (const { id, reach } of family.members.values()) {
    if (!frame.isExpected(id)) continue;
    let here = 0;
    for (const area of reach.shares.keys()) if (inside.has(area)) here += 1;
    if (here > 0 && (reach.lost || here < reach.shares.size)) return true;
  }
  return false;
}

/** What is still divided at a level: by own figures of some of its areas, too, whose ground is spoken for. */
export function divided(
  frame: Frame,
  open: Iterable<Open>,
  spoken: readonly Spoken[],
): { readonly byShare: boolean; readonly lost: boolean; readonly spoken: readonly Spoken[] } {
  let [byShare, lost] = [false, false];
  const still = new Set<Family>();
  for (const [family, areas] of membersOf([...open, ...spoken])) {
    const whole = areas.length === family.living.length;
    const divides = straddles(frame, family, areas);
    byShare ||= divides;
    // Where all that is left of it lies here, what is missing is missing above as well.
    lost ||= whole && divides;
    if (!whole) still.add(family);
  }
  return { byShare, lost, spoken: spoken.filter(({ family }) => still.has(family)) };
}

/** How much of a member lies inside: 1 where all its successors do, null where some do without a share (rules 3.6). */
export function weightInside(family: Family, inside: ReadonlySet<AreaId>): (id: AreaId) => Rational | null {
  const weights = new Map<AreaId, Rational | null>();
  const weigh = (id: AreaId): Rational | null => {
    const member = family.members.get(id);
    if (member === undefined || member.living) return inside.has(id) ? ONE : ZERO;
    const parts = member.successors.map(({ to, share }) => ({ share, weight: weightOf(to) }));
    if (parts.every(({ weight }) => weight !== null && isZero(weight))) return ZERO;
    if (parts.every(({ weight }) => weight !== null && equal(weight, ONE))) return ONE;
    return parts
      .map(({ share, weight }) => (share === null || weight === null ? null : multiply(share, weight)))
      .reduce((a, b) => (a === null || b === null ? null : add(a, b)), ZERO);
  };
  const weightOf = (id: AreaId): Rational | null => {
    let weight = weights.get(id);
    if (weight === undefined) weights.set(id, (weight = weigh(id)));
    return weight;
  };
  return weightOf;
}

/** What of the units of the slot is the area itself: it, or those that it came of; the rest lies under it. */
export function selfUnits(frame: Frame, area: AreaId): Rational {
  if (frame.isExpected(area)) return ONE;
  const family = frame.lineage.family(area);
  if (family === undefined || !frame.lineage.units.isUnit(area)) return ZERO;
  const weightOf = weightInside(family, new Set([area]));
  const weights = [...family.members.keys()].filter((id) => frame.isExpected(id)).map((id) => weightOf(id) ?? ZERO);
  return weights.reduce(add, ZERO);
}
