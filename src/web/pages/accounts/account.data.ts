import type { Role } from '../../../platform/access/actions';
import { calledIn, type Called } from '../../known/called';
import type { Visit } from '../../visit/visit';
import { areaNames, type AccountItem, type RoleHeld } from './accounts.data';

/** What was done to an account, as `GET /api/accounts/{account}` tells it. */
export interface Step {
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly reason: string | null;
  readonly role?: Role;
  readonly area?: string | null;
  readonly from?: string;
  readonly until?: string;
  readonly what?: string;
  readonly decision?: { readonly number: string; readonly issuedOn: string; readonly issuer: string };
}

export interface WaysIn {
  readonly recoveryCodesLeft: number;
  readonly secrets: readonly { readonly number: number; readonly createdAt: string }[];
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
}

export interface SignInSeen {
  readonly at: string;
  readonly method: string;
  readonly outcome: string;
  readonly source: string;
  readonly times: number;
}

export interface AccountKnown {
  readonly account: AccountItem & { readonly life: readonly Step[] };
  /** Null for whoever does not see into all that the account may. */
  readonly ways: WaysIn | null;
  readonly signIns: readonly SignInSeen[];
  readonly areaName: (id: string | null) => string;
  readonly called: Called;
}

export async function accountKnown(visit: Visit, id: string): Promise<AccountKnown> {
  const path = `/api/accounts/${encodeURIComponent(id)}`;
  const account = await visit.api.get<AccountKnown['account']>(path, visit.known);
  const held = [...account.roles, ...account.life.flatMap(({ role, area }) => (role === undefined ? [] : [{ area: area ?? null }]))];
  const [ways, signIns, areaName, called] = await Promise.all([
    visit.api.maybe<WaysIn>(`${path}/credentials`),
    visit.api.maybe<{ readonly items: readonly SignInSeen[] }>(`${path}/sign-ins`),
    areaNames(visit, held),
    calledIn(
      visit,
      [],
      account.life.map(({ actor }) => actor),
    ),
  ]);
  return { account, ways, signIns: signIns?.items ?? [], areaName, called };
}

/** The step that gave a role which is still held. */
export const givenBy = ({ account }: AccountKnown, { role, area, from, until }: RoleHeld): Step | undefined =>
  account.life.findLast(
    (step) =>
      step.type === 'RoleGranted' &&
      step.role === role &&
      step.area === area &&
      (step.from ?? null) === from &&
      (step.until ?? null) === until,
  );
