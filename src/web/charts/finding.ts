import { spokenPeriod } from '../../platform/text/periods';
import { criterionWords } from '../../platform/text/terms';
import type { AnsweredSeries } from '../../status';
import { apart, criterionOn, goalOf, lessen, said, textOf, type Measure } from './measure';

/** What a line shows, in a sentence: where it stands, since when it rose or fell, and how far it is from the goal. */
export function findingOf(series: AnsweredSeries, measure: Measure): string {
  const known = series.points.flatMap((point) => {
    const text = textOf(measure, point);
    return text === null ? [] : [{ text, period: point.period }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'Chưa có số liệu nào để vẽ.';
  const moved = lessen(last.text, first.text);
  const since =
    first === last ? '' : `, ${movedWords(moved, measure)} so với ${said(measure, first.text)} của ${spokenPeriod(first.period)}`;
  return `${said(measure, last.text)} ở ${spokenPeriod(last.period)}${since}${gapWords(last.text, series, measure)}.`;
}

const movedWords = (moved: string, measure: Measure): string =>
  moved === '0' ? 'không đổi' : `${moved.startsWith('-') ? 'giảm' : 'tăng'} ${apart(measure, moved)}`;

function gapWords(value: string, series: AnsweredSeries, measure: Measure): string {
  const criterion = criterionOn(series);
  const goal = goalOf(criterion);
  if (goal === null) return criterion === undefined ? '' : `; yêu cầu: ${criterionWords(criterion)}`;
  const lacking = goal.atMost ? lessen(value, goal.text) : lessen(goal.text, value);
  if (Number(lacking) <= 0) return `; đã đến mức chỉ tiêu ${said(measure, goal.text)}`;
  return `; còn ${goal.atMost ? 'quá' : 'thiếu'} ${apart(measure, lacking)} so với chỉ tiêu ${said(measure, goal.text)}`;
}
