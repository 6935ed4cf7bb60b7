import type { Event } from '@hieuhoc/decider';

export type FigureKey = { readonly indicator: string; readonly area: string; readonly period: string };

/** As in the rules' FigureValue; a `type`, so that it counts as JSON. */
export type RecordedValue =
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'count'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'not-applicable'; readonly reason: string };

export type RecordedBreakdown = {
  readonly [dimension: string]: { readonly [part: string]: { readonly numerator: string; readonly denominator: string | null } };
};

export type FigureContent = {
  readonly value: RecordedValue;
  readonly dataTo: string;
  readonly breakdown?: RecordedBreakdown;
  readonly source?: string;
  readonly note?: string;
  readonly evidence?: readonly string[];
  /** Codes of the entry checks that the reporter acknowledged. */
  readonly acknowledged?: readonly string[];
  /** Generated, not reported by anybody: "số liệu minh hoạ". */
  readonly sample?: true;
};

export type FigureEvent =
  | Event<'FigureReported', FigureKey & FigureContent>
  | Event<'FigureCorrected', FigureKey & FigureContent>
  | Event<'FigureVerified', { readonly revision: number }>
  | Event<'FigureReturned', { readonly revision: number; readonly reason: string }>
  | Event<'FigureWithdrawn', { readonly reason: string }>;

export const FIGURE_SCHEMA = { FigureReported: 1, FigureCorrected: 1, FigureVerified: 1, FigureReturned: 1, FigureWithdrawn: 1 } as const;

export function figureStream({ indicator, area, period }: FigureKey): string {
  return `figure-${indicator}:${area}:${period}`;
}

export function figureKeyOf(stream: string): FigureKey {
  const [indicator = '', area = '', period = ''] = stream.slice('figure-'.length).split(':');
  return { indicator, area, period };
}
