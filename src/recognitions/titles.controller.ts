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
import { TitleDto, TitleRevisionDto } from './title.dto';
import type { Title } from './title.events';
import { titleChangesOf, titleOf } from './title.requests';
import { TitlesService, type TitleNow } from './titles.service';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { TITLES } from './recognition.answers';

export class TitlesReader extends DefinitionReader<'Title', Title> {}

interface Defined {
  readonly code: string;
  readonly revision: number;
}

@ApiTags('titles')
@Controller('api/titles')
export class TitlesController {
  constructor(
    private readonly titles: TitlesService,
    private readonly reader: TitlesReader,
  ) {}

  @Get()
  @Permission('catalogue.read', area.somewhere)
  @AnswersList(TITLES.item)
  list(@Query() query: OnQuery): Promise<Page<DefinitionView<Title>>> {
    return this.reader.list(query);
  }

  @Get(':code')
  @Permission('catalogue.read', area.somewhere)
  @AnswersOne(TITLES.detail, { etag: true })
  async one(
    @Param() { code }: DefinitionParams,
    @Query() query: DefinitionQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DefinitionDetail<Title>> {
    const title = await this.reader.one(code, query);
    response.setHeader('ETag', `"${title.revision}"`);
    return title;
  }

  /** The identical title again changes nothing; a different one under the same code is refused. */
  @Post()
  @Permission('catalogue.define', area.somewhere)
  @AnswersWritten(DEFINED)
  async define(
    @Body() body: TitleDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    return this.answered(response, body.code, await this.titles.define(titleOf(body), context));
  }

  @Post(':code/revisions')
  @Permission('catalogue.define', area.somewhere)
  @AnswersWritten(DEFINED)
  async revise(
    @Param() { code }: DefinitionParams,
    @Body() body: TitleRevisionDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Defined> {
    const { changes, ...revision } = revisionOf(body);
    return this.answered(response, code, await this.titles.revise(code, { ...revision, changes: titleChangesOf(changes) }, context));
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
    return this.answered(response, code, await this.titles.retire(code, retirement, context));
  }

  private answered(response: Response, code: string, written: TitleNow): Defined {
    return answer(response, written, { code, revision: Number(written.revision) });
  }
}
