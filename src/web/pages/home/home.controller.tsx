import { Get } from '@nestjs/common';
import { seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { plansOf } from '../../known/plans';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';

/** The sample's plan in the middle of its first phase: there is something to see, and something to do. */
const SAMPLE = { plan: 'dong-trieu-2013', on: '2015-07-31' };

@Pages()
export class HomeController {
  /** Whoever has work begins with it; a visitor of the demo with the sample's overview, where the sample is. */
  @Get()
  async begin(@Visiting() visit: Visit): Promise<PageAnswer> {
    if (visit.me?.kind === 'person') return seeOther(visit.href('/viec'));
    const isSample = visit.isGuest && visit.isNow && (await plansOf(visit)).some(({ plan }) => plan === SAMPLE.plan);
    return seeOther(visit.href('/tong-quan', isSample ? SAMPLE : {}));
  }
}
