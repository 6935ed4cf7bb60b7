import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import type { Page } from '../platform/queries/page';
import { ChangesService, type RowChange } from './changes.service';
import { ExplainService, type Explained } from './explain.service';
import { SeriesService, type AnsweredSeries } from './series.service';
import { ChangesQuery, ExplainQuery, SeriesQuery, StatusQuery } from './status.dto';
import { StatusService, type AnsweredRow } from './status.service';
import { AnswersList, AnswersOne } from '../platform/http/openapi/answers';
import { EXPLAINED } from './explain.answers';
import { ROW_CHANGE, SERIES, STATUS_ROW } from './status.answers';

@ApiTags('status')
@Controller('api/status')
export class StatusController {
  constructor(
    private readonly status: StatusService,
    private readonly changing: ChangesService,
    private readonly explaining: ExplainService,
    private readonly throughTime: SeriesService,
  ) {}

  /** Value and state of every target, row by row. */
  @Get()
  @Permission('status.read', area.query('area'))
  @AnswersList(STATUS_ROW)
  rows(@Query() query: StatusQuery): Promise<Page<AnsweredRow>> {
    return this.status.rows(query);
  }

  /** The events, target version, hierarchy and arithmetic behind one row. */
  @Get('explain')
  @Permission('status.explain', area.query('area', area.found('plan', 'query')))
  @AnswersOne(EXPLAINED)
  explain(@Query() query: ExplainQuery): Promise<Explained> {
    return this.explaining.explain(query);
  }

  /** The values of targets slot by slot up to the day, and what was to be met from which day on. */
  @Get('series')
  @Permission('status.read', area.query('area'))
  @AnswersList(SERIES)
  series(@Query() query: SeriesQuery): Promise<Page<AnsweredSeries>> {
    return this.throughTime.series(query);
  }

  /** Which rows of a plan differ between two moments, and why. */
  @Get('changes')
  @Permission('status.read', area.found('plan', 'query'))
  @AnswersList(ROW_CHANGE)
  changes(@Query() query: ChangesQuery): Promise<Page<RowChange>> {
    return this.changing.changes(query);
  }
}
