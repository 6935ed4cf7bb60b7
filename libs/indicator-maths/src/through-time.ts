import { addDays, earlier, later } from './days';
import { liesUnder } from './ended';
import { Evaluation } from './evaluation';
import type { Keeping } from './frame';
import type { Measured } from './measured';
import type { AreaId, Basis, Coverage, Criterion, Day, Decimal, Facts, IndicatorCode, Period, PeriodKind, Plan, Question } from './model';
import { kindOf, lastPeriodUpTo, parsePeriod } from './periods';
import type { Series } from './series';
import { showAmount, showCoverage, type ShownAmount } from './shown-value';
import { slotsBetween } from './slots';
import { isClosed, isWithdrawn, type Span } from './target';
import { TargetView } from './target-view';

/** The value of one slot; `value: null` where the slot has none, so that a gap is a gap. */
export interface Point extends ShownAmount {
  readonly period: Period;
  readonly last: Day;
  readonly coverage: Coverage;
  readonly settled: boolean;
  readonly provisional: boolean;
  readonly yearToDate: boolean;
  readonly verified: Decimal | null;
}

/** What was to be met from a day on, until the next. */
export interface Step {
  readonly from: Day;
  readonly criterion: Criterion;
}

/** One indicator in one area through time, beside what a target asked of it. */
export interface ThroughTime extends Span {
  readonly plan: string;
  readonly target: string;
  readonly indicator: IndicatorCode;
  readonly area: AreaId;
  readonly on: Day;
  readonly basis: Basis;
  readonly steps: readonly Step[];
  readonly points: readonly Point[];
}

export type ThroughTimeQuestion = Pick<Question, 'on' | 'basis' | 'area'>;

/** The values of a target's indicator slot by slot up to D, with the hierarchy and the figures of D; null where it has no row on D. */
export function throughTime(
  facts: Facts,
  plan: Plan,
  target: string,
  question: ThroughTimeQuestion,
  keeping?: Keeping,
): ThroughTime | null {
  const history = plan.targets.find(({ issued }) => issued.id === target);
  if (history === undefined || isClosed(plan, question.on) || isWithdrawn(history, question.on)) return null;
  const evaluation = new Evaluation(facts, question.on, keeping);
  const view = new TargetView(evaluation, plan, history, question);
  const area = question.area ?? view.planArea;
  if (area !== view.planArea && !liesUnder(evaluation.hierarchy, area, view.planArea, question.on)) return null;
  return {
    plan: plan.plan,
    target,
    indicator: view.indicator.code,
    area,
    on: question.on,
    basis: question.basis,
    ...view.span,
    steps: stepsOf(view, area),
    points: pointsOf(view, area),
  };
}

function stepsOf(view: TargetView, area: AreaId): readonly Step[] {
  const { from, due } = view.span;
  const turns = view.history.revisions.map(({ effectiveOn }) => effectiveOn).filter((day) => day > from && day <= due);
  const days = [...new Set([from, ...turns])].toSorted();
  const steps = days.map((day) => ({ from: day, criterion: view.thresholdOn(area, day).criterion }));
  return steps.filter(({ criterion }, place) => place === 0 || !sameCriterion(criterion, steps[place - 1]?.criterion));
}

const sameCriterion = (a: Criterion, b: Criterion | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

function pointsOf(view: TargetView, area: AreaId): readonly Point[] {
  const series = view.series(area);
  const verified = view.series(area, 'verified');
  const measured = view.indicator.from === undefined ? ofSlots(view, series) : onHalves(view, series);
  return measured.map(({ last, value }): Point => {
    const shown = showAmount(value.amount);
    const beside = value.pick === null ? null : verified.at(value.pick);
    return {
      period: value.period ?? last,
      last,
      ...shown,
      coverage: showCoverage(value.coverage),
      settled: value.settled,
      provisional: value.provisional,
      yearToDate: value.yearToDate,
      verified: beside === null ? null : showAmount(beside.amount).value,
    };
  });
}

interface At {
  readonly last: Day;
  readonly value: Measured;
}

/** Every slot that holds a figure, and those that should: of the kinds of period that are reported, since F or the first figure. */
function ofSlots(view: TargetView, series: Series): readonly At[] {
  const held = series.candidates('').toReversed();
  const known = new Map(held.map((value) => [value.pick?.slot?.last ?? value.t, value]));
  const first = [...known.keys()][0];
  const kinds = reportedKinds(view, held);
  const { from, due } = view.span;
  const until = earlier(view.day, later(due, [...known.keys()].at(-1) ?? due));
  const expected = slotsBetween({ ...view.indicator, periods: kinds }, first === undefined ? from : earlier(first, from), until);
  for (const { last, period } of expected) {
    const value = known.has(last) ? null : series.choose(period);
    if (value !== null) known.set(last, value);
  }
  return [...known].map(([last, value]) => ({ last, value })).toSorted((a, b) => (a.last < b.last ? -1 : 1));
}

/** An indicator may take months and years, and be reported by years alone: then a month without a figure is no gap. */
function reportedKinds({ indicator }: TargetView, held: readonly Measured[]): readonly PeriodKind[] {
  const periods = held.map(({ period }) => period).filter((period) => period !== null && parsePeriod(period) !== null);
  const reported = new Set(periods.map((period) => kindOf(period ?? '')));
  const kinds = indicator.periods.filter((kind) => reported.has(kind));
  return kinds.length > 0 ? kinds : indicator.periods.slice(-1);
}

/** What is derived has no slots: it is counted at the end of each half-year since F, and on D. */
function onHalves({ span: { from, due }, day }: TargetView, series: Series): readonly At[] {
  const halves: At[] = [{ last: day, value: series.empty() }];
  for (
    let half = lastPeriodUpTo('half-year', earlier(addDays(day, -1), due));
    half.last >= from;
    half = lastPeriodUpTo('half-year', addDays(half.first, -1))
  ) {
    const value = series.choose(half.period);
    if (value !== null) halves.unshift({ last: half.last, value });
  }
  return halves;
}
