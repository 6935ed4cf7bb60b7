import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { EvidenceRights, EvidenceService } from '../evidence';
import { vaultRefOf } from '../evidence/evidence.events';
import type { Action } from '../platform/access/actions';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { Context } from '../platform/http/command-context';
import { AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { AsOf } from '../platform/queries/as-of';
import { answered, type ErasureAnswer } from './answering';
import { ERASURE_ALONE, ERASURE_NOW } from './erasure.answers';
import { ErasureDto, ReasonDto, RefParams, RequestQuery } from './erasure.dto';
import type { ErasureView } from './erasure.view';
import { ErasuresReader } from './erasures.reader';
import { ErasuresService } from './erasures.service';
import { Targets, type Target } from './targets';

/** A file of evidence that is asked to be erased, and its erasure: with its bytes go its name and its key, what cites it keeps its ref. */
@ApiTags('erasures')
@Controller('api/evidence/:ref')
export class FileErasuresController {
  constructor(
    private readonly erasures: ErasuresService,
    private readonly targets: Targets,
    private readonly reader: ErasuresReader,
    private readonly evidence: EvidenceService,
    private readonly rights: EvidenceRights,
  ) {}

  /** The last that was made, and what came of it. */
  @Get('erasure-request')
  @Permission('erasure.read', area.somewhere)
  @AnswersOne(ERASURE_ALONE)
  async one(
    @Param() { ref }: RefParams,
    @Query() query: RequestQuery,
    @Who() who: Identity | null,
  ): Promise<ErasureView & { readonly asOf: AsOf }> {
    await this.require(who, 'erasure.read', ref);
    return this.reader.one(vaultRefOf(ref), query);
  }

  /** By who added it, too: a scan that shows more than it should. */
  @Post('erasure-request')
  @Permission('erasure.receive', area.somewhere)
  @AnswersWritten(ERASURE_NOW)
  async receive(
    @Param() { ref }: RefParams,
    @Body() body: ErasureDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    const target = await this.target(who, 'erasure.receive', ref);
    return answered(response, target, await this.erasures.request(target, sent(body), context));
  }

  @Post('erasure-request/extension')
  @Permission('erasure.carry-out', area.somewhere)
  @AnswersWritten(ERASURE_NOW)
  async extend(
    @Param() { ref }: RefParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    const target = await this.target(who, 'erasure.carry-out', ref);
    return answered(response, target, await this.erasures.extend(target, reason, context));
  }

  @Post('erasure-request/refusal')
  @Permission('erasure.carry-out', area.somewhere)
  @AnswersWritten(ERASURE_NOW)
  async decline(
    @Param() { ref }: RefParams,
    @Body() { reason }: ReasonDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    const target = await this.target(who, 'erasure.carry-out', ref);
    return answered(response, target, await this.erasures.decline(target, reason, context));
  }

  @Post('erasure')
  @Permission('erasure.carry-out', area.somewhere)
  @AnswersWritten(ERASURE_NOW)
  async erase(
    @Param() { ref }: RefParams,
    @Body() body: ErasureDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ErasureAnswer> {
    const target = await this.target(who, 'erasure.carry-out', ref);
    return answered(response, target, await this.erasures.carryOut(target, sent(body), context));
  }

  private async target(who: Identity | null, action: Action, ref: string): Promise<Target> {
    await this.require(who, action, ref);
    return this.targets.file(ref);
  }

  private async require(who: Identity | null, action: Action, ref: string): Promise<void> {
    await this.rights.require(who, action, await this.evidence.required(ref));
  }
}
