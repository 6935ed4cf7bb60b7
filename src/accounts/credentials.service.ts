import type { Handled } from '@hieuhoc/decider';
import { uuid7 } from '@hieuhoc/event-store';
import type { AccountRights } from '../platform/access/grants';
import type { AccessStores } from '../platform/access/sign-in';
import { normalLogin } from '../platform/access/sign-in/credentials';
import type { LinkedIdentity } from '../platform/access/sign-in/linked-identities';
import { hashPassword } from '../platform/access/sign-in/password-hash';
import { readableSecret } from '../platform/access/sign-in/secrets';
import type { Commands } from '../platform/commands/commands';
import type { CommandContext } from '../platform/commands/context';
import { Unknown } from '../platform/http/errors';
import { accountDecider, type AccountState } from './account.decider';
import { accountClosed } from './account.errors';
import { accountStream, type AccountEvent, type Credential } from './account.events';
import type { AccountNow, AccountsService } from './accounts.service';
import { identityTaken, loginNeeded, loginTaken, wrongKindOfAccount } from './credentials.errors';

const ONE_TIME_DAYS = 7;
const FIRST_LOGIN = 'quan-tri';

export interface OneTimePassword {
  readonly account: string;
  readonly login: string;
  /** Shown this once. */
  readonly password: string;
  readonly validUntil: string;
}

/** What administrators give and take: the log says that it was done and by whom, the store of credentials holds what it is. */
export class CredentialsService {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: AccountsService,
    private readonly stores: AccessStores,
  ) {}

  /** A password for once, in place of whatever was there; every session ends. Throws Unknown, AccountRefused. */
  async resetPassword(
    account: string,
    login: string | undefined,
    reason: string,
    context: CommandContext,
  ): Promise<OneTimePassword & { readonly written: AccountNow }> {
    await this.openOf(account, 'person');
    const known = this.stores.credentials.of(account)?.login;
    const wanted = login === undefined ? known : normalLogin(login);
    if (wanted === undefined) throw loginNeeded(account);
    this.requireFree(wanted, account);
    const written = await this.record(account, 'password', reason, context);
    return { ...(await this.issue(account, wanted)), written };
  }

  /** Throws AccountRefused where another account has the login. */
  requireFree(login: string, account: string | null = null): void {
    const holder = this.stores.credentials.find(login)?.account;
    if (holder !== undefined && holder !== account) throw loginTaken(normalLogin(login));
  }

  /** The device is gone: the next sign-in goes without, and a new one has to be enrolled. Throws Unknown, AccountRefused. */
  async removeSecondFactor(account: string, reason: string, context: CommandContext): Promise<AccountNow> {
    await this.openOf(account, 'person');
    const written = await this.record(account, 'second-factor', reason, context);
    this.stores.secondFactors.remove(account);
    this.stores.sessions.endAllOf(account);
    return written;
  }

  /** Throws Unknown, AccountRefused. */
  async newMachineSecret(
    account: string,
    reason: string,
    context: CommandContext,
  ): Promise<{ number: number; secret: string; written: AccountNow }> {
    await this.openOf(account, 'machine');
    const written = await this.record(account, 'machine-secret', reason, context);
    const [{ id: issue } = { id: uuid7() }] = written.events;
    return { ...this.stores.machineSecrets.add(account, issue), written };
  }

  /** Its tokens end with it. Throws Unknown, AccountRefused. */
  async removeMachineSecret(account: string, number: number, reason: string, context: CommandContext): Promise<AccountNow> {
    if (!this.stores.machineSecrets.has(account, number)) throw new Unknown('secret', String(number));
    const written = await this.record(account, 'machine-secret', reason, context);
    this.stores.machineSecrets.remove(account, number);
    return written;
  }

  /** Throws Unknown, AccountRefused. */
  async link(account: string, identity: LinkedIdentity, reason: string, context: CommandContext): Promise<AccountNow> {
    await this.openOf(account, 'person');
    if ((this.stores.identities.accountOf(identity) ?? account) !== account) throw identityTaken(identity.issuer, identity.subject);
    const written = await this.record(account, 'identity', reason, context);
    if (!this.stores.identities.link(account, identity)) throw identityTaken(identity.issuer, identity.subject);
    return written;
  }

  async unlink(account: string, identity: LinkedIdentity, reason: string, context: CommandContext): Promise<AccountNow> {
    const written = await this.record(account, 'identity', reason, context);
    this.stores.identities.unlink(account, identity);
    this.stores.sessions.endAllOf(account);
    return written;
  }

  /** The first administrator of a log that has never had one; null where it has. A start that was interrupted goes on with the same account. */
  async foundAdministrator(context: CommandContext): Promise<OneTimePassword | null> {
    if (await this.accounts.isFounded()) return null;
    const begun = this.stores.credentials.find(FIRST_LOGIN)?.account;
    const account = begun ?? uuid7();
    if ((await this.accounts.rightsOf(account)) === null) await this.accounts.open({ account, kind: 'person' }, context);
    const issued = await this.issue(account, FIRST_LOGIN);
    await this.accounts.found(account, context);
    return issued;
  }

  private async issue(account: string, login: string): Promise<OneTimePassword> {
    const password = readableSecret(4, 4);
    const until = this.stores.clock().getTime() + ONE_TIME_DAYS * 24 * 3_600_000;
    const hash = await this.stores.hashes.run('known', 'administration', () => hashPassword(password));
    this.stores.credentials.put(account, login, { hash, mustChange: true, expiresAt: until }, () => this.stores.sessions.endAllOf(account));
    return { account, login, password, validUntil: new Date(until).toISOString() };
  }

  private record(account: string, what: Credential, reason: string, context: CommandContext): Promise<Handled<AccountState, AccountEvent>> {
    return this.commands.run(accountDecider, accountStream(account), { command: 'reset', account, what }, context, { reason });
  }

  private async openOf(account: string, kind: AccountRights['kind']): Promise<void> {
    const rights = await this.accounts.rightsOf(account);
    if (rights === null) throw new Unknown('account', account);
    if (!rights.open) throw accountClosed(account);
    if (rights.kind !== kind) throw wrongKindOfAccount(account, rights.kind);
  }
}
