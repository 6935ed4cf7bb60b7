import { byName, fullName, type AreaHead } from '../../known/areas';
import { upwardFrom } from '../../known/upward';
import type { Visit } from '../../visit/visit';

/** An area with those above and right under it, for a chooser and for the ways up and down. */
export interface Place {
  /** Null: the whole country. */
  readonly area: string | null;
  readonly name: string;
  /** The highest first; without the area itself. */
  readonly above: readonly AreaHead[];
  readonly under: readonly AreaHead[];
}

/** The area that the address names, else the person's own; `*` is the whole country. Throws ApiProblem. */
export function areaAsked(visit: Visit): string | null {
  const asked = visit.asked('area');
  if (asked !== undefined) return asked === WHOLE ? null : asked;
  return visit.me?.rights.find(({ area }) => area !== null)?.area ?? null;
}

/** Stands for the whole country where an address has to say so. */
export const WHOLE = '*';

export async function placeOf(visit: Visit, area: string | null, under: readonly string[]): Promise<Place> {
  const chain = area === null ? [] : await upwardFrom(visit, area);
  const heads = await headsOf(visit, [...chain, ...under]);
  const of = (ids: readonly string[]): readonly AreaHead[] => ids.flatMap((id) => heads.get(id) ?? []);
  const own = area === null ? undefined : heads.get(area);
  return {
    area,
    name: area === null ? 'Cả nước' : own === undefined ? area : fullName(own),
    above: of(chain.slice(1).toReversed()),
    under: byName(of(under)),
  };
}

const MOST_AT_ONCE = 900;

/** By id, those that have ended too. */
export async function headsOf(visit: Visit, ids: readonly string[]): Promise<ReadonlyMap<string, AreaHead>> {
  const all = [...new Set(ids)];
  const parts = Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, part) =>
    all.slice(part * MOST_AT_ONCE, (part + 1) * MOST_AT_ONCE),
  );
  const found = await Promise.all(
    parts.map((some) =>
      visit.api.get<{ readonly items: readonly AreaHead[] }>('/api/areas', { ...visit.at, ids: some.join(','), limit: 1000 }),
    ),
  );
  return new Map(found.flatMap(({ items }) => items.map((one) => [one.id, one])));
}

export const areaName = (heads: ReadonlyMap<string, AreaHead>, id: string): string => {
  const head = heads.get(id);
  return head === undefined ? id : fullName(head);
};
