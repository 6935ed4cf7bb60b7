import { Get } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { explanationOf } from './explain.data';
import { ExplainPage } from './explain.page';

@Pages('giai-thich')
export class ExplainController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    for (const name of ['plan', 'target'])
      if (visit.asked(name) === undefined)
        throw new ApiProblem(404, 'unknown-row', 'Địa chỉ này không nói giải thích giá trị nào. Hãy mở từ một giá trị trên trang.', {
          field: name,
        });
    try {
      return page(<ExplainPage visit={visit} explanation={await explanationOf(visit)} />);
    } catch (error) {
      // Who did what is not for everybody who reads the value; what the target is and how it goes is.
      if (!(error instanceof ApiProblem) || error.code !== 'forbidden') throw error;
      return seeOther(visit.href(`/chi-tieu/${visit.asked('target') ?? ''}`, { plan: visit.asked('plan'), area: visit.asked('area') }));
    }
  }
}
