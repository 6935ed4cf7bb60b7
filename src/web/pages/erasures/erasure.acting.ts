import { ApiProblem } from '../../api/problem';
import { seeOther, type PageAnswer } from '../../http/page-answer';
import type { FormProblem } from '../../parts/error-summary';
import { problemsAt } from '../../parts/form-problems';
import type { Visit } from '../../visit/visit';

const WORDS: Readonly<Record<string, string>> = { legalBasis: 'Căn cứ', requestedOn: 'Ngày yêu cầu', reason: 'Lý do' };
const LOOK_FIRST: FormProblem = { words: 'Hãy xác nhận đã kiểm tra yêu cầu và căn cứ: xoá rồi không khôi phục được.', field: 'chacChan' };

export type Again = (problems: readonly FormProblem[], status: number) => Promise<PageAnswer>;

/** Does what the form of a request asks for, by the calls under `api`; then back to the page at `own`. */
export async function act(visit: Visit, { api, own, again }: { api: string; own: string; again: Again }): Promise<PageAnswer> {
  const wanted = visit.form.text('viec');
  const sending = sendingOf(visit, wanted);
  if (sending === null) return seeOther(own);
  if (wanted === 'xoa' && !visit.form.has('chacChan')) return again([LOOK_FIRST], 422);
  try {
    await visit.api.write('POST', `${api}/${sending.to}`, { body: sending.body, key: visit.form.text('khoa') });
    return seeOther(`${own}?xong=${wanted}`);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) throw error;
    return again(problemsAt(error, WORDS, wanted === 'gia-han' || wanted === 'tu-choi' ? `${wanted}-` : ''), error.status);
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
