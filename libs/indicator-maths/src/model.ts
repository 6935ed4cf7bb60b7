/**
 * What rules.md computes from. Everything here is what was known at one log position P, already folded from events;
 * nothing in this library reads a clock, a file or a database.
 */

/** 'YYYY-MM-DD', a calendar day in Asia/Ho_Chi_Minh. Text order is calendar order. */
export type Day = string;
/** `2016` · `2016-H1` · `2016-Q3` · `2016-03` · `2015-2016` (school year, 1 September to 31 August). */
export type Period = string;
export type AreaId = string;
export type IndicatorCode = string;
export type TitleCode = string;
/** Exact decimal as text: `"82.5"`, `"-3"`. */
export type Decimal = string;

export type PeriodKind = 'month' | 'quarter' | 'half-year' | 'year' | 'school-year';
export type Level = 'country' | 'province' | 'district' | 'commune' | 'village' | 'sector';
export type Basis = 'reported' | 'verified';

// ── Areas ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface AreaSpec {
  readonly id: AreaId;
  readonly officialCode?: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: string;
  readonly parent: AreaId | null;
  readonly classes?: readonly string[];
}

export interface AreaPart {
  readonly from: AreaId;
  readonly to: AreaId;
  readonly share?: Decimal;
}

/** The data of the events of stream `hierarchy`, with their type; given in log order. `on` is the first day on which it holds. */
export type HierarchyChange =
  | { readonly type: 'AreaEstablished'; readonly on: Day; readonly area: AreaSpec }
  | { readonly type: 'AreaRenamed'; readonly on: Day; readonly area: AreaId; readonly name: string }
  | { readonly type: 'AreaReclassified'; readonly on: Day; readonly area: AreaId; readonly classes: readonly string[] }
  | { readonly type: 'AreaMoved'; readonly on: Day; readonly area: AreaId; readonly parent: AreaId }
  | {
      readonly type: 'AreasReorganised';
      readonly on: Day;
      readonly from: readonly AreaId[];
      readonly to: readonly AreaSpec[];
      readonly parts: readonly AreaPart[];
      readonly children: readonly { readonly area: AreaId; readonly parent: AreaId }[];
    }
  | { readonly type: 'AreaDissolved'; readonly on: Day; readonly area: AreaId };

// ── Indicators ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Indicator {
  readonly code: IndicatorCode;
  readonly measure: 'ratio' | 'count' | 'yes-no';
  readonly periods: readonly PeriodKind[];
  readonly reportedAt: readonly Level[];
  readonly area: 'sum' | 'none';
  readonly time: 'last' | 'sum-in-year';
  readonly denominatorTime: 'last' | 'sum';
  /** Derived (rules 3.5): numerator = live recognitions of the title, denominator = the value of `of`. */
  readonly from?: { readonly recognitions: TitleCode; readonly of: IndicatorCode };
  readonly checkAgainst?: { readonly recognitions: TitleCode };
  readonly breakdowns: readonly string[];
  readonly mayExceed: boolean;
  readonly signed: boolean;
}

// ── Figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Numerator and denominator are whole numbers as text; `yes-no` counts as 1/1 or 0/1 once it is rolled up. */
export type FigureValue =
  | { readonly kind: 'ratio'; readonly numerator: Decimal; readonly denominator: Decimal }
  | { readonly kind: 'count'; readonly value: Decimal }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'not-applicable'; readonly reason: string };

/** A part of a breakdown: of a ratio both numbers, of a count its value as numerator with denominator null. */
export interface BreakdownPart {
  readonly numerator: Decimal;
  readonly denominator: Decimal | null;
}
/** For example `{ sex: { nam: …, nu: … } }`. */
export type Breakdown = Readonly<Record<string, Readonly<Record<string, BreakdownPart>>>>;

export interface FigureRevision {
  /** Revision of its event in the figure's stream: what `verification {revision}` names. */
  readonly revision: number;
  readonly value: FigureValue;
  readonly dataTo: Day;
  readonly breakdown: Breakdown | null;
  /**
   * Verified and not cancelled by a return. Returning *the* verified revision (the last one verified) leaves nothing verified until the
   * next verification (rules 2): the earlier revisions lose the mark with it. `foldFigure` does that.
   */
  readonly verified: boolean;
  /** The last word on this revision was a return. */
  readonly returned: boolean;
}

