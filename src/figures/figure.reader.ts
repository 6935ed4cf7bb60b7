import type { FigureRevision } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { heldWithinOn, hierarchyAt } from '../areas';
import { refuseUnknownCodes } from '../indicators';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import type { FiguresQuery, WaitingQuery } from './figure.dto';
import type { FigureKey } from './figure.events';
import { factsOfFigure, factsOfSome, factsPage, figureOf, type FactsPageOptions, type ShownFactRow } from './figure.queries';
import { figuresThatWait, isWaiting, sheetsThatWait, type WaitingSheet } from './waiting.queries';

type Areas = FactsPageOptions['areas'];
type After = FactsPageOptions['after'];

export interface FigureView extends FigureKey {
  readonly asOf: AsOf;
  /** Of the stream: the ETag to correct with. */
  readonly revision: number;
  readonly review: 'waiting' | 'verified' | 'returned' | 'withdrawn';
  /** Corrected since it was last verified. */
  readonly changedSinceVerified: boolean;
  readonly value: FigureRevision['value'] | null;
  readonly dataTo: string | null;
  readonly breakdown: FigureRevision['breakdown'];
  /** The revision that `verification` and `return` name. */
  readonly contentRevision: number | null;
  readonly verified: { readonly revision: number; readonly value: FigureRevision['value'] } | null;
  /** Codes of the entry checks that who reported what stands acknowledged. */
  readonly acknowledged: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly returnedBecause: string | null;
  readonly sample: boolean;
}

export type WaitingView = Omit<WaitingSheet, 'since'> & { readonly since: string };

export class FigureReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {}

  async one(key: FigureKey, query: { readonly asOf?: string }): Promise<FigureView> {
    const asOf = await this.moments.resolve(query.asOf);
    const rows = await factsOfFigure(this.read, [key.indicator, key.area, key.period], asOf.logSize);
    if (rows.length === 0) throw new Unknown('figure', `${key.indicator}/${key.area}/${key.period}`);
    return viewOf(rows, asOf);
  }

  /** In order of indicator, area, period; `area` means it and what is under it today, ended ones by what came of them. */
  async list(query: FiguresQuery): Promise<Page<FigureView>> {
    const [size = null, ...place] = decodeCursor(query.cursor, 'whole', 'text', 'text', 'text') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size));
    const areas = query.area === undefined ? null : await this.areasUnder(query.area, asOf, query.depth === '0');
    if (query.indicator !== undefined) await refuseUnknownCodes(this.read, { indicator: query.indicator });
    const after = place.length === 3 ? place.map(String) : null;
    return (await this.ofWaiting(query, areas, after, asOf)) ?? this.ofAll(query, areas, after, asOf);
  }

  /** Today's list of what waits finds its page by an index; null where another moment or something else is asked for. */
  private async ofWaiting(query: FiguresQuery, areas: Areas, after: After, asOf: AsOf): Promise<Page<FigureView> | null> {
    const { review, limit = DEFAULT_LIMIT } = query;
    if (!isWaiting(review)) return null;
    const options = { ...query, areas, after, logSize: asOf.logSize, limit: limit + 1 };
    const keys = await figuresThatWait(this.read, review, options);
    if (keys === null) return null;
    const figures = await factsOfSome(this.read, keys.slice(0, limit), asOf.logSize);
    const items = figures.map((rows) => viewOf(rows, asOf));
    return { asOf, items, next: keys.length > limit ? encodeCursor([asOf.logSize, ...placeOf(items.at(-1))]) : null };
  }

  private async ofAll(query: FiguresQuery, areas: Areas, from: After, asOf: AsOf): Promise<Page<FigureView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const items: FigureView[] = [];
    let after = from;
    for (;;) {
      const page = await factsPage(this.read, { ...query, areas, after, logSize: asOf.logSize });
      for (const rows of page.figures) {
        const view = viewOf(rows, asOf);
        if (fits(view, query.review)) {
          if (items.length === limit) return { asOf, items, next: encodeCursor([asOf.logSize, ...(after ?? [])]) };
          items.push(view);
        }
        after = placeOf(view);
      }
      if (page.end) return { asOf, items, next: null };
    }
  }

  /** What waits for who verifies, a sheet an area and period, the longest waiting first; `since` is when that was recorded. */
  async waiting(query: WaitingQuery): Promise<Page<WaitingView>> {
    const asOf = await this.moments.resolve(undefined);
    const areas = query.area === undefined ? null : await this.areasUnder(query.area, asOf, false);
    const { items, ...page } = pageOf(asOf, await sheetsThatWait(this.read, areas), query);
    const dated = items.map(async ({ since, ...sheet }) => ({ ...sheet, since: (await this.moments.resolve(String(since))).at }));
    return { ...page, items: await Promise.all(dated) };
  }

  private async areasUnder(area: string, asOf: AsOf, alone: boolean): Promise<readonly string[]> {
    const { hierarchy } = await hierarchyAt(this.read, asOf.logSize);
    if (hierarchy.get(area) !== undefined) return alone ? [area] : [...heldWithinOn(hierarchy, area, dayOf(this.clock()))];
    const today = await hierarchyAt(this.read, Number.MAX_SAFE_INTEGER);
    if (today.hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return [];
  }
}

const placeOf = (view: FigureView | undefined): string[] => (view === undefined ? [] : [view.indicator, view.area, view.period]);

function fits(view: FigureView, review: FiguresQuery['review']): boolean {
  if (review === undefined) return view.review !== 'withdrawn';
  return review === 'changed' ? view.changedSinceVerified : view.review === review;
}

function viewOf(rows: readonly ShownFactRow[], asOf: AsOf): FigureView {
  const last = rows[rows.length - 1];
  if (last === undefined) throw new RangeError('a figure without a fact');
  const { indicator, area, period } = last;
  // What a report said of it is no event of its stream.
  const revision = rows.reduce((most, row) => Math.max(most, row.revision), 0);
  const current = figureOf(rows)?.revisions ?? [];
  const standing = current.at(-1);
  const verified = current.findLast((one) => one.verified);
  const detail = detailOf(rows.findLast((row) => row.revision === standing?.revision)?.detail ?? null);
  return {
    indicator,
    area,
    period,
    asOf,
    revision,
    review: standing === undefined ? 'withdrawn' : standing.verified ? 'verified' : standing.returned ? 'returned' : 'waiting',
    changedSinceVerified: verified !== undefined && verified !== standing,
    value: standing?.value ?? null,
    dataTo: standing?.dataTo ?? null,
    breakdown: standing?.breakdown ?? null,
    contentRevision: standing?.revision ?? null,
    verified: verified === undefined ? null : { revision: verified.revision, value: verified.value },
    acknowledged: codesIn(detail['acknowledged']),
    detail,
    returnedBecause: standing?.returned ? (rows.findLast((row) => row.type === 'FigureReturned')?.reason ?? null) : null,
    sample: detail['sample'] === true,
  };
}

const codesIn = (known: unknown): readonly string[] => (Array.isArray(known) ? known.map(String) : []);

function detailOf(json: string | null): Readonly<Record<string, unknown>> {
  const known: unknown = json === null ? {} : JSON.parse(json);
  return typeof known === 'object' && known !== null ? { ...known } : {};
}
