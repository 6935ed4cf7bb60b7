import { Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../../api/problem';
import { page, seeOther, type PageAnswer } from '../../http/page-answer';
import { Pages } from '../../http/pages';
import { problemsAt } from '../../parts/decision-fields';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { Visiting } from '../../visit/visiting';
import { ErasurePage } from './erasure.page';
import { erasureOf, erasuresOf } from './erasures.data';
import { ErasuresPage } from './erasures.page';

const WORDS: Readonly<Record<string, string>> = { legalBasis: 'Căn cứ', requestedOn: 'Ngày yêu cầu', reason: 'Lý do' };
const LOOK_FIRST: FormProblem = { words: 'Hãy xác nhận đã kiểm tra yêu cầu và căn cứ: xoá rồi không khôi phục được.', field: 'chacChan' };

@Pages('cong-nhan/xoa-ten')
export class ErasuresController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<PageAnswer> {
    return page(<ErasuresPage visit={visit} known={await erasuresOf(visit)} />);
  }

  @Get(':ref')
  async one(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    return page(<ErasurePage visit={visit} known={await erasureOf(visit, ref)} />);
  }

  @Post(':ref')
  async act(@Visiting() visit: Visit, @Param('ref') ref: string): Promise<PageAnswer> {
    const wanted = visit.form.text('viec');
    const own = `/cong-nhan/xoa-ten/${encodeURIComponent(ref)}`;
    const sending = sendingOf(visit, wanted);
    if (sending === null) return seeOther(own);
    if (wanted === 'xoa' && !visit.form.has('chacChan')) return again(visit, ref, 422, [LOOK_FIRST]);
    try {
      const path = `/api/subjects/${encodeURIComponent(ref)}/${sending.to}`;
      await visit.api.write('POST', path, { body: sending.body, key: visit.form.text('khoa') });
      return seeOther(`${own}?xong=${wanted}`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
      return again(visit, ref, error.status, problemsAt(error, WORDS, wanted === 'gia-han' || wanted === 'tu-choi' ? `${wanted}-` : ''));
    }
  }
}

function sendingOf({ form }: Visit, wanted: string): { readonly to: string; readonly body: object } | null {
  switch (wanted) {
    case 'ghi-nhan': {
      const reason = form.given('reason');
      const asked = { legalBasis: form.text('legalBasis'), requestedOn: form.text('requestedOn') };
      const more = { ...(form.has('withProcessors') && { withProcessors: true }), ...(reason !== null && { reason }) };
      return { to: 'erasure-request', body: { ...asked, ...more } };
    }
    case 'xoa':
      return { to: 'erasure', body: {} };
    case 'gia-han':
      return { to: 'erasure-request/extension', body: { reason: form.text('gia-han-reason') } };
    case 'tu-choi':
      return { to: 'erasure-request/refusal', body: { reason: form.text('tu-choi-reason') } };
    default:
      return null;
  }
}

async function again(visit: Visit, ref: string, status: number, problems: readonly FormProblem[]): Promise<PageAnswer> {
  return page(<ErasurePage visit={visit} known={await erasureOf(visit, ref)} problems={problems} />, status);
}
