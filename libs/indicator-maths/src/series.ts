import { addDays, earlier } from './days';
import type { Evaluation, Place } from './evaluation';
import { type Layer, SETTLING_DAYS, type SlotPick } from './layer';
import type { Frame } from './frame';
import { lineageOn } from './lineage';
import type { NodeValue } from './node';
import { type Measured, measured, type Pick, withoutGround, withoutSlot } from './measured';
import type { AreaId, Basis, Day, Indicator, PeriodAsked } from './model';
import { type Rational, whole, ZERO } from './rational';
import { finalSlot, isYearToDate, slotOf, slotsBetween, yearSlot } from './slots';

export interface Bounds {
  readonly from?: Day;
  readonly to?: Day;
}

export interface Anchor {
  readonly value: Measured;
  readonly on: Day;
}

/** The values of one indicator in one area on D, as the choice of slots (rules 3.1) and the states (rules 6) ask for them. */
export interface Series {
  readonly day: Day;
  readonly indicator: Indicator;
  /** Rules 3.1 among slots whose last day lies within the bounds; null when there is none. */
  choose(asked: PeriodAsked | undefined, bounds?: Bounds): Measured | null;
  /** What a row shows where there is no slot. */
  empty(): Measured;
  /** The same slot or day as another area's. */
  at(pick: Pick): Measured;
  final(from: Day, due: Day): Measured;
  /** Settled periods that end in (due, to]: of a sum-in-year a whole year, or the final period itself where it ends after U. */
  after(due: Day, to: Day, final: Measured): Iterable<Measured>;
  /** Every settled slot of from..to, with or without a value. */
  settledBetween(from: Day, to: Day): readonly Measured[];
  /** The whole year; of a year still open at `due` with the figures up to it. */
  year(year: number, due?: Day): Measured | null;
  /** The baseline that figures give a span from F, for what is judged in the period ending on `t`. */
  baseline(from: Day, until: Day, before: Measured): Anchor | null;
  /** The latest slot later than the one shown: unsettled, on D > U any. */
  newer(than: Measured, any: boolean): Measured | null;
  /** Every slot that holds a figure, the latest first, down to a last day. */
  candidates(downTo: Day): readonly Measured[];
}

/** Where a value comes from. */
export interface Ground {
  readonly frame: Frame;
  readonly place: Place;
  readonly node: NodeValue;
}

export class ReportedSeries implements Series {
  readonly day: Day;
  private readonly layer: Layer;
  private days: readonly Day[] | null = null;
  private readonly known = new Map<Day, Measured>();

  constructor(
    private readonly evaluation: Evaluation,
    readonly indicator: Indicator,
    readonly area: AreaId,
    readonly basis: Basis,
    private readonly followed: boolean,
  ) {
    this.day = evaluation.day;
    this.layer = evaluation.layer(indicator, basis);
  }

  private slotDays(): readonly Day[] {
    this.days ??= this.evaluation.slotDays(this.area, this.layer, this.followed);
    return this.days;
  }

  private place(last: Day | null): Place {
    return this.evaluation.place(this.area, last, this.indicator.reportedAt, this.followed);
  }

  at(pick: Pick): Measured {
    return pick.slot === null ? this.empty() : this.measure({ ...pick, slot: pick.slot });
  }

  private measure(pick: SlotPick): Measured {
    const place = this.place(pick.slot.last);
    const node = this.layer.node(place, this.area, pick);
    if (node === null) {
      const ended = place.kind === 'nowhere' && place.ended;
      return withoutGround(pick, this.day, ended, !ended && isYearToDate(this.indicator, pick.slot));
    }
    return measured(this.indicator, node, pick, this.day);
  }

  candidates(downTo: Day): readonly Measured[] {
    return this.slotDays()
      .filter((last) => last >= downTo)
      .toReversed()
      .map((last) => this.on(last));
  }

