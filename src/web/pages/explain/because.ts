import { criterionSaid, said, textOf, type Measure } from '../../charts/measure';
import type { Explained } from '../../../status';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay, STATE_WORDS } from '../../../platform/text/terms';
import { reasonWords } from '../../parts/state-reason';
import { capital } from '../../parts/state-tag';
import { shownFraction } from './fractions';

/** Why the state is what it is, in sentences: what was wanted by that day, what there was, what follows (rules 6). */
export function because(explained: Explained, measure: Measure): readonly string[] {
  const { row, span } = explained;
  const wanted = `Yêu cầu: ${criterionSaid(row.criterion, measure)}, hạn ${shownDay(span.due)}${row.dueStated ? '' : ' (kế hoạch không ghi hạn, lấy ngày cuối kế hoạch)'}.`;
  if (row.state === null) return [wanted, comparedWords(explained)];
  return [wanted, ...holdWords(row), ...stateWords(explained, measure), ...reasonSentence(explained, measure)];
}

function reasonSentence({ row }: Explained, { unit }: Measure): readonly string[] {
  return row.reason === null ? [] : [`${capital(reasonWords(row.reason, row, unit))}.`];
}

function comparedWords({ row }: Explained): string {
  if (row.againstPlan === null) return 'Địa bàn này không có gì để so với mức chung: chưa có giá trị, hoặc chỉ tiêu chưa bắt đầu.';
  return row.againstPlan === 'met'
    ? 'Chỉ tiêu giao cho cả địa bàn cấp trên; riêng ở đây giá trị đạt mức chung.'
    : 'Chỉ tiêu giao cho cả địa bàn cấp trên; riêng ở đây giá trị dưới mức chung.';
}

/** An increase over the year is wanted of each year, whatever the plan says of the rest (rules 5). */
function holdWords({ hold, criterion }: Explained['row']): readonly string[] {
  if (hold === 'each-year' || (criterion.kind === 'increase' && criterion.over === 'year'))
    return ['Chỉ tiêu phải đạt từng năm: một năm đã khép lại mà không đạt thì cả chỉ tiêu không đạt.'];
  if (hold === 'throughout') return ['Chỉ tiêu phải giữ suốt thời gian: một kỳ đã chốt mà không đạt thì cả chỉ tiêu không đạt.'];
  return [];
}

function stateWords(explained: Explained, measure: Measure): readonly string[] {
  const { row, span } = explained;
  const text = textOf(measure, row);
  const value = text === null ? 'chưa có giá trị' : said(measure, text);
  if (row.on > span.due) return overWords(explained, value);
  switch (row.state) {
    case 'not-started':
      return [`Chỉ tiêu tính từ ${shownDay(span.from)}; ngày ${shownDay(row.on)} chưa đến. Giá trị ở đây chỉ để tham khảo.`];
    case 'no-data':
      return [noDataWords(explained)];
    case 'achieved':
      return [`${value} đáp ứng yêu cầu; còn có thể thay đổi đến hạn.`];
    case 'missed':
      return [MISSED_BEFORE];
    case 'undetermined':
      return [undeterminedWords(explained)];
    case 'not-applicable':
      return [NOT_APPLICABLE];
    case 'on-track':
    case 'at-risk':
    case 'off-track':
      return onTheWay(explained, value);
    case 'awaiting-data':
    case 'achieved-late':
    case null:
      return [];
  }
}

const MISSED_BEFORE = 'Có kỳ đã khép lại mà không đạt, xem bảng từng kỳ dưới đây.';
const NOT_APPLICABLE = 'Chỉ tiêu không áp dụng ở đây: mọi đơn vị đều không áp dụng, hoặc mẫu số bằng 0. Không tính vào tổng hợp nào.';

