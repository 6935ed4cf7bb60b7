import type { Explained } from '../../../status';
import { because } from './because';
import { besideOf } from './beside';

const PERCENT = { percent: true, unit: '%' };
const NO_COVERAGE = { reported: 21, expected: 21, byOwn: 0 };
const ROW: Explained['row'] = {
  plan: 'ke-hoach',
  target: 'chi-tieu',
  indicator: 'chi-so',
  area: 'h',
  on: '2015-07-31',
  basis: 'reported',
  criterion: { kind: 'at-least', value: '88' },
  hold: 'at-due',
  due: '2015-12-31',
  dueStated: true,
  period: '2015-H1',
  settled: true,
  newer: null,
  value: '80.25',
  numerator: '30430',
  denominator: '37917',
  source: 'roll-up',
  coverage: NO_COVERAGE,
  incomplete: false,
  provisional: false,
  estimated: false,
  yearToDate: false,
  verified: { value: '80.25', coverage: NO_COVERAGE },
  changedSinceVerified: 0,
  baseline: { value: '59.81', on: '2013-06-30' },
  required: '82.32',
  state: 'at-risk',
  againstPlan: null,
  discrepancy: null,
  ownOnOldBoundaries: null,
  breakdown: null,
  difference: null,
  occurrences: null,
  summary: null,
  flags: [],
  reason: null,
  overdueReports: 0,
};
const LINE = {
  v: '3043000/37917',
  goal: '88',
  t: '2015-06-30',
  daysPassed: 730,
  daysTotal: 914,
  required: '669715920/8135057',
  progress: '630664979015/694528987779',
};
const EXPLAINED: Explained = {
  asOf: { logSize: 1, at: '2015-07-31T00:00:00Z' },
  row: ROW,
  span: { from: '2013-01-01', due: '2015-12-31', dueStated: true, judgedOn: '2015-07-31', finalPeriod: { period: '2015', running: false } },
  slots: [{ period: '2015-H1', coverage: NO_COVERAGE, settled: true, inSpan: true, shown: true }],
  criterion: { issued: ROW.criterion, revisions: [], by: 'target', applied: ROW.criterion },
  baseline: { value: '1064650/17801', on: '2013-06-30', from: 'figures' },
  line: LINE,
  tree: null,
  derived: null,
  events: { figures: [], target: [], hierarchy: [] },
};
const said = (row: Partial<Explained['row']>, more: Partial<Explained> = {}): string =>
  because({ ...EXPLAINED, ...more, row: { ...ROW, ...row } }, PERCENT).join(' ');
const OVER = { on: '2016-03-01' };
const FINAL = { ...OVER, period: '2015' };
const NO_LINE = { line: null };

