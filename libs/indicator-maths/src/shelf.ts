import { revisionOn } from './figure-on-day';
import type { AreaId, Basis, Day, Facts, Figure, FigureRevision, Indicator, Period } from './model';
import { type PeriodInfo, periodInfo } from './periods';

/** A figure as it stands on a day in a basis. */
export interface Held {
  readonly figure: Figure;
  readonly revision: FigureRevision;
  readonly info: PeriodInfo;
}

interface Placed {
  readonly figure: Figure;
  readonly info: PeriodInfo;
}

const NONE: readonly Placed[] = [];

/** The figures of one indicator, each area's by the last day of their periods; asked for once an area. */
export class Shelf {
  private readonly byArea = new Map<AreaId, ReadonlyMap<Day, readonly Placed[]>>();

  constructor(
    private readonly facts: Facts,
    readonly indicator: Indicator,
  ) {}

  private of(area: AreaId): ReadonlyMap<Day, readonly Placed[]> {
    let placed = this.byArea.get(area);
    if (placed === undefined) {
      const byDay = new Map<Day, Placed[]>();
      for (const figure of this.facts.figures(this.indicator.code, area)) {
        const info = periodInfo(figure.period);
        const there = byDay.get(info.last);
        if (there === undefined) byDay.set(info.last, [{ figure, info }]);
        else there.push({ figure, info });
      }
      this.byArea.set(area, (placed = byDay));
    }
    return placed;
  }

  /** The last days of the periods for which the area has a figure on the day. */
  *lastDays(area: AreaId, day: Day, basis: Basis): Iterable<Day> {
    for (const [last, placed] of this.of(area)) if (placed.some(({ figure }) => revisionOn(figure, day, basis) !== null)) yield last;
  }

  /** Every figure of the area whose period ends on `last`, as it stands on `day`. */
  endingOn(area: AreaId, last: Day, day: Day, basis: Basis): readonly Held[] {
    const held: Held[] = [];
    for (const { figure, info } of this.of(area).get(last) ?? NONE) {
      const revision = revisionOn(figure, day, basis);
      if (revision !== null) held.push({ figure, revision, info });
    }
    return held;
  }

  forPeriod(area: AreaId, period: Period, day: Day, basis: Basis): Held | null {
    return this.endingOn(area, periodInfo(period).last, day, basis).find(({ figure }) => figure.period === period) ?? null;
  }
}
