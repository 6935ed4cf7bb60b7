import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { identityOf } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import type { CommandContext } from '../platform/commands/context';
import { wroteUpTo } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersList, AnswersWrittenRows } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { UndoneRow } from '../recognitions';
import { IMPORTED, IMPORT_HEAD, LISTED_ROW, UNDONE } from './import.answers';
import { formOf, ImportDto, ImportParams, ImportQuery, OutcomesQuery, UndoDto } from './import.dto';
import { ImportsReader, type ImportView } from './imports.reader';
import { viewOf, type ImportedView } from './imported.view';
import { ImportsService } from './imports.service';

interface UndoneView {
  readonly import: string;
  readonly rows: number;
  readonly revoked: number;
  readonly outcomes: readonly UndoneRow[];
}

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly reader: ImportsReader,
  ) {}

  /** A list of one decision, as JSON or CSV, at most 32 MiB; the same again writes only what is missing. `dryRun=true` records nothing. */
  @Post()
  @HttpCode(200)
  @Permission('import.run', area.somewhere)
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ type: ImportDto })
  @AnswersWrittenRows(IMPORTED)
  async run(
    @Body() body: unknown,
    @Query() query: ImportQuery,
    @Context() context: CommandContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportedView> {
    const form = formOf(body, query);
    const dryRun = query.dryRun === 'true';
    const identity = identityOf(request);
    const done = await (dryRun ? this.imports.rehearse(form, context, identity) : this.imports.run(form, context, identity));
    if (done.written !== null) wroteUpTo(response, done.written);
    return viewOf(done, dryRun);
  }

  @Get(':id')
  @Permission('import.read', area.somewhere)
  @AnswersList(LISTED_ROW, IMPORT_HEAD)
  one(@Param() { id }: ImportParams, @Query() query: OutcomesQuery, @Req() request: Request): Promise<ImportView> {
    return this.reader.one(id, query, identityOf(request));
  }

  /** One counter-decision, one compensating event a row; the same again goes on with what was interrupted. */
  @Post(':id/undo')
  @HttpCode(200)
  @Permission('import.run', area.somewhere)
  @AnswersWrittenRows(UNDONE)
  async undo(
    @Param() { id }: ImportParams,
    @Body() body: UndoDto,
    @Context() context: CommandContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UndoneView> {
    const counter = { ...sent(body), decision: sent({ ...body.decision }) };
    const { outcomes, written } = await this.imports.undo(id, counter, context, identityOf(request));
    wroteUpTo(response, written);
    const revoked = outcomes.filter(({ outcome }) => outcome === 'revoked').length;
    return { import: id, rows: outcomes.length, revoked, outcomes };
  }
}
