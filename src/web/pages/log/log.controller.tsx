import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { logOf } from './log.data';
import { LogPage } from './log.page';

@Pages('nhat-ky')
export class LogController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const log = await logOf(visit);
    return page(<LogPage visit={visit} log={log} />, log.problem?.status ?? 200);
  }
}
