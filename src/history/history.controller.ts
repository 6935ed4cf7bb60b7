import { Controller, Get, Query, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { area, Permission } from '../platform/access/permission';
import type { Page } from '../platform/queries/page';
import { HistoryQuery, WholeHistoryQuery } from './history.dto';
import { HistoryService } from './history.service';
import type { HistoryItem } from './told';
import { csvHead, csvRow } from '../platform/http/csv';
import { AnswersFile, AnswersList } from '../platform/http/openapi/answers';
import { streamFile } from '../platform/http/stream-file';
import { HISTORY_ITEM } from './history.answers';

@ApiTags('history')
@Controller('api/history')
export class HistoryController implements BeforeApplicationShutdown {
  /** A server that stops waits for no download. */
  private readonly stopping = new AbortController();

  constructor(private readonly history: HistoryService) {}

  /** Who did what, when, why, on which decision, with before and after; newest first. */
  @Get()
  @Permission('history.read', area.query('area'))
  @AnswersList(HISTORY_ITEM)
  find(@Query() query: HistoryQuery): Promise<Page<HistoryItem>> {
    return this.history.find(query);
  }

  /** The same list whole, as one CSV file, as it stood when it was asked for. */
  @Get('export')
  @Permission('history.read', area.query('area'))
  @AnswersFile(['text/csv'])
  async export(@Query() query: WholeHistoryQuery, @Res() response: Response): Promise<void> {
    const { asOf, batches } = await this.history.whole(query);
    response.set('X-As-Of', JSON.stringify(asOf));
    await streamFile(
      response,
      { type: 'text/csv; charset=utf-8', name: `nhat-ky-${asOf.logSize}.csv` },
      csvOfBatches(batches),
      this.stopping.signal,
    );
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }
}

const COLUMNS = Object.keys(HISTORY_ITEM.properties ?? {});

async function* csvOfBatches(batches: AsyncIterable<readonly HistoryItem[]>): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  for await (const batch of batches) yield batch.map((item) => csvRow(item, COLUMNS)).join('');
}
