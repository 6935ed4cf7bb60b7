import { criterionSaid, said, textOf, type Measure } from '../../charts/measure';
import type { Explained } from '../../../status';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay, STATE_WORDS } from '../../../platform/text/terms';
import { shownFraction } from './fractions';

/** Why the state is what it is, in sentences: what was wanted by that day, what there was, what follows (rules 6). */
export function because(explained: Explained, measure: Measure): readonly string[] {
  const { row, span } = explained;
  const wanted = `Yêu cầu: ${criterionSaid(row.criterion, measure)}, hạn ${shownDay(span.due)}${row.dueStated ? '' : ' (kế hoạch không ghi hạn, lấy ngày cuối kế hoạch)'}.`;
  if (row.state === null) return [wanted, comparedWords(explained)];
  return [wanted, ...holdWords(row.hold), ...stateWords(explained, measure)];
}

function comparedWords({ row }: Explained): string {
  if (row.againstPlan === null) return 'Địa bàn này không có gì để so với mức chung: chưa có giá trị, hoặc chỉ tiêu chưa bắt đầu.';
  return row.againstPlan === 'met'
    ? 'Chỉ tiêu giao cho cả địa bàn cấp trên; riêng ở đây giá trị đạt mức chung.'
    : 'Chỉ tiêu giao cho cả địa bàn cấp trên; riêng ở đây giá trị dưới mức chung.';
}

function holdWords(hold: Explained['row']['hold']): readonly string[] {
  if (hold === 'each-year') return ['Chỉ tiêu phải đạt từng năm: một năm đã khép lại mà không đạt thì cả chỉ tiêu không đạt.'];
  if (hold === 'throughout') return ['Chỉ tiêu phải giữ suốt thời gian: một kỳ đã chốt mà không đạt thì cả chỉ tiêu không đạt.'];
  return [];
}

function stateWords(explained: Explained, measure: Measure): readonly string[] {
  const { row, span } = explained;
  const isOver = row.on > span.due;
  const text = textOf(measure, row);
  const value = text === null ? 'chưa có giá trị' : said(measure, text);
  const final = span.finalPeriod === null ? 'kỳ cuối' : spokenPeriod(span.finalPeriod.period);
  switch (row.state) {
    case 'not-started':
      return [`Chỉ tiêu tính từ ${shownDay(span.from)}; ngày ${shownDay(row.on)} chưa đến. Giá trị ở đây chỉ để tham khảo.`];
    case 'no-data':
      return [isOver ? `Hạn đã qua, số liệu của ${final} đã chốt mà không có giá trị.` : noDataWords(explained)];
    case 'awaiting-data':
      return [`Hạn đã qua và ${final} quyết định, nhưng mới ${coverage(row)} đơn vị có số liệu: chờ đủ, hoặc chờ hết 30 ngày sau kỳ ấy.`];
    case 'achieved':
      return [
        isOver ? `Hạn đã qua; ${final} quyết định: ${value}, đáp ứng yêu cầu.` : `${value} đáp ứng yêu cầu; còn có thể thay đổi đến hạn.`,
      ];
    case 'achieved-late':
      return [`Hạn đã qua mà ${final} không đạt; một kỳ sau hạn đạt, nên là đạt muộn.`];
    case 'missed':
      return [
        row.occurrences === null
          ? `Hạn đã qua; ${final} quyết định: ${value}, không đáp ứng yêu cầu, và chưa có kỳ nào sau đó đạt.`
          : `Có kỳ đã khép lại mà không đạt, xem bảng từng kỳ dưới đây.`,
      ];
    case 'undetermined':
      return [undeterminedWords(explained)];
    case 'not-applicable':
      return ['Chỉ tiêu không áp dụng ở đây: mọi đơn vị đều không áp dụng, hoặc mẫu số bằng 0. Không tính vào tổng hợp nào.'];
    case 'on-track':
    case 'at-risk':
    case 'off-track':
      return onTheWay(explained, value);
    case null:
      return [];
  }
}

function noDataWords({ row, span, slots }: Explained): string {
  if (row.value !== null && !slots.some(({ inSpan }) => inSpan))
    return `Chưa có số liệu nào của kỳ kết thúc từ ${shownDay(span.from)}; giá trị hiện ở đây là của trước đó, không dùng để đánh giá.`;
  return row.occurrences === null ? 'Chưa có giá trị nào để đánh giá.' : 'Chưa có kỳ nào đủ số liệu để đánh giá; cần số liệu cả năm.';
}

function undeterminedWords({ row, baseline }: Explained): string {
  if (row.occurrences !== null) return 'Năm đang chạy chưa đạt; chỉ tiêu từng năm chỉ kết luận khi năm khép lại.';
  if (row.criterion.kind === 'parity')
    return 'Kế hoạch không nói chênh lệch bao nhiêu thì được, hoặc thiếu số của một bên: chênh lệch chỉ được nêu ra.';
  if (row.criterion.kind === 'qualitative') return 'Đánh giá bằng lời của kỳ này là chưa đạt; không có đường tiến độ để so.';
  if (baseline === null) return 'Không có giá trị gốc để vạch đường đến chỉ tiêu, nên trước hạn chưa nói được là nhanh hay chậm.';
  return 'Chưa đạt, và không có đường tiến độ nào để so trước hạn.';
}

function onTheWay({ row, line, baseline, span }: Explained, value: string): readonly string[] {
  const state = STATE_WORDS[row.state ?? 'undetermined'];
  if (line === null || line.required === null || baseline === null)
    return [withoutLine(row, value), `Vì thế tình trạng là “${state}”.`].filter((words) => words !== '');
  const goal = line.goal === null ? '' : shownFraction(line.goal);
  return [
    `Đi đều từ ${shownFraction(baseline.value)} (${shownDay(baseline.on)}) đến ${goal} (${shownDay(span.due)}) thì ngày ${shownDay(line.t)} phải có ${shownFraction(line.required)}; thực tế là ${shownFraction(line.v)}.`,
    line.progress === null || row.state === 'on-track'
      ? `Không kém mức phải có, vì thế tình trạng là “${state}”.`
      : `Đã đi được ${shownFraction(hundredTimes(line.progress))}% quãng đường phải đi đến ngày ấy. Từ 60% là có nguy cơ chậm, dưới 60% là chậm tiến độ; vì thế tình trạng là “${state}”.`,
  ];
}

function withoutLine(row: Explained['row'], value: string): string {
  if (row.criterion.kind === 'complete' && row.incomplete && row.value === '100.00')
    return `${value} của những nơi đã báo, nhưng yêu cầu là tất cả, mà mới ${coverage(row)} đơn vị có số liệu.`;
  if (row.baseline !== null)
    return `Giá trị gốc ${row.baseline.value.replace('.', ',')} đã ở mức yêu cầu, nên mọi giá trị chưa đạt đều là chậm; nay là ${value}.`;
  return `Nay là ${value}, chưa đáp ứng yêu cầu.`;
}

const coverage = ({ coverage: { reported, expected } }: Explained['row']): string => `${String(reported)}/${String(expected)}`;

function hundredTimes(fraction: string): string {
  const [n = '0', d = '1'] = fraction.split('/');
  return `${BigInt(n) * 100n}/${d}`;
}
