import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { reportPath, type ReportKey } from '../../known/duty';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { queryText } from '../../api/api';
import { paperOf } from './paper.data';
import { PaperPage } from './paper.page';
import { act, actIn, CorrectedMeanwhile, problemsOf } from './report.acts';
import { reportLife } from './report.data';
import { ReportPage } from './report.page';

@Pages('bao-cao/:plan/:duty/:reporter/:period')
export class ReportController {
  @Get()
  async show(@Visiting() visit: Visit, @Param() key: ReportKey): Promise<PageAnswer> {
    return page(<ReportPage visit={visit} life={await reportLife(visit, key)} />);
  }

  @Get('ban-in')
  async paper(@Visiting() visit: Visit, @Param() key: ReportKey): Promise<PageAnswer> {
    const life = await reportLife(visit, key);
    return page(<PaperPage visit={visit} life={life} paper={await paperOf(visit, life)} />);
  }

  /** What is done is done today: the page that says so is about today, and knows the day one came from. */
  @Post()
  async decide(@Visiting() visit: Visit, @Param() key: ReportKey): Promise<PageAnswer> {
    const wanted = actIn(visit);
    if (wanted === null) return seeOther(visit.href(reportPath(key)));
    try {
      await act(visit, key, wanted);
      return seeOther(reportPath(key) + queryText({ xong: wanted, tu: visit.moment.on }));
    } catch (error) {
      if (error instanceof CorrectedMeanwhile) return this.again(visit, key, 409, [CORRECTED]);
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return this.again(visit, key, error.status, problemsOf(error, wanted), error.facts['by']);
    }
  }

  private async again(visit: Visit, key: ReportKey, status: number, problems: readonly FormProblem[], by?: unknown): Promise<PageAnswer> {
    const life = await reportLife(visit, key);
    const said =
      typeof by === 'string' ? problems.map((one) => ({ ...one, words: one.words.replace(by, life.called.person(by)) })) : problems;
    return page(<ReportPage visit={visit} life={life} problems={said} />, status);
  }
}

const CORRECTED: FormProblem = {
  words: 'Có số liệu vừa được thêm hoặc sửa từ lúc bạn mở trang, nên báo cáo chưa được gửi. Bảng dưới đây là số liệu mới: xem lại rồi gửi.',
  field: 'se-gui',
};
