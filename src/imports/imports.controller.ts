import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { identityOf } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import type { CommandContext } from '../platform/commands/context';
import { wroteUpTo } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersList, AnswersWrittenRows } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { Page } from '../platform/queries/page';
import type { UndoneRow } from '../recognitions';
import { figuresFormOf } from './figures/figures-form';
import { CSV, XLSX } from './figures/figures-file';
import { FiguresImports } from './figures/figures-imports.service';
import { IMPORTED, IMPORT_HEAD, IMPORT_ITEM, LISTED_ROW, UNDONE } from './import.answers';
import { formOf, ImportDto, ImportParams, UndoDto } from './import.dto';
import { ImportQuery, ImportsQuery, OutcomesQuery } from './import-query.dto';
import type { ImportItem } from './import.head';
import { ImportsReader, type ShownImport } from './imports.reader';
import { figuresViewOf, viewOf, type FiguresImportedView, type ImportedView } from './imported.view';
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
    private readonly figures: FiguresImports,
    private readonly reader: ImportsReader,
  ) {}

  /** One's own, and those about areas whose history one may read; the newest first. */
  @Get()
  @Permission('import.read', area.somewhere)
  @AnswersList(IMPORT_ITEM)
  list(@Query() query: ImportsQuery, @Req() request: Request): Promise<Page<ImportItem>> {
    return this.reader.list(query, identityOf(request));
  }

  /**
   * Recognitions: a list of one decision, as JSON or CSV, at most 32 MiB. Figures (`kind=figures`): a template that was filled in or a list,
   * .xlsx or CSV, recorded whole or not at all. The same again writes only what is missing; `dryRun=true` records nothing.
   */
  @Post()
  @HttpCode(200)
  @Permission('import.run', area.somewhere)
  @ApiConsumes('application/json', CSV, XLSX)
  @ApiBody({ type: ImportDto })
  @ApiHeader({ name: 'X-File-Name', required: false, description: 'Tên tệp số liệu, mã hoá phần trăm (encodeURIComponent)' })
  @AnswersWrittenRows(IMPORTED)
  async run(
    @Body() body: unknown,
    @Query() query: ImportQuery,
    @Context() context: CommandContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportedView | FiguresImportedView> {
    const dryRun = query.dryRun === 'true';
    const identity = identityOf(request);
    if (query.kind === 'figures' || Buffer.isBuffer(body)) {
      const form = figuresFormOf(body, request.get('X-File-Name'), query);
      const done = await (dryRun ? this.figures.rehearse(form, context, identity) : this.figures.run(form, context, identity));
      if (done.written !== null) wroteUpTo(response, done.written);
      return figuresViewOf(done, dryRun);
    }
    const form = formOf(body, query);
    const done = await (dryRun ? this.imports.rehearse(form, context, identity) : this.imports.run(form, context, identity));
    if (done.written !== null) wroteUpTo(response, done.written);
    return viewOf(done, dryRun);
  }

  @Get(':id')
  @Permission('import.read', area.somewhere)
  @AnswersList(LISTED_ROW, IMPORT_HEAD)
  one(@Param() { id }: ImportParams, @Query() query: OutcomesQuery, @Req() request: Request): Promise<ShownImport> {
    return this.reader.one(id, query, identityOf(request));
  }

  /** One counter-decision, one compensating event a row; the same again goes on with what was interrupted. Of recognitions alone. */
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
