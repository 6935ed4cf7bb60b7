import type { Point } from '@hieuhoc/indicator-maths';
import type { AnsweredSeries } from '../../status';
import { findingOf } from './finding';
import { gapOf } from './gap';
import { criterionSaid, goalOf, measureOf, numberOf } from './measure';

const PERCENT = { percent: true, unit: '%' };
const point = (period: string, value: string | null): Point => ({
  period,
  last: `${period}-12-31`,
  value,
  numerator: null,
  denominator: null,
  coverage: { reported: 3, expected: 3, byOwn: 0 },
  settled: true,
  provisional: false,
  yearToDate: false,
  verified: null,
});
const series = (points: readonly Point[], criterion: AnsweredSeries['steps'][number]['criterion']): AnsweredSeries => ({
  plan: 'ke-hoach',
  target: 'chi-tieu',
  indicator: 'chi-so',
  area: 'h',
  on: '2015-12-31',
  basis: 'reported',
  from: '2013-01-01',
  due: '2015-12-31',
  dueStated: true,
  steps: [{ from: '2013-01-01', criterion }],
  points,
  asOf: { logSize: 1, at: '2015-12-31T00:00:00Z' },
});

describe('the sentence of a line', () => {
  it('says where it stands, how far it came and how far the goal is', () =>
    expect(
      findingOf(series([point('2013', '59.81'), point('2014', null), point('2015', '80.25')], { kind: 'at-least', value: '88' }), PERCENT),
    ).toBe('80,25% ở năm 2015, tăng 20,44 điểm so với 59,81% của năm 2013; còn thiếu 7,75 điểm so với chỉ tiêu 88%.'));
  it('of less that is better counts the other way', () =>
    expect(findingOf(series([point('2013', '12'), point('2014', '9')], { kind: 'at-most', value: '10' }), PERCENT)).toContain(
      'giảm 3 điểm so với 12% của năm 2013; đã đến mức chỉ tiêu 10%',
    ));
  it('holds against the goal of the day, not against one that is known to come', () => {
    const revised = { ...series([point('2013', '80.25')], { kind: 'at-least', value: '85' }), on: '2014-07-31' };
    const steps = [...revised.steps, { from: '2014-09-01', criterion: { kind: 'at-least', value: '88' } as const }];
    expect(findingOf({ ...revised, steps }, PERCENT)).toContain('còn thiếu 4,75 điểm so với chỉ tiêu 85%');
    expect(findingOf({ ...revised, steps, on: '2014-09-01' }, PERCENT)).toContain('còn thiếu 7,75 điểm so với chỉ tiêu 88%');
  });
  it('of one value compares nothing; of none says so', () => {
    expect(findingOf(series([point('2013', '12')], { kind: 'increase', over: 'span' }), PERCENT)).toBe(
      '12% ở năm 2013; yêu cầu: tăng trong cả kỳ.',
    );
    expect(findingOf(series([point('2013', null)], { kind: 'complete' }), PERCENT)).toBe('Chưa có số liệu nào để vẽ.');
  });
});

describe('how far a value is from its goal', () => {
  const counted = measureOf({ measure: 'count', unit: 'xã' }, { kind: 'count-of', count: 21, of: 21 });
  const at = (value: string) => ({ criterion: { kind: 'at-most', value: '10' } as const, value, numerator: null });
  it('is said with its unit, as more or as less', () => {
    expect(gapOf(counted, { criterion: { kind: 'count-of', count: 21, of: 21 }, value: '85.71', numerator: '18' })).toBe('thiếu 3 xã');
    expect(['9', '10', '12.5'].map((value) => gapOf(PERCENT, at(value)))).toEqual(['dưới mức 1 điểm', 'vừa đủ', 'quá 2,5 điểm']);
  });
});

describe('what a chart counts in', () => {
  it('is percent of what is a share, a number of what is counted or wanted as a number', () => {
    const count = measureOf({ measure: 'yes-no', unit: 'xã' }, { kind: 'count-of', count: 21, of: 21 });
    expect(numberOf(count, { value: '95.24', numerator: '20' })).toBe(20);
    expect(numberOf(measureOf({ measure: 'ratio', unit: '%' }, { kind: 'complete' }), { value: '95.24', numerator: '20' })).toBe(95.24);
    expect(
      numberOf(measureOf({ measure: 'count', unit: 'trung tâm' }, { kind: 'increase', over: 'span' }), { value: '21', numerator: null }),
    ).toBe(21);
  });
  it('has a goal where a number is wanted', () => {
    expect(goalOf({ kind: 'count-of', count: 20, of: 21 })).toEqual({ text: '20', atMost: false });
    expect(goalOf({ kind: 'not-below-baseline' })).toBeNull();
  });
  it('says a criterion with its unit', () => {
    expect(criterionSaid({ kind: 'at-least', value: '88' }, PERCENT)).toBe('từ 88% trở lên');
    expect(criterionSaid({ kind: 'at-least', value: '100' }, PERCENT)).toBe('100%');
    expect(criterionSaid({ kind: 'at-most', value: '5' }, { percent: false, unit: 'hộ' })).toBe('không quá 5 hộ');
  });
});
