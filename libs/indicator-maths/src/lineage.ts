import type { Hierarchy, Succession } from './hierarchy';
import type { AreaId, Day, Level } from './model';
import { add, multiply, ONE, type Rational } from './rational';
import { type Units, unitsOn } from './units';

/** Where the ground of an ended area lies on the day: the living areas with their shares (null: nobody said), and whether some of it lies nowhere. */
export interface Reach {
  readonly shares: ReadonlyMap<AreaId, Rational | null>;
  readonly lost: boolean;
}

export interface Member {
  readonly id: AreaId;
  readonly living: boolean;
  readonly unit: boolean;
  readonly predecessors: readonly Succession[];
  readonly successors: readonly Succession[];
  readonly reach: Reach;
}

/** Areas tied to each other by reorganisations up to the day: it is counted as one wherever a roll-up holds all that is left of it. */
export interface Family {
  readonly members: ReadonlyMap<AreaId, Member>;
  /** The members that live on the day. */
  readonly living: readonly AreaId[];
  readonly lost: boolean;
}

/** An area that ended without successors: it counts nowhere; the rows of those it lay under are flagged. */
export interface Dissolved {
  readonly under: AreaId;
  /** It and its predecessors, as far as they report. */
  readonly units: readonly AreaId[];
}

export interface Lineage {
  readonly units: Units;
  family(area: AreaId): Family | undefined;
  reach(area: AreaId): Reach;
  /** Ended areas whose figures section 4 brings into this area: through shares, or whole where all their successors are under it. */
  donors(area: AreaId): readonly AreaId[];
  /** Those that are added whole in these areas together, with what each is brought to by itself. */
  donorsWithin(areas: readonly AreaId[]): readonly AreaId[];
  /** What is no unit is brought to areas without children alone: coverage does not count it, so nothing is lost (rules 4). */
  isBroughtWhole(donor: AreaId): boolean;
  readonly dissolved: readonly Dissolved[];
}

const NONE: readonly AreaId[] = [];

class LineageOnDay implements Lineage {
  readonly units: Units;
  readonly dissolved: readonly Dissolved[];
  private readonly reaches = new Map<AreaId, Reach>();
  private readonly families = new Map<AreaId, Family>();
  private readonly donorsOf = new Map<AreaId, AreaId[]>();

  constructor(
    private readonly hierarchy: Hierarchy,
    private readonly day: Day,
    reportedAt: readonly Level[],
  ) {
    this.units = unitsOn(hierarchy, day, reportedAt);
    const seen = new Set<AreaId>();
    for (const { spec } of hierarchy.all()) {
      if (seen.has(spec.id) || this.ties(spec.id).length === 0) continue;
      const ids = this.tiedTo(spec.id, seen);
      if (ids.some((id) => this.units.isUnit(id) || (this.units.tree.has(id) && this.units.isLeaf(id)))) this.keep(ids);
    }
    this.dissolved = this.findDissolved();
  }

  family(area: AreaId): Family | undefined {
    return this.families.get(area);
  }

  donors(area: AreaId): readonly AreaId[] {
    return this.donorsOf.get(area) ?? NONE;
  }

  donorsWithin(areas: readonly AreaId[]): readonly AreaId[] {
    const inside = new Set(areas.flatMap((area) => [...this.units.tree.preorder(area)]));
    const families = new Set([...inside].flatMap((area) => this.families.get(area) ?? []));
    return [...families]
      .flatMap(({ members }) => [...members.values()])
      .filter(({ living, reach }) => !living && !reach.lost && [...reach.shares.keys()].every((area) => inside.has(area)))
      .flatMap(({ id }) => (this.isBroughtWhole(id) ? [id] : []));
  }

  isBroughtWhole(donor: AreaId): boolean {
    return this.units.isUnit(donor) || [...this.reach(donor).shares.keys()].every((id) => this.units.isLeaf(id));
  }

  reach(area: AreaId): Reach {
    let reach = this.reaches.get(area);
    if (reach === undefined) this.reaches.set(area, (reach = this.follow(area)));
    return reach;
  }

  private follow(area: AreaId): Reach {
    if (this.units.tree.has(area)) return { shares: new Map([[area, ONE]]), lost: false };
    const successors = this.successors(area);
    const shares = new Map<AreaId, Rational | null>();
    let lost = successors.length === 0;
    for (const { to, share } of successors) {
      const further = this.reach(to);
      lost ||= further.lost;
      for (const [id, part] of further.shares) {
        const here = share === null || part === null ? null : multiply(share, part);
        const before = shares.get(id);
        shares.set(id, before === undefined ? here : before === null || here === null ? null : add(before, here));
      }
    }
    return { shares, lost };
  }

