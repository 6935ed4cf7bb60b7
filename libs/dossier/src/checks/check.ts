import type { Check, CheckId, Facts, Outcome } from '../verdict';
import type { Problems } from '../walk/problems';

const NUMBERS: readonly CheckId[] = [
  'file',
  'note',
  'log-signature',
  'cosignatures',
  'timestamps',
  'leaves',
  'inclusion',
  'older-checkpoints',
  'streams',
  'commitments',
  'figures',
  'publications',
];

export const check = (id: CheckId, outcome: Outcome, code: string, messageVi: string, facts: Facts = {}): Check => ({
  number: NUMBERS.indexOf(id),
  id,
  outcome,
  code,
  messageVi,
  facts,
});

/** Failed with the first problem, and how many there are; else what else is said. */
export function unlessProblems(id: CheckId, problems: Problems, otherwise: () => Check): Check {
  const { first, count } = problems;
  if (first === undefined) return otherwise();
  const more = count > 1 ? ` Cả thảy ${count} chỗ sai.` : '';
  return check(id, 'failed', first.code, `${first.messageVi}${more}`, { ...first.facts, problems: count });
}

/** What holds only if something else does, which failed. */
export const restingOn = (base: Check, one: Check): Check =>
  base.outcome !== 'failed' || one.outcome !== 'passed'
    ? one
    : check(one.id, 'unprovable', 'rests-on-failed', `Không kết luận được vì bước ${base.number} không đạt.`, { check: base.id });
