import { Get, Param } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { evidenceOf } from './evidence-file.data';
import { EvidencePage } from './evidence-file.page';

@Pages('minh-chung')
export class EvidenceFileController {
  @Get(':ref')
  async show(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return page(<EvidencePage visit={visit} known={await evidenceOf(visit, ref)} />);
  }
}