  private successors(area: AreaId): readonly Succession[] {
    return this.hierarchy.area(area)?.successors.filter(({ on }) => on <= this.day) ?? [];
  }

  private predecessors(area: AreaId): readonly Succession[] {
    return this.hierarchy.area(area)?.predecessors.filter(({ on }) => on <= this.day) ?? [];
  }

  private ties(area: AreaId): readonly AreaId[] {
    return [...this.successors(area).map(({ to }) => to), ...this.predecessors(area).map(({ from }) => from)];
  }

  private tiedTo(area: AreaId, seen: Set<AreaId>): AreaId[] {
    const ids = [area];
    seen.add(area);
    for (let i = 0; i < ids.length; i += 1)
      for (const id of this.ties(ids[i] ?? area))
        if (!seen.has(id)) {
          seen.add(id);
          ids.push(id);
        }
    return ids;
  }

  private keep(ids: readonly AreaId[]): void {
    const members = new Map(ids.map((id) => [id, this.member(id)]));
    const living = ids.filter((id) => this.units.tree.has(id));
    const family = { members, living, lost: [...members.values()].some(({ reach }) => reach.lost) };
    for (const id of ids) this.families.set(id, family);
    for (const { id, living: lives } of members.values()) if (!lives) this.offer(id);
  }

  private member(id: AreaId): Member {
    return {
      id,
      living: this.units.tree.has(id),
      unit: this.units.isUnit(id),
      predecessors: this.predecessors(id),
      successors: this.successors(id),
      reach: this.reach(id),
    };
  }

  private offer(donor: AreaId): void {
    for (const id of new Set(this.takers(donor, donor))) {
      const donors = this.donorsOf.get(id);
      if (donors === undefined) this.donorsOf.set(id, [donor]);
      else donors.push(donor);
    }
  }

  /** Where something of a donor's figure is known to come to, by way of this area: by shares, or whole where all that is left of it lies. */
  private takers(donor: AreaId, id: AreaId): readonly AreaId[] {
    if (this.units.tree.has(id)) return this.units.isLeaf(id) || this.isBroughtWhole(donor) ? [id] : [];
    const { shares, lost } = this.reach(id);
    const isKnown = [...shares].every(([living, share]) => share !== null && this.units.isLeaf(living));
    const whole = lost || isKnown || !this.isBroughtWhole(donor) ? null : this.units.tree.lowestAbove(shares.keys());
    const byShare = this.successors(id).flatMap(({ to, share }) => (share === null ? [] : this.takers(donor, to)));
    return whole === null ? byShare : [...byShare, whole];
  }

  private findDissolved(): readonly Dissolved[] {
    const found: Dissolved[] = [];
    for (const { spec } of this.hierarchy.all()) {
      const { id } = spec;
      if (!this.hierarchy.endedOn(id, this.day) || this.successors(id).length > 0) continue;
      const units = [...this.before(id)].filter((each) => this.units.isUnit(each));
      const under = this.stillAbove(id);
      if (units.length > 0 && under !== null) found.push({ under, units });
    }
    return found;
  }

  private before(id: AreaId): Set<AreaId> {
    const found = new Set([id]);
    for (const each of found) for (const { from } of this.predecessors(each)) found.add(from);
    return found;
  }

  /** The living area that an ended one lay under: its parent, or what came of it. */
  private stillAbove(id: AreaId): AreaId | null {
    const { tree } = this.units;
    let above = this.hierarchy.parentOn(id, this.day);
    while (above !== null && !tree.has(above))
      above = tree.lowestAbove(this.reach(above).shares.keys()) ?? this.hierarchy.parentOn(above, this.day);
    return above;
  }
}

const cached = new WeakMap<Hierarchy, Map<string, Lineage>>();

/** What came, by a day, of the areas that have ended, as an indicator reported at these levels sees it. */
export function lineageOn(hierarchy: Hierarchy, day: Day, reportedAt: readonly Level[]): Lineage {
  let lineages = cached.get(hierarchy);
  if (lineages === undefined) cached.set(hierarchy, (lineages = new Map()));
  const key = `${hierarchy.version(day)} ${reportedAt.toSorted().join()}`;
  let lineage = lineages.get(key);
  if (lineage === undefined) {
    if (lineages.size >= 64) lineages.clear();
    lineages.set(key, (lineage = new LineageOnDay(hierarchy, day, reportedAt)));
  }
  return lineage;
}
