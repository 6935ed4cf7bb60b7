import { Get } from '@nestjs/common';
import { seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';

/** The sample's plan in the middle of its first phase: there is something to see, and something to do. */
const SAMPLE = '/tong-quan?plan=dong-trieu-2013&on=2015-07-31';

@Pages()
export class HomeController {
  /** Whoever has work begins with it; a visitor of the demo with the sample's overview. */
  @Get()
  begin(@Visiting() visit: Visit): PageAnswer {
    if (visit.me?.kind === 'person') return seeOther(visit.href('/viec'));
    return seeOther(visit.demo && visit.isNow ? SAMPLE : visit.href('/tong-quan'));
  }
}
