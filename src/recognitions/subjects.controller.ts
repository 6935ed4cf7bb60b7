import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Access } from '../platform/access/access';
import { identityOf, type Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { sent } from '../platform/http/sent';
import type { AsOf } from '../platform/queries/as-of';
import type { Page } from '../platform/queries/page';
import { MoveDto, SubjectDto, SubjectParams, SubjectQuery, SubjectsQuery } from './subject.dto';
import { SubjectsReader, type SubjectView } from './subjects.reader';
import { SubjectsService } from './subjects.service';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { MOVED, REGISTERED, SUBJECT, SUBJECT_ALONE } from './recognition.answers';

@ApiTags('subjects')
@Controller('api/subjects')
export class SubjectsController {
  constructor(
    private readonly subjects: SubjectsService,
    private readonly reader: SubjectsReader,
    private readonly access: Access,
  ) {}

  @Get()
  @Permission('subject.read', area.query('area'))
  @AnswersList(SUBJECT)
  list(@Query() query: SubjectsQuery, @Req() request: Request): Promise<Page<SubjectView>> {
    return this.reader.list(query, identityOf(request));
  }

  @Get(':ref')
  @Permission('subject.read', area.found('subject', 'param', 'ref'))
  @AnswersOne(SUBJECT_ALONE)
  one(
    @Param() { ref }: SubjectParams,
    @Query() query: SubjectQuery,
    @Req() request: Request,
  ): Promise<SubjectView & { readonly asOf: AsOf }> {
    return this.reader.one(ref, query, identityOf(request));
  }

  @Post()
  @Permission('subject.register', area.body('area'))
  @AnswersWritten(REGISTERED)
  async register(
    @Body() body: SubjectDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly ref: string }> {
    const written = await this.subjects.register(sent(body), context);
    return answer(response, written, { ref: written.ref });
  }

  /** For who keeps both registers: nobody puts somebody into that of another. */
  @Post(':ref/moves')
  @Permission('subject.register', area.found('subject', 'param', 'ref'))
  @AnswersWritten(MOVED)
  async move(
    @Param() { ref }: SubjectParams,
    @Body() to: MoveDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly ref: string; readonly revision: number }> {
    await this.access.require(who, 'subject.register', to.area);
    const written = await this.subjects.move(ref, sent(to), context);
    return answer(response, written, { ref, revision: Number(written.revision) });
  }
}
