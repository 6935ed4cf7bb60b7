import { addDays, earlier } from './days';
import type { Evaluation, Place } from './evaluation';
import { SETTLING_DAYS } from './layer';
import { type Measured, type Pick, withoutGround } from './measured';
import type { AreaId, Basis, Day, Indicator, PeriodAsked, TitleCode } from './model';
import { lastDay, yearText } from './periods';
import { divide, HUNDRED, isZero, multiply, whole } from './rational';
import { type Anchor, type Bounds, ReportedSeries, type Series } from './series';

/**
 * Rules 3.5: the live recognitions of a title over the population, counted on a day. It has no slots, so a pick is the day counted.
 * An area that has ended is counted on its last day, a plan's own area in what its units came to.
 */
export class DerivedSeries implements Series {
  readonly day: Day;

  constructor(
    private readonly evaluation: Evaluation,
    readonly indicator: Indicator,
    private readonly source: { readonly recognitions: TitleCode; readonly of: string },
    readonly area: AreaId,
    private readonly basis: Basis,
    private readonly followed: boolean,
  ) {
    this.day = evaluation.day;
  }

  /** `settlesOn`: where its day decides and not the population (on D > U). */
  private counted(on: Day, settlesOn?: Day): Measured {
    const pick = { slot: null, cut: on, settlesOn: settlesOn ?? on };
    const settled = settlesOn === undefined ? undefined : this.day >= settlesOn;
    const population = this.evaluation.indicator(this.source.of);
    const then = this.evaluation.on(on);
    const place = then.place(this.area, null, population.reportedAt, this.followed);
    if (place.kind === 'nowhere') return this.withoutPlace(pick, place.ended, settled ?? true);
    const series = new ReportedSeries(then, population, this.area, this.basis, this.followed);
    const of = series.choose(undefined) ?? series.empty();
    const num = whole(this.liveOn(then, place, on));
    // A population is a count; of a ratio its numerator.
    const den = of.amount?.num ?? null;
    const amount = den === null ? null : { num, den };
    const v = amount === null || isZero(amount.den) ? null : divide(multiply(HUNDRED, num), amount.den);
    return {
      ...of,
      pick,
      period: on,
      t: on,
      settled: settled ?? of.settled,
      amount,
      v,
      notApplicable: of.notApplicable || (amount !== null && v === null),
      source: v === null ? null : 'derived',
      single: false,
      yearToDate: false,
      parts: null,
      broken: null,
      node: null,
      flags: [
        ...of.flags.filter((flag) => flag !== 'rate-over-100'),
        ...(amount !== null && v !== null && !this.indicator.mayExceed && num.n * amount.den.d > amount.den.n
          ? (['rate-over-100'] as const)
          : []),
      ],
    };
  }

  private withoutPlace(pick: Pick, ended: boolean, settled: boolean): Measured {
    const lastOfArea = this.evaluation.hierarchy.lastDayOf(this.area);
    if (ended && !this.followed && lastOfArea !== null && lastOfArea < pick.cut) return this.counted(lastOfArea);
    return { ...withoutGround(pick, pick.cut, ended), settled };
  }

  private liveOn(then: Evaluation, place: Place, on: Day): number {
    const title = this.source.recognitions;
    return place.kind === 'followed' ? then.register.liveWithin(title, place.cover, on) : then.register.liveIn(title, this.area, on);
  }

  choose(asked: PeriodAsked | undefined, { to }: Bounds = {}): Measured {
    const on = asked === undefined || asked === 'latest' ? this.day : earlier(lastDay(asked), this.day);
    return this.counted(to === undefined ? on : earlier(on, to));
  }

  empty(): Measured {
    return this.counted(this.day);
  }

  at({ cut, settlesOn }: Pick): Measured {
    return this.counted(cut, settlesOn > cut ? settlesOn : undefined);
  }

  final(_from: Day, due: Day): Measured {
    return this.counted(due, addDays(due, SETTLING_DAYS));
  }

  /** "Late only if met on D with the population settled": of one year of several only while D lies in it. */
  *after(due: Day, to: Day): Iterable<Measured> {
    if (this.day <= due || this.day > to) return;
    const now = this.counted(this.day);
    if (now.settled) yield now;
  }

  /** It has no slots (rules 3.5). */
  settledBetween(): readonly Measured[] {
    return [];
  }

  year(year: number, due: Day = this.day): Measured | null {
    const last = `${yearText(year)}-12-31`;
    const on = earlier(last, due);
    if (on > this.day || (on < last && due >= this.day)) return null;
    return this.counted(on, addDays(on, SETTLING_DAYS));
  }

  /** Its baseline from figures is its value on F − 1. */
  baseline(from: Day): Anchor | null {
    const on = addDays(from, -1);
    if (on > this.day) return null;
    const value = this.counted(on);
    return value.v === null ? null : { value, on };
  }

  newer(): null {
    return null;
  }

  candidates(): readonly Measured[] {
    return [];
  }

  /** What was counted on a day, and the population it is held against. */
  account(on: Day): { readonly live: number; readonly population: ReportedSeries | null; readonly of: Measured } {
    const then = this.evaluation.on(on);
    const indicator = this.evaluation.indicator(this.source.of);
    const place = then.place(this.area, null, indicator.reportedAt, this.followed);
    const population = new ReportedSeries(then, indicator, this.area, this.basis, this.followed);
    const of = population.choose(undefined) ?? population.empty();
    return place.kind === 'nowhere' ? { live: 0, population: null, of } : { live: this.liveOn(then, place, on), population, of };
  }
}
