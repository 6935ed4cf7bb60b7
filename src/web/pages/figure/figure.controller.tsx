import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { figurePath, type FigureNamed } from '../../log/entry-facts';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { figureLife, pathOf } from './figure.data';
import { FigurePage } from './figure.page';

@Pages('so-lieu')
export class FigureController {
  @Get(':indicator/:area/:period')
  async show(
    @Visiting() visit: Visit,
    @Param('indicator') indicator: string,
    @Param('area') area: string,
    @Param('period') period: string,
  ): Promise<PageAnswer> {
    return page(<FigurePage visit={visit} life={await figureLife(visit, { indicator, area, period })} />);
  }

  @Post(':indicator/:area/:period/rut')
  async withdraw(
    @Visiting() visit: Visit,
    @Param('indicator') indicator: string,
    @Param('area') area: string,
    @Param('period') period: string,
  ): Promise<PageAnswer> {
    const key: FigureNamed = { indicator, area, period };
    const { form } = visit;
    const reason = form.text('reason');
    try {
      await visit.api.write('POST', `${pathOf(key)}/withdrawal`, {
        body: { reason },
        key: form.text('khoa'),
        basedOn: form.text('dua-tren'),
      });
      return seeOther(`${figurePath(key)}?xong=rut`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return page(<FigurePage visit={visit} life={await figureLife(visit, key)} typed={{ reason, problem: error }} />, error.status);
    }
  }
}
