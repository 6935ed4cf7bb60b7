/**
 * What rules.md computes from. Everything here is what was known at one log position P, already folded from events;
 * nothing in this library reads a clock, a file or a database.
 */

/** 'YYYY-MM-DD', a calendar day in Asia/Ho_Chi_Minh. Text order is calendar order. */
export type Day = string;
/** `2016` · `2016-H1` · `2016-Q3` · `2016-03` · `2015-2016` (school year, 1 September to 31 August). */
export type Period = string;
/** A period, or `latest`. */
export type PeriodAsked = string;
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
  | { readonly type: 'AreaReclassified'; readonly on: Day; readonly area: AreaId; readonly classes?: readonly string[] }
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

// ── Facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Takes plain figures: the one figure that an area gave for a slot, of whole numbers of at most nine digits, corrected by nobody. Days are
 * numbers here (20150630), `last` is that of the figure's period; a breakdown is JSON, empty where there is none. False: it is not plain.
 */
export interface PlainSums {
  take(num: number, den: number | null, dataTo: number, last: number, breakdown: string): boolean;
}

/** What the evaluation may ask for. Answers are stable during one evaluation; the caller has loaded them before. */
export interface Facts {
  readonly changes: readonly HierarchyChange[];
  indicator(code: IndicatorCode): Indicator | undefined;
  /** Every figure of the indicator in this very area (not under it). */
  figures(indicator: IndicatorCode, area: AreaId): readonly Figure[];
  /** Those of `figures` whose period ends on the day; for a caller that knows without looking at all of them. */
  figuresEndingOn?(indicator: IndicatorCode, area: AreaId, last: Day): readonly Figure[];
  /** Last days of the periods of those of `figures` that exist on the day in the basis, in any order; likewise. */
  lastDays?(indicator: IndicatorCode, area: AreaId, day: Day, basis: Basis): Day[];
  /**
   * Adds up what plain figures say of these areas for the slot that ends on `last`, as they stand on the day in the basis, and answers with
   * the areas that have to be looked at themselves; likewise.
   */
  addPlain?(
    indicator: IndicatorCode,
    areas: readonly AreaId[],
    asked: { readonly last: Day; readonly day: Day; readonly basis: Basis },
    sums: PlainSums,
  ): readonly AreaId[];
  /** Adds the last days of `lastDays` of each of these areas; likewise. */
  addLastDays?(indicator: IndicatorCode, areas: readonly AreaId[], day: Day, basis: Basis, into: Set<Day>): void;
  /** Grants of the title, and the subjects they name. */
  recognitions(title: TitleCode): readonly Recognition[];
  subject(ref: string): Subject | undefined;
}
