import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../platform/access/access';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { Response } from 'express';
import type { CommandContext } from '../platform/commands/context';
import {
  DEFINED,
  DefinitionParams,
  DefinitionQuery,
  EffectiveDto,
  revisionOf,
  type DefinitionDetail,
  type DefinitionView,
} from '../platform/definitions';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import type { Page } from '../platform/queries/page';
import { BodiesReader } from './bodies.reader';
import { BodiesService, type BodyNow } from './bodies.service';
import { BodiesQuery, BodyDto, BodyRevisionDto } from './body.dto';
import type { Body as BodyDefinition } from './body.events';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { BODY } from './areas.answers';

interface Defined {
  readonly code: string;
  readonly revision: number;
}

@ApiTags('bodies')
@Controller('api/bodies')
export class BodiesController {
  constructor(
    private readonly bodies: BodiesService,
    private readonly reader: BodiesReader,
    private readonly access: Access,
  ) {}

  @Get()
  @Permission('catalogue.read', area.somewhere)
  @AnswersList(BODY.item)
  list(@Query() query: BodiesQuery): Promise<Page<DefinitionView<BodyDefinition>>> {
    return this.reader.listOf(query);
  }

  @Get(':code')
  @Permission('catalogue.read', area.found('body', 'param', 'code'))
  @AnswersOne(BODY.detail, { etag: true })
  async one(
    @Param() { code }: DefinitionParams,
    @Query() query: DefinitionQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DefinitionDetail<BodyDefinition>> {
    const body = await this.reader.one(code, query);
    response.setHeader('ETag', `"${body.revision}"`);
    return body;
  }

  /** The identical body again changes nothing; a different one under the same code is refused. */
  @Post()
  @Permission('body.define', area.body('area'))
  @AnswersWritten(DEFINED)
  async define(
    @Body() body: BodyDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    return this.answered(response, body.code, await this.bodies.define(body, context));
  }

  @Post(':code/revisions')
  @Permission('body.define', area.found('body', 'param', 'code'))
  @AnswersWritten(DEFINED)
  async revise(
    @Param() { code }: DefinitionParams,
    @Body() body: BodyRevisionDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    if (body.area !== undefined) await this.access.require(who, 'body.define', body.area);
    return this.answered(response, code, await this.bodies.revise(code, revisionOf(body), context));
  }

  @Post(':code/retirement')
  @Permission('body.define', area.found('body', 'param', 'code'))
  @AnswersWritten(DEFINED)
  async retire(
    @Param() { code }: DefinitionParams,
    @Body() body: EffectiveDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    const { changes: _, ...retirement } = revisionOf(body);
    return this.answered(response, code, await this.bodies.retire(code, retirement, context));
  }

  private answered(response: Response, code: string, written: BodyNow): Defined {
    return answer(response, written, { code, revision: Number(written.revision) });
  }
}
