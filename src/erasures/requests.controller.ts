import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { area, Permission } from '../platform/access/permission';
import type { CommandContext } from '../platform/commands/context';
import { Context } from '../platform/http/command-context';
import { AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { AsOf } from '../platform/queries/as-of';
import { dayOf } from '../platform/time/clock';
import { answered, type ErasureAnswer } from './answering';
import { ERASURE_ALONE, ERASURE_NOW } from './erasure.answers';
import { ErasureDto, ReasonDto, RefParams, RequestQuery } from './erasure.dto';
import type { ErasureView } from './erasure.view';
import { ErasuresReader } from './erasures.reader';
import { ErasuresService, type ErasureNow } from './erasures.service';
import { Targets, type Target } from './targets';

/** A request of somebody to be forgotten, from the day it was made: who takes it is not who carries it out. */
@ApiTags('erasures')
@Controller('api/subjects/:ref/erasure-request')
export class RequestsController {
  constructor(
    private readonly erasures: ErasuresService,
    private readonly targets: Targets,
    private readonly reader: ErasuresReader,
  ) {}

  /** The last that was made, and what came of it. */
  @Get()
  @Permission('erasure.read', area.found('subject', 'param', 'ref'))
  @AnswersOne(ERASURE_ALONE)
  one(@Param() { ref }: RefParams, @Query() query: RequestQuery): Promise<ErasureView & { readonly asOf: AsOf }> {
    return this.reader.one(ref, query);
  }

  @Post()
  @Permission('erasure.receive', area.found('subject', 'param', 'ref'))
  @AnswersWritten(ERASURE_NOW)
  receive(
    @Param() { ref }: RefParams,
    @Body() body: ErasureDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    return this.done(ref, context, response, (target) => this.erasures.request(target, sent(body), context));
  }

  /** Once, by 15 days, for a reason that whoever asked is told. */
  @Post('extension')
  @Permission('erasure.carry-out', area.found('subject', 'param', 'ref'))
  @AnswersWritten(ERASURE_NOW)
  extend(
    @Param() { ref }: RefParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    return this.done(ref, context, response, (target) => this.erasures.extend(target, reason, context));
  }

  /** For a reason that the law allows, and that whoever asked is told. */
  @Post('refusal')
  @Permission('erasure.carry-out', area.found('subject', 'param', 'ref'))
  @AnswersWritten(ERASURE_NOW)
  decline(
    @Param() { ref }: RefParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    return this.done(ref, context, response, (target) => this.erasures.decline(target, reason, context));
  }

  private async done(
    ref: string,
    context: CommandContext,
    response: Response,
    command: (target: Target) => Promise<ErasureNow>,
  ): Promise<ErasureAnswer> {
    const target = await this.targets.subject(ref, dayOf(context.now));
    return answered(response, target, await command(target));
  }
}
