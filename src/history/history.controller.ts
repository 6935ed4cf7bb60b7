import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { area, Permission } from '../platform/access/permission';
import type { Page } from '../platform/queries/page';
import { HistoryQuery } from './history.dto';
import { HistoryService, type HistoryItem } from './history.service';
import { AnswersList } from '../platform/http/openapi/answers';
import { HISTORY_ITEM } from './history.answers';

@ApiTags('history')
@Controller('api/history')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  /** Who did what, when, why, on which decision, with before and after; newest first. */
  @Get()
  @Permission('history.read', area.query('area'))
  @AnswersList(HISTORY_ITEM)
  find(@Query() query: HistoryQuery): Promise<Page<HistoryItem>> {
    return this.history.find(query);
  }
}
