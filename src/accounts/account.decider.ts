import type { Decider } from '@hieuhoc/decider';
import { Unknown } from '../platform/http/errors';
import { accountClosed, accountExists, notForMachines } from './account.errors';
import { ACCOUNT_SCHEMA, type AccountEvent, type Credential } from './account.events';
import { grant, revoke, type GrantCommand, type RevokeCommand } from './granting';
import { withGranting, type Held } from './held-grants';

export interface Account {
  readonly account: string;
  readonly kind: 'person' | 'machine';
  readonly open: boolean;
  readonly grants: readonly Held[];
}

export type AccountState = Account | null;
type Opened = Extract<AccountEvent, { type: 'AccountOpened' }>['data'];

export type AccountCommand =
  | ({ readonly command: 'open' } & Opened)
  | GrantCommand
  | RevokeCommand
  | { readonly command: 'reset'; readonly account: string; readonly what: Credential }
  | { readonly command: 'close'; readonly account: string };

const evolve = (state: AccountState, event: AccountEvent): AccountState => {
  if (event.type === 'AccountOpened') return { account: event.data.account, kind: event.data.kind, open: true, grants: [] };
  if (state === null) return state;
  switch (event.type) {
    case 'RoleGranted':
    case 'RoleRevoked':
      return { ...state, grants: withGranting(state.grants, event) };
    case 'CredentialsReset':
      return state;
    case 'AccountClosed':
      return { ...state, open: false };
  }
};

const open = (state: AccountState, { command: _, ...data }: { readonly command: 'open' } & Opened): AccountEvent[] => {
  if (state !== null) throw accountExists(data.account);
  return [{ type: 'AccountOpened', data }];
};

/** Throws Unknown, AccountRefused. */
export const openAccount = (state: AccountState, account: string): Account => {
  if (state === null) throw new Unknown('account', account);
  if (!state.open) throw accountClosed(account);
  return state;
};

export const accountDecider: Decider<AccountState, AccountEvent, AccountCommand> = {
  schema: ACCOUNT_SCHEMA,
  initialState: null,
  evolve,
  decide: (state, command, { actor }) => {
    if (command.command === 'open') return open(state, command);
    const account = openAccount(state, command.account);
    switch (command.command) {
      case 'grant':
        if (account.kind === 'machine' && command.role === 'verifier') throw notForMachines(account.account, command.role);
        return grant(account.grants, command, actor);
      case 'revoke':
        return revoke(account.grants, command);
      case 'reset':
        return [{ type: 'CredentialsReset', data: { account: account.account, what: command.what } }];
      case 'close':
        return [{ type: 'AccountClosed', data: { account: account.account } }];
    }
  },
};
