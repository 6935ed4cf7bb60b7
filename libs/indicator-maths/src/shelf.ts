import { revisionOn } from './figure-on-day';
import type { AreaId, Basis, Day, Facts, Figure, FigureRevision, Indicator, Period, PlainSums } from './model';
import { type PeriodInfo, periodInfo } from './periods';

/** A figure as it stands on a day in a basis. */
export interface Held {
  readonly figure: Figure;
  readonly revision: FigureRevision;
  readonly info: PeriodInfo;
}

const NOTHING: readonly Held[] = [];
const NONE: readonly Figure[] = [];
/** An area with more figures than this is looked up by last day; below, a look at each is cheaper than an index. */
const FEW = 32;

/** The figures of one indicator, asked for once an area. */
export class Shelf {
  private readonly byArea = new Map<AreaId, readonly Figure[]>();
  private readonly byLastDay = new Map<readonly Figure[], ReadonlyMap<Day, readonly Figure[]>>();

  private readonly byDay = new Map<Day, Map<AreaId, readonly Figure[]>>();

  constructor(
    private readonly facts: Facts,
    readonly indicator: Indicator,
  ) {}

  private of(area: AreaId): readonly Figure[] {
    let figures = this.byArea.get(area);
    if (figures === undefined) this.byArea.set(area, (figures = this.facts.figures(this.indicator.code, area)));
    return figures;
  }

  private near(area: AreaId, last: Day): readonly Figure[] {
    if (this.facts.figuresEndingOn !== undefined) return this.endingOnce(area, last);
    const figures = this.of(area);
    if (figures.length <= FEW) return figures;
    let index = this.byLastDay.get(figures);
    if (index === undefined) this.byLastDay.set(figures, (index = Map.groupBy(figures, ({ period }) => periodInfo(period).last)));
    return index.get(last) ?? NONE;
  }

  /** Plain figures can be added up without a look at each. */
  get knowsPlain(): boolean {
    return this.facts.addPlain !== undefined;
  }

  addPlain(areas: readonly AreaId[], last: Day, day: Day, basis: Basis, sums: PlainSums): readonly AreaId[] {
    return this.facts.addPlain?.(this.indicator.code, areas, { last, day, basis }, sums) ?? areas;
  }

  /** The last days of the periods for which any of the areas has a figure on the day. */
  addLastDays(areas: readonly AreaId[], day: Day, basis: Basis, into: Set<Day>): void {
    if (this.facts.addLastDays !== undefined) this.facts.addLastDays(this.indicator.code, areas, day, basis, into);
    else for (const area of areas) for (const last of this.lastDays(area, day, basis)) into.add(last);
  }

  /** The last days of the periods for which the area has a figure on the day. */
  lastDays(area: AreaId, day: Day, basis: Basis): Day[] {
    const days = this.facts.lastDays?.(this.indicator.code, area, day, basis) ?? this.lastDaysOf(area, day, basis);
    // Most areas report in order and once a slot.
    return days.every((last, i) => i === 0 || (days[i - 1] ?? '') < last) ? days : [...new Set(days)].toSorted();
  }

  /** Both bases ask for the same figures. */
  private endingOnce(area: AreaId, last: Day): readonly Figure[] {
    let areas = this.byDay.get(last);
    if (areas === undefined) this.byDay.set(last, (areas = new Map()));
    let figures = areas.get(area);
    if (figures === undefined) areas.set(area, (figures = this.facts.figuresEndingOn?.(this.indicator.code, area, last) ?? NONE));
    return figures;
  }

  private lastDaysOf(area: AreaId, day: Day, basis: Basis): Day[] {
    const days: Day[] = [];
    for (const figure of this.of(area)) if (revisionOn(figure, day, basis) !== null) days.push(periodInfo(figure.period).last);
    return days;
  }

  /** Every figure of the area whose period ends on `last`, as it stands on `day`. */
  endingOn(area: AreaId, last: Day, day: Day, basis: Basis): readonly Held[] {
    let held: Held[] | null = null;
    for (const figure of this.near(area, last)) {
      const info = periodInfo(figure.period);
      const revision = info.last === last ? revisionOn(figure, day, basis) : null;
      if (revision !== null) (held ??= []).push({ figure, revision, info });
    }
    return held ?? NOTHING;
  }

  forPeriod(area: AreaId, period: Period, day: Day, basis: Basis): Held | null {
    for (const figure of this.near(area, periodInfo(period).last)) {
      const revision = figure.period === period ? revisionOn(figure, day, basis) : null;
      if (revision !== null) return { figure, revision, info: periodInfo(period) };
    }
    return null;
  }
}
