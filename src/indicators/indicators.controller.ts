import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import type { Response } from 'express';
import type { CommandContext } from '../platform/commands/context';
import {
  DEFINED,
  DefinitionParams,
  DefinitionQuery,
  DefinitionReader,
  EffectiveDto,
  revisionOf,
  type DefinitionDetail,
  type DefinitionView,
} from '../platform/definitions';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { OnQuery } from '../platform/queries/list.dto';
import type { Page } from '../platform/queries/page';
import { IndicatorDto, IndicatorRevisionDto } from './indicator.dto';
import type { IndicatorDefinition } from './indicator.events';
import { indicatorChangesOf, indicatorOf } from './indicator.requests';
import { IndicatorsService, type IndicatorNow } from './indicators.service';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { INDICATORS } from './indicator.answers';

export class IndicatorsReader extends DefinitionReader<'Indicator', IndicatorDefinition> {}

interface Defined {
  readonly code: string;
  readonly revision: number;
}

@ApiTags('indicators')
@Controller('api/indicators')
export class IndicatorsController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly reader: IndicatorsReader,
  ) {}

  @Get()
  @Permission('catalogue.read', area.somewhere)
  @AnswersList(INDICATORS.item)
  list(@Query() query: OnQuery): Promise<Page<DefinitionView<IndicatorDefinition>>> {
    return this.reader.list(query);
  }

  @Get(':code')
  @Permission('catalogue.read', area.somewhere)
  @AnswersOne(INDICATORS.detail, { etag: true })
  async one(
    @Param() { code }: DefinitionParams,
    @Query() query: DefinitionQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DefinitionDetail<IndicatorDefinition>> {
    const indicator = await this.reader.one(code, query);
    response.setHeader('ETag', `"${indicator.revision}"`);
    return indicator;
  }

  /** The identical indicator again changes nothing; a different one under the same code is refused. */
  @Post()
  @Permission('catalogue.define', area.somewhere)
  @AnswersWritten(DEFINED)
  async define(
    @Body() body: IndicatorDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    return this.answered(response, body.code, await this.indicators.define(indicatorOf(body), context));
  }

  @Post(':code/revisions')
  @Permission('catalogue.define', area.somewhere)
  @AnswersWritten(DEFINED)
  async revise(
    @Param() { code }: DefinitionParams,
    @Body() body: IndicatorRevisionDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    const { changes, ...revision } = revisionOf(body);
    return this.answered(
      response,
      code,
      await this.indicators.revise(code, { ...revision, changes: indicatorChangesOf(changes) }, context),
    );
  }

  @Post(':code/retirement')
  @Permission('catalogue.define', area.somewhere)
  @AnswersWritten(DEFINED)
  async retire(
    @Param() { code }: DefinitionParams,
    @Body() body: EffectiveDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    const { changes: _, ...retirement } = revisionOf(body);
    return this.answered(response, code, await this.indicators.retire(code, retirement, context));
  }

  private answered(response: Response, code: string, written: IndicatorNow): Defined {
    return answer(response, written, { code, revision: Number(written.revision) });
  }
}
