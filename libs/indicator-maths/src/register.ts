import type { AreaId, Day, Facts, Recognition, Subject, TitleCode } from './model';
import type { Hierarchy } from './hierarchy';
import { lineageOn } from './lineage';
import { liveOn } from './recognitions';
import { snapshotOn } from './snapshot';

/** Where a subject lives on a day; the first home holds also before its day. */
export function homeOn(subject: Subject, day: Day): AreaId | null {
  const home = subject.homes.findLast(({ from }) => from === null || from <= day) ?? subject.homes[0];
  return home?.area ?? null;
}

/** The register of titles: how many recognitions live in an area on a day (rules 3.5, 4, 8). */
export class Register {
  private readonly counts = new Map<string, Map<AreaId, number>>();

  constructor(
    private readonly facts: Facts,
    private readonly hierarchy: Hierarchy,
  ) {}

  /** Live recognitions of subjects that count in the area on the day, those under it included. */
  liveIn(title: TitleCode, area: AreaId, day: Day): number {
    const key = `${title} ${day}`;
    let counts = this.counts.get(key);
    if (counts === undefined) this.counts.set(key, (counts = this.count(title, day)));
    return counts.get(area) ?? 0;
  }

  private count(title: TitleCode, day: Day): Map<AreaId, number> {
    const counts = new Map<AreaId, number>();
    const tree = snapshotOn(this.hierarchy, day);
    for (const recognition of this.facts.recognitions(title)) {
      const place = liveOn(recognition, day) ? this.placeOf(recognition, day) : null;
      if (place !== null) for (const above of tree.upward(place)) counts.set(above, (counts.get(above) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * The living area that a subject counts in: its home, or the lowest area that all successors of an ended home are under. Where there are
   * none, nowhere, like a unit that ended without successors (rules 3.6); nor in a home that is not there yet.
   */
  private placeOf({ subject: ref }: Recognition, day: Day): AreaId | null {
    const subject = this.facts.subject(ref);
    const home = subject === undefined ? null : homeOn(subject, day);
    if (subject === undefined || home === null) return null;
    if (this.hierarchy.existsOn(home, day)) return home;
    // A title of the ended area itself, a community, ends with it (rules 4).
    if (subject.kind === 'community' || !this.hierarchy.endedOn(home, day)) return null;
    const { shares } = lineageOn(this.hierarchy, day, []).reach(home);
    return shares.size === 0 ? null : snapshotOn(this.hierarchy, day).lowestAbove(shares.keys());
  }
}
