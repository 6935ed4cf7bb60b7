import type { Breakdown, Day, FigureValue, HierarchyChange, Indicator, SubjectKind } from '@hieuhoc/indicator-maths';
import type { DossierEvent } from './event';
import type { PlanData } from './plan-data';

export interface FigureContent {
  readonly value: FigureValue;
  readonly dataTo: Day;
  readonly breakdown?: Breakdown;
  readonly sample?: true;
}

/** What a decision on a report says of a figure. */
export interface NamedFigure {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly revision: number;
}

interface GrantNamed {
  readonly title: string;
  readonly subject: string;
  readonly grant: number;
}

/** Of each type of event that a figure rests on, what is read of its data. */
export interface Data extends PlanData {
  readonly AreaEstablished: Omit<Extract<HierarchyChange, { type: 'AreaEstablished' }>, 'type'>;
  readonly AreaRenamed: Omit<Extract<HierarchyChange, { type: 'AreaRenamed' }>, 'type'>;
  readonly AreaReclassified: Omit<Extract<HierarchyChange, { type: 'AreaReclassified' }>, 'type'>;
  readonly AreaMoved: Omit<Extract<HierarchyChange, { type: 'AreaMoved' }>, 'type'>;
  readonly AreasReorganised: Omit<Extract<HierarchyChange, { type: 'AreasReorganised' }>, 'type'>;
  readonly AreaDissolved: Omit<Extract<HierarchyChange, { type: 'AreaDissolved' }>, 'type'>;
  readonly IndicatorDefined: Indicator;
  readonly IndicatorRevised: { readonly code: string; readonly effectiveOn: Day; readonly changes: Partial<Indicator> };
  readonly FigureReported: FigureContent;
  readonly FigureCorrected: FigureContent;
  readonly FigureVerified: { readonly revision: number };
  readonly FigureReturned: { readonly revision: number };
  readonly FigureWithdrawn: object;
  readonly ReportAccepted: { readonly figures: readonly NamedFigure[]; readonly except: readonly NamedFigure[] };
  readonly ReportReturned: { readonly figures?: readonly NamedFigure[] };
  readonly SubjectRegistered: {
    readonly ref: string;
    readonly kind: SubjectKind;
    readonly area: string;
    readonly from?: Day;
    readonly sample?: boolean;
  };
  readonly SubjectMoved: { readonly ref: string; readonly area: string; readonly on: Day };
  readonly RecognitionGranted: GrantNamed & { readonly recognisedOn: Day; readonly validUntil: Day | null; readonly sample?: true };
  readonly RecognitionRenewed: GrantNamed & { readonly validUntil: Day | null };
  readonly RecognitionRevoked: GrantNamed & { readonly revokedOn: Day };
}

export type Type = keyof Data;
export type Told<T extends Type = Type> = {
  readonly [K in T]: Omit<DossierEvent, 'type' | 'data'> & { readonly type: K; readonly data: Data[K] };
}[T];

export const HIERARCHY_TYPES = [
  'AreaEstablished',
  'AreaRenamed',
  'AreaReclassified',
  'AreaMoved',
  'AreasReorganised',
  'AreaDissolved',
] as const;
export const INDICATOR_TYPES = ['IndicatorDefined', 'IndicatorRevised'] as const;
export const FIGURE_TYPES = [
  'FigureReported',
  'FigureCorrected',
  'FigureVerified',
  'FigureReturned',
  'FigureWithdrawn',
  'ReportAccepted',
  'ReportReturned',
] as const;
export const RECOGNITION_TYPES = [
  'SubjectRegistered',
  'SubjectMoved',
  'RecognitionGranted',
  'RecognitionRenewed',
  'RecognitionRevoked',
] as const;
export const PLAN_TYPES = [
  'PlanIssued',
  'TargetAdded',
  'TargetRevised',
  'TargetCorrected',
  'TargetWithdrawn',
  'PlanTransferred',
  'PlanClosed',
] as const;

/** Whether an event is one of these types: then its data are read as that type's. */
export const isOne = <T extends Type>(types: readonly T[], event: { readonly type: string }): event is Told<T> =>
  types.some((type) => type === event.type);
