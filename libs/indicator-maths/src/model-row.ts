import type { AreaId, Basis, Day, Decimal, IndicatorCode, Period, PeriodAsked } from './model-facts';
import type { Baseline, Criterion, Hold } from './model-plan';

export interface Question {
  readonly on: Day;
  readonly basis: Basis;
  /** A period, or `latest`; left out: rules 3.1 choose. */
  readonly period?: PeriodAsked;
  /** Rows of this area (and of those under it down to `depth`); left out: the plan's area. */
  readonly area?: AreaId;
  /** 0 = the area alone, 1 = with its children (default), … */
  readonly depth?: number;
}

export type State =
  | 'missed'
  | 'off-track'
  | 'at-risk'
  | 'awaiting-data'
  | 'no-data'
  | 'undetermined'
  | 'on-track'
  | 'not-started'
  | 'achieved-late'
  | 'achieved'
  | 'not-applicable';

/** Whole numbers, or decimal text where shares make them fractional. */
export interface Coverage {
  readonly reported: number | Decimal;
  readonly expected: number | Decimal;
  readonly byOwn: number | Decimal;
}

export interface ShownValue {
  readonly period: Period;
  readonly value: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
}

/**
 * A row of design.md 7 without `asOf`, which the caller adds. Values of ratios and yes-no are percent, rounded half up to two decimals;
 * numerators, denominators and counts are exact decimals (shares may give fractions: rounded half up to two decimals when not finite).
 */
export interface StatusRow {
  readonly plan: string;
  readonly target: string;
  readonly indicator: IndicatorCode;
  readonly area: AreaId;
  readonly on: Day;
  readonly basis: Basis;
  readonly criterion: Criterion;
  readonly hold: Hold;
  readonly due: Day;
  readonly dueStated: boolean;
  readonly period: Period | null;
  readonly settled: boolean;
  readonly newer: { readonly period: Period; readonly coverage: Coverage } | null;
  readonly value: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly source: 'own' | 'roll-up' | 'predecessors' | 'derived' | null;
  readonly coverage: Coverage;
  readonly incomplete: boolean;
  readonly provisional: boolean;
  readonly estimated: boolean;
  readonly yearToDate: boolean;
  readonly verified: { readonly value: Decimal | null; readonly coverage: Coverage };
  readonly changedSinceVerified: number;
  readonly baseline: Baseline | null;
  readonly required: Decimal | null;
  readonly state: State | null;
  readonly againstPlan: 'met' | 'not-met' | null;
  /** The sum of the children beside an own figure, else another figure of the same slot, else the register's number beside a reported one. */
  readonly discrepancy: (ShownValue & { readonly kind: 'roll-up' | 'same-slot' | 'register' }) | null;
  readonly ownOnOldBoundaries: ShownValue | null;
  /**
   * `{ sex: { nam: { numerator, denominator, value }, nu: … }, coverage }`: the parts of those who gave one; null when nobody did.
   * `coverage` is that of the criterion's breakdown, else of the indicator's first.
   */
  readonly breakdown: (Readonly<Record<string, unknown>> & { readonly coverage: Coverage }) | null;
  /** Parity: difference of the two shares in percentage points. */
  readonly difference: Decimal | null;
  readonly occurrences: readonly { readonly period: Period; readonly value: Decimal | null; readonly state: State }[] | null;
  readonly summary: { readonly areas: number; readonly byState: Readonly<Partial<Record<State, number>>> } | null;
  /** In text order. */
  readonly flags: readonly Flag[];
}

/**
 * Spelled as in rules.md where it names them. `returned`: the area's own figure, or one of its predecessors' that counts for it, was returned;
 * `of-differs`: the `of` of a count-of is not the expected count; `above-up-to`: an at-least is exceeded beyond its `upTo`;
 * `rate-over-100`: more than 100 % where the indicator does not allow it.
 */
export type Flag = 'above-up-to' | 'area-ended' | 'dissolvedUnits' | 'lateChange' | 'of-differs' | 'rate-over-100' | 'returned';

/** A value without a target: the fields of a status row that rules 1 to 4 give. */
export type ValueRow = Pick<
  StatusRow,
  | 'indicator'
  | 'area'
  | 'on'
  | 'basis'
  | 'period'
  | 'settled'
  | 'newer'
  | 'value'
  | 'numerator'
  | 'denominator'
  | 'source'
  | 'coverage'
  | 'incomplete'
  | 'provisional'
  | 'estimated'
  | 'yearToDate'
  | 'verified'
  | 'changedSinceVerified'
  | 'discrepancy'
  | 'ownOnOldBoundaries'
  | 'breakdown'
  | 'flags'
>;
