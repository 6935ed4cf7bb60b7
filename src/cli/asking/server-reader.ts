import type { ProjectionStatus } from '@hieuhoc/projections';
import type { FeedEvent } from '../../feed/feed-event';
import type { HistoryItem } from '../../history/told';
import type { PlanSummary } from '../../plans/plan.reader';
import { Unknown } from '../../platform/http/errors';
import type { Page } from '../../platform/queries/page';
import type { DutyItem, ReportItem } from '../../reports';
import type { AnsweredRow } from '../../status/status.service';
import type { TaskItem } from '../../tasks';
import type { HttpApi } from './http-api';
import type { EventPage, Query, Reader } from './reader';

/** Asks a server that runs. */
export class ServerReader implements Reader {
  constructor(private readonly api: HttpApi) {}

  status(query: Query): Promise<Page<AnsweredRow>> {
    return this.get('/api/status', query);
  }

  history(query: Query): Promise<Page<HistoryItem>> {
    return this.get('/api/history', query);
  }

  tasks(query: Query): Promise<Page<TaskItem>> {
    return this.get('/api/tasks', query);
  }

  duties(query: Query): Promise<Page<DutyItem>> {
    return this.get('/api/duties', query);
  }

  reports(query: Query): Promise<Page<ReportItem>> {
    return this.get('/api/reports', query);
  }

  plans(query: Query): Promise<Page<PlanSummary>> {
    return this.get('/api/plans', query);
  }

  async issued(plan: string): Promise<FeedEvent> {
    await this.get(`/api/plans/${encodeURIComponent(plan)}`);
    const { items } = await this.get<{ items: FeedEvent[] }>(`/api/streams/${encodeURIComponent(`plan-${plan}`)}`, { limit: '1' });
    const [first] = items;
    if (first === undefined) throw new Unknown('plan', plan);
    return first;
  }

  events(query: Query): Promise<EventPage> {
    return this.get('/api/events', query);
  }

  async projections(): Promise<readonly ProjectionStatus[]> {
    return (await this.get<{ items: ProjectionStatus[] }>('/api/projections')).items;
  }

  dossier(query: Query): Promise<AsyncIterable<string>> {
    return this.api.pieces('/api/dossiers', query);
  }

  async close(): Promise<void> {
    // A server is nobody's here.
  }

  private async get<Body>(path: string, query: Query = {}): Promise<Body> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what our own server sends becomes a type here
    return (await this.api.get(path, query)).body as Body;
  }
}
