import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { AccountsService } from '../accounts';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { Context } from '../platform/http/command-context';
import { AnswersList, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { Page } from '../platform/queries/page';
import { dayOf } from '../platform/time/clock';
import { answered, type ErasureAnswer } from './answering';
import { ERASURE, ERASURE_NOW } from './erasure.answers';
import { AccountParams, ErasureDto, ErasuresQuery, RefParams } from './erasure.dto';
import type { ErasureView } from './erasure.view';
import { ErasuresReader } from './erasures.reader';
import { ErasuresService } from './erasures.service';
import { Targets } from './targets';

/** What takes personal data away, and the list of what is to be taken away by when. */
@ApiTags('erasures')
@Controller('api')
export class ErasuresController {
  constructor(
    private readonly erasures: ErasuresService,
    private readonly targets: Targets,
    private readonly reader: ErasuresReader,
    private readonly accounts: AccountsService,
    private readonly access: Access,
  ) {}

  @Get('erasures')
  @Permission('erasure.read', area.query('area'))
  @AnswersList(ERASURE)
  list(@Query() query: ErasuresQuery): Promise<Page<ErasureView>> {
    return this.reader.list(query);
  }

  /** The name of a household or a clan, for good. What it was recognised for stays, under its ref; the same again finishes what was interrupted. */
  @Post('subjects/:ref/erasure')
  @Permission('erasure.carry-out', area.found('subject', 'param', 'ref'))
  @AnswersWritten(ERASURE_NOW)
  async subject(
    @Param() { ref }: RefParams,
    @Body() body: ErasureDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    const target = await this.targets.subject(ref, dayOf(context.now));
    return answered(response, target, await this.erasures.carryOut(target, sent(body), context));
  }

  /** Name, addresses, login and sign-ins of a closed account. What it did stays, under its id. All its roles lie in the rights of who does it. */
  @Post('accounts/:account/erasure')
  @Permission('account.erase', area.somewhere)
  @AnswersWritten(ERASURE_NOW)
  async account(
    @Param() { account }: AccountParams,
    @Body() body: ErasureDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    const grants = (await this.accounts.rightsOf(account))?.grants ?? [];
    for (const grant of grants) await this.access.require(who, 'account.erase', grant.area);
    const target = await this.targets.account(account, dayOf(context.now));
    return answered(response, target, await this.erasures.carryOut(target, sent(body), context));
  }
}
