import type { Role } from '../../../platform/access/actions';
import { areaTyped } from '../../known/area-typed';
import { areasOf, fullName } from '../../known/areas';
import type { Visit } from '../../visit/visit';

export interface RoleHeld {
  readonly role: Role;
  /** Null: the whole country. */
  readonly area: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** `GET /api/accounts`, an item. */
export interface AccountItem {
  readonly account: string;
  readonly kind: 'person' | 'machine';
  readonly open: boolean;
  readonly name: string | null;
  readonly login: string | null;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  readonly erased?: true;
  readonly roles: readonly RoleHeld[];
}

export interface Accounts {
  readonly items: readonly AccountItem[];
  readonly next: string | null;
  readonly areaName: (id: string | null) => string;
  /** The area was typed, and there is none or more than one of that name. */
  readonly problem: string | null;
  readonly narrowed: boolean;
}

const FILTERS = ['q', 'role', 'area', 'lacks', 'open'] as const;

/** Who has an account where this person may see it: everybody, or those on his area and under it. */
export async function accountsOf(visit: Visit): Promise<Accounts> {
  const narrowed = FILTERS.some((name) => visit.asked(name) !== undefined);
  const typed = visit.asked('area');
  const found = typed === undefined ? null : await areaTyped(visit, typed);
  if (found !== null && 'problem' in found) return { items: [], next: null, areaName: () => '', problem: found.problem, narrowed: true };
  const [own = null] = visit.areasOf('account.read').toSorted((a) => (a === null ? -1 : 1));
  const area = found?.area.id ?? own ?? undefined;
  const query = {
    ...visit.known,
    q: visit.asked('q'),
    role: visit.asked('role'),
    lacks: visit.asked('lacks'),
    open: visit.asked('open'),
    cursor: visit.asked('cursor'),
    ...(area !== undefined && { area, below: 'true' }),
    limit: 100,
  };
  const { items, next } = await visit.api.get<Pick<Accounts, 'items' | 'next'>>('/api/accounts', query);
  return {
    items,
    next,
    areaName: await areaNames(
      visit,
      items.flatMap(({ roles }) => roles),
    ),
    problem: null,
    narrowed,
  };
}

export async function areaNames(visit: Visit, held: readonly Pick<RoleHeld, 'area'>[]): Promise<(id: string | null) => string> {
  const ids = [...new Set(held.flatMap(({ area }) => area ?? []))].slice(0, 1_000);
  const names = new Map((await areasOf(visit, ids)).map((area) => [area.id, fullName(area)]));
  return (id) => (id === null ? 'cả nước' : (names.get(id) ?? id));
}
