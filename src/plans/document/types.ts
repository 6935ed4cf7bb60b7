import type { AreaId, AreaSpec as Area, Criterion, Day, Decimal, Hold, Indicator, Level, SubjectKind } from '@hieuhoc/indicator-maths';
/**
 * A plan document after normalisation: every default is written out, what was not said is left out.
 * Type aliases throughout, since only those count as JSON objects where an event is made of them.
 */

/** `2013-07-16`, `2013-07` or `2013`; a part counts as its first day. */
export type PartialDay = string;

export type Span = {
  readonly from: Day;
  readonly to: Day;
};

export type LegalBasis = {
  readonly number: string | null;
  readonly issuedOn: PartialDay | null;
  readonly issuer: string;
  readonly role: 'implements' | 'basis' | 'continues' | 'applies' | 'cites';
  readonly title?: string;
  readonly section?: string;
  readonly note?: string;
};

export type PhaseSpec = Span & {
  readonly id: string;
  readonly title?: string;
};

export type AreaSpec = Pick<Area, keyof Area> & {
  /** The first day on which the area exists. */
  readonly from: Day;
  readonly classes: readonly string[];
};

export type BodySpec = {
  readonly code: string;
  readonly name: string;
  readonly area: AreaId;
};

export type IndicatorSpec = Pick<Indicator, keyof Indicator> & {
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly denominatorIs?: { readonly numeratorOf: string } | { readonly denominatorOf: string };
  readonly neverFalls: boolean;
};

export type Validity = 'none' | { readonly months: number } | { readonly until: 'year-end'; readonly years: number };

export type PointsCriteria = {
  readonly kind: 'points';
  readonly version: string;
  readonly outOf?: Decimal;
  readonly cutOffs: readonly { readonly level: string; readonly name: string; readonly atLeast: Decimal }[];
  readonly source?: string;
};

export type AllOfCriteria = {
  readonly kind: 'all-of';
  readonly version: string;
  readonly levels: readonly {
    readonly level: string;
    readonly name: string;
    readonly requirements?: readonly string[];
    readonly upgrade?: { readonly from: string; readonly months: number };
  }[];
  readonly source?: string;
};

export type TitleSpec = {
  readonly code: string;
  readonly name: string;
  readonly subject: SubjectKind;
  /** A level, or the code of a body. */
  readonly grantedBy: string;
  readonly validity: Validity;
  readonly yearly: boolean;
  readonly criteria?: PointsCriteria | AllOfCriteria;
};

/** A list, because canonical JSON sorts the members of an object and the order decides which class counts. */
export type ClassCriterion = {
  readonly class: string;
  readonly criterion: Criterion;
};

export type MeasuredAt = 'area' | { readonly each: Level };

export type Baseline = {
  readonly value: Decimal;
  readonly on: Day;
};

/** Flat: the criterion of an area, with a baseline of its own where the decision gives one. */
export type AllocatedCriterion = Criterion & { readonly baseline?: Baseline };

export type TargetSpec = {
  readonly id: string;
  readonly indicator: string;
  readonly section?: string;
  readonly text: string;
  readonly note?: string;
  readonly phase?: string;
  readonly from?: Day;
  readonly due?: Day;
  readonly dueText?: string;
  readonly criterion: Criterion;
  readonly hold: Hold;
  readonly measuredAt: MeasuredAt;
  readonly baseline?: Baseline;
  readonly path?: 'none';
  readonly group?: string;
  readonly byClass?: readonly ClassCriterion[];
  readonly byArea?: Readonly<Record<AreaId, AllocatedCriterion>>;
};

export type Reporters = { readonly each: Level } | { readonly bodies: readonly string[] };
export type DutyDue = { readonly days: number } | { readonly on: string } | { readonly day: Day };

export type DutySpec = {
  readonly id: string;
  readonly text: string;
  readonly section?: string;
  readonly note?: string;
  readonly from: Reporters;
  readonly to: string;
  readonly via?: string;
  readonly every: 'half-year' | 'year' | 'once' | 'unstated' | 'on-demand';
  readonly due?: DutyDue;
  readonly dueText?: string;
  readonly span?: Span;
  readonly figures: 'all' | 'none' | readonly string[];
};

export type TaskSpec = {
  readonly id: string;
  readonly text: string;
  readonly section?: string;
  readonly note?: string;
  readonly leads: readonly string[];
  readonly coordinating: readonly string[];
  readonly role: 'lead' | 'coordinate' | 'do';
  readonly due?: Day;
  readonly dueText?: string;
  readonly recurs?: 'yearly' | 'ongoing' | 'on-demand';
  readonly kind?: 'component-plan';
};

/** From a day on, the levels through which reports are verified, lowest first. */
export type ChainLinkSpec = {
  readonly from: Day;
  readonly levels: readonly Level[];
};

export type PlanDocument = {
  readonly plan: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: PartialDay | null;
  readonly issuer: string;
  readonly parent?: string;
  readonly note?: string;
  readonly area: AreaId;
  readonly period: Span;
  readonly legalBases: readonly LegalBasis[];
  readonly phases: readonly PhaseSpec[];
  readonly areas: readonly AreaSpec[];
  readonly bodies: readonly BodySpec[];
  readonly indicators: readonly IndicatorSpec[];
  readonly titles: readonly TitleSpec[];
  readonly targets: readonly TargetSpec[];
  readonly duties: readonly DutySpec[];
  readonly tasks: readonly TaskSpec[];
  /** In order of `from`. */
  readonly verification?: readonly ChainLinkSpec[];
};
