import type { ReadModels } from '@hieuhoc/projections';
import { hierarchyAt, heldWithinOn } from '../areas';
import type { Credential } from '../platform/access/sign-in/credentials';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { folded } from '../platform/text/folded';
import { dayOf, type Clock } from '../platform/time/clock';
import { erasedAmong, type Vault } from '../platform/vault';
import { accountAt, accountsPage, rolesOfAccounts, type AccountRow, type RoleRow } from './account.queries';

export interface AccountView {
  readonly account: string;
  readonly kind: 'person' | 'machine';
  readonly open: boolean;
  /** From the vault; null where none was given, or it was erased. */
  readonly name: string | null;
  /** How it signs in stands beside the log: as it is now, whatever moment is asked about. Null before it was ever given one. */
  readonly login: string | null;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  /** Its personal data were erased on request. */
  readonly erased?: true;
  readonly roles: readonly {
    readonly role: string;
    readonly area: string | null;
    readonly from: string | null;
    readonly until: string | null;
  }[];
}

/** What an account has not done yet, or has no more. */
export const LACKS = ['password-change', 'second-factor', 'login', 'role'] as const;

export interface AskedAccounts {
  readonly area?: string;
  /** Also those that hold a role on what lies under the area. */
  readonly below?: boolean;
  readonly role?: string;
  /** In its name, its login or its id, with or without marks. */
  readonly q?: string;
  readonly lacks?: (typeof LACKS)[number];
  readonly open?: boolean;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Which ways in there are, of the store beside the log. */
export interface WaysIn {
  login(account: string): Credential | null;
  secondFactor(account: string): boolean;
}

const BATCH = 500;

/** Who has an account, as known at a moment; the names are those of today. */
export class AccountsReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly vault: Vault,
    private readonly ways: WaysIn,
    private readonly clock: Clock,
  ) {}

  async list({ limit = DEFAULT_LIMIT, ...query }: AskedAccounts): Promise<Page<AccountView>> {
    const [size = null, place = ''] = decodeCursor(query.cursor, 'whole', 'text') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size));
    const fits = await this.fitting(query, asOf.logSize);
    const found = await this.gather(query, { logSize: asOf.logSize, after: String(place), limit: limit + 1 }, fits);
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return { asOf, items, next: last ? encodeCursor([asOf.logSize, last.account]) : null };
  }

  /** Throws Unknown. */
  async one(account: string, asked?: string): Promise<AccountView & { readonly asOf: AsOf }> {
    const asOf = await this.moments.resolve(asked);
    const row = await accountAt(this.read, account, asOf.logSize);
    if (row === undefined) throw new Unknown('account', account);
    const [view] = await this.views([row], asOf.logSize);
    if (view === undefined) throw new Unknown('account', account);
    return { ...view, asOf };
  }

  /** Names and ways in are kept outside of the read models: what is asked of them is looked at row by row. */
  private async gather(
    { area, below, role }: AskedAccounts,
    { logSize, after, limit }: { readonly logSize: number; readonly after: string; readonly limit: number },
    fits: (view: AccountView) => boolean,
  ): Promise<readonly AccountView[]> {
    const held = { ...(area !== undefined && below !== true && { area }), ...(role !== undefined && { role }) };
    const found: AccountView[] = [];
    for (let from = after; found.length < limit;) {
      const rows = await accountsPage(this.read, { logSize, after: from, limit: BATCH, ...held });
      found.push(...(await this.views(rows, logSize)).filter(fits));
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) break;
      from = last.account;
    }
    return found.slice(0, limit);
  }

  private async fitting(
    { area, below, role, q = '', lacks, open }: AskedAccounts,
    logSize: number,
  ): Promise<(view: AccountView) => boolean> {
    const sought = folded(q);
    const within = area === undefined || below !== true ? null : await this.within(area, logSize);
    return (view) =>
      (open === undefined || view.open === open) &&
      (lacks === undefined || lacking(view, lacks)) &&
      (sought === '' || [view.name ?? '', view.login ?? '', view.account].some((text) => folded(text).includes(sought))) &&
      (within === null || view.roles.some((one) => one.area !== null && within.has(one.area) && (role === undefined || one.role === role)));
  }

  private async within(area: string, logSize: number): Promise<ReadonlySet<string>> {
    const { hierarchy } = await hierarchyAt(this.read, logSize);
    return heldWithinOn(hierarchy, area, dayOf(this.clock()));
  }

  private async views(rows: readonly AccountRow[], logSize: number): Promise<AccountView[]> {
    const ids = rows.map(({ account }) => account);
    const roles = Map.groupBy(ids.length === 0 ? [] : await rolesOfAccounts(this.read, ids, logSize), ({ account }) => account);
    const names = this.vault.names(ids);
    const erased = await erasedAmong(this.read, ids);
    return rows.map(({ account, kind, closed_at: closedAt }) => {
      const credential = this.ways.login(account);
      return {
        account,
        kind,
        open: closedAt === null || closedAt > logSize,
        name: names.get(account) ?? null,
        login: credential?.login ?? null,
        mustChangePassword: credential?.mustChange ?? false,
        secondFactor: this.ways.secondFactor(account),
        ...(erased.has(account) && { erased: true as const }),
        roles: (roles.get(account) ?? []).map(roleView),
      };
    });
  }
}

/** A programme has neither password nor device: it lacks none. */
function lacking({ kind, login, mustChangePassword, secondFactor, roles }: AccountView, what: (typeof LACKS)[number]): boolean {
  switch (what) {
    case 'password-change':
      return mustChangePassword;
    case 'second-factor':
      return kind === 'person' && !secondFactor;
    case 'login':
      return kind === 'person' && login === null;
    case 'role':
      return roles.length === 0;
  }
}

const roleView = ({ role, area, from_day: from, until_day: until }: RoleRow): AccountView['roles'][number] => ({ role, area, from, until });
