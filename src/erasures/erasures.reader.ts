import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, withinOn } from '../areas';
import type { HeldRight } from '../platform/access/held-rights';
import type { Todo } from '../platform/access/todo';
import { livingHeirs } from '../platform/access/relation';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { nothingRequested } from './erasure.errors';
import { factsAbout, factsAt } from './erasure.queries';
import { isWaiting, viewsOf, type ErasureView } from './erasure.view';

export interface AskedErasures {
  readonly area?: string;
  readonly state?: string;
  readonly overdue?: string;
  readonly on?: string;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Who asked to be forgotten, by when it has to be done, and what came of it. */
export class ErasuresReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {}

  /** By due day, the nearest first; with an area, of what lies in it. */
  async list({ area, state, overdue, on = dayOf(this.clock()), ...query }: AskedErasures): Promise<Page<ErasureView>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    const within = area === undefined ? () => true : await this.within(area, on);
    const found = viewsOf(await factsAt(this.read, asOf.logSize), on)
      .filter((view) => within(view.area))
      .filter((view) => state === undefined || view.state === state || (state === 'waiting' && isWaiting(view)))
      .filter((view) => overdue === undefined || view.overdue === (overdue === 'true'));
    return pageOf(asOf, found.toSorted(byDueDay), query);
  }

  /** How the last request about one stands. Throws ErasureRefused. */
  async one(ref: string, query: Pick<AskedErasures, 'on' | 'asOf'>): Promise<ErasureView & { readonly asOf: AsOf }> {
    const { on = dayOf(this.clock()) } = query;
    const asOf = await this.moments.resolve(query.asOf, on);
    const [view] = viewsOf(await factsAbout(this.read, ref, asOf.logSize), on);
    if (view === undefined) throw nothingRequested(ref);
    return { ...view, asOf };
  }

  /** What waits for those who carry it out, by area; a right on the whole country is one to look. */
  async waitsFor(rights: readonly HeldRight[]): Promise<readonly Todo[]> {
    const on = dayOf(this.clock());
    const areas = new Set(rights.flatMap(({ area, actions }) => (area !== null && actions.includes('erasure.carry-out') ? [area] : [])));
    if (areas.size === 0) return [];
    const views = viewsOf(await factsAt(this.read, Number.MAX_SAFE_INTEGER), on).filter(isWaiting);
    const todo: Todo[] = [];
    for (const area of areas) {
      const within = await this.within(area, on);
      const mine = views.filter((view) => within(view.area));
      const late = mine.filter(({ overdue }) => overdue).length;
      todo.push({ kind: 'erasure.open', count: mine.length - late, path: `/api/erasures?area=${area}&state=waiting&overdue=false` });
      todo.push({ kind: 'erasure.overdue', count: late, path: `/api/erasures?area=${area}&overdue=true` });
    }
    return todo;
  }

  /** What has ended counts where it went. Throws Unknown. */
  private async within(area: string, on: string): Promise<(one: string | null) => boolean> {
    const { hierarchy } = await hierarchyAt(this.read, Number.MAX_SAFE_INTEGER);
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
    const inside = withinOn(hierarchy, area, on);
    return (one) => one !== null && (one === area || livingHeirs(hierarchy, one, on).some((heir) => inside.has(heir)));
  }
}

const byDueDay = (a: ErasureView, b: ErasureView): number =>
  a.dueDate === b.dueDate ? (a.ref < b.ref ? -1 : 1) : a.dueDate < b.dueDate ? -1 : 1;
