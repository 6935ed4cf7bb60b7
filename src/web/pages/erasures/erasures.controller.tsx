import { Get, Param, Post } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { subjectApi } from '../../known/recognised';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { act } from './erasure.acting';
import { nameToErase } from './erasure.data';
import { NameErasurePage } from './erasure.page';
import { erasuresOf } from './erasures.data';
import { ErasuresPage } from './erasures.page';

@Pages('cong-nhan/xoa-ten')
export class ErasuresController {
  @Get()
  list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return listed(visit);
  }

  /** Whom somebody looks for, by name. */
  @Post()
  find(@Visiting() visit: Visit): Promise<PageAnswer> {
    return listed(visit);
  }

  @Get(':ref')
  async one(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return page(<NameErasurePage visit={visit} known={await nameToErase(visit, ref)} />);
  }

  @Post(':ref')
  act(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return act(visit, {
      api: subjectApi(ref),
      own: `/cong-nhan/xoa-ten/${encodeURIComponent(ref)}`,
      again: async (problems, status) =>
        page(<NameErasurePage visit={visit} known={await nameToErase(visit, ref)} problems={problems} />, status),
    });
  }
}

const listed = async (visit: Visit): Promise<PageAnswer> => page(<ErasuresPage visit={visit} known={await erasuresOf(visit)} />);
