import type { Grant } from '../platform/access/grants';
import type { AccountEvent } from './account.events';

/** A grant as it was given; a revoked one stays, with who held it and where. */
export interface Held extends Grant {
  readonly account: string;
  readonly revoked: boolean;
}

type Granting = Extract<AccountEvent, { type: 'RoleGranted' | 'RoleRevoked' }>;

export function withGranting(held: readonly Held[], { type, data }: Granting): readonly Held[] {
  if (type === 'RoleRevoked') return held.map((one) => (isOf(one, data) ? { ...one, revoked: true } : one));
  const { account, role, area, from = null, until = null } = data;
  return [...held, { account, role, area, from, until, revoked: false }];
}

const isOf = (held: Held, named: Pick<Held, 'account' | 'role' | 'area'>): boolean =>
  !held.revoked && held.account === named.account && held.role === named.role && held.area === named.area;

export const holding = (held: readonly Held[], named: Pick<Held, 'account' | 'role' | 'area'>): readonly Held[] =>
  held.filter((one) => isOf(one, named));

/** On some day both hold. */
export const overlap = (one: Pick<Held, 'from' | 'until'>, other: Pick<Held, 'from' | 'until'>): boolean =>
  (one.from === null || other.until === null || one.from <= other.until) &&
  (other.from === null || one.until === null || other.from <= one.until);
