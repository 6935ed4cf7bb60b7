import type { AnsweredRow } from '../../status';
import { apart, goalOf, lessen, textOf, type Measure } from './measure';

type Amounts = Pick<AnsweredRow, 'criterion' | 'value' | 'numerator'> & Partial<Pick<AnsweredRow, 'againstPlan' | 'reason'>>;

/** As shown there is no difference, exactly there is (rules: a comparison never rounds). */
const isShort = ({ againstPlan, reason }: Amounts): boolean => againstPlan === 'not-met' || reason?.code === 'short-by-rounding';

/** How far a value is from its goal: thiếu 7,75 điểm. Empty where there is nothing to hold against each other. */
export function gapOf(measure: Measure, row: Amounts): string {
  const goal = goalOf(row.criterion);
  const text = textOf(measure, row);
  // All of those that reported is not all: nothing can be said of the others.
  if (goal === null || text === null || row.reason?.code === 'not-all-reported') return '';
  const over = goal.atMost ? lessen(goal.text, text) : lessen(text, goal.text);
  if (over === '0') return isShort(row) ? `thiếu chưa đến ${apart(measure, '0.01')}` : 'vừa đủ';
  const size = apart(measure, over);
  if (goal.atMost) return over.startsWith('-') ? `quá ${size}` : `dưới mức ${size}`;
  return over.startsWith('-') ? `thiếu ${size}` : `hơn ${size}`;
}
