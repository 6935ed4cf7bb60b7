import type { ReadModels } from '@hieuhoc/projections';
import type { DecisionData } from '../platform/definitions';
import { entryAt } from '../platform/projections';
import type { AsOfReader } from '../platform/queries/as-of';
import { decodeCursor, pageOf, type Page } from '../platform/queries/page';
import { changesOfTypes } from './areas.queries';
import { touchedBy } from './hierarchy.decider';
import type { HierarchyEvent } from './hierarchy.events';

/** What each kind of change is called, and the event that holds it. */
export const CHANGE_EVENTS = {
  established: 'AreaEstablished',
  renamed: 'AreaRenamed',
  reclassified: 'AreaReclassified',
  moved: 'AreaMoved',
  reorganised: 'AreasReorganised',
  dissolved: 'AreaDissolved',
} as const satisfies Readonly<Record<string, HierarchyEvent['type']>>;
export type ChangeName = keyof typeof CHANGE_EVENTS;
const NAMES = new Map<string, string>(Object.entries(CHANGE_EVENTS).map(([name, type]) => [type, name]));

export interface AreaChangeView {
  readonly logSize: number;
  readonly event: string;
  readonly type: string;
  /** The first day on which it holds; it may have been recorded long after. */
  readonly on: string;
  readonly recordedAt: string | null;
  readonly actor: string | null;
  readonly decision: DecisionData | null;
  /** Every area that it touches. */
  readonly areas: readonly string[];
  /** What it says, as it was posted. */
  readonly change: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly types?: readonly ChangeName[];
  readonly area?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The changes of the hierarchy that were known at a moment: the last day first. */
export class AreaChangesReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
  ) {}

  async list({ types, area, from, to, ...query }: Asked): Promise<Page<AreaChangeView>> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size));
    const events = (types ?? Object.keys(CHANGE_EVENTS).filter(isName)).map((name) => CHANGE_EVENTS[name]);
    const known = (await changesOfTypes(this.read, events, asOf.logSize))
      .filter(
        ({ event }) =>
          (from === undefined || event.data.on >= from) &&
          (to === undefined || event.data.on <= to) &&
          (area === undefined || touchedBy(event).includes(area)),
      )
      .toSorted((a, b) => (a.event.data.on === b.event.data.on ? b.logSize - a.logSize : a.event.data.on < b.event.data.on ? 1 : -1));
    const page = pageOf(asOf, known, query);
    return { ...page, items: await Promise.all(page.items.map((one) => this.view(one))) };
  }

  private async view({ logSize, id, event }: { logSize: number; id: string; event: HierarchyEvent }): Promise<AreaChangeView> {
    const entry = await entryAt(this.read, logSize);
    const { on, decision = null, ...change } = { decision: undefined, ...event.data };
    return {
      logSize,
      event: id,
      type: NAMES.get(event.type) ?? event.type,
      on,
      recordedAt: entry?.recordedAt ?? null,
      actor: entry?.actor ?? null,
      decision,
      areas: touchedBy(event),
      change,
    };
  }
}

const isName = (name: string): name is ChangeName => Object.hasOwn(CHANGE_EVENTS, name);
