import { entryChecks, periodsOfSlot, slotsBefore, type EarlierFigure, type Entered } from './entry-checks';
import type { FigureValue } from './model';

const ratio = (text: string): FigureValue => {
  const [numerator = '', denominator = ''] = text.split('/');
  return { kind: 'ratio', numerator, denominator };
};
const count = (value: string): FigureValue => ({ kind: 'count', value });
const yes = (value: boolean): FigureValue => ({ kind: 'yes-no', yes: value });
const NOT_APPLICABLE: FigureValue = { kind: 'not-applicable', reason: 'không có trường' };
const before = (value: FigureValue): EarlierFigure => ({ period: '2014-H2', value });

function checked(value: FigureValue, earlier: EarlierFigure | null, more: Partial<Entered> & { neverFalls?: boolean; sum?: boolean } = {}) {
  const { neverFalls = false, sum = false, ...rest } = more;
  const indicator = { code: 'x', time: sum ? ('sum-in-year' as const) : ('last' as const), neverFalls };
  return entryChecks({ indicator, value, isPart: false, earlier, named: null, ...rest });
}
const codes = (...asked: Parameters<typeof checked>): readonly string[] => checked(...asked).map(({ code }) => code);

describe('a change against the slot before', () => {
  it('of more than half of what it was is to be acknowledged, with both numbers', () =>
    // 120 / 1600 = 7.5 %, 1300 / 1600 = 81.25 %
    expect(checked(ratio('120/1600'), before(ratio('1300/1600')))).toEqual([
      { code: 'big-change', indicator: 'x', period: '2014-H2', was: '81.25', is: '7.50', unit: 'percent' },
    ]));
  it('upwards as well as downwards, to the last digit', () => {
    expect(codes(count('150'), before(count('100')))).toEqual([]);
    expect(codes(count('150.000000000001'), before(count('100')))).toEqual(['big-change']);
    expect(codes(count('50'), before(count('100')))).toEqual([]);
    expect(codes(count('49.999999999999'), before(count('100')))).toEqual(['big-change']);
    expect(codes(count('-10'), before(count('-20')))).toEqual([]);
    expect(codes(count('-31'), before(count('-20')))).toEqual(['big-change']);
  });
  it.each<[string, FigureValue, EarlierFigure | null]>([
    ['there is none before', count('5'), null],
    ['it was nothing', count('5'), before(count('0'))],
    ['there was no population', ratio('5/10'), before(ratio('0/0'))],
    ['it did not apply', count('5'), before(NOT_APPLICABLE)],
    ['it does not apply now', NOT_APPLICABLE, before(count('5'))],
    ['it is yes or no', yes(false), before(yes(true))],
  ])('is none where %s', (_, now, earlier) => expect(codes(now, earlier)).toEqual([]));
  it('is none of a sum whose period still runs, but is of a last value', () => {
    expect(codes(count('3'), before(count('100')), { sum: true, isPart: true })).toEqual([]);
    expect(codes(count('3'), before(count('100')), { sum: true })).toEqual(['big-change']);
    expect(codes(count('3'), before(count('100')), { isPart: true })).toEqual(['big-change']);
  });
});

describe('a denominator', () => {
  it('that differs more than a twentieth from the last is to be acknowledged', () => {
    expect(codes(ratio('10/105'), before(ratio('10/100')))).toEqual([]);
    expect(codes(ratio('10/106'), before(ratio('10/100')))).toEqual(['denominator-changed']);
    expect(codes(ratio('10/94'), before(ratio('10/100')))).toEqual(['denominator-changed']);
    expect(codes(ratio('0/0'), before(ratio('10/100')))).toEqual(['denominator-changed']);
  });
  it('that was 0 tells nothing', () => expect(codes(ratio('10/100'), before(ratio('0/0')))).toEqual([]));
  const named = { indicator: 'tre-6-tuoi', period: '2015-H1', number: '120' };
  it('that is another indicator’s number and differs from it is to be acknowledged', () =>
    expect(checked(ratio('10/100'), null, { named })).toEqual([
      { code: 'nested-denominator', indicator: 'tre-6-tuoi', period: '2015-H1', was: '120', is: '100', unit: 'number' },
    ]));
  it('that is the same number passes, however it is written', () =>
    expect(codes(ratio('10/120'), null, { named: { ...named, number: '120.0' } })).toEqual([]));
});

describe('a fall', () => {
  it('is to be acknowledged only where the indicator never falls', () => {
    expect(codes(count('99'), before(count('100')))).toEqual([]);
    expect(codes(count('99'), before(count('100')), { neverFalls: true })).toEqual(['unexpected-fall']);
    expect(codes(count('100'), before(count('100')), { neverFalls: true })).toEqual([]);
  });
  it('of a ratio is a fall of the share, not of the numerator', () =>
    expect(codes(ratio('99/99'), before(ratio('99/100')), { neverFalls: true })).toEqual([]));
  it('from yes to no is one', () => expect(codes(yes(false), before(yes(true)), { neverFalls: true })).toEqual(['unexpected-fall']));
});

describe('the slots before', () => {
  const last = { periods: ['half-year', 'year'] as const, time: 'last' as const };
  it('of a last value are days, whichever kind of period ends on them', () =>
    expect(slotsBefore(last, '2015', 3)).toEqual([['2015-H1'], ['2014', '2014-H2'], ['2014-H1']]));
  it('of a half begin with the half before', () => expect(slotsBefore(last, '2015-H1', 2)).toEqual([['2014', '2014-H2'], ['2014-H1']]));
  it('of a sum are those of its own kind', () => {
    expect(slotsBefore({ ...last, time: 'sum-in-year' }, '2015-H1', 2)).toEqual([['2014-H2'], ['2014-H1']]);
    expect(slotsBefore({ ...last, time: 'sum-in-year' }, '2015', 2)).toEqual([['2014'], ['2013']]);
  });
  it('of months and school years go on over the turn of the year', () => {
    expect(slotsBefore({ periods: ['month'], time: 'last' }, '2016-02', 3)).toEqual([['2016-01'], ['2015-12'], ['2015-11']]);
    expect(slotsBefore({ periods: ['school-year'], time: 'last' }, '2015-2016', 2)).toEqual([['2014-2015'], ['2013-2014']]);
  });
  it('leave out the slot itself, under whichever name', () => {
    expect(periodsOfSlot(last, '2015-H2')).toEqual(['2015', '2015-H2']);
    expect(slotsBefore(last, '2015-H2', 1)).toEqual([['2015-H1']]);
  });
});
