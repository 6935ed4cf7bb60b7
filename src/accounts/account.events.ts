import type { Event } from '@hieuhoc/decider';
import type { Role } from '../platform/access/actions';
import type { DecisionData } from '../platform/definitions';

type Granting = { readonly account: string; readonly role: Role; readonly area: string | null; readonly decision?: DecisionData };

/** The name lies in the vault; here only what it can be checked by. Why something was done stands in the metadata. */
export type AccountEvent =
  | Event<
      'AccountOpened',
      { readonly account: string; readonly kind: 'person' | 'machine'; readonly name?: { readonly ref: string; readonly h: string } }
    >
  | Event<'RoleGranted', Granting & { readonly from?: string; readonly until?: string }>
  | Event<'RoleRevoked', Granting>
  /** Somebody who administers gave a new way to sign in, or took one away; which one it was, never what it is. */
  | Event<'CredentialsReset', { readonly account: string; readonly what: Credential }>
  | Event<'AccountClosed', { readonly account: string }>;

export type Credential = 'password' | 'second-factor' | 'machine-secret' | 'identity';

export const ACCOUNT_SCHEMA = { AccountOpened: 1, RoleGranted: 1, RoleRevoked: 1, CredentialsReset: 1, AccountClosed: 1 } as const;
export const accountStream = (account: string): string => `account-${account}`;

/** Who administers is decided on one stream: two who revoke each other must collide, so that there is always one left. */
export type AdministratorEvent = Extract<AccountEvent, { type: 'RoleGranted' | 'RoleRevoked' }>;
export const ADMINISTRATORS = 'administrators';
export const ADMINISTRATORS_SCHEMA = { RoleGranted: 1, RoleRevoked: 1 } as const;
