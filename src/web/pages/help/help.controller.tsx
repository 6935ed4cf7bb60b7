import { Get } from '@nestjs/common';
import { page, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { HelpPage } from './help.page';

@Pages('tro-giup')
export class HelpController {
  @Get()
  show(@Visiting() visit: Visit): PageAnswer {
    return page(<HelpPage visit={visit} />);
  }
}
