import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from './no-plan.page';
import { overviewOf } from './overview.data';
import { OverviewPage } from './overview.page';
import { peopleToTry } from './try-as';

@Pages('tong-quan')
export class OverviewController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const overview = await overviewOf(visit);
    if (overview === null) return page(<NoPlanPage visit={visit} />);
    const people = await peopleToTry(visit, overview.plan.plan);
    return page(<OverviewPage visit={visit} overview={overview} people={people} />);
  }
}
