import type { Hierarchy } from './hierarchy';
import type { AreaId, Day, Level } from './model';

const NONE: readonly AreaId[] = [];
const MOST_KEPT = 64;

/** The tree of one day: who exists, under whom. Children are in order of their ids. */
export class Snapshot {
  private readonly parents = new Map<AreaId, AreaId | null>();
  private readonly childrenOf = new Map<AreaId, AreaId[]>();
  private readonly levels = new Map<string, ReadonlySet<AreaId>>();
  private readonly unders = new Map<AreaId, ReadonlySet<AreaId>>();

  constructor(
    private readonly hierarchy: Hierarchy,
    readonly day: Day,
  ) {
    for (const { spec, first, end } of hierarchy.all()) {
      if (first > day || (end !== null && end <= day)) continue;
      const parent = hierarchy.parentOn(spec.id, day);
      this.parents.set(spec.id, parent);
      if (parent === null) continue;
      const siblings = this.childrenOf.get(parent);
      if (siblings === undefined) this.childrenOf.set(parent, [spec.id]);
      else siblings.push(spec.id);
    }
    for (const siblings of this.childrenOf.values()) siblings.sort();
  }

  has(id: AreaId): boolean {
    return this.parents.has(id);
  }

  parent(id: AreaId): AreaId | null {
    return this.parents.get(id) ?? null;
  }

  children(id: AreaId): readonly AreaId[] {
    return this.childrenOf.get(id) ?? NONE;
  }

  living(): Iterable<AreaId> {
    return this.parents.keys();
  }

  /** The area itself, its parent, … up to the root. */
  *upward(id: AreaId): Iterable<AreaId> {
    for (let each: AreaId | null = id; each !== null && this.parents.has(each); each = this.parent(each)) yield each;
  }

  /** The area and everything under it, a parent before its children. */
  preorder(id: AreaId): readonly AreaId[] {
    const found: AreaId[] = [];
    const take = (area: AreaId): void => {
      found.push(area);
      for (const child of this.children(area)) take(child);
    };
    if (this.has(id)) take(id);
    return found;
  }

  /** The same as a set, kept: the whole of a country is asked about again and again. */
  under(id: AreaId): ReadonlySet<AreaId> {
    let found = this.unders.get(id);
    if (found === undefined) {
      if (this.unders.size >= MOST_KEPT) this.unders.clear();
      this.unders.set(id, (found = new Set(this.preorder(id))));
    }
    return found;
  }

  /** Of those the areas of a level, in the same order. Many questions ask for the same thousands: they are found once. */
  atLevel(id: AreaId, level: Level): ReadonlySet<AreaId> {
    const key = `${level} ${id}`;
    let found = this.levels.get(key);
    if (found === undefined)
      this.levels.set(key, (found = new Set(this.preorder(id).filter((area) => this.hierarchy.level(area) === level))));
    return found;
  }

  isUnder(id: AreaId, ancestor: AreaId): boolean {
    for (const each of this.upward(id)) if (each === ancestor) return true;
    return false;
  }

  /** The lowest area that all of them are under (itself included); null when there is none. */
  lowestAbove(ids: Iterable<AreaId>): AreaId | null {
    const [one, ...others] = [...ids].map((id) => [...this.upward(id)]);
    return one?.find((each) => others.every((line) => line.includes(each))) ?? null;
  }
}

const taken = new WeakMap<Hierarchy, Map<number, Snapshot>>();

/** The tree of a day; days between two changes share one. */
export function snapshotOn(hierarchy: Hierarchy, day: Day): Snapshot {
  let snapshots = taken.get(hierarchy);
  if (snapshots === undefined) taken.set(hierarchy, (snapshots = new Map()));
  const version = hierarchy.version(day);
  let snapshot = snapshots.get(version);
  if (snapshot === undefined) {
    if (snapshots.size >= 64) snapshots.clear();
    snapshots.set(version, (snapshot = new Snapshot(hierarchy, day)));
  }
  return snapshot;
}
