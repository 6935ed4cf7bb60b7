import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { csvFile, lineOf } from '../targets/targets.csv';
import { cellKey, matrixOf } from './matrix.data';
import { MatrixPage } from './matrix.page';

@Pages('ma-tran')
export class MatrixController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    const matrix = await matrixOf(visit);
    return page(matrix === null ? <NoPlanPage visit={visit} /> : <MatrixPage visit={visit} matrix={matrix} />);
  }

  /** A line a cell, so that a spreadsheet can turn it as it likes. */
  @Get('so-lieu.csv')
  async download(@Visiting() visit: Visit): Promise<PageAnswer> {
    const matrix = await matrixOf(visit);
    if (matrix === null) return page(<NoPlanPage visit={visit} />);
    const { areas, targets, cells, names, plan } = matrix;
    const lines = areas.flatMap(({ id, name }) =>
      targets.flatMap((target) => {
        const row = cells.get(cellKey(id, target));
        return row === undefined ? [] : [lineOf(row, names, name)];
      }),
    );
    return csvFile(`doi-chieu-${plan.plan}`, lines);
  }
}
