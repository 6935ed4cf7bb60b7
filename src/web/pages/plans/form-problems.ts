import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';
import { problemsAt } from '../../parts/form-problems';

/** What the API refused, at the fields it named; anything but a refusal goes on being thrown. */
export function formProblemsOf(error: unknown): { readonly problems: readonly FormProblem[]; readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401 || error.status === 403 || error.status >= 500) throw error;
  return { problems: problemsAt(error, WORDS, null), status: error.status };
}

const WORDS: Readonly<Record<string, string>> = {
  effectiveOn: 'Ngày có hiệu lực',
  due: 'Hạn mới',
  reason: 'Lý do',
  on: 'Ngày kết thúc',
};
