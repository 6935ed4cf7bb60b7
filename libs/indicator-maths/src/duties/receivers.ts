import type { Hierarchy } from '../hierarchy';
import type { AreaId, Day, Level } from '../model';
import { snapshotOn } from '../snapshot';
import type { ChainLink, Duty, DutyGround, DutyPlan } from './model';
import { placeOn, successorsOn } from './place';
import { areaOfReporter } from './reporters';

/** A body that takes a report, and the area whose people speak for it on the day. */
export interface Receiver {
  readonly body: string;
  readonly role: 'to' | 'via';
  readonly area: AreaId;
  /** Another area than its own has taken over: it ended, or its level no longer verifies. */
  readonly tookOver: boolean;
}

/** The levels in force on a day; null where the plan says nothing. */
export function chainOn(plan: DutyPlan, day: Day): readonly Level[] | null {
  return plan.verification?.findLast((link: ChainLink) => link.from <= day)?.levels ?? null;
}

/** The areas that verify above an area on a day, nearest first: of the chain's levels, or all there are. */
export function verifiersAbove(plan: DutyPlan, area: AreaId, day: Day, hierarchy: Hierarchy): readonly AreaId[] {
  const place = placeOn(hierarchy, area, day);
  if (place === null) return [];
  const [, ...above] = snapshotOn(hierarchy, day).upward(place);
  return above.filter((each) => isIn(hierarchy, each, chainOn(plan, day)));
}

/** Who takes a report on a day, the body it goes through first. A receiver that has ended is followed, so that nothing hangs. */
export function receiversOn(plan: DutyPlan, duty: Duty, reporter: string, day: Day, ground: DutyGround): readonly Receiver[] {
  const { hierarchy } = ground;
  const from = areaOfReporter(duty, reporter, day, ground);
  const near = from === null ? null : placeOn(hierarchy, from, day);
  const levels = chainOn(plan, day);
  const asked = [...(duty.via === undefined ? [] : [{ body: duty.via, role: 'via' as const }]), { body: duty.to, role: 'to' as const }];
  return asked.flatMap(({ body, role }): Receiver[] => {
    const seat = ground.body(body, day)?.area;
    if (seat === undefined) return [];
    const area = seatOn(hierarchy, seat, near, levels, day);
    return area === null ? [] : [{ body, role, area, tookOver: area !== seat }];
  });
}

/** Of several successors the one that the reporter lies under; then up to the next level of the chain. */
function seatOn(hierarchy: Hierarchy, seat: AreaId, near: AreaId | null, levels: readonly Level[] | null, day: Day): AreaId | null {
  const tree = snapshotOn(hierarchy, day);
  const own = near === null ? undefined : successorsOn(hierarchy, seat, day).find((each) => tree.isUnder(near, each));
  const place = own ?? placeOn(hierarchy, seat, day);
  if (place === null) return null;
  for (const each of tree.upward(place)) if (isIn(hierarchy, each, levels)) return each;
  return place;
}

function isIn(hierarchy: Hierarchy, area: AreaId, levels: readonly Level[] | null): boolean {
  const level = hierarchy.level(area);
  return levels === null || (level !== null && levels.includes(level));
}
