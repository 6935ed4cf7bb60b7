import { DerivedSeries } from './derived-series';
import { eachYear, type Occurrence, yearBefore } from './each-year';
import { earlier, yearOf } from './days';
import { comparesWithBaseline, verdict } from './criteria';
import { Evaluation } from './evaluation';
import { baselineOf, judgeClosed, judgeOpen, type Judged, type Judgement } from './judgement';
import type { Measured } from './measured';
import type { AreaId, Basis, Criterion, Day, Hold, Indicator, Plan, Question, State, StatusRow, Target, TargetHistory } from './model';
import { ReportedSeries, type Series } from './series';
import { planAreaOn, type Span, spanOn, targetOn, type Threshold, thresholdOf } from './target';
import { throughout } from './throughout';

/** What a judged row says besides its value. */
export interface Standing extends Omit<Judgement, 'measured'> {
  readonly shown: Measured;
  readonly occurrences: readonly Occurrence[] | null;
}

/** What rows under a judged one take from it. */
export interface Shown {
  readonly shown: Measured;
  /** Nothing is judged before F, nor without a slot since F. */
  readonly judges: boolean;
}

export const seriesOf = (evaluation: Evaluation, indicator: Indicator, area: AreaId, basis: Basis, followed: boolean): Series =>
  indicator.from === undefined
    ? new ReportedSeries(evaluation, indicator, area, basis, followed)
    : new DerivedSeries(evaluation, indicator, indicator.from, area, basis, followed);

/** One target of a plan on D: its span, its criteria, and the judgement of any area by them. */
export class TargetView {
  readonly span: Span;
  /** J = min(D, U). */
  readonly judgedOn: Day;
  /** The fold on J. */
  readonly target: Target;
  readonly planArea: AreaId;
  readonly indicator: Indicator;

  constructor(
    readonly evaluation: Evaluation,
    readonly plan: Plan,
    readonly history: TargetHistory,
    readonly question: Question,
  ) {
    const day = question.on;
    this.span = spanOn(plan, history, day);
    this.judgedOn = earlier(day, this.span.due);
    this.target = targetOn(history, this.judgedOn);
    this.planArea = planAreaOn(plan, day);
    this.indicator = evaluation.indicator(history.issued.indicator);
  }

  /** The same, with nothing remembered of what it was asked. */
  afresh(): TargetView {
    const { facts, day, keeping } = this.evaluation;
    return new TargetView(new Evaluation(facts, day, keeping), this.plan, this.history, this.question);
  }

  get day(): Day {
    return this.question.on;
  }

  series(area: AreaId, basis: Basis = this.question.basis): Series {
    return seriesOf(this.evaluation, this.indicator, area, basis, area === this.planArea);
  }

  thresholdOn(area: AreaId, day: Day): Threshold {
    const target = day === this.judgedOn ? this.target : targetOn(this.history, day);
    return thresholdOf(target, area, target.byClass === undefined ? [] : this.evaluation.hierarchy.classesOn(area, day));
  }

  private judged(area: AreaId, series: Series): Judged {
    const statedOn = (day: Day): Pick<Judged, 'stated' | 'statedBy'> => {
      const allocated = this.thresholdOn(area, day).baseline;
      const own = area === this.planArea ? (this.target.baseline ?? null) : null;
      return { stated: allocated ?? own, statedBy: allocated === null ? 'target' : 'allocation' };
    };
    return {
      series,
      from: this.span.from,
      due: this.span.due,
      path: this.target.path,
      ...statedOn(this.judgedOn),
      statedOn,
      criterionOn: (day) => this.thresholdOn(area, day).criterion,
      asked: this.question.period,
    };
  }

  /** What the row of an area that chooses for itself shows (rules 6.1 to 6.3). */
  shown(series: Series): Shown {
    const { from, due } = this.span;
    const asked = this.question.period;
    if (this.day < from) return { shown: series.choose(asked) ?? series.empty(), judges: false };
    if (this.day > due)
      return { shown: asked === undefined ? series.final(from, due) : (series.choose(asked) ?? series.empty()), judges: true };
    const judged = series.choose(asked, { from });
    return { shown: judged ?? series.choose(asked) ?? series.empty(), judges: judged !== null };
  }

  /** The judgement of an area, with the slot it shows: its own choice, or that of the row above it. */
  judge(area: AreaId, series: Series, { shown, judges }: Shown): Standing {
    const judged = this.judged(area, series);
    const criterion = this.thresholdOn(area, this.judgedOn).criterion;
    const { from, due } = this.span;
    const hold = holdOf(criterion, this.target.hold);
    const isFinal = this.day > due && hold === 'at-due';
    const decides = isFinal && this.question.period !== undefined ? series.final(from, due) : shown;
    // Shown whatever decides: a row without one would look as if nothing were known from before.
    const bare = { shown, line: null, baseline: baselineOf(judged, criterion, decides) };
    if (this.day < from) return { ...bare, state: 'not-started', occurrences: null };
    if (hold !== 'at-due') return { ...bare, ...(hold === 'each-year' ? eachYear(judged) : throughout(judged)) };
    const judgement = isFinal ? judgeClosed(judged, criterion, decides, this.day) : judgeOpen(judged, criterion, judges ? shown : null);
    return { ...bare, ...judgement, baseline: judgement.baseline ?? bare.baseline, shown, occurrences: null };
  }

  /** Whether a value meets the threshold of its area; null where there is nothing to hold against it. */
  againstPlan(area: AreaId, series: Series, { shown, judges }: Shown): StatusRow['againstPlan'] {
    if (!judges || shown.v === null || shown.notApplicable) return null;
    const { criterion } = this.thresholdOn(area, this.judgedOn);
    const found = verdict(criterion, shown, this.before(this.judged(area, series), criterion, shown));
    return found === 'unknown' ? null : found;
  }

  private before(judged: Judged, criterion: Criterion, shown: Measured) {
    if (comparesWithBaseline(criterion)) return baselineOf(judged, criterion, shown)?.v0 ?? null;
    if (criterion.kind !== 'increase') return null;
    // Of a derived indicator, which has no slots, its day.
    const whole = (shown.pick?.slot?.last ?? shown.t).endsWith('-12-31');
    return whole ? yearBefore(judged, yearOf(shown.t)) : null;
  }
}

/** Rules 5: an increase over the year is always each-year. */
export const holdOf = (criterion: Criterion, hold: Hold): Hold =>
  criterion.kind === 'increase' && criterion.over === 'year' ? 'each-year' : hold;

/** Rows: from the worst to the best. */
export const WORST_FIRST: readonly State[] = [
  'missed',
  'off-track',
  'at-risk',
  'awaiting-data',
  'no-data',
  'undetermined',
  'on-track',
  'not-started',
  'achieved-late',
  'achieved',
];