describe('why a state is what it is', () => {
  it('on the way: what had to be there by that day, what there is, how much of the way is done', () =>
    // 59,81 + 28,19 × 730/914 = 82,32; (80,25 − 59,81) / (82,32 − 59,81) = 0,908
    expect(said({})).toBe(
      'Yêu cầu: từ 88% trở lên, hạn 31/12/2015. Đi đều từ 59,81 (30/06/2013) đến 88 (31/12/2015) thì ngày 30/06/2015 phải có 82,32; thực tế là 80,25. ' +
        'Đã đi được 90,80% quãng đường phải đi đến ngày ấy. Từ 60% là có nguy cơ chậm, dưới 60% là chậm tiến độ; vì thế tình trạng là “có nguy cơ chậm”.',
    ));

  it.each<[string, Partial<Explained['row']>, Partial<Explained>, string]>([
    ['on course', { state: 'on-track' }, {}, 'Không kém mức phải có'],
    ['not begun', { state: 'not-started' }, {}, 'Chỉ tiêu tính từ 01/01/2013; ngày 31/07/2015 chưa đến'],
    ['without a figure', { state: 'no-data', value: null }, NO_LINE, 'Chưa có giá trị nào để đánh giá'],
    [
      'with old figures alone',
      { state: 'no-data', reason: { code: 'value-before-span' } },
      NO_LINE,
      'Giá trị này có từ trước khi chỉ tiêu bắt đầu',
    ],
    [
      'closed without a figure',
      { state: 'no-data', value: null, ...OVER },
      NO_LINE,
      'Hạn đã qua, số liệu của năm 2015 đã chốt mà không có giá trị',
    ],
    [
      'waiting for figures',
      { state: 'awaiting-data', coverage: { ...NO_COVERAGE, reported: 3 }, ...FINAL },
      NO_LINE,
      'mới 3/21 đơn vị có số liệu',
    ],
    ['reached', { state: 'achieved', value: '90.00' }, NO_LINE, '90,00% đáp ứng yêu cầu; còn có thể thay đổi đến hạn'],
    ['reached for good', { state: 'achieved', value: '90.00', ...FINAL }, NO_LINE, 'Hạn đã qua; năm 2015 quyết định: 90,00%, đáp ứng'],
    ['reached late', { state: 'achieved-late', ...OVER }, NO_LINE, 'một kỳ sau hạn đạt'],
    ['missed', { state: 'missed', ...FINAL }, NO_LINE, 'năm 2015 quyết định: 80,25%, không đáp ứng'],
    [
      'missed in one year of several',
      {
        state: 'missed',
        hold: 'each-year',
        occurrences: [],
        reason: { code: 'period-missed', period: '2014', value: '86.00', others: 1 },
      },
      NO_LINE,
      'Có kỳ đã khép lại mà không đạt, xem bảng từng kỳ dưới đây. Năm 2014 không đạt: 86,00%; 1 kỳ khác cũng vậy.',
    ],
    [
      'not rising from year to year',
      { state: 'missed', criterion: { kind: 'increase', over: 'year' }, occurrences: [] },
      NO_LINE,
      'từng năm',
    ],
    [
      'of another period than the one that decides',
      { state: 'missed', period: '2015-H1', reason: { code: 'other-period-decides' }, ...OVER },
      NO_LINE,
      'năm 2015 quyết định, không đáp ứng',
    ],
    [
      'without a baseline',
      { state: 'undetermined', reason: { code: 'no-baseline' } },
      { ...NO_LINE, baseline: null },
      'Không có giá trị gốc',
    ],
    ['not applicable', { state: 'not-applicable' }, NO_LINE, 'không áp dụng ở đây'],
    [
      'all that told, but not all told',
      {
        state: 'off-track',
        value: '100.00',
        criterion: { kind: 'complete' },
        incomplete: true,
        reason: { code: 'not-all-reported', reported: 20, expected: 21 },
      },
      NO_LINE,
      'Mới 20/21 đơn vị có số liệu',
    ],
    [
      'fallen from the goal',
      { state: 'off-track', reason: { code: 'fallen-from-goal', baseline: '92.00' } },
      NO_LINE,
      'Giá trị gốc 92,00% đã ở mức yêu cầu',
    ],
    ['under a judged one', { state: null, againstPlan: 'not-met' }, NO_LINE, 'riêng ở đây giá trị dưới mức chung'],
  ])('%s', (_, row, more, words) => expect(said(row, more)).toContain(words));
});

describe('what is to be known beside a value', () => {
  const names = { unit: () => '%' };
  const beside = (row: Partial<Explained['row']>): string =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the names only the unit is asked for
    besideOf({ explained: { ...EXPLAINED, row: { ...ROW, ...row } }, names: names as never }).join(' ');
  it('is nothing where everything is as it should be', () => expect(beside({})).toBe(''));
  it('names what is verified alone, what differs, what is newer, what is flagged', () => {
    expect(beside({ verified: { value: '80.30', coverage: { ...NO_COVERAGE, reported: 19 } } })).toContain(
      'Chỉ tính số đã xác minh thì là 80,30% (19/21 đơn vị)',
    );
    expect(
      beside({ discrepancy: { kind: 'register', period: '2015-H1', value: '2.64', numerator: '1001', denominator: '37917' } }),
    ).toContain('Sổ công nhận danh hiệu cho thấy 2,64%');
    expect(beside({ newer: { period: '2015', coverage: { ...NO_COVERAGE, reported: 2 } } })).toContain(
      'số liệu mới hơn của năm 2015, mới 2/21',
    );
    expect(beside({ flags: ['rate-over-100'] })).toContain('Tỷ lệ vượt 100%');
  });
});
