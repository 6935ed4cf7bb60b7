import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';

/** What the API refused, at the fields it named; anything but a refusal goes on being thrown. */
export function formProblemsOf(error: unknown): { readonly problems: readonly FormProblem[]; readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401 || error.status === 403 || error.status >= 500) throw error;
  const fields = error.fields.map(({ field, message }) => ({ field, words: `${WORDS[field] ?? field} ${message}` }));
  return { problems: fields.length > 0 ? fields : [{ words: error.detail }], status: error.status };
}

const WORDS: Readonly<Record<string, string>> = {
  'decision.number': 'Số quyết định',
  'decision.issuedOn': 'Ngày ban hành quyết định',
  'decision.issuer': 'Cơ quan ban hành quyết định',
  effectiveOn: 'Ngày có hiệu lực',
  due: 'Hạn mới',
  reason: 'Lý do',
  on: 'Ngày kết thúc',
};
