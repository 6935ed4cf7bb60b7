import { addDays } from './days';
import type { Place } from './evaluation';
import { type DaysMemo, Frame, type Keeping } from './frame';
import type { Hierarchy } from './hierarchy';
import { type Lineage, lineageOn } from './lineage';
import type { Pick } from './measured';
import type { AreaId, Basis, Day, Indicator } from './model';
import { gather, nodeValue, type NodeValue } from './node';
import type { Shelf } from './shelf';
import { type Slot, slotKey, slotOn } from './slots';

/** A slot settles by itself 30 days after its last day. */
export const SETTLING_DAYS = 30;

export type SlotPick = Pick & { readonly slot: Slot };

interface Held {
  readonly lineage: Lineage;
  readonly days: DaysMemo;
  readonly ever: DaysMemo;
}

/** After every day that anybody asks about. */
const EVER = '9999-12-31';

/** One indicator in one basis on D: its slots, and their frames. */
export class Layer {
  readonly indicator: Indicator;
  private readonly picks = new Map<Day, SlotPick>();
  private readonly today = new Map<Slot, Frame>();
  private readonly frames = new Map<string, Frame>();
  private readonly held = new Map<Day, Held>();

  constructor(
    private readonly hierarchy: Hierarchy,
    private readonly shelf: Shelf,
    private readonly day: Day,
    private readonly basis: Basis,
    private readonly keeping: Keeping,
  ) {
    this.indicator = shelf.indicator;
  }

  /** The slot of a last day, unasked. */
  pick(last: Day): SlotPick {
    let pick = this.picks.get(last);
    if (pick === undefined) this.picks.set(last, (pick = this.pickOf(slotOn(this.indicator, last))));
    return pick;
  }

  pickOf(slot: Slot): SlotPick {
    return { slot, cut: this.day, settlesOn: addDays(slot.last, SETTLING_DAYS) };
  }

  private frame(slot: Slot, cut: Day, treeDay: Day): Frame {
    const now = cut === this.day && treeDay === this.day;
    const known = now ? this.today.get(slot) : undefined;
    if (known !== undefined) return known;
    const name = `${slotKey(slot)} ${cut} ${treeDay}`;
    let frame = this.frames.get(name);
    if (frame === undefined) {
      const key = { indicator: this.indicator, slot, day: this.day, basis: this.basis, cut, treeDay };
      this.frames.set(name, (frame = new Frame(this.hierarchy, this.shelf, key, this.keeping.nodes(key))));
    }
    if (now) this.today.set(slot, frame);
    return frame;
  }

  /** The frame that gives an area of this place its value; null where it has no ground on D. */
  frameAt(place: Place, { slot, cut }: SlotPick): Frame | null {
    if (place.kind === 'nowhere') return null;
    return this.frame(slot, cut, place.kind === 'last-day' ? place.day : this.day);
  }

  /** The value of an area in a slot; null where it has no ground on D. */
  node(place: Place, area: AreaId, { slot, cut }: SlotPick): NodeValue | null {
    switch (place.kind) {
      case 'living':
        return nodeValue(this.frame(slot, cut, this.day), area);
      case 'last-day':
        return nodeValue(this.frame(slot, cut, place.day), area);
      case 'followed': {
        const gathered = gather(this.frame(slot, cut, this.day), place.cover, null);
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

  /** The last days of the slots that hold a figure of the area, of one under it, or of a predecessor brought in (rules 3.1), in order. */
  heldUnder(area: AreaId, treeDay: Day): readonly Day[] {
    return this.collect(this.heldOn(treeDay), area);
  }

  /** The same of areas that are followed as one, on D: what came to lie wholly in them is theirs. */
  heldWithin(areas: readonly AreaId[]): readonly Day[] {
    const held = this.heldOn(this.day);
    const donors = this.indicator.area === 'sum' ? held.lineage.donorsWithin(areas) : [];
    return [
      ...areas.flatMap((area) => this.collect(held, area)),
      ...donors.flatMap((donor) => this.shelf.lastDays(donor, this.day, this.basis)),
    ];
  }

  private heldOn(treeDay: Day): Held {
    let held = this.held.get(treeDay);
    if (held === undefined) {
      const { indicator, basis, day } = this;
      held = {
        lineage: lineageOn(this.hierarchy, treeDay, indicator.reportedAt),
        days: this.keeping.days({ indicator, basis, day, treeDay }),
        ever: this.keeping.ever({ indicator, basis, treeDay }),
      };
      this.held.set(treeDay, held);
    }
    return held;
  }

  /**
   * A figure's dataTo lies in its period (rules 2): where no figure's period ends after D, those of whatever day are those of D. Days on
   * which nothing runs, as most are, share them.
   */
  private collect(held: Held, area: AreaId): readonly Day[] {
    const ever = this.collectOn(EVER, held.ever, held.lineage, area);
    return (ever.at(-1) ?? '') <= this.day ? ever : this.collectOn(this.day, held.days, held.lineage, area);
  }

  private collectOn(day: Day, memo: DaysMemo, lineage: Lineage, area: AreaId): readonly Day[] {
    const known = memo.get(area);
    if (known !== undefined) return known;
    const { units } = lineage;
    // Of `area: none` a predecessor's figure is no value of its successor's.
    const donors = this.indicator.area === 'sum' ? lineage.donors(area) : [];
    let days: readonly Day[] = this.shelf.lastDays(area, day, this.basis);
    const below = units.isLeaf(area) ? [] : units.tree.children(area);
    if (donors.length > 0 || below.length > 0) {
      const all = new Set(days);
      for (const donor of donors) for (const last of this.shelf.lastDays(donor, day, this.basis)) all.add(last);
      const leaves: AreaId[] = [];
      for (const child of below)
        if (units.isLeaf(child) && lineage.donors(child).length === 0) leaves.push(child);
        else for (const last of this.collectOn(day, memo, lineage, child)) all.add(last);
      this.shelf.addLastDays(leaves, day, this.basis, all);
      days = [...all].toSorted();
    }
    memo.set(area, days);
    return days;
  }
}
