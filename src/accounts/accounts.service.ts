import type { Handled } from '@hieuhoc/decider';
import { uuid7 } from '@hieuhoc/event-store';
import type { AccountRights } from '../platform/access/grants';
import { sharedLook } from '../platform/access/shared-look';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Unknown } from '../platform/http/errors';
import { dayOf } from '../platform/time/clock';
import type { Vault } from '../platform/vault';
import type { AreasService } from '../areas';
import { subjectStream } from '../recognitions/subject.events';
import { accountDecider, openAccount, type AccountState } from './account.decider';
import { idOfASubject, notForMachines, stillAdministrator } from './account.errors';
import { accountStream, ADMINISTRATORS, type AccountEvent } from './account.events';
import { administratorsDecider } from './administrators.decider';
import type { GrantCommand, RevokeCommand } from './granting';
import type { Held } from './held-grants';

export type AccountNow = Pick<Handled<unknown, AccountEvent>, 'revision' | 'position' | 'logSize' | 'created'>;
export type Granting = Omit<GrantCommand, 'command' | 'account'> & { readonly reason: string };
export type Revoking = Omit<RevokeCommand, 'command' | 'account'> & { readonly reason: string };

export interface Opening {
  /** Left out, one is minted. */
  readonly account?: string;
  readonly kind: 'person' | 'machine';
  /** Kept in the vault, never in the log. */
  readonly name?: string;
  readonly email?: string;
}

/** Who has an account and what it may do: the one door to both, for HTTP, the command line, the first start and the sample. */
export class AccountsService {
  /** Looked at for every request: one look serves all that come at once. */
  private readonly administrators: () => Promise<{ readonly state: readonly Held[] }>;

  constructor(
    private readonly commands: Commands,
    private readonly areas: AreasService,
    private readonly vault: Vault,
  ) {
    this.administrators = sharedLook(() => commands.current(administratorsDecider, ADMINISTRATORS));
  }

  /** The rights as they stand now in the log, closed account or not; null without such an account. */
  async rightsOf(account: string): Promise<AccountRights | null> {
    const { state } = await this.commands.current(accountDecider, accountStream(account));
    if (state === null) return null;
    const { state: administrators } = await this.administrators();
    const grants = [...state.grants, ...administrators.filter((held) => held.account === account)];
    return { account, kind: state.kind, open: state.open, grants: grants.filter(({ revoked }) => !revoked) };
  }

  /** Whether anybody has ever administered this log. */
  async isFounded(): Promise<boolean> {
    const { state } = await this.commands.current(administratorsDecider, ADMINISTRATORS);
    return state.length > 0;
  }

  /** Throws AccountRefused. */
  async open(
    { account = uuid7(), kind, ...personal }: Opening,
    context: CommandContext,
  ): Promise<AccountNow & { readonly account: string }> {
    if (this.vault.holds(account) && (await this.commands.store.readStream(subjectStream(account), { limit: 1 })).length > 0)
      throw idOfASubject(account);
    const values = Object.fromEntries(Object.entries(personal).filter(([, value]) => value !== undefined));
    const name = Object.keys(values).length === 0 ? undefined : await this.vault.keep(account, values);
    const command = { command: 'open', account, kind, ...(name !== undefined && { name }) } as const;
    return { ...(await this.commands.run(accountDecider, accountStream(account), command, context, {})), account };
  }

  /** The first administrator, whom nobody grants it: only while there has never been one. Throws AccountRefused. */
  async found(account: string, context: CommandContext): Promise<AccountNow> {
    await this.openNow(account);
    return this.commands.run(administratorsDecider, ADMINISTRATORS, { command: 'found', account }, context);
  }

  /** Throws Unknown, AccountRefused. */
  async grant(account: string, { reason, ...granting }: Granting, context: CommandContext): Promise<AccountNow> {
    const { kind, position } = await this.openNow(account);
    const basedOn = (await this.seenArea(granting.area)) ?? position ?? undefined;
    const command = { command: 'grant', account, ...granting } as const;
    const options = { reason, ...(basedOn !== undefined && { basedOn }) };
    if (granting.role !== 'administrator') return this.commands.run(accountDecider, accountStream(account), command, context, options);
    if (kind === 'machine') throw notForMachines(account, granting.role);
    return this.commands.run(administratorsDecider, ADMINISTRATORS, command, context, options);
  }

  /** Throws Unknown, AccountRefused. */
  async revoke(account: string, { reason, ...revoking }: Revoking, context: CommandContext): Promise<AccountNow> {
    const command = { command: 'revoke', account, ...revoking } as const;
    if (revoking.role !== 'administrator') return this.commands.run(accountDecider, accountStream(account), command, context, { reason });
    const left = { closed: await this.closedAdministrators(), today: dayOf(context.now) };
    return this.commands.run(administratorsDecider, ADMINISTRATORS, { ...command, ...left }, context, { reason });
  }

  /** For good; its history stays. Throws Unknown, AccountRefused. */
  async close(account: string, reason: string, context: CommandContext): Promise<AccountNow> {
    const { grants } = await this.openNow(account);
    if (grants.some(({ role }) => role === 'administrator')) throw stillAdministrator(account);
    return this.commands.run(accountDecider, accountStream(account), { command: 'close', account }, context, { reason });
  }

  private async openNow(account: string): Promise<AccountRights & { readonly position: string | null }> {
    const { state, position } = await this.commands.current(accountDecider, accountStream(account));
    openAccount(state satisfies AccountState, account);
    const rights = await this.rightsOf(account);
    if (rights === null) throw new Unknown('account', account);
    return { ...rights, position };
  }

  private async closedAdministrators(): Promise<ReadonlySet<string>> {
    const { state } = await this.commands.current(administratorsDecider, ADMINISTRATORS);
    const accounts = [...new Set(state.map(({ account }) => account))];
    const rights = await Promise.all(accounts.map((account) => this.rightsOf(account)));
    return new Set(accounts.filter((_, index) => rights[index]?.open !== true));
  }

  private async seenArea(area: string | null): Promise<string | null> {
    if (area === null) return null;
    const { hierarchy, position } = await this.areas.current();
    if (hierarchy.get(area) === undefined) throw new Unknown('area', area);
    return position;
  }
}
