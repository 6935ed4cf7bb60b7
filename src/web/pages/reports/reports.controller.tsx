import { Get } from '@nestjs/common';
import { wholeCsv } from '../../api/whole-csv';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { filtersIn, reportsOf } from './reports.data';
import { ReportsPage } from './reports.page';

@Pages('bao-cao')
export class ReportsListController {
  /** The list as it is narrowed on the page, for a spreadsheet. */
  @Get('danh-sach.csv')
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    const body = await wholeCsv(visit.api, '/api/reports', { ...visit.at, ...filtersIn(visit) });
    return { kind: 'file', body, type: 'text/csv; charset=utf-8', name: 'bao-cao.csv' };
  }

  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const reports = await reportsOf(visit);
    return page(reports === null ? <NoPlanPage visit={visit} /> : <ReportsPage visit={visit} reports={reports} />);
  }
}
