import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { NoPlanPage } from '../overview/no-plan.page';
import { PublicationPage } from './publication.page';
import { publicationOf, publicationsOf } from './publications.data';
import { PublicationsPage } from './publications.page';

/** What the form says, as the API takes it: an empty field is not said. */
const FIELDS = ['plan', 'on', 'period', 'level', 'basis', 'title'] as const;

@Pages('cong-bo')
export class PublicationsController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return this.shown(visit);
  }

  @Post()
  async publish(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { form } = visit;
    const body = Object.fromEntries(
      FIELDS.flatMap((name): [string, string][] => {
        const value = form.given(name);
        return value === null ? [] : [[name, value]];
      }),
    );
    try {
      const { body: published } = await visit.api.write<{ readonly code: string }>('POST', '/api/publications', {
        body,
        key: form.text('khoa'),
      });
      return seeOther(`/cong-bo/${published.code}?xong=cong-bo`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401 || error.status === 500) throw error;
      return this.shown(visit, error);
    }
  }

  @Get(':code')
  async one(@Visiting() visit: Visit, @Param('code') code: string): Promise<PageAnswer> {
    return page(<PublicationPage visit={visit} one={await publicationOf(visit, code)} />);
  }

  private async shown(visit: Visit, problem?: ApiProblem): Promise<PageAnswer> {
    const publications = await publicationsOf(visit);
    if (publications === null) return page(<NoPlanPage visit={visit} />);
    return page(<PublicationsPage visit={visit} publications={publications} {...(problem && { problem })} />, problem?.status ?? 200);
  }
}
