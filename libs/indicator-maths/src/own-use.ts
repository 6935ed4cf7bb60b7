import { earlier } from './days';
import type { Frame } from './frame';
import type { AreaId } from './model';
import type { Own } from './own';
import { sameUnits } from './units';

/**
 * Rules 3.3: the units under the area are those of the slot's last day; of a restated figure, those of the area's own first day.
 * In a sum-in-year each part is judged by its own last day (rules 4).
 */
export function isUsable(frame: Frame, area: AreaId, own: Own): boolean {
  const { hierarchy, indicator, day, treeDay } = frame;
  const { units } = frame.lineage;
  if (units.isUnit(area) && units.isLeaf(area)) return true;
  return own.held.every(({ info }) => {
    const last = earlier(info.last, day);
    const then = hierarchy.existsOn(area, last) ? last : (hierarchy.area(area)?.first ?? last);
    return sameUnits(hierarchy, area, indicator.reportedAt, then, treeDay);
  });
}

export const hasReturned = (own: Own | null): boolean =>
  own !== null && own.kind !== 'void' && own.held.some(({ revision }) => revision.returned);
