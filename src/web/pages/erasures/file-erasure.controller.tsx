import { Get, Param, Post } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { act } from './erasure.acting';
import { fileApi } from '../evidence-file/evidence-file.data';
import { fileToErase } from './erasure.data';
import { FileErasurePage } from './erasure.page';

@Pages('minh-chung/:ref/xoa')
export class FileErasureController {
  @Get()
  async show(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return page(<FileErasurePage visit={visit} known={await fileToErase(visit, ref)} />);
  }

  @Post()
  act(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return act(visit, {
      api: fileApi(ref),
      own: `/minh-chung/${encodeURIComponent(ref)}/xoa`,
      again: async (problems, status) =>
        page(<FileErasurePage visit={visit} known={await fileToErase(visit, ref)} problems={problems} />, status),
    });
  }
}
