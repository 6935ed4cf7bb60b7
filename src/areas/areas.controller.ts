import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { Response } from 'express';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import type { Page } from '../platform/queries/page';
import { AreaChangeDto, AreaDto, AreaParams, AreaQuery, AreasQuery } from './areas.dto';
import { AreasReader, type AreaDetail, type AreaView } from './areas.reader';
import { permissionsOf } from './areas.permission';
import { areaChangeOf, areaInputOf } from './areas.requests';
import { AreasService } from './areas.service';
import { touchedBy } from './hierarchy.decider';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { AREA, AREA_DETAIL, CHANGED_AREAS, ESTABLISHED } from './areas.answers';

@ApiTags('areas')
@Controller('api')
export class AreasController {
  constructor(
    private readonly areas: AreasService,
    private readonly reader: AreasReader,
    private readonly access: Access,
  ) {}

  /** The areas that exist on a day. */
  @Get('areas')
  @Permission('area.read', area.somewhere)
  @AnswersList(AREA)
  list(@Query() query: AreasQuery): Promise<Page<AreaView>> {
    return this.reader.list(query);
  }

  /** One area with all its names, classes and parents, what it came from and what came of it. */
  @Get('areas/:id')
  @Permission('area.read', area.param('id'))
  @AnswersOne(AREA_DETAIL)
  one(@Param() { id }: AreaParams, @Query() query: AreaQuery): Promise<AreaDetail> {
    return this.reader.one(id, query);
  }

  /** One area as in a plan document; the same again changes nothing. */
  @Post('areas')
  @Permission('area.establish', area.bodyOrAll('parent'))
  @AnswersWritten(ESTABLISHED)
  async establish(
    @Body() body: AreaDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly id: string }> {
    return answer(response, await this.areas.establish([areaInputOf(body)], context), { id: body.id });
  }

  @Post('area-changes')
  @Permission('area.change', area.somewhere)
  @AnswersWritten(CHANGED_AREAS)
  async change(
    @Body() body: AreaChangeDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly areas: readonly string[] }> {
    const change = areaChangeOf(body);
    for (const { action, area: touched } of permissionsOf(change)) await this.access.require(who, action, touched);
    const written = await this.areas.change(change, context, body.reason ?? undefined);
    return answer(response, written, { areas: written.events.flatMap(touchedBy) });
  }
}
