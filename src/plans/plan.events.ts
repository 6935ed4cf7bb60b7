import type { Event } from '@hieuhoc/decider';
import type { PlanDocument, TargetSpec } from './document';

export type Decision = { readonly number: string; readonly issuedOn: string; readonly issuer: string };

/** What a decision may change of a target. Only the fields named change, from `effectiveOn` (rules.md 5). */
export type TargetChange = {
  readonly criterion?: TargetSpec['criterion'];
  readonly due?: string;
  readonly hold?: TargetSpec['hold'];
  readonly byArea?: TargetSpec['byArea'];
};

export type PlanEvent =
  | Event<'PlanIssued', { readonly document: PlanDocument; readonly hash: string; readonly sample?: true }>
  | Event<
      'PlanCorrected',
      { readonly fields: PlanFields; readonly reason: string; readonly evidence: readonly string[]; readonly page?: string }
    >
  | Event<'TargetAdded', { readonly target: TargetSpec; readonly decision: Decision; readonly reason: string }>
  | Event<
      'TargetRevised',
      { readonly target: string; readonly effectiveOn: string; readonly decision: Decision; readonly reason: string } & TargetChange
    >
  | Event<
      'TargetCorrected',
      {
        readonly target: string;
        readonly fields: TargetFields;
        readonly reason: string;
        readonly evidence: readonly string[];
        readonly page?: string;
      }
    >
  | Event<
      'TargetWithdrawn',
      { readonly target: string; readonly effectiveOn: string; readonly decision: Decision; readonly reason: string }
    >
  | Event<
      'PlanTransferred',
      { readonly on: string; readonly area: string; readonly issuer?: string; readonly decision: Decision; readonly reason: string }
    >
  | Event<'PlanClosed', { readonly on: string; readonly decision?: Decision; readonly reason: string }>;

/** Errors of transcription in the head of the document. */
export type PlanFields = {
  readonly title?: string;
  readonly number?: string | null;
  readonly issuedOn?: string | null;
  readonly issuer?: string;
  readonly parent?: string;
  readonly note?: string;
};

/** Errors of transcription in a target: whatever the document says of it but its id and what it measures. */
export type TargetFields = { readonly [Field in Exclude<keyof TargetSpec, 'id' | 'indicator'>]?: TargetSpec[Field] };

export const PLAN_SCHEMA = {
  PlanIssued: 1,
  PlanCorrected: 1,
  TargetAdded: 1,
  TargetRevised: 1,
  TargetCorrected: 1,
  TargetWithdrawn: 1,
  PlanTransferred: 1,
  PlanClosed: 1,
} as const;

export const planStream = (plan: string): string => `plan-${plan}`;
