import { followed, type Followed } from './ended';
import { FORGETFUL, type Keeping } from './frame';
import { type Hierarchy, hierarchyOf } from './hierarchy';
import { Layer } from './layer';
import type { AreaId, Basis, Day, Facts, Indicator, IndicatorCode, Level } from './model';
import { Register } from './register';
import { Shelf } from './shelf';

/** Where the ground of an area lies on D: itself, its own last tree, the areas its units were followed to, or nowhere. */
export type Place =
  | { readonly kind: 'living' }
  | { readonly kind: 'last-day'; readonly day: Day }
  | { readonly kind: 'followed'; readonly cover: readonly AreaId[] }
  | { readonly kind: 'nowhere'; readonly ended: boolean };

const LIVING: Place = { kind: 'living' };

/** Everything computed for one day D; two bases share it. */
export class Evaluation {
  readonly hierarchy: Hierarchy;
  readonly register: Register;
  private readonly shelves = new Map<IndicatorCode, Shelf>();
  private readonly layers = new Map<string, Layer>();
  private readonly follows = new Map<string, Followed>();
  private readonly otherDays = new Map<Day, Evaluation>();

  constructor(
    readonly facts: Facts,
    readonly day: Day,
    readonly keeping: Keeping = FORGETFUL,
  ) {
    this.hierarchy = hierarchyOf(facts.changes);
    this.register = new Register(facts, this.hierarchy);
  }

  /** The same facts on another day: a derived value is counted on it (rules 3.5). */
  on(day: Day): Evaluation {
    if (day === this.day) return this;
    let other = this.otherDays.get(day);
    if (other === undefined) this.otherDays.set(day, (other = new Evaluation(this.facts, day, this.keeping)));
    return other;
  }

  indicator(code: IndicatorCode): Indicator {
    const indicator = this.facts.indicator(code);
    if (indicator === undefined) throw new RangeError(`indicator "${code}" is not among the facts`);
    return indicator;
  }

  layer(indicator: Indicator, basis: Basis): Layer {
    const key = `${indicator.code} ${basis}`;
    let layer = this.layers.get(key);
    if (layer === undefined) {
      let shelf = this.shelves.get(indicator.code);
      if (shelf === undefined) this.shelves.set(indicator.code, (shelf = new Shelf(this.facts, indicator)));
      this.layers.set(key, (layer = new Layer(this.hierarchy, shelf, this.day, basis, this.keeping)));
    }
    return layer;
  }

  /** Rules 4: which tree gives an area its value in a slot; `last` null asks about D itself. `own` says it is a plan's own area, which is followed. */
  place(area: AreaId, last: Day | null, reportedAt: readonly Level[], own: boolean): Place {
    if (this.hierarchy.existsOn(area, this.day)) return LIVING;
    const lastDay = this.hierarchy.endedOn(area, this.day) ? this.hierarchy.lastDayOf(area) : null;
    if (lastDay === null) return { kind: 'nowhere', ended: false };
    if (last !== null && last <= lastDay) return { kind: 'last-day', day: lastDay };
    const cover = own ? this.cover(area, reportedAt) : null;
    return cover === null ? { kind: 'nowhere', ended: true } : { kind: 'followed', cover };
  }

  private cover(area: AreaId, reportedAt: readonly Level[]): Followed['cover'] {
    const key = `${area} ${reportedAt.join()}`;
    let found = this.follows.get(key);
    if (found === undefined) this.follows.set(key, (found = followed(this.hierarchy, area, this.day, reportedAt)));
    return found.cover;
  }

  /** The last days of the slots among which an area chooses (rules 3.1); one that has ended has none after its last day but where it is followed. */
  slotDays(area: AreaId, layer: Layer, own: boolean): readonly Day[] {
    if (this.hierarchy.existsOn(area, this.day)) return layer.heldUnder(area, this.day);
    const lastDay = this.hierarchy.endedOn(area, this.day) ? this.hierarchy.lastDayOf(area) : null;
    if (lastDay === null) return [];
    const before = layer.heldUnder(area, lastDay).filter((last) => last <= lastDay);
    const cover = own ? this.cover(area, layer.indicator.reportedAt) : null;
    const after = cover === null ? [] : layer.heldWithin(cover).filter((last) => last > lastDay);
    return [...new Set([...before, ...after])].toSorted();
  }
}
