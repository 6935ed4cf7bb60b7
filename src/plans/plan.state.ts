import { planAreaOn } from '@hieuhoc/indicator-maths';
import type { PlanDocument, TargetSpec } from './document';
import { UnknownTarget } from './plan.errors';
import type { Decision, PlanEvent, TargetChange } from './plan.events';

export interface RevisedBy {
  readonly effectiveOn: string;
  readonly change: TargetChange;
  readonly decision: Decision;
}

export interface TargetState {
  /** As issued, with the corrections in their place. */
  readonly spec: TargetSpec;
  readonly revisions: readonly RevisedBy[];
  readonly withdrawnOn: string | null;
}

export interface IssuedPlan {
  readonly document: PlanDocument;
  readonly hash: string;
  readonly sample: boolean;
  /** In the document's order, added ones last. */
  readonly targets: ReadonlyMap<string, TargetState>;
  readonly transfers: readonly { readonly on: string; readonly area: string }[];
  readonly closedOn: string | null;
}

export type PlanState = IssuedPlan | null;

/** Whose plan it is on a day. A transfer that is recorded late does not undo one that holds from a later day. */
export const areaOn = ({ document: { area }, transfers }: IssuedPlan, day: string): string => planAreaOn({ area, transfers }, day);

export const evolvePlan = (plan: PlanState, event: PlanEvent): PlanState => {
  if (event.type === 'PlanIssued') return issued(event.data);
  if (plan === null) return plan;
  switch (event.type) {
    case 'PlanCorrected':
      return { ...plan, document: { ...plan.document, ...event.data.fields } };
    case 'TargetAdded':
      return withTarget(plan, event.data.target.id, { spec: event.data.target, revisions: [], withdrawnOn: null });
    case 'TargetRevised': {
      const { target: id, effectiveOn, decision, reason: _, ...change } = event.data;
      const target = targetOf(plan, id);
      return withTarget(plan, id, { ...target, revisions: [...target.revisions, { effectiveOn, change, decision }] });
    }
    case 'TargetCorrected': {
      const target = targetOf(plan, event.data.target);
      return withTarget(plan, event.data.target, { ...target, spec: { ...target.spec, ...event.data.fields } });
    }
    case 'TargetWithdrawn':
      return withTarget(plan, event.data.target, { ...targetOf(plan, event.data.target), withdrawnOn: event.data.effectiveOn });
    case 'PlanTransferred':
      return { ...plan, transfers: [...plan.transfers, { on: event.data.on, area: event.data.area }] };
    case 'PlanClosed':
      return { ...plan, closedOn: event.data.on };
  }
};

const issued = ({ document, hash, sample = false }: { document: PlanDocument; hash: string; sample?: boolean }): IssuedPlan => ({
  document,
  hash,
  sample,
  targets: new Map(document.targets.map((spec) => [spec.id, { spec, revisions: [], withdrawnOn: null }])),
  transfers: [],
  closedOn: null,
});

const withTarget = (plan: IssuedPlan, id: string, target: TargetState): IssuedPlan => ({
  ...plan,
  targets: new Map(plan.targets).set(id, target),
});

export const targetOf = (plan: IssuedPlan, id: string): TargetState => {
  const target = plan.targets.get(id);
  if (target === undefined) throw new UnknownTarget(plan.document.plan, id);
  return target;
};
