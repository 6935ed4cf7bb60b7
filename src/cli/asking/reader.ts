import type { FeedEvent } from '../../feed/feed-event';
import type { HistoryItem } from '../../history/told';
import type { PlanSummary } from '../../plans/plan.reader';
import type { Page } from '../../platform/queries/page';
import type { ProjectionStatus } from '@hieuhoc/projections';
import type { DutyItem, ReportItem } from '../../reports';
import type { AnsweredRow } from '../../status/status.service';
import type { TaskItem } from '../../tasks';

/** Names and values as in the query of the same question over HTTP. */
export type Query = Readonly<Record<string, string | undefined>>;

export interface EventPage {
  readonly items: readonly FeedEvent[];
  readonly position: string | null;
  readonly endOfLog: boolean;
}

/** What reading verbs ask: a server that runs, or the stores of the data folder, opened for reading only. */
export interface Reader {
  status(query: Query): Promise<Page<AnsweredRow>>;
  history(query: Query): Promise<Page<HistoryItem>>;
  tasks(query: Query): Promise<Page<TaskItem>>;
  duties(query: Query): Promise<Page<DutyItem>>;
  reports(query: Query): Promise<Page<ReportItem>>;
  plans(query: Query): Promise<Page<PlanSummary>>;
  /** The first event of a plan: the document as it was issued. */
  issued(plan: string): Promise<FeedEvent>;
  events(query: Query): Promise<EventPage>;
  projections(): Promise<readonly ProjectionStatus[]>;
  /** The text of a dossier, in pieces. */
  dossier(query: Query): Promise<AsyncIterable<string>>;
  close(): Promise<void>;
}
