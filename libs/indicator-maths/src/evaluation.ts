import type { Day, AreaId, Basis, Facts, Indicator, IndicatorCode, Level } from './model';
import { followed, type Followed } from './ended';
import { Frame, type FrameKey, type NodeMemo } from './frame';
import { type Hierarchy, hierarchyOf } from './hierarchy';
import { lineageOn } from './lineage';
import { gather, nodeValue, type NodeValue } from './node';
import { Register } from './register';
import { Shelf } from './shelf';
import { type Slot, slotKey } from './slots';

/** Gives the memo of a frame; the default forgets with the evaluation. */
export type MemoFor = (key: FrameKey) => NodeMemo;

/** Where the ground of an area lies on D: itself, its own last tree, the areas its units were followed to, or nowhere. */
export type Place =
  | { readonly kind: 'living' }
  | { readonly kind: 'last-day'; readonly day: Day }
  | { readonly kind: 'followed'; readonly cover: readonly AreaId[] }
  | { readonly kind: 'nowhere'; readonly ended: boolean };

/** Everything computed for one day D; two bases share it. */
export class Evaluation {
  readonly hierarchy: Hierarchy;
  private readonly shelves = new Map<IndicatorCode, Shelf>();
  private readonly frames = new Map<string, Frame>();
  private readonly heldDays = new Map<string, Map<AreaId, ReadonlySet<Day>>>();
  private readonly follows = new Map<string, Followed>();
  private readonly otherDays = new Map<Day, Evaluation>();
  readonly register: Register;

  constructor(
    readonly facts: Facts,
    readonly day: Day,
    private readonly memoFor: MemoFor = () => new Map(),
  ) {
    this.hierarchy = hierarchyOf(facts.changes);
    this.register = new Register(facts, this.hierarchy);
  }

  /** The same facts on another day: a derived value is counted on it (rules 3.5). */
  on(day: Day): Evaluation {
    if (day === this.day) return this;
    let other = this.otherDays.get(day);
    if (other === undefined) this.otherDays.set(day, (other = new Evaluation(this.facts, day, this.memoFor)));
    return other;
  }

  indicator(code: IndicatorCode): Indicator {
    const indicator = this.facts.indicator(code);
    if (indicator === undefined) throw new RangeError(`indicator "${code}" is not among the facts`);
    return indicator;
  }

  private shelf(indicator: Indicator): Shelf {
    let shelf = this.shelves.get(indicator.code);
    if (shelf === undefined) this.shelves.set(indicator.code, (shelf = new Shelf(this.facts, indicator)));
    return shelf;
  }

  frame(indicator: Indicator, slot: Slot, basis: Basis, cut: Day, treeDay: Day): Frame {
    const name = `${indicator.code} ${slotKey(slot)} ${basis} ${cut} ${treeDay}`;
    let frame = this.frames.get(name);
    if (frame === undefined) {
      const key = { indicator, slot, day: this.day, basis, cut, treeDay };
      this.frames.set(name, (frame = new Frame(this.hierarchy, this.shelf(indicator), key, this.memoFor(key))));
    }
    return frame;
  }

  /** Rules 4: which tree gives an area its value in a slot; `last` null asks about D itself. `own` says it is a plan's own area, which is followed. */
  place(area: AreaId, last: Day | null, reportedAt: readonly Level[], own: boolean): Place {
    if (this.hierarchy.existsOn(area, this.day)) return { kind: 'living' };
    const lastDay = this.hierarchy.endedOn(area, this.day) ? this.hierarchy.lastDayOf(area) : null;
    if (lastDay === null) return { kind: 'nowhere', ended: false };
    if (last !== null && last <= lastDay) return { kind: 'last-day', day: lastDay };
    const cover = own ? this.follow(area, reportedAt).cover : null;
    return cover === null ? { kind: 'nowhere', ended: true } : { kind: 'followed', cover };
  }

  private follow(area: AreaId, reportedAt: readonly Level[]): Followed {
    const key = `${area} ${reportedAt.join()}`;
    let found = this.follows.get(key);
    if (found === undefined) this.follows.set(key, (found = followed(this.hierarchy, area, this.day, reportedAt)));
    return found;
  }

  /** The value of an area in a slot; null where it has no ground on D. */
  node(place: Place, area: AreaId, indicator: Indicator, slot: Slot, basis: Basis, cut: Day = this.day): NodeValue | null {
    switch (place.kind) {
      case 'living':
        return nodeValue(this.frame(indicator, slot, basis, cut, this.day), area);
      case 'last-day':
        return nodeValue(this.frame(indicator, slot, basis, cut, place.day), area);
      case 'followed': {
        const frame = this.frame(indicator, slot, basis, cut, this.day);
        const gathered = gather(frame, place.cover, null);
        const { total } = gathered;
        const source = total.hasValue ? 'roll-up' : null;
        return {
          ...gathered,
          source,
          notApplicable: total.notApplicable,
          own: null,
          ownUsed: false,
          rollUp: null,
          single: false,
          returned: false,
        };
      }
      case 'nowhere':
        return null;
    }
  }

  /** The last days of the slots that hold a figure of the area, of one under it, or of a predecessor brought in (rules 3.1). */
  slotDays(area: AreaId, indicator: Indicator, basis: Basis, own: boolean): readonly Day[] {
    const { day, hierarchy } = this;
    if (hierarchy.existsOn(area, day)) return [...this.heldUnder(area, indicator, basis, day)].toSorted();
    const lastDay = hierarchy.endedOn(area, day) ? hierarchy.lastDayOf(area) : null;
    if (lastDay === null) return [];
    const days = new Set([...this.heldUnder(area, indicator, basis, lastDay)].filter((last) => last <= lastDay));
    const cover = own ? this.follow(area, indicator.reportedAt).cover : null;
    for (const each of cover ?? []) for (const last of this.heldUnder(each, indicator, basis, day)) if (last > lastDay) days.add(last);
    return [...days].toSorted();
  }

  private heldUnder(area: AreaId, indicator: Indicator, basis: Basis, treeDay: Day): ReadonlySet<Day> {
    const key = `${indicator.code} ${basis} ${treeDay}`;
    let known = this.heldDays.get(key);
    if (known === undefined) this.heldDays.set(key, (known = new Map()));
    return this.collect(known, area, indicator, basis, treeDay);
  }

  private collect(known: Map<AreaId, ReadonlySet<Day>>, area: AreaId, indicator: Indicator, basis: Basis, treeDay: Day): ReadonlySet<Day> {
    const before = known.get(area);
    if (before !== undefined) return before;
    const shelf = this.shelf(indicator);
    const lineage = lineageOn(this.hierarchy, treeDay, indicator.reportedAt);
    const days = new Set(shelf.lastDays(area, this.day, basis));
    // Of `area: none` a predecessor's figure is no value of its successor's.
    if (indicator.area === 'sum')
      for (const donor of lineage.donors(area)) for (const last of shelf.lastDays(donor, this.day, basis)) days.add(last);
    if (!lineage.units.isLeaf(area))
      for (const child of lineage.units.tree.children(area))
        for (const last of this.collect(known, child, indicator, basis, treeDay)) days.add(last);
    known.set(area, days);
    return days;
  }
}
