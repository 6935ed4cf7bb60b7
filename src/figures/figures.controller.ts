import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import { DomainError } from '@hieuhoc/event-store';
import type { Response } from 'express';
import type { CommandContext } from '../platform/commands/context';
import { answer, wroteUpTo } from '../platform/http/answer';
import { Context, requireExpectation } from '../platform/http/command-context';
import { sent } from '../platform/http/sent';
import { ReadQuery } from '../platform/queries/list.dto';
import type { Page } from '../platform/queries/page';
import {
  CheckListDto,
  FigureDto,
  FigureParams,
  FiguresQuery,
  ReturnDto,
  VerificationDto,
  VerificationListDto,
  WaitingQuery,
  WithdrawalDto,
} from './figure.dto';
import type { FigureKey } from './figure.events';
import { FigureReader, type FigureView, type WaitingView } from './figure.reader';
import { FiguresService } from './figures.service';
import { AnswersList, AnswersOne, AnswersOrdered, AnswersWritten, AnswersWrittenRows } from '../platform/http/openapi/answers';
import { CHECKED, FIGURE, FIGURE_REVISION, OUTCOMES, WAITING } from './figure.answers';

interface Outcome {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly revision: number;
  /** `verified`, or the code of the refusal. */
  readonly outcome: string;
  readonly message?: string;
}

interface Checked extends FigureKey {
  /** `recordable`, or the code of the refusal; `checks` and `problems` as the refusal has them. */
  readonly outcome: string;
  readonly message?: string;
}

@ApiTags('figures')
@Controller('api/figures')
export class FiguresController {
  constructor(
    private readonly figures: FiguresService,
    private readonly reader: FigureReader,
    private readonly access: Access,
  ) {}

  @Get()
  @Permission('figure.read', area.query('area'))
  @AnswersList(FIGURE)
  list(@Query() query: FiguresQuery): Promise<Page<FigureView>> {
    return this.reader.list(query);
  }

  /** What waits to be verified now, counted by area and period, the longest waiting first. */
  @Get('waiting')
  @Permission('figure.read', area.query('area'))
  @AnswersList(WAITING)
  waiting(@Query() query: WaitingQuery): Promise<Page<WaitingView>> {
    return this.reader.waiting(query);
  }

  /** What reporting each of these would be answered, by itself; nothing is recorded. */
  @Post('checks')
  @Permission('figure.report', area.somewhere)
  @HttpCode(200)
  @AnswersOrdered(CHECKED, 200)
  async check(
    @Body() { figures }: CheckListDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
  ): Promise<{ items: Checked[] }> {
    const items: Checked[] = [];
    for (const { indicator, area: place, period, basedOn, ...said } of figures) {
      const key = { indicator, area: place, period };
      const expectedRevision = basedOn === undefined ? 'no_stream' : BigInt(basedOn);
      const refused = await this.refusalOf(async () => {
        await this.access.require(who, 'figure.report', place);
        await this.figures.tryReport(key, sent(said), { ...context, expectedRevision });
      });
      const facts = refused === null ? {} : { message: refused.messageVi, ...checksIn(refused.facts) };
      items.push({ ...key, outcome: refused?.code ?? 'recordable', ...facts });
    }
    return { items };
  }

  /** A list verified row by row: each has an outcome of its own. */
  @Post('verification')
  @Permission('figure.verify', area.somewhere)
  @HttpCode(200)
  @AnswersWrittenRows(OUTCOMES)
  async verifyAll(
    @Body() { figures }: VerificationListDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ items: Outcome[] }> {
    const items: Outcome[] = [];
    for (const [row, { revision, ...key }] of figures.entries()) {
      const refused = await this.refusalOf(async () => {
        await this.access.require(who, 'figure.verify', key.area);
        wroteUpTo(response, await this.figures.verify(key, revision, rowContext(context, row)));
      });
      items.push({ ...key, revision, outcome: refused?.code ?? 'verified', ...(refused && { message: refused.messageVi }) });
    }
    return { items };
  }

  @Get(':indicator/:area/:period')
  @Permission('figure.read', area.param('area'))
  @AnswersOne(FIGURE, { etag: true })
  async one(@Param() key: FigureParams, @Query() query: ReadQuery, @Res({ passthrough: true }) response: Response): Promise<FigureView> {
    const figure = await this.reader.one(key, query);
    response.setHeader('ETag', `"${figure.revision}"`);
    return figure;
  }

  /** First report with `If-None-Match: *`; correction with `If-Match` and `reason`. */
  @Put(':indicator/:area/:period')
  @Permission('figure.report', area.param('area'))
  @AnswersWritten(FIGURE_REVISION)
  async report(
    @Param() key: FigureParams,
    @Body() said: FigureDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ revision: number }> {
    requireExpectation(context);
    return this.answered(response, await this.figures.report({ ...key }, said, context));
  }

  @Post(':indicator/:area/:period/verification')
  @Permission('figure.verify', area.param('area'))
  @AnswersWritten(FIGURE_REVISION)
  async verify(
    @Param() key: FigureParams,
    @Body() { revision }: VerificationDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ revision: number }> {
    return this.answered(response, await this.figures.verify({ ...key }, revision, context));
  }

  @Post(':indicator/:area/:period/return')
  @Permission('figure.return', area.param('area'))
  @AnswersWritten(FIGURE_REVISION)
  async return(
    @Param() key: FigureParams,
    @Body() { revision, reason }: ReturnDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ revision: number }> {
    return this.answered(response, await this.figures.return({ ...key }, revision, reason, context));
  }

  @Post(':indicator/:area/:period/withdrawal')
  @Permission('figure.withdraw', area.param('area'))
  @AnswersWritten(FIGURE_REVISION)
  async withdraw(
    @Param() key: FigureParams,
    @Body() { reason }: WithdrawalDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ revision: number }> {
    return this.answered(response, await this.figures.withdraw({ ...key }, reason, context));
  }

  private answered(response: Response, written: Parameters<typeof answer>[1]): { revision: number } {
    return answer(response, written, { revision: Number(written.revision) });
  }

  private async refusalOf(work: () => Promise<unknown>): Promise<DomainError | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable' && error.kind !== 'damaged') return error;
      throw error;
    }
  }
}

const checksIn = ({ checks, problems }: DomainError['facts']): object => ({
  ...(checks !== undefined && { checks }),
  ...(problems !== undefined && { problems }),
});

/** Row n's key is derived from the list's and n, so that a repeat writes only what is missing. */
function rowContext(context: CommandContext, row: number): CommandContext {
  const { expectedRevision: _, idempotency, ...rest } = context;
  if (idempotency === undefined) return rest;
  return { ...rest, idempotency: { keyHash: `${idempotency.keyHash}:${row}`, commandHash: idempotency.commandHash } };
}
