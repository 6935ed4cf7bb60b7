import { type FigureEntry, figureProblems, isReportable } from './figure-check';
import { bySex, figureValue, INDICATOR } from './testing-values';

const entry = (given: Partial<FigureEntry> & { readonly says?: string } = {}): FigureEntry => ({
  level: 'commune',
  period: '2015-H1',
  value: figureValue(given.says ?? '1280/1600'),
  breakdown: null,
  dataTo: null,
  recordedOn: '2015-07-05',
  ...given,
});
const problems = (given: Parameters<typeof entry>[0], indicator: Partial<typeof INDICATOR> = {}) =>
  figureProblems({ ...INDICATOR, ...indicator }, entry(given));

describe('rules 1 and 2: what is refused at entry', () => {
  it('takes a well-formed figure', () => expect(problems({})).toEqual([]));
  it('an indicator says which kinds of period it takes; others are refused', () => {
    expect(problems({ period: '2015-Q1' })).toEqual(['wrong-period']);
    expect(problems({ period: 'soon' })).toEqual(['wrong-period']);
  });
  it('a period that has not begun is refused', () =>
    expect(problems({ period: '2015-H2', recordedOn: '2015-06-30' })).toEqual(['period-not-begun']));
  it('for a running period dataTo must be given and is not after the day of recording', () => {
    expect(problems({ period: '2015' })).toEqual(['data-to-missing']);
    expect(problems({ period: '2015', dataTo: '2015-06-30' })).toEqual([]);
    expect(problems({ period: '2015', dataTo: '2015-07-06' })).toEqual(['data-to-outside']);
    expect(problems({ dataTo: '2014-12-31' })).toEqual(['data-to-outside']);
  });
  it('a ratio has whole numbers ≥ 0, the numerator at most the denominator unless the indicator allows more', () => {
    expect(problems({ says: '1.5/2' })).toEqual(['malformed-number']);
    expect(problems({ says: '-1/2' })).toEqual(['malformed-number']);
    expect(problems({ says: '3/2' })).toEqual(['numerator-over-denominator']);
    expect(problems({ says: '3/2' }, { mayExceed: true })).toEqual([]);
    expect(problems({ says: '0/0' })).toEqual([]);
  });
  it('a count is a decimal ≥ 0, signed if the indicator says so', () => {
    expect(problems({ says: '12.5' }, { measure: 'count' })).toEqual([]);
    expect(problems({ says: '-12.5' }, { measure: 'count' })).toEqual(['negative-value']);
    expect(problems({ says: '-12.5' }, { measure: 'count', signed: true })).toEqual([]);
    expect(problems({ says: 'NaN' }, { measure: 'count' })).toEqual(['malformed-number']);
  });
  it('the kind fits the measure; not applicable fits every one', () => {
    expect(problems({ says: 'yes' })).toEqual(['wrong-measure']);
    expect(problems({ says: 'yes' }, { measure: 'yes-no' })).toEqual([]);
    expect(problems({ says: 'n/a' })).toEqual([]);
  });
  it('breakdowns must add up to the whole, for numerator and denominator each', () => {
    expect(problems({ breakdown: bySex({ nam: '640/800', nu: '640/800' }) })).toEqual([]);
    expect(problems({ breakdown: bySex({ nam: '640/800', nu: '639/800' }) })).toEqual(['uneven-breakdown']);
    expect(problems({ breakdown: bySex({ nam: '640/800', nu: '640/801' }) })).toEqual(['uneven-breakdown']);
    expect(problems({ says: '3.5', breakdown: bySex({ nam: '1.5', nu: '2' }) }, { measure: 'count' })).toEqual([]);
    expect(problems({ breakdown: { age: {} } })).toEqual(['unknown-breakdown']);
    expect(problems({ breakdown: bySex({ nam: 'x/1', nu: '1/1' }) })).toEqual(['malformed-number']);
    expect(problems({ says: 'n/a', breakdown: bySex({ nam: '0/0', nu: '0/0' }) })).toEqual(['uneven-breakdown']);
  });
  it("figures are accepted at the indicator's levels and above, never below", () => {
    expect(isReportable(INDICATOR, 'commune') && isReportable(INDICATOR, 'district') && isReportable(INDICATOR, 'country')).toBe(true);
    expect(isReportable(INDICATOR, 'village') || isReportable(INDICATOR, 'sector')).toBe(false);
    expect(isReportable({ ...INDICATOR, reportedAt: ['commune', 'sector'] }, 'sector')).toBe(true);
    expect(problems({ level: 'village' })).toEqual(['wrong-level']);
  });
  it('an indicator is reported or derived, never both', () => {
    expect(problems({}, { from: { recognitions: 't', of: 'p' } })).toEqual(['derived-indicator']);
  });
});
