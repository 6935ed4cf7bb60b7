import type { Role } from '../platform/access/actions';
import type { DecisionData } from '../platform/definitions';
import { alreadyGranted, endsBeforeItBegins, nothingGranted, toOneself } from './account.errors';
import type { AccountEvent } from './account.events';
import { holding, overlap, type Held } from './held-grants';

export type GrantCommand = {
  readonly command: 'grant';
  readonly account: string;
  readonly role: Role;
  readonly area: string | null;
  readonly from?: string;
  readonly until?: string;
  readonly decision?: DecisionData;
};
export type RevokeCommand = Omit<GrantCommand, 'command' | 'from' | 'until'> & { readonly command: 'revoke' };

/** What holds of every role, whichever stream it is decided on. */
export const grant = (
  held: readonly Held[],
  { command: _, ...data }: GrantCommand,
  actor: string,
): Extract<AccountEvent, { type: 'RoleGranted' }>[] => {
  const { account, role, area, from = null, until = null } = data;
  if (actor === account) throw toOneself(account);
  if (from !== null && until !== null && until < from) throw endsBeforeItBegins(from, until);
  if (holding(held, data).some((one) => overlap(one, { from, until }))) throw alreadyGranted(account, role, area);
  return [{ type: 'RoleGranted', data }];
};

export const revoke = (held: readonly Held[], { command: _, ...data }: RevokeCommand): Extract<AccountEvent, { type: 'RoleRevoked' }>[] => {
  if (holding(held, data).length === 0) throw nothingGranted(data.account, data.role, data.area);
  return [{ type: 'RoleRevoked', data }];
};
