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

  /** The same of areas that are followed as one: a subject whose ended home came to lie wholly in them counts in them. */
  liveWithin(title: TitleCode, areas: readonly AreaId[], day: Day): number {
    const tree = snapshotOn(this.hierarchy, day);
    const isWithin = (id: AreaId): boolean => areas.some((area) => tree.isUnder(id, area));
    return this.facts.recognitions(title).filter((recognition) => {
      const ground = liveOn(recognition, day) ? this.groundOf(recognition, day) : [];
      return ground.length > 0 && ground.every(isWithin);
    }).length;
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
  private placeOf(recognition: Recognition, day: Day): AreaId | null {
    const ground = this.groundOf(recognition, day);
    return ground.length <= 1 ? (ground[0] ?? null) : snapshotOn(this.hierarchy, day).lowestAbove(ground);
  }

  /** The living areas that a subject's home came to be: itself while it exists. */
  private groundOf({ subject: ref }: Recognition, day: Day): readonly AreaId[] {
    const subject = this.facts.subject(ref);
    const home = subject === undefined ? null : homeOn(subject, day);
    if (subject === undefined || home === null) return [];
    if (this.hierarchy.existsOn(home, day)) return [home];
    // A title of the ended area itself, a community, ends with it (rules 4).
    if (subject.kind === 'community' || !this.hierarchy.endedOn(home, day)) return [];
    return [...lineageOn(this.hierarchy, day, []).reach(home).shares.keys()];
  }
}
