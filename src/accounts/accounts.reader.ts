import type { ReadModels } from '@hieuhoc/projections';
import { Unknown } from '../platform/http/errors';
import type { AsOf, AsOfReader } from '../platform/queries/as-of';
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, type Page } from '../platform/queries/page';
import { erasedAmong, type Vault } from '../platform/vault';
import { accountAt, accountsPage, rolesOfAccounts, type AccountRow, type RoleRow } from './account.queries';

export interface AccountView {
  readonly account: string;
  readonly kind: 'person' | 'machine';
  readonly open: boolean;
  /** From the vault; null where none was given, or it was erased. */
  readonly name: string | null;
  /** Its personal data were erased on request. */
  readonly erased?: true;
  readonly roles: readonly {
    readonly role: string;
    readonly area: string | null;
    readonly from: string | null;
    readonly until: string | null;
  }[];
}

export interface AskedAccounts {
  readonly area?: string;
  readonly role?: string;
  readonly asOf?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** Who has an account, as known at a moment; the names are those of today. */
export class AccountsReader {
  constructor(
    private readonly read: ReadModels,
    private readonly moments: AsOfReader,
    private readonly vault: Vault,
  ) {}

  async list({ area, role, limit = DEFAULT_LIMIT, ...query }: AskedAccounts): Promise<Page<AccountView>> {
    const [size = null, place = ''] = decodeCursor(query.cursor, 'whole', 'text') ?? [];
    const asOf = await this.moments.resolve(size === null ? query.asOf : String(size));
    const asked = { logSize: asOf.logSize, after: String(place), limit: limit + 1, ...(area && { area }), ...(role && { role }) };
    const found = await accountsPage(this.read, asked);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { asOf, items: await this.views(rows, asOf.logSize), next: last ? encodeCursor([asOf.logSize, last.account]) : null };
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

  private async views(rows: readonly AccountRow[], logSize: number): Promise<AccountView[]> {
    const ids = rows.map(({ account }) => account);
    const roles = ids.length === 0 ? [] : await rolesOfAccounts(this.read, ids, logSize);
    const names = this.vault.names(ids);
    const erased = await erasedAmong(this.read, ids);
    return rows.map((row) => ({
      account: row.account,
      kind: row.kind,
      open: row.closed_at === null || row.closed_at > logSize,
      name: names.get(row.account) ?? null,
      ...(erased.has(row.account) && { erased: true as const }),
      roles: roles.filter(({ account }) => account === row.account).map(roleView),
    }));
  }
}

const roleView = ({ role, area, from_day: from, until_day: until }: RoleRow): AccountView['roles'][number] => ({ role, area, from, until });
