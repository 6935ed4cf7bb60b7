import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Identity } from '../platform/access/identity';
import { area, Permission } from '../platform/access/permission';
import { Who } from '../platform/access/who';
import type { CommandContext } from '../platform/commands/context';
import { answer } from '../platform/http/answer';
import { Context } from '../platform/http/command-context';
import { AnswersList, AnswersOne, AnswersWritten } from '../platform/http/openapi/answers';
import { sent } from '../platform/http/sent';
import type { Page } from '../platform/queries/page';
import { RatesQuery } from './rates.dto';
import { RatesReader, type RatesItem } from './rates.reader';
import { REPORT, REPORT_ITEM, REPORT_RATES, REPORT_WRITTEN } from './report.answers';
import {
  ReportAcceptanceDto,
  ReportExtensionDto,
  ReportParams,
  ReportQuery,
  ReportReturnDto,
  ReportsQuery,
  ReportSubmissionDto,
} from './report.dto';
import type { ReportItem } from './report.item';
import { ReportReader, type ReportView } from './report.reader';
import type { ReportKey } from './report.events';
import { ReportsReader } from './reports.reader';
import { ReportsService, type ReportWritten } from './reports.service';

interface Reported extends ReportKey {
  readonly revision: number;
  readonly state: 'open' | 'submitted' | 'returned' | 'accepted';
  readonly submission: number | null;
  /** How many figures the submission names. */
  readonly figures: number;
  readonly extendedUntil: string | null;
}

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly reader: ReportReader,
    private readonly lists: ReportsReader,
    private readonly rates: RatesReader,
  ) {}

  /** What is due, late, missing, and what was sent; `area` means what lies under it on the day, `state=late` also what is missing. */
  @Get()
  @Permission('report.read', area.somewhere)
  @AnswersList(REPORT_ITEM)
  list(@Query() query: ReportsQuery, @Who() who: Identity | null): Promise<Page<ReportItem>> {
    return this.lists.list(query, who);
  }

  /**
   * Completeness and timeliness of what was due before the day: of an area and each area right under it; never clipped, since what is
   * received is counted among what is expected.
   */
  @Get('rates')
  @Permission('report.read', area.somewhere)
  @AnswersList(REPORT_RATES)
  ofRates(@Query() query: RatesQuery): Promise<Page<RatesItem>> {
    return this.rates.list(query);
  }

  /** The whole life of one report. */
  @Get(':plan/:duty/:reporter/:period')
  @Permission('report.read', area.somewhere)
  @AnswersOne(REPORT, { etag: true })
  async one(@Param() key: ReportParams, @Query() query: ReportQuery, @Res({ passthrough: true }) response: Response): Promise<ReportView> {
    const report = await this.reader.one(key, query);
    response.setHeader('ETag', `"${report.revision ?? -1}"`);
    return report;
  }

  /** Names exact revisions of figures; by default those that stand now. */
  @Post(':plan/:duty/:reporter/:period/submission')
  @Permission('report.submit', area.somewhere)
  @AnswersWritten(REPORT_WRITTEN)
  async submit(
    @Param() key: ReportParams,
    @Body() body: ReportSubmissionDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Reported> {
    const { figures, includes, ...more } = sent(body);
    const said = { ...more, ...(figures && { figures: figures.map(plain) }), ...(includes && { includes: includes.map(plain) }) };
    return answered(response, key, await this.reports.submit({ ...key }, said, who, context));
  }

  /** Verifies exactly the revisions that were submitted, but for those excepted, which are returned each with its reason. */
  @Post(':plan/:duty/:reporter/:period/acceptance')
  @Permission('report.accept', area.somewhere)
  @AnswersWritten(REPORT_WRITTEN)
  async accept(
    @Param() key: ReportParams,
    @Body() body: ReportAcceptanceDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Reported> {
    const { except = [], ...more } = sent(body);
    const said = { ...more, except: except.map(plain) };
    return answered(response, key, await this.reports.accept({ ...key }, said, who, context));
  }

  /** Open again; its first submission is kept. */
  @Post(':plan/:duty/:reporter/:period/return')
  @Permission('report.return', area.somewhere)
  @AnswersWritten(REPORT_WRITTEN)
  async return(
    @Param() key: ReportParams,
    @Body() body: ReportReturnDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Reported> {
    const { figures = [], ...more } = sent(body);
    const said = { ...more, figures: figures.map(plain) };
    return answered(response, key, await this.reports.return({ ...key }, said, who, context));
  }

  /** More time for this reporter alone. */
  @Post(':plan/:duty/:reporter/:period/extension')
  @Permission('report.extend', area.somewhere)
  @AnswersWritten(REPORT_WRITTEN)
  async extend(
    @Param() key: ReportParams,
    @Body() body: ReportExtensionDto,
    @Context() context: CommandContext,
    @Who() who: Identity | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Reported> {
    const { decision, ...more } = sent(body);
    const said = { ...more, ...(decision && { decision: sent(decision) }) };
    return answered(response, key, await this.reports.extend({ ...key }, said, who, context));
  }
}

const plain = <Form extends object>(form: Form): Form => ({ ...form });

function answered(response: Response, { plan, duty, reporter, period }: ReportKey, written: ReportWritten): Reported {
  const { last, decided, extendedUntil } = written.state;
  return answer(response, written, {
    plan,
    duty,
    reporter,
    period,
    revision: Number(written.revision),
    state: last === null ? 'open' : (decided?.kind ?? 'submitted'),
    submission: last?.revision ?? null,
    figures: last?.figures.length ?? 0,
    extendedUntil,
  });
}
