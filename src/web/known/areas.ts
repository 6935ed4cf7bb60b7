import { ApiProblem } from '../api/problem';
import type { Visit } from '../visit/visit';

/** `GET /api/areas`, an item. */
export interface AreaHead {
  readonly id: string;
  readonly officialCode: string | null;
  readonly name: string;
  readonly level: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly from: string;
  readonly until: string | null;
}

interface Decision {
  readonly number: string;
  readonly issuedOn: string;
  readonly issuer: string;
}
type Dated<What> = What & { readonly on: string; readonly decision: Decision | null };

/** From whom, or to whom, an area came or went. */
export interface Succession {
  readonly on: string;
  readonly area: string;
  readonly share: string | null;
  readonly decision: Decision | null;
}

/** `GET /api/areas/{id}`: the same with its life. */
export interface AreaLife extends AreaHead {
  readonly exists: boolean;
  readonly names: readonly Dated<{ readonly name: string }>[];
  readonly kinds: readonly Dated<{ readonly kind: string }>[];
  readonly parents: readonly Dated<{ readonly parent: string | null }>[];
  readonly children: readonly string[];
  readonly predecessors: readonly Succession[];
  readonly successors: readonly Succession[];
}

export const areaLife = (visit: Visit, area: string): Promise<AreaLife> =>
  visit.api.get(`/api/areas/${encodeURIComponent(area)}`, visit.at);

/** An area that is asked for, or null where nobody knows it. */
export async function areaLifeIfKnown(visit: Visit, area: string): Promise<AreaLife | null> {
  try {
    return await areaLife(visit, area);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}

/** The areas right under one, in the order of their names. */
export async function areasUnder(visit: Visit, parent: string): Promise<readonly AreaHead[]> {
  const { items } = await visit.api.get<{ readonly items: readonly AreaHead[] }>('/api/areas', { ...visit.at, parent, limit: 1000 });
  return byName(items);
}

/** Those that exist and whose name holds the words, with or without marks; `more`: there are others. */
export async function areasNamed(visit: Visit, q: string): Promise<{ readonly found: readonly AreaHead[]; readonly more: boolean }> {
  const { items, next } = await visit.api.get<{ readonly items: readonly AreaHead[]; readonly next: string | null }>('/api/areas', {
    ...visit.at,
    q,
    limit: MOST_FOUND,
  });
  return { found: byName(items), more: next !== null };
}

const MOST_FOUND = 200;

const MOST_IDS = 500;

/** What areas are called, those that have ended too; of one that nobody knows nothing. */
export async function areasOf(visit: Visit, ids: readonly string[]): Promise<readonly AreaHead[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, part) => ids.slice(part * MOST_IDS, (part + 1) * MOST_IDS));
  const found = await Promise.all(
    parts.map((part) =>
      visit.api.get<{ readonly items: readonly AreaHead[] }>('/api/areas', { ...visit.at, ids: part.join(','), limit: MOST_IDS }),
    ),
  );
  return found.flatMap(({ items }) => items);
}

const ORDER = new Intl.Collator('vi', { numeric: true });
export const byName = <Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => ORDER.compare(a.name, b.name));

/** xã An Sinh. */
export { areaWords as fullName } from '../../platform/text/area-words';

export const namesOf = (areas: Iterable<Pick<AreaHead, 'id' | 'name'>>): ReadonlyMap<string, string> =>
  new Map([...areas].map(({ id, name }) => [id, name]));
