import { Body, Controller, Delete, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { AccessStores } from '../platform/access/sign-in';
import type { SignInEntry } from '../platform/access/sign-in/sign-in-log';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { Unknown } from '../platform/http/errors';
import { AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { CHANGED_ACCOUNT } from './account.answers';
import { AccountParams } from './account.dto';
import { AccountsService, type AccountNow } from './accounts.service';
import { NEW_SECRET, ONE_TIME, SIGN_INS, WAYS_IN } from './credentials.answers';
import { IdentityDto, PasswordResetDto, ReasonDto, SecretParams } from './credentials.dto';
import { notOneself } from './credentials.errors';
import { CredentialsService } from './credentials.service';

interface Changed {
  readonly account: string;
  readonly revision: number;
}

/** Ways to sign in, given and taken by who may give all the roles of the account. */
@ApiTags('accounts')
@Controller('api/accounts/:account')
export class CredentialsController {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly accounts: AccountsService,
    private readonly stores: AccessStores,
    private readonly access: Access,
  ) {}

  /** Which ways in an account has; never what they are. */
  @Get('credentials')
  @Permission('account.read', area.somewhere)
  @AnswersOne(WAYS_IN)
  async waysIn(@Param() { account }: AccountParams, @Who() who: Identity | null): Promise<object> {
    await this.requireAll(who, account, 'account.read');
    const credential = this.stores.credentials.of(account);
    const secrets = this.stores.machineSecrets.list(account);
    return {
      account,
      login: credential?.login ?? null,
      mustChangePassword: credential?.mustChange ?? false,
      secondFactor: this.stores.secondFactors.enrolled(account),
      recoveryCodesLeft: this.stores.secondFactors.recoveryCodesLeft(account),
      secrets: secrets.map(({ number, createdAt }) => ({ number, createdAt: new Date(createdAt).toISOString() })),
      identities: this.stores.identities.of(account),
    };
  }

  /** Who came in, who tried to, from where: the last 200, kept for 180 days. */
  @Get('sign-ins')
  @Permission('account.read', area.somewhere)
  @AnswersOne(SIGN_INS)
  async signIns(@Param() { account }: AccountParams, @Who() who: Identity | null): Promise<{ items: readonly SignInEntry[] }> {
    await this.requireAll(who, account, 'account.read');
    return { items: this.stores.log.of(account) };
  }

  /** A password for once, shown once; it has to be changed at the first sign-in, within seven days. */
  @Post('password-reset')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(ONE_TIME)
  async resetPassword(
    @Param() { account }: AccountParams,
    @Body() { login, reason }: PasswordResetDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    await this.requireOver(who, account);
    // With an idempotency key the answer of before would be asked for, and a password is not kept.
    const { idempotency: _, ...fresh } = context;
    const { written, ...issued } = await this.credentials.resetPassword(account, login, reason, fresh);
    return secretly(response, { ...this.changed(response, account, written), ...issued });
  }

  /** The device was lost. */
  @Post('second-factor-reset')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async removeSecondFactor(
    @Param() { account }: AccountParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.requireOver(who, account);
    return this.changed(response, account, await this.credentials.removeSecondFactor(account, reason, context));
  }

  /** A secret for a programme, shown once; of three the oldest goes. Ordered again under the same key, it is the same one with another value. */
  @Post('secrets')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(NEW_SECRET)
  async newSecret(
    @Param() { account }: AccountParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    await this.requireOver(who, account);
    const { written, ...secret } = await this.credentials.newMachineSecret(account, reason, context);
    return secretly(response, { ...this.changed(response, account, written), ...secret });
  }

  /** Tokens given for it end at once. */
  @Delete('secrets/:number')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async removeSecret(
    @Param() { account, number }: SecretParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.requireOver(who, account);
    return this.changed(response, account, await this.credentials.removeMachineSecret(account, Number(number), reason, context));
  }

  /** Somebody of an issuer is this account: by issuer and subject, as the refused sign-in showed them. */
  @Post('identities')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async link(
    @Param() { account }: AccountParams,
    @Body() { issuer, subject, reason }: IdentityDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.requireOver(who, account);
    return this.changed(response, account, await this.credentials.link(account, { issuer, subject }, reason, context));
  }

  @Post('identities/removal')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async unlink(
    @Param() { account }: AccountParams,
    @Body() { issuer, subject, reason }: IdentityDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.requireOver(who, account);
    return this.changed(response, account, await this.credentials.unlink(account, { issuer, subject }, reason, context));
  }

  private changed(response: Response, account: string, written: AccountNow): Changed {
    return answer(response, written, { account, revision: Number(written.revision) });
  }

  private async requireOver(who: Identity | null, account: string): Promise<void> {
    if (who?.account === account) throw notOneself(account);
    await this.requireAll(who, account, 'role.grant');
  }

  /** Whoever administers a commune gets no hold of an account that can do more. */
  private async requireAll(who: Identity | null, account: string, action: 'role.grant' | 'account.read'): Promise<void> {
    const rights = await this.accounts.rightsOf(account);
    if (rights === null) throw new Unknown('account', account);
    for (const grant of rights.grants) await this.access.require(who, action, grant.area);
  }
}

function secretly<Body>(response: Response, body: Body): Body {
  response.setHeader('Cache-Control', 'no-store');
  return body;
}
