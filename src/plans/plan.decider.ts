import type { Decider } from '@hieuhoc/decider';
import type { PlanDocument, TargetSpec } from './document';
import { PLAN_SCHEMA, type Decision, type PlanEvent, type PlanFields, type TargetChange, type TargetFields } from './plan.events';
import { AfterTheDueDay, NothingChanges, PlanDiffers, PlanIsClosed, PlanNotIssued, TargetExists, TargetIsWithdrawn } from './plan.errors';
import { evolvePlan, targetOf, type IssuedPlan, type PlanState, type TargetState } from './plan.state';
import { differencesOf } from '../platform/differences';

export type PlanCommand =
  | { readonly kind: 'issue'; readonly document: PlanDocument; readonly hash: string; readonly sample?: true }
  | {
      readonly kind: 'correct-plan';
      readonly fields: PlanFields;
      readonly reason: string;
      readonly evidence: readonly string[];
      readonly page?: string;
    }
  | { readonly kind: 'add'; readonly target: TargetSpec; readonly decision: Decision; readonly reason: string }
  | {
      readonly kind: 'revise';
      readonly target: string;
      readonly effectiveOn: string;
      readonly change: TargetChange;
      readonly decision: Decision;
      readonly reason: string;
    }
  | {
      readonly kind: 'correct';
      readonly target: string;
      readonly fields: TargetFields;
      readonly reason: string;
      readonly evidence: readonly string[];
      readonly page?: string;
    }
  | {
      readonly kind: 'withdraw';
      readonly target: string;
      readonly effectiveOn: string;
      readonly decision: Decision;
      readonly reason: string;
    }
  | {
      readonly kind: 'transfer';
      readonly on: string;
      readonly area: string;
      readonly issuer?: string;
      readonly decision: Decision;
      readonly reason: string;
    }
  | { readonly kind: 'close'; readonly on: string; readonly decision?: Decision; readonly reason: string };

type Of<Kind extends PlanCommand['kind']> = Extract<PlanCommand, { readonly kind: Kind }>;

const standing = (plan: IssuedPlan, id: string): TargetState => {
  const target = targetOf(plan, id);
  if (target.withdrawnOn !== null) throw new TargetIsWithdrawn(id, target.withdrawnOn);
  return target;
};

/** The due day by the revisions recorded so far; null when the document states none. */
const dueOf = ({ document }: IssuedPlan, { spec, revisions }: TargetState): string => {
  const phase = document.phases.find(({ id }) => id === spec.phase);
  const stated = revisions
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))
    .findLast(({ change }) => change.due !== undefined);
  return stated?.change.due ?? spec.due ?? phase?.to ?? document.period.to;
};

const issue = (plan: PlanState, { document, hash, sample }: Of<'issue'>): PlanEvent[] => {
  if (plan === null) return [{ type: 'PlanIssued', data: { document, hash, ...(sample && { sample }) } }];
  if (plan.hash === hash) return [];
  throw new PlanDiffers(document.plan, differencesOf(plan.document, document));
};

const revise = (plan: IssuedPlan, command: Of<'revise'>): PlanEvent[] => {
  const { target: id, effectiveOn, change, decision, reason } = command;
  const target = standing(plan, id);
  if (Object.values(change).every((value) => value === undefined)) throw new NothingChanges(id);
  const due = change.due ?? dueOf(plan, target);
  if (effectiveOn > due) throw new AfterTheDueDay(id, effectiveOn, due);
  return [{ type: 'TargetRevised', data: { target: id, effectiveOn, ...change, decision, reason } }];
};

const correct = (plan: IssuedPlan, { kind: _, ...data }: Of<'correct'>): PlanEvent[] => {
  standing(plan, data.target);
  if (Object.keys(data.fields).length === 0) throw new NothingChanges(data.target);
  return [{ type: 'TargetCorrected', data }];
};

const withdraw = (plan: IssuedPlan, { kind: _, ...data }: Of<'withdraw'>): PlanEvent[] => {
  standing(plan, data.target);
  return [{ type: 'TargetWithdrawn', data }];
};

const add = (plan: IssuedPlan, { kind: _, ...data }: Of<'add'>): PlanEvent[] => {
  if (plan.targets.has(data.target.id)) throw new TargetExists(plan.document.plan, data.target.id);
  return [{ type: 'TargetAdded', data }];
};

const decide = (plan: PlanState, command: PlanCommand): readonly PlanEvent[] => {
  if (command.kind === 'issue') return issue(plan, command);
  if (plan === null) throw new PlanNotIssued();
  if (plan.closedOn !== null) throw new PlanIsClosed(plan.document.plan, plan.closedOn);
  switch (command.kind) {
    case 'add':
      return add(plan, command);
    case 'revise':
      return revise(plan, command);
    case 'correct':
      return correct(plan, command);
    case 'withdraw':
      return withdraw(plan, command);
    case 'correct-plan': {
      const { kind: _, ...data } = command;
      return [{ type: 'PlanCorrected', data }];
    }
    case 'transfer': {
      const { kind: _, ...data } = command;
      return [{ type: 'PlanTransferred', data }];
    }
    case 'close': {
      const { kind: _, ...data } = command;
      return [{ type: 'PlanClosed', data }];
    }
  }
};

export const planDecider: Decider<PlanState, PlanEvent, PlanCommand> = {
  schema: PLAN_SCHEMA,
  initialState: null,
  evolve: evolvePlan,
  decide,
};
