import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import type { Request, Response } from 'express';
import { identityOf } from '../platform/access/identity';
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

  @Post(':ref/moves')
  @Permission('subject.register', area.found('subject', 'param', 'ref'))
  @AnswersWritten(MOVED)
  async move(
    @Param() { ref }: SubjectParams,
    @Body() { area, on }: MoveDto,
    @Context() context: CommandContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ readonly ref: string; readonly revision: number }> {
    const written = await this.subjects.move(ref, { area, on }, context);
    return answer(response, written, { ref, revision: Number(written.revision) });
  }
}
