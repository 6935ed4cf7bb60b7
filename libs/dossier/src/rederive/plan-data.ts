import type { AllocatedCriterion, Criterion, Day, Target, TargetRevision } from '@hieuhoc/indicator-maths';

/** A target as a plan's events write it: canonical JSON sorts the members of an object, so classes are a list. */
export type WrittenTarget = Omit<Target, 'byClass'> & {
  readonly byClass?: readonly { readonly class: string; readonly criterion: Criterion }[];
};

interface WrittenPlan {
  readonly plan: string;
  readonly area: string;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly phases: readonly { readonly id: string; readonly from: Day; readonly to: Day }[];
  readonly targets: readonly WrittenTarget[];
}

/** Of the events of a plan, what its rows depend on. */
export interface PlanData {
  readonly PlanIssued: { readonly document: WrittenPlan };
  readonly TargetAdded: { readonly target: WrittenTarget };
  readonly TargetRevised: { readonly target: string; readonly effectiveOn: Day } & Partial<
    Pick<TargetRevision, 'criterion' | 'due' | 'hold'> & { readonly byArea: Readonly<Record<string, AllocatedCriterion>> }
  >;
  readonly TargetCorrected: { readonly target: string; readonly fields: Partial<WrittenTarget> };
  readonly TargetWithdrawn: { readonly target: string; readonly effectiveOn: Day };
  readonly PlanTransferred: { readonly on: Day; readonly area: string };
  readonly PlanClosed: { readonly on: Day };
}
