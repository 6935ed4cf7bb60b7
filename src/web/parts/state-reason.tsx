import type { VNode } from 'preact';
import { vietnameseNumber } from '../../platform/text/numbers';
import { spokenPeriod } from '../../platform/text/periods';
import type { AnsweredRow, StateReason } from '../../status';
import { said, type Measure } from '../charts/measure';
import { StateTag } from './state-tag';

type Row = Pick<AnsweredRow, 'state' | 'againstPlan' | 'criterion' | 'value' | 'denominator'>;

/** How a row stands; and in a few words why, where the value beside it does not tell, or seems to say otherwise. */
export const StateAndWhy = ({ row, reason, unit }: { row: Row; reason: StateReason | null; unit: string }): VNode => (
  <>
    <StateTag row={row} />
    {reason !== null && <small class="hh-reason">{reasonWords(reason, row, unit)}</small>}
  </>
);

export function reasonWords(reason: StateReason, row: Row, unit: string): string {
  const measure = measuredIn(row, unit);
  switch (reason.code) {
    case 'period-missed':
      return `${spokenPeriod(reason.period)} ${missedWords(row, measure, reason.value)}${reason.others === 0 ? '' : `; ${reason.others} kỳ khác cũng vậy`}`;
    case 'met-later':
      return 'đến hạn chưa đạt, kỳ sau mới đạt';
    case 'not-all-reported':
      return `mới ${String(reason.reported)}/${String(reason.expected)} đơn vị có số liệu`;
    case 'units-differ':
      return `kế hoạch tính ${reason.of} đơn vị, nay có ${String(reason.expected)}`;
    case 'other-period-decides':
      return 'kỳ cuối trước hạn quyết định, không phải kỳ này';
    case 'short-by-rounding':
      return 'làm tròn thì đủ, tính đúng thì chưa';
    case 'fallen-from-goal':
      return `giá trị gốc ${said(measure, reason.baseline)} đã ở mức yêu cầu`;
    case 'value-before-span':
      return 'giá trị này có từ trước khi chỉ tiêu bắt đầu';
    case 'year-without-value':
      return `${spokenPeriod(reason.period)} chưa có giá trị để xét`;
    case 'nothing-before':
      return `trước ${spokenPeriod(reason.period)} không có giá trị để so`;
    case 'year-open':
      return `${spokenPeriod(reason.period)} chưa khép lại`;
    case 'no-baseline':
      return 'không có giá trị gốc để so';
    case 'no-tolerance':
      return 'kế hoạch không nêu mức chênh lệch cho phép';
    case 'part-missing':
      return 'thiếu số liệu của một bên';
  }
}

const measuredIn = ({ criterion, denominator }: Row, unit: string): Measure =>
  denominator === null || criterion.kind === 'count-of' ? { percent: false, unit } : { percent: true, unit: '%' };

function missedWords({ criterion, value: shown }: Row, measure: Measure, value: string | null): string {
  const words = criterion.kind === 'increase' ? 'không tăng' : 'không đạt';
  // Where nothing is shown nothing says what it is counted in.
  if (value === null || shown === null) return words;
  // Of what is counted against a number of units a year tells its share.
  return `${words}: ${criterion.kind === 'count-of' ? `${vietnameseNumber(value)}%` : said(measure, value)}`;
}
