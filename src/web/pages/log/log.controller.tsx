import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { filtersIn, logOf } from './log.data';
import { LogPage } from './log.page';

@Pages('nhat-ky')
export class LogController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const log = await logOf(visit);
    return page(<LogPage visit={visit} log={log} />, log.problem?.status ?? 200);
  }

  /** The same list for a spreadsheet, its first thousand. */
  @Get('tai-ve')
  async download(@Visiting() visit: Visit): Promise<PageAnswer> {
    const query = { ...visit.known, ...filtersIn(visit), limit: 1000 };
    const { payload } = await visit.api.raw('/api/history', query, { accept: 'text/csv' });
    return { kind: 'file', body: payload, type: 'text/csv; charset=utf-8', name: 'nhat-ky.csv' };
  }
}
