import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Get, Param, Post } from '@nestjs/common';
import type { Title } from '../../../recognitions';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { one, type One } from './catalogue.data';
import { CriteriaCheckPage, CriteriaPage } from './criteria.page';
import {
  criteriaTyped,
  fieldProblem,
  formOf,
  formSent,
  groundProblems,
  revisionOf,
  type CriteriaForm,
  type CriteriaKind,
} from './criteria.typed';
import { definitionProblems } from './define.typed';

const SAME: FormProblem = { words: 'Bản này đang dùng rồi, chưa đổi gì.', field: 'version' };
const TAKEN: FormProblem = { words: 'Mã bản tiêu chuẩn này đã dùng cho một bản khác: hãy đặt mã khác.', field: 'version' };
const QUICKER: FormProblem = {
  words: 'Có người vừa sửa danh hiệu này. Nội dung đang dùng ở trên là mới nhất, những gì bạn nhập còn ở dưới: xem lại rồi gửi.',
  field: 'dang-dung',
};

@Pages('danh-muc/danh-hieu/:code/tieu-chuan')
export class CriteriaController {
  @Get()
  async begin(@Visiting() visit: Visit, @Param('code') code: string): Promise<PageAnswer> {
    const found = await one<Title>(visit, 'titles', code);
    const kind = kindOf(visit.asked('loai') ?? found.detail.criteria?.kind);
    return form(visit, found, formOf(found.detail.criteria, kind));
  }

  /** Looked at first; nothing is recorded before the last step, and nothing over a colleague who was quicker. */
  @Post()
  async next(@Visiting() visit: Visit, @Param('code') code: string): Promise<PageAnswer> {
    const found = await one<Title>(visit, 'titles', code);
    const step = visit.form.text('viec');
    const sent = formSent(visit.form, kindOf(visit.form.text('loai')), step === 'them');
    if (step === 'them' || step === 'sua') return form(visit, found, sent);
    const typed = criteriaTyped(sent);
    const problems = [...('problems' in typed ? typed.problems : []), ...groundProblems(visit.form)];
    if ('problems' in typed || problems.length > 0) return form(visit, found, sent, problems, 422);
    if (isDeepStrictEqual(typed.criteria, found.detail.criteria)) return form(visit, found, sent, [SAME], 422);
    if (step !== 'ghi') return page(<CriteriaCheckPage visit={visit} one={found} criteria={typed.criteria} />);
    try {
      await visit.api.write('POST', `/api/titles/${encodeURIComponent(code)}/revisions`, {
        body: revisionOf(visit.form, typed.criteria),
        key: visit.form.text('khoa'),
        basedOn: visit.form.text('dua-tren'),
      });
      return seeOther(`/danh-muc/danh-hieu/${encodeURIComponent(code)}?xong=da-sua`);
    } catch (error) {
      const { problems: refused, status } = refusedAt(error);
      return form(visit, await one<Title>(visit, 'titles', code), sent, refused, status);
    }
  }
}

const kindOf = (word: string | undefined): CriteriaKind => (word === 'all-of' ? 'all-of' : 'points');

function refusedAt(error: unknown): { readonly problems: readonly FormProblem[]; readonly status: number } {
  if (error instanceof ApiProblem) {
    const { code, status, fields } = error;
    if (code === 'criteria-version-taken') return { problems: [TAKEN], status };
    if (status === 412) return { problems: [QUICKER], status };
    if (status === 422 && fields.length > 0) return { problems: fields.map(fieldProblem), status };
  }
  return definitionProblems(error);
}

const form = (visit: Visit, found: One<Title>, sent: CriteriaForm, problems: readonly FormProblem[] = [], status = 200): PageAnswer =>
  page(<CriteriaPage visit={visit} one={found} sent={sent} problems={problems} formKey={randomUUID()} />, status);
