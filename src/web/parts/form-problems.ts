import type { ApiProblem } from '../api/problem';
import type { FormProblem } from './error-summary';

export const errorAt = (problems: readonly FormProblem[], field: string): string | undefined =>
  problems.find((one) => one.field === field)?.words;

const DECISION_WORDS: Readonly<Record<string, string>> = {
  'decision.number': 'Số quyết định',
  'decision.issuedOn': 'Ngày ban hành',
  'decision.issuer': 'Cơ quan ban hành',
};

/**
 * What the API refused, each at its field. `words`: what the form calls the fields. `prefix` stands before every name in the form, where
 * those of a decision are not said to be its; null: the form has the names of the API.
 */
export function problemsAt(
  problem: ApiProblem,
  words: Readonly<Record<string, string>>,
  prefix: string | null = '',
): readonly FormProblem[] {
  const at = (field: string): string => (prefix === null ? field : `${prefix}${field.replace('decision.', '')}`);
  const { field: single } = problem.facts;
  if (problem.fields.length === 0)
    return [{ words: problem.detail, ...(typeof single === 'string' && words[single] !== undefined && { field: at(single) }) }];
  return problem.fields.map(({ field, message }) => ({
    words: `${words[field] ?? DECISION_WORDS[field] ?? field} ${messageWords(message)}`,
    field: at(field),
  }));
}

/** A box for a day sends a day or nothing: whoever sees only the box is not told how the API writes one. */
const messageWords = (message: string): string => (message.includes('ngày có thật') ? 'chưa có: hãy chọn ngày' : message);
