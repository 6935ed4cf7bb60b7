import { areaTyped } from '../../known/area-typed';
import { areasOf, fullName, type AreaHead } from '../../known/areas';
import { calledIn, type Called } from '../../known/called';
import type { Visit } from '../../visit/visit';

/** `GET /api/area-changes`, an item. */
export interface ChangeItem {
  readonly logSize: number;
  readonly event: string;
  readonly type: string;
  readonly on: string;
  readonly recordedAt: string | null;
  readonly actor: string | null;
  readonly decision: { readonly number: string; readonly issuedOn: string; readonly issuer: string } | null;
  readonly areas: readonly string[];
  readonly change: ChangeSaid;
}

/** What a change says, as far as its kind says it. */
export interface ChangeSaid {
  readonly name?: string;
  readonly kind?: string;
  readonly classes?: readonly string[];
  readonly parent?: string;
  readonly from?: readonly string[];
  readonly to?: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly area?: string | { readonly id: string; readonly name: string; readonly kind: string; readonly parent: string | null };
}

export interface Timeline {
  readonly items: readonly ChangeItem[];
  readonly next: string | null;
  readonly areas: ReadonlyMap<string, AreaHead>;
  readonly called: Called;
  readonly about: AreaHead | null;
  readonly problem: string | null;
}

/** Not the thousands that were there at the beginning. */
const CHANGES = 'renamed,reclassified,moved,reorganised,dissolved';
const MOST_NAMED = 1_000;

export async function timelineOf(visit: Visit): Promise<Timeline> {
  const typed = visit.asked('area');
  const found = typed === undefined ? null : await areaTyped(visit, typed);
  const about = found !== null && 'area' in found ? found.area : null;
  const query = {
    ...visit.known,
    types: visit.asked('type') ?? (about === null ? CHANGES : undefined),
    area: about?.id,
    cursor: visit.asked('cursor'),
    limit: 50,
  };
  const { items, next } = await visit.api.get<Pick<Timeline, 'items' | 'next'>>('/api/area-changes', query);
  const ids = [...new Set(items.flatMap(({ areas, change }) => [...areas, ...placesIn(change)]))];
  const [heads, called] = await Promise.all([
    areasOf(visit, ids.slice(0, MOST_NAMED)),
    calledIn(
      visit,
      [],
      items.flatMap(({ actor }) => actor ?? []),
    ),
  ]);
  return {
    items,
    next,
    areas: new Map(heads.map((area) => [area.id, area])),
    called,
    about,
    problem: found !== null && 'problem' in found ? found.problem : null,
  };
}

const placesIn = ({ parent, area }: ChangeSaid): readonly string[] => [
  ...(parent === undefined ? [] : [parent]),
  ...(typeof area === 'object' && area.parent !== null ? [area.parent] : []),
];

export const placeCalled = ({ areas }: Pick<Timeline, 'areas'>, id: string): string => {
  const area = areas.get(id);
  return area === undefined ? id : fullName(area);
};
