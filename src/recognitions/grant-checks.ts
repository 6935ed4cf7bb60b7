import { areaEnded, everAbout, type Hierarchy } from '../areas';
import { Unknown } from '../platform/http/errors';
import { livesElsewhere } from './recognition.errors';
import type { SubjectState } from './subject.decider';

export function refuseArea(hierarchy: Hierarchy, id: string, day: string): void {
  const area = hierarchy.get(id);
  if (area === undefined) throw new Unknown('area', id);
  if (area.until !== null && day >= area.until) throw areaEnded(id, day, area.until);
}

/** A grant in a place that the subject never had to do with is a slip; which of its places it was is for the decision to say. */
export function refuseElsewhere(
  hierarchy: Hierarchy,
  { ref, homes }: Pick<NonNullable<SubjectState>, 'ref' | 'homes'>,
  area: string,
): void {
  const about = everAbout(hierarchy, area);
  const related = homes.some((home) => about.has(home.area) || everAbout(hierarchy, home.area).has(area));
  if (!related)
    throw livesElsewhere(
      ref,
      area,
      homes.map((home) => home.area),
    );
}
