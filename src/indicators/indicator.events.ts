import type { Level, PeriodKind } from '@hieuhoc/indicator-maths';
import type { DefinitionEvent } from '../platform/definitions';

/** In normal form (`normalIndicator`): defaults filled in, lists in their fixed order, what is absent left out. */
export type IndicatorDefinition = {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly measure: 'ratio' | 'count' | 'yes-no';
  /** What is counted, in words. */
  readonly numerator?: string;
  readonly denominator?: string;
  readonly denominatorIs?: { readonly numeratorOf: string } | { readonly denominatorOf: string };
  /** Empty for a derived indicator. */
  readonly periods: readonly PeriodKind[];
  readonly reportedAt: readonly Level[];
  readonly area: 'sum' | 'none';
  readonly time: 'last' | 'sum-in-year';
  readonly denominatorTime: 'last' | 'sum';
  /** Derived: live recognitions of the title over the value of an indicator. */
  readonly from?: { readonly recognitions: string; readonly of: string };
  readonly checkAgainst?: { readonly recognitions: string };
  readonly breakdowns: readonly string[];
  readonly mayExceed: boolean;
  readonly signed: boolean;
  readonly neverFalls: boolean;
};

export type IndicatorEvent = DefinitionEvent<'Indicator', IndicatorDefinition>;
export const INDICATOR_SCHEMA = { IndicatorDefined: 1, IndicatorRevised: 1, IndicatorRetired: 1 } as const;
