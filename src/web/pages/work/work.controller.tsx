import { Get } from '@nestjs/common';
import { SignInRequired } from '../../../platform/access/access.errors';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { workOf } from './work.data';
import { GuestWorkPage, WorkPage } from './work.page';

@Pages('viec')
export class WorkController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    if (visit.me === null) throw new SignInRequired();
    if (visit.me.kind === 'guest') return page(<GuestWorkPage visit={visit} />);
    return page(<WorkPage visit={visit} work={await workOf(visit)} />);
  }
}
