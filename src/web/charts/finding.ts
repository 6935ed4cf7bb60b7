import { spokenPeriod } from '../../platform/text/periods';
import { criterionWords } from '../../platform/text/terms';
import type { AnsweredSeries } from '../../status';
import { goalOf, lessen, said, textOf, type Measure } from './measure';
import { vietnameseNumber } from '../../platform/text/numbers';

/** What a line shows, in a sentence: where it stands, since when it rose or fell, and how far it is from the goal. */
export function findingOf({ points, steps }: AnsweredSeries, measure: Measure): string {
  const known = points.flatMap((point) => {
    const text = textOf(measure, point);
    return text === null ? [] : [{ text, period: point.period }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'Chưa có số liệu nào để vẽ.';
  const moved = lessen(last.text, first.text);
  const since =
    first === last ? '' : `, ${movedWords(moved, measure)} so với ${said(measure, first.text)} của ${spokenPeriod(first.period)}`;
  return `${said(measure, last.text)} ở ${spokenPeriod(last.period)}${since}${gapWords(last.text, steps.at(-1)?.criterion, measure)}.`;
}

function movedWords(moved: string, { percent, unit }: Measure): string {
  if (moved === '0') return 'không đổi';
  const size = vietnameseNumber(moved.replace('-', ''));
  return `${moved.startsWith('-') ? 'giảm' : 'tăng'} ${size}${percent ? ' điểm' : unit === '' ? '' : ` ${unit}`}`;
}

function gapWords(value: string, criterion: AnsweredSeries['steps'][number]['criterion'] | undefined, measure: Measure): string {
  const goal = criterion === undefined ? null : goalOf(criterion);
  if (criterion === undefined || goal === null) return criterion === undefined ? '' : `; yêu cầu: ${criterionWords(criterion)}`;
  const lacking = goal.atMost ? lessen(value, goal.text) : lessen(goal.text, value);
  if (Number(lacking) <= 0) return `; đã đến mức chỉ tiêu ${said(measure, goal.text)}`;
  const size = `${vietnameseNumber(lacking)}${measure.percent ? ' điểm' : measure.unit === '' ? '' : ` ${measure.unit}`}`;
  return `; còn ${goal.atMost ? 'quá' : 'thiếu'} ${size} so với chỉ tiêu ${said(measure, goal.text)}`;
}
