import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { reportsOf } from './reports.data';
import { ReportsPage } from './reports.page';

@Pages('bao-cao')
export class ReportsListController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const reports = await reportsOf(visit);
    return page(reports === null ? <NoPlanPage visit={visit} /> : <ReportsPage visit={visit} reports={reports} />);
  }
}