  ground({ slot, ...rest }: Pick): Ground | null {
    if (slot === null) return null;
    const pick = { slot, ...rest };
    const place = this.place(slot.last);
    const frame = this.layer.frameAt(place, pick);
    const node = this.layer.node(place, this.area, pick);
    return frame === null || node === null ? null : { frame, place, node };
  }

  private on(last: Day): Measured {
    let value = this.known.get(last);
    if (value === undefined) this.known.set(last, (value = this.measure(this.layer.pick(last))));
    return value;
  }

  choose(asked: PeriodAsked | undefined, { from, to }: Bounds = {}): Measured | null {
    if (asked !== undefined && asked !== 'latest') return this.measure(this.layer.pickOf(slotOf(this.indicator, asked)));
    const days = this.slotDays();
    let latest: Day | null = null;
    for (let i = days.length - 1; i >= 0; i -= 1) {
      const last = days[i];
      if (last === undefined || (to !== undefined && last > to)) continue;
      if (from !== undefined && last < from) break;
      latest ??= last;
      if (asked === 'latest') break;
      const value = this.on(last);
      if (value.settled) return value;
    }
    return latest === null ? null : this.on(latest);
  }

  empty(): Measured {
    return withoutSlot(this.day, this.expectedNow());
  }

  private expectedNow(): Rational {
    const place = this.place(null);
    const count = (area: AreaId): number => lineageOn(this.evaluation.hierarchy, this.day, this.indicator.reportedAt).units.count(area);
    if (place.kind === 'living') return whole(count(this.area));
    return place.kind === 'followed' ? whole(place.cover.map(count).reduce((a, b) => a + b, 0)) : ZERO;
  }

  final(from: Day, due: Day): Measured {
    const { slot, running } = finalSlot(this.indicator, from, due);
    if (!running) return this.on(slot.last);
    return this.at({ slot, cut: earlier(due, this.day), settlesOn: addDays(due, SETTLING_DAYS) });
  }

  *after(due: Day, to: Day, final: Measured): Iterable<Measured> {
    for (const last of this.slotDays()) {
      if (last <= due || last > to) continue;
      const value = this.on(last);
      // Rules 6.3; a school year is no whole year.
      const decides = this.indicator.time === 'last' || last.endsWith('-12-31') || last === final.pick?.slot?.last;
      if (value.settled && decides) yield value;
    }
  }

  settledBetween(from: Day, to: Day): readonly Measured[] {
    return slotsBetween(this.indicator, from, to)
      .map(({ last }) => this.on(last))
      .filter(({ settled }) => settled);
  }

  year(year: number, due: Day = this.day): Measured | null {
    const slot = yearSlot(this.indicator, year);
    if (slot === null) return null;
    if (due >= slot.last || due >= this.day) return this.on(slot.last);
    return this.at({ slot, cut: due, settlesOn: addDays(due, SETTLING_DAYS) });
  }

  baseline(from: Day, until: Day, before: Measured): Anchor | null {
    const days = this.slotDays();
    const usable = (last: Day): Anchor | null => {
      const value = this.on(last);
      return value.settled && value.v !== null ? { value, on: last } : null;
    };
    for (let i = days.length - 1; i >= 0; i -= 1) {
      const last = days[i] ?? from;
      const anchor = last < from ? usable(last) : null;
      if (anchor !== null) return anchor;
    }
    const judged = before.pick?.slot?.last ?? before.t;
    for (const last of days) {
      const anchor = last >= from && last <= until && last < judged ? usable(last) : null;
      if (anchor !== null) return anchor;
    }
    return null;
  }

  newer(than: Measured, any: boolean): Measured | null {
    const shown = than.pick;
    if (shown === null || shown.slot === null) return null;
    const shownLast = shown.slot.last;
    for (const last of this.slotDays().toReversed()) {
      if (last < shownLast) return null;
      const value = this.on(last);
      // The final period that ran beyond U, with figures of it that go on.
      if (last === shownLast) return any && (value.node?.total.upTo ?? '') > shown.cut ? value : null;
      if (any || !value.settled) return value;
    }
    return null;
  }
}
