import type { StateReason } from '../../status';
import { reasonWords } from './state-reason';

const PERCENT = {
  state: 'missed',
  againstPlan: null,
  criterion: { kind: 'at-least', value: '90' },
  value: '100.00',
  denominator: '50',
} as const;
const said = (reason: StateReason, row: Partial<Parameters<typeof reasonWords>[1]> = {}): string =>
  reasonWords(reason, { ...PERCENT, ...row }, 'xã');

describe('why, in a few words', () => {
  it('names the year that was missed, and how many others', () => {
    const missed = { code: 'period-missed', period: '2014', value: '86.00', others: 0 } as const;
    expect(said(missed)).toBe('năm 2014 không đạt: 86,00%');
    expect(said({ ...missed, others: 2 })).toBe('năm 2014 không đạt: 86,00%; 2 kỳ khác cũng vậy');
    expect(said(missed, { criterion: { kind: 'increase', over: 'year' } })).toBe('năm 2014 không tăng: 86,00%');
    // A year of a count-of tells its share, the row a number of units.
    expect(said(missed, { criterion: { kind: 'count-of', count: 21, of: 21 } })).toBe('năm 2014 không đạt: 86,00%');
    expect(said(missed, { denominator: null, value: '7' })).toBe('năm 2014 không đạt: 86,00 xã');
    expect(said(missed, { denominator: null, value: null })).toBe('năm 2014 không đạt');
  });

  it('has words for each, without a code', () => {
    const all: readonly StateReason[] = [
      { code: 'met-later' },
      { code: 'not-all-reported', reported: 20, expected: 21 },
      { code: 'units-differ', of: 21, expected: 20 },
      { code: 'other-period-decides' },
      { code: 'short-by-rounding' },
      { code: 'fallen-from-goal', baseline: '92.00' },
      { code: 'value-before-span' },
      { code: 'year-without-value', period: '2015' },
      { code: 'nothing-before', period: '2013' },
      { code: 'year-open', period: '2015' },
      { code: 'no-baseline' },
      { code: 'no-tolerance' },
      { code: 'part-missing' },
    ];
    expect(all.map((reason) => said(reason)).join('; ')).toBe(
      'đến hạn chưa đạt, kỳ sau mới đạt; mới 20/21 đơn vị có số liệu; kế hoạch tính 21 đơn vị, nay có 20; ' +
        'kỳ cuối trước hạn quyết định, không phải kỳ này; làm tròn thì đủ, tính đúng thì chưa; giá trị gốc 92,00% đã ở mức yêu cầu; ' +
        'giá trị này có từ trước khi chỉ tiêu bắt đầu; năm 2015 chưa có giá trị để xét; trước năm 2013 không có giá trị để so; năm 2015 chưa khép lại; ' +
        'không có giá trị gốc để so; kế hoạch không nêu mức chênh lệch cho phép; thiếu số liệu của một bên',
    );
  });
});
