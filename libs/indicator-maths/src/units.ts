import type { Hierarchy } from './hierarchy';
import type { AreaId, Day, Level } from './model';
import { type Snapshot, snapshotOn } from './snapshot';

/** From above; a sector lies beside the communes, and above nothing. */
const RANK: Readonly<Record<Level, number>> = { country: 0, province: 1, district: 2, commune: 3, sector: 3, village: 4 };

/** Where the reporting units of an indicator lie in the tree of one day. */
export class Units {
  private readonly counts = new Map<AreaId, number>();
  private readonly leaves = new Map<AreaId, boolean>();

  constructor(
    private readonly hierarchy: Hierarchy,
    readonly tree: Snapshot,
    private readonly reportedAt: ReadonlySet<Level>,
  ) {}

  /** At one of the levels that report. */
  isUnit(id: AreaId): boolean {
    const level = this.hierarchy.level(id);
    return level !== null && this.reportedAt.has(level);
  }

  /** How many units lie under the area, itself included. */
  count(id: AreaId): number {
    let count = this.counts.get(id);
    if (count === undefined) {
      count = this.isUnit(id) ? 1 : 0;
      for (const child of this.tree.children(id)) count += this.count(child);
      this.counts.set(id, count);
    }
    return count;
  }

  /** No child can hold a figure of the indicator: one can only be its own or its predecessors'. */
  isLeaf(id: AreaId): boolean {
    let leaf = this.leaves.get(id);
    if (leaf === undefined) this.leaves.set(id, (leaf = !this.tree.children(id).some((child) => this.canHold(child))));
    return leaf;
  }

  /** Levels below that of the area report, too: it is not the only unit that ever lay in it. */
  reportsAbove(id: AreaId): boolean {
    const level = this.hierarchy.level(id);
    return level !== null && [...this.reportedAt].some((reported) => RANK[level] < RANK[reported]);
  }

  /** Rules 2: figures are accepted at the levels that report and above, never below. */
  private canHold(id: AreaId): boolean {
    const level = this.hierarchy.level(id);
    if (level === null || this.reportedAt.has(level)) return level !== null;
    return level !== 'sector' && [...this.reportedAt].some((reported) => RANK[level] < RANK[reported]);
  }

  /** The units under an area, itself included, in text order. */
  under(id: AreaId): readonly AreaId[] {
    const found: AreaId[] = [];
    const visit = (each: AreaId): void => {
      if (this.count(each) === 0) return;
      if (this.isUnit(each)) found.push(each);
      this.tree.children(each).forEach(visit);
    };
    if (this.tree.has(id)) visit(id);
    return found.toSorted();
  }
}

const cached = new WeakMap<Snapshot, Map<string, Units>>();

export function unitsOn(hierarchy: Hierarchy, day: Day, reportedAt: readonly Level[]): Units {
  const tree = snapshotOn(hierarchy, day);
  let byLevels = cached.get(tree);
  if (byLevels === undefined) cached.set(tree, (byLevels = new Map()));
  const key = reportedAt.toSorted().join();
  let units = byLevels.get(key);
  if (units === undefined) byLevels.set(key, (units = new Units(hierarchy, tree, new Set(reportedAt))));
  return units;
}

/** Rules 3.3: the reporting units under an area are the same on both days. */
export function sameUnits(hierarchy: Hierarchy, area: AreaId, reportedAt: readonly Level[], one: Day, other: Day): boolean {
  if (hierarchy.version(one) === hierarchy.version(other)) return true;
  const before = unitsOn(hierarchy, one, reportedAt).under(area);
  const after = unitsOn(hierarchy, other, reportedAt).under(area);
  return before.length === after.length && before.every((unit, i) => unit === after[i]);
}