/** After the due day. What is said of the value is said of the period that decides: another may have been asked for. */
function overWords(explained: Explained, value: string): readonly string[] {
  const { row, span } = explained;
  const final = span.finalPeriod === null ? 'kỳ cuối' : spokenPeriod(span.finalPeriod.period);
  const isFinal = span.finalPeriod === null || span.finalPeriod.period === row.period;
  const ofFinal = isFinal ? `${final} quyết định: ${value}` : `${final} quyết định`;
  const isEach = row.occurrences !== null;
  switch (row.state) {
    case 'no-data':
      return [isEach ? 'Hạn đã qua mà có kỳ không có giá trị.' : `Hạn đã qua, số liệu của ${final} đã chốt mà không có giá trị.`];
    case 'awaiting-data':
      return [
        `Hạn đã qua và ${final} quyết định, nhưng ${isFinal ? `mới ${coverage(row)} đơn vị` : 'chưa đủ đơn vị'} có số liệu: chờ đủ, hoặc chờ hết 30 ngày sau kỳ ấy.`,
      ];
    case 'achieved':
      return [isEach ? 'Hạn đã qua; kỳ nào cũng đạt.' : `Hạn đã qua; ${ofFinal}, đáp ứng yêu cầu.`];
    case 'achieved-late':
      return [
        isEach
          ? 'Hạn đã qua; có kỳ đến hạn chưa đạt, về sau mới đạt.'
          : `Hạn đã qua mà ${final} không đạt; một kỳ sau hạn đạt, nên là đạt muộn.`,
      ];
    case 'missed':
      return [isEach ? MISSED_BEFORE : `Hạn đã qua; ${ofFinal}, không đáp ứng yêu cầu, và chưa có kỳ nào sau đó đạt.`];
    case 'undetermined':
      return [undeterminedWords(explained)];
    case 'not-applicable':
      return [NOT_APPLICABLE];
    case 'not-started':
    case 'on-track':
    case 'at-risk':
    case 'off-track':
    case null:
      return [];
  }
}

function noDataWords({ row }: Explained): string {
  if (row.occurrences !== null) return 'Chưa có kỳ nào đủ số liệu để đánh giá.';
  return row.value === null ? 'Chưa có giá trị nào để đánh giá.' : 'Chưa có số liệu nào của thời gian mà chỉ tiêu tính.';
}

function undeterminedWords({ row }: Explained): string {
  if (row.criterion.kind === 'qualitative') return 'Đánh giá bằng lời của kỳ này là chưa đạt; không có đường tiến độ để so.';
  if (row.criterion.kind === 'parity') return 'Chênh lệch chỉ được nêu ra, không xét đạt hay không.';
  return 'Chưa đạt, và không có đường tiến độ nào để so trước hạn.';
}

function onTheWay({ row, line, baseline, span }: Explained, value: string): readonly string[] {
  const state = STATE_WORDS[row.state ?? 'undetermined'];
  if (line === null || line.required === null || baseline === null)
    return [`Nay là ${value}, chưa đáp ứng yêu cầu; tình trạng là “${state}”.`];
  const goal = line.goal === null ? '' : shownFraction(line.goal);
  return [
    `Đi đều từ ${shownFraction(baseline.value)} (${shownDay(baseline.on)}) đến ${goal} (${shownDay(span.due)}) thì ngày ${shownDay(line.t)} phải có ${shownFraction(line.required)}; thực tế là ${shownFraction(line.v)}.`,
    line.progress === null || row.state === 'on-track'
      ? `Không kém mức phải có, vì thế tình trạng là “${state}”.`
      : `Đã đi được ${shownFraction(hundredTimes(line.progress))}% quãng đường phải đi đến ngày ấy. Từ 60% là có nguy cơ chậm, dưới 60% là chậm tiến độ; vì thế tình trạng là “${state}”.`,
  ];
}

const coverage = ({ coverage: { reported, expected } }: Explained['row']): string => `${String(reported)}/${String(expected)}`;

function hundredTimes(fraction: string): string {
  const [n = '0', d = '1'] = fraction.split('/');
  return `${BigInt(n) * 100n}/${d}`;
}
