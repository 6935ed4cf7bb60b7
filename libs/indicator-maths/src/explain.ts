import { DerivedSeries } from './derived-series';
import { Evaluation } from './evaluation';
import { contributionOf, type Contribution, followedTo, shownNode } from './explain-tree';
import { draftsOf } from './evaluate';
import { judgedNumber, threshold } from './criteria';
import { daysBetween } from './days';
import type { Keeping } from './frame';
import type { Measured } from './measured';
import type { AreaId, Coverage, Criterion, Day, Facts, Period, Plan, Question, StatusRow, TargetHistory, TargetRevision } from './model';
import { type Rational, reduce } from './rational';
import { ReportedSeries, type Series } from './series';
import { showCoverage } from './shown-value';
import { finalSlot } from './slots';
import { isClosed, isWithdrawn, type Span } from './target';
import type { Draft } from './row';
import { rowOf } from './rows';
import { TargetView } from './target-view';

/** `"230/3"`, a whole number without a denominator. */
export type Fraction = string;

export interface SlotLooked {
  readonly period: Period | null;
  readonly coverage: Coverage;
  readonly settled: boolean;
  /** Its last day is on or after F. */
  readonly inSpan: boolean;
  readonly shown: boolean;
}

export interface Explanation {
  readonly row: StatusRow;
  readonly span: Span & { readonly judgedOn: Day; readonly finalPeriod: { readonly period: Period; readonly running: boolean } | null };
  /** The slots that the choice of rules 3.1 looked at, from the latest down to the one shown. */
  readonly slots: readonly SlotLooked[];
  readonly criterion: {
    readonly issued: Criterion;
    /** In log order; in force when effective on J or before. */
    readonly revisions: readonly (TargetRevision & { readonly inForce: boolean })[];
    readonly by: 'allocation' | 'class' | 'target';
    readonly applied: Criterion;
  };
  readonly baseline: { readonly value: Fraction; readonly on: Day; readonly from: 'target' | 'allocation' | 'figures' } | null;
  readonly line: {
    readonly v: Fraction;
    readonly goal: Fraction | null;
    readonly t: Day;
    readonly daysPassed: number;
    readonly daysTotal: number;
    readonly required: Fraction | null;
    readonly progress: Fraction | null;
  } | null;
  readonly tree: Contribution | null;
  /** Of a derived value: what was counted, and where the population comes from. */
  readonly derived: {
    readonly on: Day;
    readonly live: number;
    readonly population: Period | null;
    readonly tree: Contribution | null;
  } | null;
}

const fractionText = (value: Rational): Fraction => {
  const { n, d } = reduce(value);
  return d === 1n ? n.toString() : `${n}/${d}`;
};

function lineOf({ shown, standing }: Draft, criterion: Criterion, due: Day): Explanation['line'] {
  const v = judgedNumber(criterion, shown);
  const { line, baseline } = standing ?? { line: null, baseline: null };
  if (line === null || baseline === null || v === null) return null;
  const goal = threshold(criterion);
  return {
    v: fractionText(v),
    goal: goal === null ? null : fractionText(goal),
    t: shown.t,
    daysPassed: daysBetween(baseline.on, shown.t),
    daysTotal: daysBetween(baseline.on, due),
    required: line.required === null ? null : fractionText(line.required),
    progress: line.progress === null ? null : fractionText(line.progress),
  };
}

function criterionOf(view: TargetView, history: TargetHistory, area: AreaId): Explanation['criterion'] {
  const { criterion, allocated } = view.thresholdOn(area, view.judgedOn);
  return {
    issued: history.issued.criterion,
    revisions: history.revisions.map((revision) => ({ ...revision, inForce: revision.effectiveOn <= view.judgedOn })),
    by: allocated ? 'allocation' : criterion === view.target.criterion ? 'target' : 'class',
    applied: criterion,
  };
}

function slotsOf(series: Series, shown: Measured, from: Day): readonly SlotLooked[] {
  return series.candidates(shown.pick?.slot?.last ?? from).map((each) => ({
    period: each.period,
    coverage: showCoverage(each.coverage),
    settled: each.settled,
    inSpan: (each.pick?.slot?.last ?? each.t) >= from,
    shown: each.pick?.slot?.last === shown.pick?.slot?.last,
  }));
}

function treeOf(series: ReportedSeries, shown: Measured, depth: number): Contribution | null {
  const found = shown.pick === null ? null : series.ground(shown.pick);
  if (found === null) return null;
  const { frame, place, node } = found;
  if (place.kind !== 'followed') return contributionOf(frame, series.area, depth);
  return { ...shownNode(frame, series.area, node), missing: false, figures: [], ...followedTo(frame, place.cover, depth) };
}

function derivedOf(series: DerivedSeries, shown: Measured, depth: number): Explanation['derived'] {
  if (shown.pick === null) return null;
  const { live, population, of } = series.account(shown.pick.cut);
  return { on: shown.pick.cut, live, population: of.period, tree: population === null ? null : treeOf(population, of, depth) };
}

export interface ExplainOptions {
  /** How deep the tree of contributions goes; left out: to the leaves. */
  readonly treeDepth?: number;
  readonly keeping?: Keeping;
}

/** The arithmetic behind the row of one area and target; null where there is no such row on the day. */
export function explainRow(facts: Facts, plan: Plan, target: string, question: Question, options: ExplainOptions = {}): Explanation | null {
  const history = plan.targets.find(({ issued }) => issued.id === target);
  if (history === undefined || isClosed(plan, question.on) || isWithdrawn(history, question.on)) return null;
  const evaluation = new Evaluation(facts, question.on, options.keeping);
  const view = new TargetView(evaluation, plan, history, { ...question, depth: 0 });
  const draft = draftsOf(view)[0];
  if (draft === undefined) return null;
  const row = rowOf(view, draft);
  const { area, series, shown } = draft;
  const { from, due } = view.span;
  const depth = options.treeDepth ?? Number.POSITIVE_INFINITY;
  const final = view.indicator.from === undefined ? finalSlot(view.indicator, from, due) : null;
  const baseline = draft.standing?.baseline ?? null;
  return {
    row,
    span: {
      ...view.span,
      judgedOn: view.judgedOn,
      finalPeriod: final === null ? null : { period: final.slot.period, running: final.running },
    },
    slots: slotsOf(series, shown, from),
    criterion: criterionOf(view, history, area),
    baseline: baseline === null ? null : { value: fractionText(baseline.v0), on: baseline.on, from: baseline.from },
    line: lineOf(draft, row.criterion, due),
    tree: series instanceof ReportedSeries ? treeOf(series, shown, depth) : null,
    derived: series instanceof DerivedSeries ? derivedOf(series, shown, depth) : null,
  };
}
