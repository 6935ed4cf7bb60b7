import type { Hierarchy } from '../hierarchy';
import type { AreaId, Day, Level, Period, Plan } from '../model';

/** Every area of a level under the plan's area, or bodies by their codes. */
export type Reporters = { readonly each: Level } | { readonly bodies: readonly string[] };
/** Days after the period's last day, a day (`MM-DD`) of the year the period ends in, or one day. */
export type DueRule = { readonly days: number } | { readonly on: string } | { readonly day: Day };

/** Who owes whom a report, and when (rules 7). */
export interface Duty {
  readonly id: string;
  readonly from: Reporters;
  /** Code of the body that receives it, and of the one it goes through. */
  readonly to: string;
  readonly via?: string;
  readonly every: 'half-year' | 'year' | 'once' | 'unstated' | 'on-demand';
  readonly due?: DueRule;
  readonly span?: { readonly from: Day; readonly to: Day };
}

/** From a day on, the levels through which a report is verified, lowest first. */
export interface ChainLink {
  readonly from: Day;
  readonly levels: readonly Level[];
}

/** What of a plan its duties rest on. `issuedOn` is its first day where only a month or a year is known. */
export interface DutyPlan extends Pick<Plan, 'plan' | 'area' | 'period' | 'transfers' | 'closedOn'> {
  readonly issuedOn: Day | null;
  /** In order of `from`; left out: whatever levels stand above the reporter on the day. */
  readonly verification?: readonly ChainLink[];
}

/** A body as it is on a day. */
export interface DutyBody {
  readonly area: AreaId;
  /** From this day on it is no more. */
  readonly retiredOn: Day | null;
}

/** The ground that reporters and receivers stand on, as known at P. */
export interface DutyGround {
  readonly hierarchy: Hierarchy;
  body(code: string, day: Day): DutyBody | undefined;
}

/** One period of a duty. An on-demand report is about a day or any period of rules 1; the one of a `once` is called `once`. */
export interface DutyPeriod {
  readonly period: Period;
  readonly first: Day;
  readonly last: Day;
  /** The first day on which it is waited for. */
  readonly opens: Day;
  /** Null: nothing is expected, so nothing is ever overdue. */
  readonly due: Day | null;
  /** The plan says it; else it is the default of fifteen days. */
  readonly dueStated: boolean;
}

/** What happened to one report, in log order; `day` is the day of recording in Asia/Ho_Chi_Minh. */
export type ReportFact =
  | { readonly type: 'extended'; readonly until: Day }
  | { readonly type: 'submitted'; readonly revision: number; readonly day: Day }
  | { readonly type: 'returned' | 'accepted'; readonly submission: number; readonly day: Day };

/** `returned` is open again. */
export type ReportState = 'not-due' | 'open' | 'missing' | 'submitted' | 'returned' | 'accepted';

/** How one report stands on D. */
export interface Standing {
  readonly state: ReportState;
  /** With the extension, if there is one. */
  readonly due: Day | null;
  readonly extended: boolean;
  readonly firstSubmittedOn: Day | null;
  /** First submitted after its due day, or not submitted and its due day is over. */
  readonly late: boolean;
  /** Days from D to the due day, negative when it is over; null once it was submitted, and where nothing is expected. */
  readonly daysLeft: number | null;
}
