import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';
import { problemsAt } from '../../parts/form-problems';

/** What the API refused, at the fields it named; anything but a refusal goes on being thrown. */
export function formProblemsOf(error: unknown): { readonly problems: readonly FormProblem[]; readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401 || error.status === 403 || error.status >= 500) throw error;
  const said = SAID[error.code];
  return { problems: said === undefined ? problemsAt(error, WORDS, null) : [said], status: error.status };
}

/** Of a whole document: each says its line and place by itself, and all of them are in one box. */
export function documentProblemsOf(error: unknown): ReturnType<typeof formProblemsOf> {
  const { problems, status } = formProblemsOf(error);
  const said = error instanceof ApiProblem && error.fields.length > 0 ? error.fields.map(({ message }) => message) : null;
  return { problems: (said ?? problems.map(({ words }) => words)).map((words) => ({ words, field: 'document' })), status };
}

/** Refusals that the API words for a program: which boxes they are about. */
const SAID: Readonly<Record<string, FormProblem>> = {
  'nothing-changes': { words: 'Chưa có gì thay đổi: hãy ghi mức mới, chọn yêu cầu khác hoặc ghi hạn mới', field: 'criterion.value' },
  'effective-after-due': {
    words: 'Ngày có hiệu lực ở sau hạn của chỉ tiêu: hãy chọn ngày sớm hơn hoặc ghi cả hạn mới',
    field: 'effectiveOn',
  },
};

const WORDS: Readonly<Record<string, string>> = {
  effectiveOn: 'Ngày có hiệu lực',
  due: 'Hạn mới',
  reason: 'Lý do',
  on: 'Ngày kết thúc',
};