/** One stream `figure-<indicator>:<area>:<period>` as known at P: the revisions since its last withdrawal, oldest first; never empty. */
export interface Figure {
  readonly indicator: IndicatorCode;
  readonly area: AreaId;
  readonly period: Period;
  readonly revisions: readonly FigureRevision[];
}

// ── Recognitions ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type SubjectKind = 'household' | 'clan' | 'residential-area' | 'unit' | 'community';

/** One grant with its renewals folded in: live on d when recognisedOn ≤ d ≤ validUntil and d < revokedOn (rules 8). */
export interface Recognition {
  readonly title: TitleCode;
  readonly subject: string;
  readonly recognisedOn: Day;
  readonly validUntil: Day | null;
  readonly revokedOn: Day | null;
}

export interface Subject {
  readonly ref: string;
  readonly kind: SubjectKind;
  /** Where it lives, in order of `from`; the first holds also before its day. */
  readonly homes: readonly { readonly from: Day | null; readonly area: AreaId }[];
}

// ── Plans ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Criterion =
  | { readonly kind: 'at-least'; readonly value: Decimal; readonly upTo?: Decimal }
  | { readonly kind: 'at-most'; readonly value: Decimal }
  | { readonly kind: 'complete' }
  | { readonly kind: 'count-of'; readonly count: number; readonly of: number }
  | { readonly kind: 'increase'; readonly over: 'year' | 'span' }
  | { readonly kind: 'not-below-baseline' }
  | { readonly kind: 'parity'; readonly breakdown: string; readonly tolerance?: Decimal }
  | { readonly kind: 'qualitative' };

export type Hold = 'at-due' | 'each-year' | 'throughout';

export interface Baseline {
  readonly value: Decimal;
  readonly on: Day;
}

/** A criterion allocated to an area ("giao chỉ tiêu"), with a baseline of its own where the decision gives one. */
export type AllocatedCriterion = Criterion & { readonly baseline?: Baseline };

export interface Target {
  readonly id: string;
  readonly indicator: IndicatorCode;
  readonly phase?: string;
  readonly from?: Day;
  readonly due?: Day;
  readonly criterion: Criterion;
  readonly hold: Hold;
  readonly measuredAt: 'area' | { readonly each: Level };
  readonly baseline?: Baseline;
  readonly path?: 'none';
  /** In the order written: the first class that the area has decides. */
  readonly byClass?: Readonly<Record<string, Criterion>>;
  readonly byArea?: Readonly<Record<AreaId, AllocatedCriterion>>;
}

/** TargetRevised: only the fields it names change, from its effective day. */
export interface TargetRevision {
  readonly effectiveOn: Day;
  readonly criterion?: Criterion;
  readonly due?: Day;
  readonly hold?: Hold;
  readonly byArea?: Readonly<Record<AreaId, AllocatedCriterion>>;
}

export interface TargetHistory {
  /** As issued, with the corrections known at P already put in its place. */
  readonly issued: Target;
  /** In log order. */
  readonly revisions: readonly TargetRevision[];
  readonly withdrawnOn: Day | null;
}

export interface Plan {
  readonly plan: string;
  readonly area: AreaId;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly phases: readonly { readonly id: string; readonly from: Day; readonly to: Day }[];
  readonly targets: readonly TargetHistory[];
  /** PlanTransferred: from this day on the plan is another area's. */
  readonly transfers: readonly { readonly on: Day; readonly area: AreaId }[];
  readonly closedOn: Day | null;
}

// ── Question and answer ──────────────────────────────────────────────────────────────────────────────────────────────

export interface Question {
  readonly on: Day;
  readonly basis: Basis;
  /** A period, or `latest`; left out: rules 3.1 choose. */
  readonly period?: Period | 'latest';
  /** Rows of this area (and of those under it down to `depth`); left out: the plan's area. */
  readonly area?: AreaId;
  /** 0 = the area alone, 1 = with its children (default), … */
  readonly depth?: number;
}

/** What the evaluation may ask for. Answers are stable during one evaluation; the caller has loaded them before. */
export interface Facts {
  readonly changes: readonly HierarchyChange[];
  indicator(code: IndicatorCode): Indicator | undefined;
  /** Every figure of the indicator in this very area (not under it). */
  figures(indicator: IndicatorCode, area: AreaId): readonly Figure[];
  /** Grants of the title, and the subjects they name. */
  recognitions(title: TitleCode): readonly Recognition[];
  subject(ref: string): Subject | undefined;
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
  readonly period: Period | Day | null;
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
