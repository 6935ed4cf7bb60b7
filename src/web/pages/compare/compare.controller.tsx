import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { comparisonOf } from './compare.data';
import { ComparePage } from './compare.page';

@Pages('so-sanh')
export class CompareController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const comparison = await comparisonOf(visit);
    if (comparison === null) return page(<NoPlanPage visit={visit} />);
    return page(<ComparePage visit={visit} comparison={comparison} />, comparison.problem?.status ?? 200);
  }
}
