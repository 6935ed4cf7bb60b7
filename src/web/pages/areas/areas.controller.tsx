import { Get, Param } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { areaKnown } from '../area/area.data';
import { AreaPage } from '../area/area.page';
import { areasKnown } from './areas.data';
import { AreasPage } from './areas.page';

@Pages('don-vi')
export class AreasController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<AreasPage visit={visit} areas={await areasKnown(visit)} />);
  }

  @Get(':area')
  async one(@Visiting() visit: Visit, @Param('area') area: string): Promise<PageAnswer> {
    return page(<AreaPage visit={visit} known={await areaKnown(visit, area)} />);
  }
}
