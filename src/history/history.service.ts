import type { EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { refuseUnknownCodes } from '../indicators';
import { PlanQueries } from '../plans';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { endOfDay } from '../platform/time/clock';
import { entries, type EntryRow, type TargetOfIndicator } from './history.queries';
import type { HistoryQuery, WholeHistoryQuery } from './history.dto';
import { toldBy, type HistoryItem } from './told';

/** So many are in memory at once while a whole list is given. */
const BATCH = 250;

/** A list from the newest event to the oldest, as it was when it was asked for, however long it is. */
export interface WholeHistory {
  readonly asOf: AsOf;
  readonly batches: AsyncIterable<readonly HistoryItem[]>;
}

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
    const limit = query.limit ?? DEFAULT_LIMIT;
    const entriesBelow = await this.found(query, asOf);
    const rows = await entriesBelow(below === null ? null : Number(below), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? encodeCursor([asOf.logSize, last.log_size]) : null;
    return { asOf, items: await toldBy(this.store, shown), next };
  }

  /** Refuses what `find` refuses before the first batch. */
  async whole(query: WholeHistoryQuery): Promise<WholeHistory> {
    const asOf = await this.moments.resolve(query.asOf);
    return { asOf, batches: this.batches(await this.found(query, asOf)) };
  }

  private async *batches(entriesBelow: EntriesBelow): AsyncGenerator<readonly HistoryItem[]> {
    for (let below: number | null = null; ;) {
      const rows = await entriesBelow(below, BATCH);
      if (rows.length > 0) yield await toldBy(this.store, rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      below = last.log_size;
      // Whoever else asks is answered between two batches, also while all of them are at hand.
      await nextTurn();
    }
  }

  private async found(query: WholeHistoryQuery, asOf: AsOf): Promise<EntriesBelow> {
    await this.refuseUnknown(query);
    const targets = await this.targetsOf(query.indicator, asOf);
    const filter = withInstants(query);
    return (below, limit) => entries(this.read, filter, targets, { upTo: asOf.logSize, below, limit });
  }

  private async refuseUnknown({ area, indicator, plan, target }: WholeHistoryQuery): Promise<void> {
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

type EntriesBelow = (below: number | null, limit: number) => Promise<readonly EntryRow[]>;

function withInstants(query: WholeHistoryQuery): WholeHistoryQuery {
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
