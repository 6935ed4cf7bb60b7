import { Get, Param } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { eventShown } from './event.data';
import { EventPage } from './event.page';

@Pages('nhat-ky')
export class EventController {
  @Get(':event')
  async show(@Visiting() visit: Visit, @Param('event') event: string): Promise<PageAnswer> {
    return page(<EventPage visit={visit} shown={await eventShown(visit, event)} />);
  }

  /** The receipt as a file of its own kind (C2SP tlog-proof). */
  @Get(':event/bien-nhan')
  async receipt(@Visiting() visit: Visit, @Param('event') event: string): Promise<PageAnswer> {
    const { payload } = await visit.api.raw('/api/log/proof/inclusion', { event }, { accept: 'text/x-tlog-proof' });
    return { kind: 'file', body: payload, type: 'text/x-tlog-proof', name: `${event}.tlog-proof` };
  }
}
