import { randomUUID } from 'node:crypto';
import { Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { Body } from '../../../areas';
import type { IndicatorDefinition } from '../../../indicators';
import type { Title } from '../../../recognitions';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { calledIn } from '../../known/called';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { bodiesOf, indicatorsOf, namesOfAreas, one, plansUsing, titlesOf } from './catalogue.data';
import { DefinePage } from './define.page';
import { definitionProblems, definitionTyped, revisionTyped } from './define.typed';
import { BodiesPage, IndicatorsPage, TitlesPage } from './lists.page';
import type { CatalogueKind } from './one.acts';
import { BodyPage, IndicatorPage, TitlePage } from './one.pages';

const DONE: Readonly<Record<string, string>> = {
  'da-ghi': 'Đã ghi vào danh mục.',
  'da-sua': 'Đã ghi lần sửa; những ngày trước đó vẫn như cũ.',
  'da-ngung': 'Đã ghi ngày ngừng dùng; những gì đã báo vẫn còn.',
};
const PATHS = { 'chi-so': 'indicators', 'danh-hieu': 'titles', 'co-quan': 'bodies' } as const;

@Pages('danh-muc')
export class CatalogueController {
  @Get()
  async indicators(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<IndicatorsPage visit={visit} indicators={await indicatorsOf(visit)} />);
  }

  @Get('danh-hieu')
  async titles(@Visiting() visit: Visit): Promise<PageAnswer> {
    const [titles, called] = await Promise.all([titlesOf(visit), calledIn(visit, [])]);
    return page(<TitlesPage visit={visit} titles={titles} bodyName={(code) => called.body(code)} />);
  }

  @Get('co-quan')
  async bodies(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<BodiesPage visit={visit} bodies={await bodiesOf(visit)} />);
  }

  @Get(':kind/moi')
  begin(@Visiting() visit: Visit, @Param('kind') word: string): PageAnswer {
    return page(<DefinePage kind={kindOf(word)} visit={visit} formKey={randomUUID()} />);
  }

  @Post(':kind/moi')
  async define(@Visiting() visit: Visit, @Param('kind') word: string): Promise<PageAnswer> {
    const kind = kindOf(word);
    const again = (problems: readonly FormProblem[], status: number): PageAnswer =>
      page(<DefinePage kind={kind} visit={visit} formKey={randomUUID()} problems={problems} />, status);
    const typed = await definitionTyped(visit, kind);
    if ('problems' in typed) return again(typed.problems, 422);
    try {
      const { body } = await visit.api.write<{ readonly code: string }>('POST', `/api/${PATHS[kind]}`, {
        body: typed.body,
        key: visit.form.text('khoa'),
      });
      return seeOther(`/danh-muc/${kind}/${body.code}?xong=da-ghi`);
    } catch (error) {
      const { problems, status } = definitionProblems(error, kind === 'danh-hieu' ? 'document' : 'fields');
      return again(problems, status);
    }
  }

  @Get(':kind/:code')
  show(@Visiting() visit: Visit, @Param('kind') word: string, @Param('code') code: string): Promise<PageAnswer> {
    return this.shown(visit, kindOf(word), code, [], 200);
  }

  /** A revision or a retirement, on what was read: a colleague who was quicker is not written over. */
  @Post(':kind/:code')
  async revise(@Visiting() visit: Visit, @Param('kind') word: string, @Param('code') code: string): Promise<PageAnswer> {
    const kind = kindOf(word);
    const retiring = visit.form.text('viec') === 'ngung';
    const { detail } = await one<object>(visit, PATHS[kind], code);
    const typed = await revisionTyped(visit, kind, detail);
    if ('problems' in typed) return this.shown(visit, kind, code, typed.problems, 422);
    try {
      await visit.api.write('POST', `/api/${PATHS[kind]}/${encodeURIComponent(code)}/${retiring ? 'retirement' : 'revisions'}`, {
        body: typed.body,
        key: visit.form.text('khoa'),
        basedOn: visit.form.text('dua-tren'),
      });
      return seeOther(`/danh-muc/${kind}/${code}?xong=${retiring ? 'da-ngung' : 'da-sua'}`);
    } catch (error) {
      const { problems, status } = definitionProblems(error);
      return this.shown(visit, kind, code, problems, status);
    }
  }

  private async shown(
    visit: Visit,
    kind: CatalogueKind,
    code: string,
    problems: readonly FormProblem[],
    status: number,
  ): Promise<PageAnswer> {
    const rest = { visit, problems, formKey: randomUUID(), done: DONE[visit.asked('xong') ?? ''] };
    if (kind === 'chi-so') {
      const [found, plans] = await Promise.all([one<IndicatorDefinition>(visit, 'indicators', code), plansUsing(visit, code)]);
      return page(<IndicatorPage one={found} plans={plans} {...rest} />, status);
    }
    if (kind === 'co-quan') {
      const found = await one<Body>(visit, 'bodies', code);
      const name = (await namesOfAreas(visit, [found.detail]))(found.detail.area);
      return page(<BodyPage one={found} areaName={name} {...rest} />, status);
    }
    const [found, called] = await Promise.all([one<Title>(visit, 'titles', code), calledIn(visit, [])]);
    return page(<TitlePage one={found} bodyName={(body) => called.body(body)} {...rest} />, status);
  }
}

function kindOf(word: string): CatalogueKind {
  if (word !== 'chi-so' && word !== 'danh-hieu' && word !== 'co-quan') throw new NotFoundException();
  return word;
}
