import { compare, parseDecimal } from '@hieuhoc/indicator-maths';
import type { FieldProblem } from '../platform/http/errors';
import type { Title, TitleCriteria } from './title.events';

/** As a plan document or a client writes it. */
export type TitleInput = Omit<Title, 'validity' | 'yearly'> & Partial<Pick<Title, 'validity' | 'yearly'>>;

/** Two texts of one title become one value, so that "identical" means equal. */
export function normalTitle({ code, name, subject, grantedBy, validity = 'none', yearly = false, criteria }: TitleInput): Title {
  return { code, name, subject, grantedBy, validity, yearly, ...(criteria !== undefined && { criteria: normalCriteria(criteria) }) };
}

/** Cut-offs from high to low. */
export function normalCriteria(criteria: TitleCriteria): TitleCriteria {
  if (criteria.kind === 'all-of') return criteria;
  return { ...criteria, cutOffs: criteria.cutOffs.toSorted((a, b) => compare(parseDecimal(b.atLeast), parseDecimal(a.atLeast))) };
}

/** What a title says against itself; empty when it holds together. */
export function titleProblems({ criteria }: Title): FieldProblem[] {
  if (criteria === undefined) return [];
  const marks = criteria.kind === 'points' ? criteria.cutOffs : criteria.levels;
  const field = criteria.kind === 'points' ? 'criteria.cutOffs' : 'criteria.levels';
  const levels = marks.map(({ level }) => level);
  const problems: FieldProblem[] = [];
  if (levels.length === 0) problems.push({ field, message: 'phải có ít nhất một mức' });
  if (new Set(levels).size < levels.length) problems.push({ field, message: 'mỗi mức chỉ ghi một lần' });
  if (criteria.kind === 'points' && beyond(criteria)) problems.push({ field, message: 'điểm sàn không được vượt tổng điểm' });
  const unknown = criteria.kind === 'all-of' ? criteria.levels.filter(({ upgrade }) => upgrade && !levels.includes(upgrade.from)) : [];
  if (unknown.length > 0) problems.push({ field, message: 'mức phải giữ trước phải là một mức của chính danh hiệu' });
  return problems;
}

const beyond = ({ outOf, cutOffs }: Extract<TitleCriteria, { readonly kind: 'points' }>): boolean =>
  outOf !== undefined && cutOffs.some(({ atLeast }) => compare(parseDecimal(atLeast), parseDecimal(outOf)) > 0);
