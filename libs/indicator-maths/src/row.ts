import { differenceOf } from './criteria';
import type { Measured } from './measured';
import type { AreaId, Criterion, Flag, StatusRow, ValueRow } from './model';
import type { Evaluation } from './evaluation';
import { equal, parseDecimal, compare, whole } from './rational';
import type { Series } from './series';
import { twoDecimals } from './shown';
import { discrepancyOf, isIncomplete, ownOnOldBoundaries, showAmount, showBreakdown, showCoverage } from './shown-value';
import type { Standing, TargetView } from './target-view';

export interface Shared {
  readonly evaluation: Evaluation;
  readonly area: AreaId;
  readonly series: Series;
  readonly verified: Series;
  readonly basis: ValueRow['basis'];
}

/** The fields that rules 1 to 4 give. `any`: D > U, where a later slot is named settled or not. */
export function valueRow(shared: Shared, shown: Measured, any: boolean, breakdown?: string): ValueRow {
  const { evaluation, area, series, basis } = shared;
  const { indicator } = series;
  const verified = basis === 'verified' ? shown : shown.pick === null ? shared.verified.empty() : shared.verified.at(shown.pick);
  const newer = series.newer(shown, any);
  const { amount } = shown;
  return {
    indicator: indicator.code,
    area,
    on: evaluation.day,
    basis,
    period: shown.period,
    settled: shown.settled,
    newer: newer === null || newer.period === null ? null : { period: newer.period, coverage: showCoverage(newer.coverage) },
    ...showAmount(amount),
    source: shown.source,
    coverage: showCoverage(shown.coverage),
    incomplete: isIncomplete(shown.coverage),
    provisional: shown.provisional,
    estimated: shown.estimated,
    yearToDate: shown.yearToDate,
    verified: { value: showAmount(verified.amount).value, coverage: showCoverage(verified.coverage) },
    changedSinceVerified: verified.changed,
    discrepancy: discrepancyOf(evaluation, area, shown, indicator.checkAgainst?.recognitions),
    ownOnOldBoundaries: ownOnOldBoundaries(shown),
    breakdown: showBreakdown(shown, breakdown ?? indicator.breakdowns[0]),
    flags: shown.flags,
  };
}

/** `of` is the number of those under the target's own area: nobody is warned of it beside another one. */
function criterionFlags(criterion: Criterion, { coverage, v }: Measured, measured: boolean): readonly Flag[] {
  if (criterion.kind === 'count-of') return !measured || equal(coverage.expected, whole(criterion.of)) ? [] : ['of-differs'];
  const upTo = criterion.kind === 'at-least' ? criterion.upTo : undefined;
  return upTo !== undefined && v !== null && compare(v, parseDecimal(upTo)) > 0 ? ['above-up-to'] : [];
}

export type Unjudged = Pick<StatusRow, 'baseline' | 'required' | 'state' | 'difference' | 'occurrences' | 'summary' | 'againstPlan'>;

export const UNJUDGED: Unjudged = {
  baseline: null,
  required: null,
  state: null,
  againstPlan: null,
  difference: null,
  occurrences: null,
  summary: null,
};

export function standingFields(standing: Standing): Pick<StatusRow, 'baseline' | 'required' | 'state' | 'occurrences'> {
  const { baseline, line } = standing;
  return {
    baseline: baseline === null ? null : { value: baseline.text, on: baseline.on },
    required: line === null || line.required === null ? null : twoDecimals(line.required),
    state: standing.state,
    occurrences:
      standing.occurrences?.map(({ period, measured, state }) => ({
        period,
        value: measured === null ? null : showAmount(measured.amount).value,
        state,
      })) ?? null,
  };
}

/** A row before it is written out. */
export interface Draft {
  readonly area: AreaId;
  readonly series: Series;
  readonly shown: Measured;
  readonly standing: Standing | null;
  readonly fields: Partial<Unjudged>;
  /** The row that the target is about: the plan's area, or each of the level. */
  readonly measured: boolean;
}

/** A whole row; `fields` are what its kind adds. */
export function statusRow(
  view: TargetView,
  { area, series, shown, measured }: Pick<Draft, 'area' | 'series' | 'shown' | 'measured'>,
  fields: Partial<Unjudged>,
): StatusRow {
  const { target, span, plan, question, evaluation } = view;
  const { criterion } = view.thresholdOn(area, view.judgedOn);
  const shared = { evaluation, area, series, verified: view.series(area, 'verified'), basis: question.basis };
  const value = valueRow(shared, shown, view.day > span.due, criterion.kind === 'parity' ? criterion.breakdown : undefined);
  // Shown of every row with a value by parts, judged or listed.
  const difference = criterion.kind === 'parity' ? differenceOf(shown, criterion.breakdown) : null;
  return {
    plan: plan.plan,
    target: target.id,
    ...value,
    criterion,
    hold: target.hold,
    due: span.due,
    dueStated: span.dueStated,
    ...UNJUDGED,
    difference: difference === null ? null : twoDecimals(difference),
    ...fields,
    flags: [...new Set([...value.flags, ...criterionFlags(criterion, shown, measured)])].toSorted(),
  };
}
