import type { StatusRow } from '@hieuhoc/indicator-maths';
import { reasonOf } from './state-reason';

const COVERED = { reported: 3, expected: 3, byOwn: 0 };
/** 11049/13000 = 84.99 %, due, missed: the value tells. */
const ROW: StatusRow = {
  plan: 'p',
  target: 't',
  indicator: 'i',
  area: 'h',
  on: '2016-02-01',
  basis: 'reported',
  criterion: { kind: 'at-least', value: '85' },
  hold: 'at-due',
  due: '2015-12-31',
  dueStated: true,
  period: '2015',
  settled: true,
  newer: null,
  value: '84.99',
  numerator: '11049',
  denominator: '13000',
  source: 'roll-up',
  coverage: COVERED,
  incomplete: false,
  provisional: false,
  estimated: false,
  yearToDate: false,
  verified: { value: null, coverage: COVERED },
  changedSinceVerified: 0,
  baseline: null,
  required: null,
  state: 'missed',
  againstPlan: null,
  discrepancy: null,
  ownOnOldBoundaries: null,
  breakdown: null,
  difference: null,
  occurrences: null,
  summary: null,
  flags: [],
};
const OPEN = { on: '2015-07-31' };
const of = (row: Partial<StatusRow>) => reasonOf({ ...ROW, ...row });
const year = (period: string, state: 'missed' | 'achieved' | 'no-data' | 'undetermined', value: string | null = '86.00') => ({
  period,
  value,
  state,
});

describe('why a state is what it is', () => {
  it('is nothing where the value tells, or nothing is judged', () => {
    expect(of({})).toBeNull();
    expect(of({ state: null, againstPlan: 'not-met' })).toBeNull();
    expect(of({ state: 'achieved', value: '90.00' })).toBeNull();
    expect(of({ state: 'no-data', value: null })).toBeNull();
  });

  it('is the last year that was missed, and how many others, though this year is at 100 %', () =>
    expect(
      of({
        ...OPEN,
        value: '100.00',
        numerator: '50',
        denominator: '50',
        hold: 'each-year',
        occurrences: [year('2012', 'missed'), year('2013', 'achieved'), year('2014', 'missed', '88.00'), year('2015', 'achieved')],
      }),
    ).toEqual({ code: 'period-missed', period: '2014', value: '88.00', others: 1 }));

  it('is rounding where only the rounded value would do', () => {
    // 84998/100000 = 84.998 %, shown as 85.00
    expect(of({ value: '85.00', numerator: '84998', denominator: '100000' })).toEqual({ code: 'short-by-rounding' });
    expect(of({ ...OPEN, state: 'at-risk', value: '85.00', numerator: '84998', denominator: '100000' })).toEqual({
      code: 'short-by-rounding',
    });
    // 15.004 % of at most 15 %
    const most = { criterion: { kind: 'at-most', value: '15' }, value: '15.00', numerator: '15004', denominator: '100000' } as const;
    expect(of(most)).toEqual({ code: 'short-by-rounding' });
    // 99999/100000 of all
    expect(of({ criterion: { kind: 'complete' }, value: '100.00', numerator: '99999', denominator: '100000' })).toEqual({
      code: 'short-by-rounding',
    });
  });

  it('is the period that decides where another is shown that would do', () =>
    expect(of({ period: '2015-H1', value: '90.00', numerator: '90', denominator: '100' })).toEqual({ code: 'other-period-decides' }));

  it.each(['missed', 'off-track', 'on-track'] as const)('is who has not reported where all of those that did is not all: %s', (state) =>
    expect(
      of({
        state,
        criterion: { kind: 'complete' },
        value: '100.00',
        numerator: '2',
        denominator: '2',
        coverage: { ...COVERED, reported: 2 },
        incomplete: true,
      }),
    ).toEqual({ code: 'not-all-reported', reported: 2, expected: 3 }),
  );

  it('is that the plan counts on 21 where 20 exist', () =>
    expect(
      of({
        criterion: { kind: 'count-of', count: 21, of: 21 },
        value: '100.00',
        numerator: '20',
        denominator: '20',
        coverage: { reported: 20, expected: 20, byOwn: 0 },
        flags: ['of-differs'],
      }),
    ).toEqual({ code: 'units-differ', of: 21, expected: 20 }));

  it.each<[string, Partial<StatusRow>, string]>([
    ['a later period', { state: 'achieved-late' }, 'met-later'],
    ['a baseline at the goal', { ...OPEN, state: 'off-track', baseline: { value: '92.00', on: '2012-12-31' } }, 'fallen-from-goal'],
    ['a value from before', { ...OPEN, state: 'no-data' }, 'value-before-span'],
    ['a year without a value', { ...OPEN, state: 'no-data', occurrences: [year('2015', 'no-data', null)] }, 'year-without-value'],
    [
      'a year that nothing came before',
      { state: 'no-data', occurrences: [year('2013', 'no-data'), year('2014', 'no-data', null), year('2015', 'achieved')] },
      'nothing-before',
    ],
    ['a year that is not over', { ...OPEN, state: 'undetermined', occurrences: [year('2015', 'undetermined')] }, 'year-open'],
    ['no baseline', { ...OPEN, state: 'undetermined' }, 'no-baseline'],
    ['no tolerance', { state: 'undetermined', criterion: { kind: 'parity', breakdown: 'sex' }, difference: '3.00' }, 'no-tolerance'],
    ['a share that is missing', { state: 'undetermined', criterion: { kind: 'parity', breakdown: 'sex' } }, 'part-missing'],
  ])('is %s', (_, row, code) => expect(of(row)).toMatchObject({ code }));

  it('is nothing on the way, with a line to be held against', () =>
    expect(of({ ...OPEN, state: 'off-track', required: '82.48', baseline: { value: '70', on: '2012-12-31' } })).toBeNull());
});
