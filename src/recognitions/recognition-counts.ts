import { liveOn } from '@hieuhoc/indicator-maths';
import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, livesOn, upwards, valueOn, type Hierarchy } from '../areas';
import { livingHeirs } from '../platform/access/relation';
import { Unknown } from '../platform/http/errors';
import type { AsOfReader } from '../platform/queries/as-of';
import { pageOf, decodeCursor, type Page } from '../platform/queries/page';
import { dayOf, type Clock } from '../platform/time/clock';
import { areasCountedIn } from './counted-areas';
import { recognisedAt } from './recognised';
import { homeOn } from './subject.decider';
import { titleQueries } from './title.queries';

export interface AreaCount {
  readonly area: string;
  readonly live: number;
  /** Null where no day was named. */
  readonly expiring: number | null;
}

export interface CountsPage extends Page<AreaCount> {
  readonly live: number;
  readonly expiring: number | null;
}

interface Asked {
  readonly title: string;
  readonly area?: string;
  readonly on?: string;
  readonly expiresBy?: string;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

interface Held {
  readonly home: string;
  readonly validUntil: string | null;
}

/** How many hold a title on a day, counted where they live. */
export class RecognitionCounts {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly clock: Clock,
  ) {}

  /** Of the areas right under one, those without any too; what lies between is in the whole alone. Throws Unknown. */
  async of({ title, area, expiresBy, on = dayOf(this.clock()), ...query }: Asked): Promise<CountsPage> {
    const [size = null] = decodeCursor(query.cursor, 'whole', 'whole') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size), on);
    if (!(await titleQueries.at(this.read, Number.MAX_SAFE_INTEGER)).has(title)) throw new Unknown('title', title);
    const within = area === undefined ? null : await areasCountedIn(this.read, area, on, asOf.logSize);
    const { hierarchy } = await hierarchyAt(this.read, asOf.logSize);
    const held = (await this.heldOn(title, on, asOf.logSize, hierarchy)).filter(({ home }) => within === null || within.has(home));
    const placeOf = placesUnder(hierarchy, area ?? null, on);
    const byPlace = Map.groupBy(held, ({ home }) => placeOf(home));
    const counted = (some: readonly Held[]): Omit<AreaCount, 'area'> => ({
      live: some.length,
      expiring: expiresBy === undefined ? null : some.filter(({ validUntil }) => validUntil !== null && validUntil <= expiresBy).length,
    });
    const items = areasUnder(hierarchy, area ?? null, on).map((id) => ({ area: id, ...counted(byPlace.get(id) ?? []) }));
    return { ...pageOf(asOf, items, query), ...counted(held) };
  }

  private async heldOn(title: string, on: string, logSize: number, hierarchy: Hierarchy): Promise<readonly Held[]> {
    const { recognitions, subjects } = await recognisedAt(this.read, title, logSize);
    return recognitions.flatMap((one) => {
      const subject = subjects.get(one.subject);
      const home = subject === undefined || !liveOn(one, on) ? undefined : homeOn(subject, on);
      if (subject === undefined || home === undefined) return [];
      // The title of an area itself ends with the area (rules 4).
      const ended = hierarchy.get(home)?.until ?? null;
      return subject.kind === 'community' && ended !== null && ended <= on ? [] : [{ home, validUntil: one.validUntil }];
    });
  }
}

const areasUnder = (hierarchy: Hierarchy, parent: string | null, on: string): readonly string[] =>
  hierarchy
    .all()
    .filter((area) => livesOn(area, on) && (valueOn(area.parents, on) ?? null) === parent)
    .map(({ spec }) => spec.id)
    .toSorted();

/** Home → the area right under `parent` that it counts in, itself or by what came of it; null where that is not one. */
function placesUnder(hierarchy: Hierarchy, parent: string | null, on: string): (home: string) => string | null {
  const known = new Map<string, string | null>();
  const found = (home: string): string | null => {
    const places = new Set(livingHeirs(hierarchy, home, on).map((heir) => childAbove(hierarchy, heir, parent, on)));
    const [only = null] = places;
    return places.size === 1 ? only : null;
  };
  return (home) => {
    const place = known.has(home) ? (known.get(home) ?? null) : found(home);
    known.set(home, place);
    return place;
  };
}

function childAbove(hierarchy: Hierarchy, area: string, parent: string | null, on: string): string | null {
  const chain = upwards(hierarchy, area, on).map(({ spec }) => spec.id);
  if (parent === null) return chain.at(-1) ?? null;
  const place = chain.indexOf(parent);
  return place <= 0 ? null : (chain[place - 1] ?? null);
}
