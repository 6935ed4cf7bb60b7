import type { AnsweredRow } from '../../status';
import { vietnameseNumber } from '../../platform/text/numbers';
import { goalOf, lessen, textOf, type Measure } from './measure';

/** How far a value is from its goal: thiếu 7,75 điểm. Empty where there is nothing to hold against each other. */
export function gapOf(measure: Measure, row: Pick<AnsweredRow, 'criterion' | 'value' | 'numerator'>): string {
  const goal = goalOf(row.criterion);
  const text = textOf(measure, row);
  if (goal === null || text === null) return '';
  const over = Number(goal.atMost ? lessen(goal.text, text) : lessen(text, goal.text));
  if (over === 0) return 'vừa đủ';
  const size = `${vietnameseNumber(String(Math.abs(over)))}${measure.percent ? ' điểm' : ''}`;
  if (goal.atMost) return over < 0 ? `quá ${size}` : `dưới mức ${size}`;
  return over < 0 ? `thiếu ${size}` : `hơn ${size}`;
}
