import { Get, Param } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { importOf, importsOf } from './imports.data';
import { ImportedFilePage } from './imported-file.page';
import { ImportsPage } from './imports.page';

@Pages('nhap/tep')
export class ImportsPagesController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<ImportsPage visit={visit} imports={await importsOf(visit)} />);
  }

  @Get(':id')
  async one(@Visiting() visit: Visit, @Param('id') id: string): Promise<PageAnswer> {
    return page(<ImportedFilePage visit={visit} imported={await importOf(visit, id)} />);
  }
}
