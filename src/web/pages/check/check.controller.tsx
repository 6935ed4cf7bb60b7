import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { queryText } from '../../api/api';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { checkShown } from './check.data';
import { CheckPage } from './check.page';

const ASKED_OF_DOSSIER = ['plan', 'indicator', 'area', 'on', 'held'] as const;

@Pages('kiem-chung')
export class CheckController {
  /** For anybody: without a code the ways to check, with one what was published under it. */
  @Get()
  async show(@Visiting() visit: Visit): Promise<PageAnswer> {
    return this.shown(visit, visit.asked('code'));
  }

  /** Seals first, where that is wished, so that the newest figures are in it; then the API gives the file. */
  @Post('ho-so')
  async dossier(@Visiting() visit: Visit): Promise<PageAnswer> {
    const { form } = visit;
    const asked = Object.fromEntries(ASKED_OF_DOSSIER.map((name) => [name, form.given(name) ?? undefined]));
    const held = asked['held']?.split(/[\s,;]+/).join(',');
    try {
      if (form.has('seal'))
        await visit.api.write('POST', '/api/log/seals', { body: { reason: 'Lập hồ sơ kiểm chứng' }, key: form.text('khoa') });
      return seeOther(`/api/dossiers${queryText({ ...asked, held })}`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status === 401 || error.status === 500) throw error;
      const shown = await checkShown(visit, undefined, error);
      return page(<CheckPage visit={visit} shown={shown} code={undefined} />, error.status);
    }
  }

  /** What the QR code on a paper leads to. */
  @Get(':code')
  async paper(@Visiting() visit: Visit, @Param('code') code: string): Promise<PageAnswer> {
    return this.shown(visit, code);
  }

  private async shown(visit: Visit, code: string | undefined): Promise<PageAnswer> {
    const shown = await checkShown(visit, code);
    return page(<CheckPage visit={visit} shown={shown} code={code} />, shown.problem?.status ?? 200);
  }
}
