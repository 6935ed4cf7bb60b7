import { hashOf } from '@hieuhoc/decider';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { AsOf } from '../platform/queries/as-of';
import type { Page } from '../platform/queries/page';
import { ACCOUNT, ACCOUNT_ALONE, CHANGED_ACCOUNT } from './account.answers';
import { AccountDto, AccountParams, AccountQuery, AccountsQuery, ClosingDto, RoleGrantDto, RoleRevocationDto } from './account.dto';
import { AccountLifeReader, type AccountStep } from './account-life';
import { AccountsReader, type AccountView } from './accounts.reader';
import { AccountsService, type AccountNow } from './accounts.service';

interface Changed {
  readonly account: string;
  readonly revision: number;
}

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly reader: AccountsReader,
    private readonly lives: AccountLifeReader,
    private readonly access: Access,
  ) {}

  /** Who holds which roles; with `area`, those that hold one on that area, with `below` also under it. */
  @Get()
  @Permission('account.read', area.query('area'))
  @AnswersList(ACCOUNT)
  list(@Query() query: AccountsQuery): Promise<Page<AccountView>> {
    return this.reader.list(query);
  }

  @Get(':account')
  @Permission('account.read', area.somewhere)
  @AnswersOne(ACCOUNT_ALONE)
  async one(
    @Param() { account }: AccountParams,
    @Query() { asOf }: AccountQuery,
    @Who() who: Identity | null,
  ): Promise<AccountView & { readonly asOf: AsOf; readonly life: readonly AccountStep[] }> {
    const found = await this.reader.one(account, asOf);
    // Where somebody has a right, he may be seen by whoever may see the accounts of one of those areas.
    if (found.roles.length > 0)
      await this.requireOneOf(
        who,
        found.roles.map((role) => role.area),
      );
    return { ...found, life: await this.lives.of(account, found.asOf.logSize) };
  }

  /** Without a role it may do nothing. */
  @Post()
  @Permission('account.open', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async open(
    @Body() body: AccountDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const written = await this.accounts.open(sent(body), withoutNames(context, body));
    return this.answered(response, written.account, written);
  }

  /** Who grants must hold the right to do so on that area; nobody grants to himself. */
  @Post(':account/roles')
  @Permission('role.grant', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async grant(
    @Param() { account }: AccountParams,
    @Body() body: RoleGrantDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.access.require(who, 'role.grant', body.area);
    const granting = { ...sent(body), area: body.area, ...(body.decision && { decision: { ...body.decision } }) };
    return this.answered(response, account, await this.accounts.grant(account, granting, context));
  }

  /** Holds for the next request. */
  @Post(':account/roles/revocation')
  @Permission('role.grant', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async revoke(
    @Param() { account }: AccountParams,
    @Body() body: RoleRevocationDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    await this.access.require(who, 'role.grant', body.area);
    const revoking = { ...sent(body), area: body.area, ...(body.decision && { decision: { ...body.decision } }) };
    return this.answered(response, account, await this.accounts.revoke(account, revoking, context));
  }

  /** For good: what the account did stays. All its roles must lie in the rights of who closes it. */
  @Post(':account/closure')
  @Permission('account.open', area.somewhere)
  @AnswersWritten(CHANGED_ACCOUNT)
  async close(
    @Param() { account }: AccountParams,
    @Body() { reason }: ClosingDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Changed> {
    const grants = (await this.accounts.rightsOf(account))?.grants ?? [];
    for (const grant of grants) await this.access.require(who, 'role.grant', grant.area);
    return this.answered(response, account, await this.accounts.close(account, reason, context));
  }

  private answered(response: Response, account: string, written: AccountNow): Changed {
    return answer(response, written, { account, revision: Number(written.revision) });
  }

  private async requireOneOf(who: Identity | null, areas: readonly (string | null)[]): Promise<void> {
    const outcomes = await Promise.allSettled(areas.map((one) => this.access.require(who, 'account.read', one)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    if (refused.length === outcomes.length) throw refused[0]?.reason;
  }
}

/** The log keeps a hash of what came with an idempotency key; a name could be guessed from it. */
function withoutNames({ idempotency, ...context }: CommandContext, { account, kind }: AccountDto): CommandContext {
  if (idempotency === undefined) return context;
  return { ...context, idempotency: { ...idempotency, commandHash: hashOf(['open', account ?? null, kind]) } };
}
