import type { Event } from '@hieuhoc/decider';

export type ReportKey = { readonly plan: string; readonly duty: string; readonly reporter: string; readonly period: string };

/** Exactly this revision of a figure, and no later one. */
export type NamedFigure = { readonly indicator: string; readonly area: string; readonly period: string; readonly revision: number };
export type ReasonedFigure = NamedFigure & { readonly reason: string };
/** An accepted report below: its duty of the same plan, and the revision of the submission that was accepted. */
export type IncludedReport = { readonly duty: string; readonly reporter: string; readonly period: string; readonly submission: number };
type Decision = { readonly number: string; readonly issuedOn: string; readonly issuer: string };

/** `area` is the reporter's: its own id, or where the body sits. `submission` is the revision of the ReportSubmitted it speaks of. */
export type ReportEvent =
  | Event<'DeadlineExtended', { readonly area: string; readonly until: string; readonly reason: string; readonly decision?: Decision }>
  | Event<
      'ReportSubmitted',
      {
        readonly area: string;
        readonly figures: readonly NamedFigure[];
        readonly includes: readonly IncludedReport[];
        readonly note?: string;
        readonly evidence?: readonly string[];
      }
    >
  | Event<
      'ReportReturned',
      { readonly area: string; readonly submission: number; readonly reason: string; readonly figures?: readonly ReasonedFigure[] }
    >
  | Event<
      'ReportAccepted',
      {
        readonly area: string;
        readonly submission: number;
        /** Verified by this event. */
        readonly figures: readonly NamedFigure[];
        /** Returned by it. */
        readonly except: readonly ReasonedFigure[];
      }
    >;

export const REPORT_SCHEMA = { DeadlineExtended: 1, ReportSubmitted: 1, ReportReturned: 1, ReportAccepted: 1 } as const;

export function reportStream({ plan, duty, reporter, period }: ReportKey): string {
  return `report-${plan}:${duty}:${reporter}:${period}`;
}

export function reportKeyOf(stream: string): ReportKey {
  const [plan = '', duty = '', reporter = '', period = ''] = stream.slice('report-'.length).split(':');
  return { plan, duty, reporter, period };
}

export const figureKeyText = ({ indicator, area, period }: Omit<NamedFigure, 'revision'>): string => `${indicator}:${area}:${period}`;
