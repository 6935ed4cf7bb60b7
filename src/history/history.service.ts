import type { EventStore, JsonObject, StoredEvent } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { refuseUnknownCodes } from '../indicators';
import { PlanQueries } from '../plans';
import { SAMPLE } from '../platform/sample';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { endOfDay } from '../platform/time/clock';
import { entries, type EntryRow, type TargetOfIndicator } from './history.queries';
import type { HistoryQuery } from './history.dto';
import type { Change, StreamView } from './stream-view';
import { viewOfStream } from './views';

export interface HistoryItem extends Change {
  readonly logSize: number;
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly decision: unknown;
  readonly area: string | null;
  readonly plan: string | null;
  readonly target: string | null;
  readonly indicator: string | null;
  readonly title: string | null;
  readonly subject: string | null;
  /** Generated, not reported by anybody ("số liệu minh hoạ"). */
  readonly sample: boolean;
  /** What the event says; of a plan's issue without the document, which `GET /api/plans/{plan}` gives. */
  readonly data: JsonObject;
}

const STREAM_PAGE = 10_000;

/** Who did what, when, why, on which decision, with before and after: an index finds the events, the log itself tells them. */
export class HistoryService {
  private readonly plans: PlanQueries;

  constructor(
    private readonly store: EventStore,
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
  ) {
    this.plans = new PlanQueries(read);
  }

  async find(query: HistoryQuery): Promise<Page<HistoryItem>> {
    const [size = null, below = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size));
    await this.refuseUnknown(query);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const range = { upTo: asOf.logSize, below: below === null ? null : Number(below), limit: limit + 1 };
    const rows = await entries(this.read, withInstants(query), await this.targetsOf(query.indicator, asOf), range);
    const shown = rows.slice(0, limit);
    const told = new Told(this.store);
    const items: HistoryItem[] = [];
    for (const row of shown) items.push(await told.item(row));
    const last = shown.at(-1);
    return { asOf, items, next: rows.length > limit && last !== undefined ? encodeCursor([asOf.logSize, last.log_size]) : null };
  }

  private async refuseUnknown({ area, indicator, plan, target }: HistoryQuery): Promise<void> {
    await refuseUnknownCodes(this.read, { ...(area !== undefined && { area }), ...(indicator !== undefined && { indicator }) });
    await this.plans.refuseUnknown({ ...(plan !== undefined && { plan }), ...(target !== undefined && { target }), orTask: true });
  }

  private async targetsOf(indicator: string | undefined, asOf: AsOf): Promise<TargetOfIndicator[]> {
    if (indicator === undefined) return [];
    const plans = await this.plans.plansAt(asOf.logSize);
    return plans.flatMap(({ plan }) =>
      [...plan.targets.values()]
        .filter(({ spec }) => spec.indicator === indicator)
        .map(({ spec }) => ({ plan: plan.document.plan, target: spec.id })),
    );
  }
}

/** Generated events say so themselves, or carry the name of the play they come from. */
function isSample({ data, metadata }: StoredEvent): boolean {
  return data['sample'] === true || (metadata.correlationId?.startsWith(SAMPLE) ?? false);
}

function dataOf({ type, data }: StoredEvent): JsonObject {
  if (type !== 'PlanIssued') return data;
  const { document: _, ...rest } = data;
  return rest;
}

function withInstants(query: HistoryQuery): HistoryQuery {
  const { from, to } = query;
  return {
    ...query,
    ...(from !== undefined && { from: from.length === 10 ? startOfDay(from) : new Date(from).toISOString() }),
    ...(to !== undefined && { to: to.length === 10 ? endOfDay(to) : new Date(to).toISOString() }),
  };
}

function startOfDay(day: string): string {
  return new Date(Date.parse(endOfDay(day)) - 86_399_999).toISOString();
}

/** Reads each stream once for all the items of a page that are in it. */
class Told {
  private readonly streams = new Map<string, readonly StoredEvent[]>();

  constructor(private readonly store: EventStore) {}

  async item(row: EntryRow): Promise<HistoryItem> {
    const events = await this.upTo(row);
    const event = events.at(-1);
    const view: StreamView | null = viewOfStream(row.stream);
    const change = view === null ? { before: null, after: null, changes: [] } : view(events);
    const { log_size: logSize, position, event_id: id, type, stream, revision, recorded_at: recordedAt, actor } = row;
    const { area, plan, target, indicator, title, subject } = row;
    return {
      logSize,
      position,
      id,
      type,
      stream,
      revision,
      recordedAt,
      actor,
      onBehalfOf: event?.metadata.onBehalfOf ?? null,
      reason: event?.metadata.reason ?? null,
      decision: event?.data['decision'] ?? null,
      area,
      plan,
      target,
      indicator,
      title,
      subject,
      sample: event !== undefined && isSample(event),
      data: event === undefined ? {} : dataOf(event),
      ...change,
    };
  }

  private async upTo({ stream, revision }: EntryRow): Promise<readonly StoredEvent[]> {
    let events = this.streams.get(stream);
    if (events === undefined || events.length <= revision) {
      events = await this.store.readStream(stream, { limit: Math.max(STREAM_PAGE, revision + 1) });
      this.streams.set(stream, events);
    }
    return events.slice(0, revision + 1);
  }
}
