import type { Param, ReadModels } from '@hieuhoc/projections';

export interface AccountRow {
  readonly account: string;
  readonly kind: 'person' | 'machine';
  readonly closed_at: number | null;
}

export interface RoleRow {
  readonly account: string;
  readonly role: string;
  readonly area: string | null;
  readonly from_day: string | null;
  readonly until_day: string | null;
}

export interface AccountsAsked {
  readonly logSize: number;
  readonly after: string;
  readonly limit: number;
  readonly area?: string;
  readonly role?: string;
}

/** In order of id. With an area or a role, those that hold it at that log size. */
export function accountsPage(read: ReadModels, { logSize, after, limit, area, role }: AccountsAsked): Promise<readonly AccountRow[]> {
  const params: Param[] = [logSize, after];
  const held = [...(area === undefined ? [] : ['r.area = ?']), ...(role === undefined ? [] : ['r.role = ?'])];
  const holding = `and exists (select 1 from account_role r where r.account = o.account and r.granted_at <= ?
    and (r.revoked_at is null or r.revoked_at > ?) and ${held.join(' and ')})`;
  if (held.length > 0) params.push(logSize, logSize, ...[area, role].filter((value) => value !== undefined));
  return read.all<AccountRow>(
    `select o.account, o.kind, o.closed_at from account_opened o where o.opened_at <= ? and o.account > ?
     ${held.length > 0 ? holding : ''} order by o.account limit ?`,
    [...params, limit],
  );
}

export const accountAt = (read: ReadModels, account: string, logSize: number): Promise<AccountRow | undefined> =>
  read.get<AccountRow>('select account, kind, closed_at from account_opened where account = ? and opened_at <= ?', [account, logSize]);

export const rolesOfAccounts = (read: ReadModels, accounts: readonly string[], logSize: number): Promise<readonly RoleRow[]> =>
  read.all<RoleRow>(
    `select account, role, area, from_day, until_day from account_role where account in (${accounts.map(() => '?').join(', ')})
     and granted_at <= ? and (revoked_at is null or revoked_at > ?) order by granted_at`,
    [...accounts, logSize, logSize],
  );

export interface RoleHolder {
  readonly account: string;
  readonly role: string;
  readonly area: string | null;
}

/** The people whose accounts are open, with those of the roles that hold on a day. */
export const holdersOn = (read: ReadModels, roles: readonly string[], day: string): Promise<readonly RoleHolder[]> =>
  read.all<RoleHolder>(
    `select account, role, area from account_role join account_opened using (account)
     where kind = 'person' and closed_at is null and revoked_at is null and role in (${roles.map(() => '?').join(', ')})
     and (from_day is null or from_day <= ?) and (until_day is null or until_day >= ?) order by account, granted_at`,
    [...roles, day, day],
  );

/** The log sizes at which an administrator's roles were given and taken: that stands in the stream of all administrators. */
export async function administratorSteps(read: ReadModels, account: string, logSize: number): Promise<readonly number[]> {
  const rows = await read.all<{ readonly granted_at: number; readonly revoked_at: number | null }>(
    `select granted_at, revoked_at from account_role where account = ? and role = 'administrator' and granted_at <= ?`,
    [account, logSize],
  );
  const sizes = rows.flatMap(({ granted_at: given, revoked_at: taken }) => [given, ...(taken !== null && taken <= logSize ? [taken] : [])]);
  return [...new Set(sizes)];
}
