import type { AreaId, Day, Decimal, IndicatorCode, Level } from './model-facts';

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
