import { DomainError, type EventStore, type Position } from '@hieuhoc/event-store';
import type { ProjectionStatus } from '@hieuhoc/projections';
import { feedEventOf, type FeedEvent } from '../../feed/feed-event';
import { FeedQuery } from '../../feed/feed.dto';
import { chunksOf } from '../../history/dossiers/chunks';
import { DossierQuery } from '../../history/dossiers/dossier.dto';
import { DossiersService } from '../../history/dossiers/dossiers.service';
import { HistoryQuery } from '../../history/history.dto';
import { HistoryService } from '../../history/history.service';
import type { HistoryItem } from '../../history/told';
import { PlansQuery } from '../../plans/plan.dto';
import { PlanReader, type PlanSummary } from '../../plans/plan.reader';
import { Unknown } from '../../platform/http/errors';
import { validationPipe } from '../../platform/http/validation';
import { AsOfReader } from '../../platform/queries/as-of';
import { logSizesOf } from '../../platform/queries/log-sizes';
import type { Page } from '../../platform/queries/page';
import { servedUpTo, type SqliteReadModels } from '../../platform/read-db';
import { systemClock } from '../../platform/time/clock';
import { PROJECTIONS } from '../../projections.registry';
import { DutiesReader, ReportBooks, ReportsReader, type DutyItem, type ReportItem } from '../../reports';
import { DutiesQuery, ReportsQuery } from '../../reports/report.dto';
import { ChangesService } from '../../status';
import { Evaluator } from '../../status/evaluator';
import { StatusQuery } from '../../status/status.dto';
import { StatusService, type AnsweredRow } from '../../status/status.service';
import { TasksReader, type TaskItem } from '../../tasks';
import { TasksQuery } from '../../tasks/task.dto';
import { storedProjections } from './stored-projections';
import type { StoredSeals } from '../../history/dossiers/stored-seals';
import type { EventPage, Query, Reader } from './reader';

const EVENTS_A_PAGE = 1_000;
/** Who opens the stores has not signed in. */
const NOBODY = { rightsOf: () => Promise.resolve([]) };

/** Asks the same services over stores that are open for reading only: no lock, nothing is written, the read models are as they were left. */
export class LocalReader implements Reader {
  private readonly moments: AsOfReader;
  private readonly reportLists: ReportsReader;
  private seals: StoredSeals | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly read: SqliteReadModels,
    private readonly openSeals: () => StoredSeals,
  ) {
    const sizes = logSizesOf(read, () => []);
    this.moments = new AsOfReader({ ...sizes, served: async () => (await this.served()).logSize }, systemClock);
    this.reportLists = new ReportsReader(read, this.moments, systemClock, new ReportBooks(read), NOBODY);
  }

  async status(query: Query): Promise<Page<AnsweredRow>> {
    return new StatusService(this.read, this.moments, systemClock, new Evaluator(this.read)).rows(await checked(StatusQuery, query));
  }

  async history(query: Query): Promise<Page<HistoryItem>> {
    return new HistoryService(this.store, this.read, this.moments).find(await checked(HistoryQuery, query));
  }

  async tasks(query: Query): Promise<Page<TaskItem>> {
    return new TasksReader(this.read, this.moments, systemClock).list(await checked(TasksQuery, query));
  }

  async duties(query: Query): Promise<Page<DutyItem>> {
    return new DutiesReader(this.read, this.moments, systemClock).list(await checked(DutiesQuery, query));
  }

  async reports(query: Query): Promise<Page<ReportItem>> {
    return this.reportLists.list(await checked(ReportsQuery, query), null);
  }

  async plans(query: Query): Promise<Page<PlanSummary>> {
    return new PlanReader(this.read, this.moments, systemClock).list(await checked(PlansQuery, query));
  }

  async issued(plan: string): Promise<FeedEvent> {
    const [first] = await this.store.readStream(`plan-${plan}`, { limit: 1 });
    if (first === undefined) throw new Unknown('plan', plan);
    return feedEventOf(first);
  }

  async events(query: Query): Promise<EventPage> {
    const { after, types, limit = EVENTS_A_PAGE } = await checked(FeedQuery, query);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- text from the command line becomes a position here; the store checks it
    const from = (after ?? null) as Position | null;
    const page = await this.store.readAll({ after: from, limit, ...(types !== undefined && { types: types.split(',') }) });
    return { items: page.events.map(feedEventOf), position: page.position ?? from, endOfLog: page.endOfLog };
  }

  projections(): Promise<readonly ProjectionStatus[]> {
    return storedProjections(this.store, this.read, new Date());
  }

  async dossier(query: Query): Promise<AsyncIterable<string>> {
    const status = new StatusService(this.read, this.moments, systemClock, new Evaluator(this.read));
    const changes = new ChangesService(this.read, this.moments, status);
    const service = new DossiersService(this.store, this.read, this.moments, (this.seals ??= this.openSeals()), changes, systemClock);
    return chunksOf((await service.make(await checked(DossierQuery, query))).lines);
  }

  /** Events in the log that the read models do not show; null where the log cannot say, or there are none to ask. */
  async behind(): Promise<number | null> {
    try {
      const { logSize } = await this.store.head();
      return logSize === null ? null : logSize - (await this.served()).logSize;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.seals?.close();
    this.read.close();
    await this.store.close();
  }

  private served(): Promise<{ readonly logSize: number }> {
    return servedUpTo(
      this.read,
      PROJECTIONS.map(({ name }) => name),
    );
  }
}

/** The same checks as on the query of a request. Throws MalformedRequest. */
function checked<Dto extends object>(type: new () => Dto, query: Query): Promise<Dto> {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return validationPipe().transform(given, { type: 'query', metatype: type });
}
