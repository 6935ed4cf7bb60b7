import { earlier } from './days';
import type { Frame } from './frame';
import type { AreaId, Day } from './model';
import type { Own } from './own';
import { sameUnits } from './units';

/**
 * Rules 3.3: the units under the area are those of the slot's last day; of a restated figure, those of the area's own first day.
 * In a sum-in-year each part is judged by its own last day (rules 4).
 */
export function isUsable(frame: Frame, area: AreaId, own: Own, now: Day = frame.treeDay): boolean {
  const { hierarchy, indicator } = frame;
  const { units } = frame.lineage;
  if (units.isUnit(area) && !units.reportsAbove(area)) return true;
  return own.held.every(({ info }) => {
    // A slot that has not ended on D ends on it; of an area that has ended its last day stands for D (rules 1, 4).
    const last = earlier(info.last, now);
    const then = hierarchy.existsOn(area, last) ? last : (hierarchy.area(area)?.first ?? last);
    return sameUnits(hierarchy, area, indicator.reportedAt, then, now);
  });
}

export const hasReturned = (own: Own | null): boolean =>
  own !== null && own.kind !== 'void' && own.held.some(({ revision }) => revision.returned);

/** What a member of a family says by itself; of one that has ended its last day stands for D (rules 3.3, 4). */
export function memberWord(frame: Frame, area: AreaId): Own | null {
  const own = frame.own(area);
  const now = frame.hierarchy.endedOn(area, frame.treeDay) ? frame.hierarchy.lastDayOf(area) : null;
  return own === null || isUsable(frame, area, own, now ?? frame.treeDay) ? own : null;
}

/** The predecessors whose own figures stand in for an area. */
export function stoodInBy(frame: Frame, area: AreaId): readonly { from: AreaId; stated: boolean }[] {
  return frame.predecessors(area).flatMap((succession) => {
    // Without a share nothing of its figure is in the value.
    if (succession.share === null) return [];
    if (frame.own(succession.from) !== null) return [succession];
    const further = stoodInBy(frame, succession.from);
    return succession.stated ? further.map(({ from }) => ({ from, stated: true })) : further;
  });
}
