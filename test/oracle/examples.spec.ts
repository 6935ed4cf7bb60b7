import type { Criterion, Indicator, StatusRow } from '@hieuhoc/indicator-maths';
import { DONG_TRIEU, INDICATOR, type Story, area, ask, coverage, dongTrieu, founded, given, row } from './story';

/** Numerator and denominator as the examples write them. */
const over = (each: StatusRow): string => `${String(each.numerator)}/${String(each.denominator)}`;
/** Totals of the district's three communes: all of it in the first, 0/0 in the others (reported, adds nothing). */
const totals = (period: string, text: string, more: Parameters<typeof given>[3] = {}): Story['figures'] => [
  given('AS', period, text, more),
  given('BK', period, '0/0', more),
  given('MK', period, '0/0', more),
];
const THREE = dongTrieu('AS', 'BK', 'MK');
const baseline70 = { baseline: { value: '70', on: '2012-12-31' } };
const atLeast = (value: string): Criterion => ({ kind: 'at-least', value });

const ofHalfYear = (text: string, more: Story['figures'] = []): Story => ({
  changes: THREE,
  figures: [...totals('2015-H1', text), ...more],
  target: baseline70,
});
const statesOf = (each: StatusRow): readonly string[] | undefined => each.occurrences?.map(({ state }) => state);
const seconded = (text: string, criterion: Criterion = { kind: 'complete' }): Story => ({
  changes: THREE,
  figures: [given('AS', '2015', '1/1'), given('BK', '2015', '1/1'), given('MK', '2015', text, { recorded: '2016-02-15' })],
  target: { criterion },
});
const sex = (nam: readonly [string, string], nu: readonly [string, string]): NonNullable<Parameters<typeof given>[3]>['breakdown'] => ({
  sex: { nam: { numerator: nam[0], denominator: nam[1] }, nu: { numerator: nu[0], denominator: nu[1] } },
});
const split = (shares: readonly [string, string] | null): Story => ({
  changes: [
    ...THREE,
    {
      type: 'AreasReorganised',
      on: '2020-01-01',
      from: ['MK'],
      to: [area('MKD', 'commune', DONG_TRIEU), area('MKT', 'commune', DONG_TRIEU)],
      parts:
        shares === null
          ? [
              { from: 'MK', to: 'MKD' },
              { from: 'MK', to: 'MKT' },
            ]
          : [
              { from: 'MK', to: 'MKD', share: shares[0] },
              { from: 'MK', to: 'MKT', share: shares[1] },
            ],
      children: [],
    },
  ],
  figures: [given('AS', '2019', '1300/1600'), given('BK', '2019', '1500/1900'), given('MK', '2019', '7001/9500')],
  period: { from: '2013-01-01', to: '2025-12-31' },
});

const parity = (tolerance?: string, withBreakdown = true): Story => ({
  changes: THREE,
  indicator: { ...INDICATOR, breakdowns: ['sex'] },
  figures: [
    given('AS', '2015-H1', '1096/1600', withBreakdown ? { breakdown: sex(['560', '800'], ['536', '800'])! } : {}),
    given('BK', '2015-H1', '1303/1900', withBreakdown ? { breakdown: sex(['700', '1000'], ['603', '900'])! } : {}),
    given('MK', '2015-H1', '7000/9500'),
  ],
  target: { criterion: { kind: 'parity', breakdown: 'sex', ...(tolerance === undefined ? {} : { tolerance }) } },
});

describe('the worked examples of the rules', () => {
  describe('1. a half-year that has not settled stays behind the last one that has', () => {
    const story: Story = {
      changes: THREE,
      figures: [
        given('AS', '2014', '1200/1600'),
        given('BK', '2014', '1400/1900'),
        given('MK', '2014', '6300/9500'),
        given('AS', '2015-H1', '1280/1600'),
        given('BK', '2015-H1', '1500/1900'),
      ],
      target: { baseline: { value: '60', on: '2012-12-31' } },
    };
    it('shows and judges 2014 on 2015-07-10', () => {
      expect(row(story, '2015-07-10')).toMatchObject({
        period: '2014',
        numerator: '8900',
        denominator: '13000',
        value: '68.46',
        coverage: coverage(3, 3),
        settled: true,
        newer: { period: '2015-H1', coverage: coverage(2, 3) },
        required: '76.67',
        state: 'off-track',
      });
    });
    it('shows 2015-H1 when the latest is asked for', () => {
      expect(row(story, '2015-07-10', { period: 'latest' })).toMatchObject({
        period: '2015-H1',
        numerator: '2780',
        denominator: '3500',
        value: '79.43',
        coverage: coverage(2, 3),
        settled: false,
        newer: null,
      });
    });
    it('settles 2015-H1 by its day on 2015-07-30', () => {
      expect(row(story, '2015-07-30')).toMatchObject({
        period: '2015-H1',
        value: '79.43',
        coverage: coverage(2, 3),
        settled: true,
        incomplete: true,
        newer: null,
        required: '80.80',
        state: 'at-risk',
      });
    });
  });

  describe('2. the second half-year and the year are one slot, and the longer figure counts', () => {
    const story: Story = {
      changes: THREE,
      figures: [
        given('AS', '2015-H2', '1300/1600'),
        given('AS', '2015', '1320/1600'),
        given('BK', '2015-H2', '1500/1900'),
        given('MK', '2015', '7000/9500'),
      ],
    };
    it('takes the year where there is one, else the half-year', () => {
      expect(row(story, '2016-01-15')).toMatchObject({
        period: '2015',
        numerator: '9820',
        denominator: '13000',
        value: '75.54',
        coverage: coverage(3, 3),
        settled: true,
      });
    });
    it('shows the other figure as a discrepancy, and answers alike for 2015-H2 and 2015', () => {
      expect(row(story, '2016-01-15', { at: 'AS' })).toMatchObject({
        numerator: '1320',
        denominator: '1600',
        value: '82.50',
        discrepancy: { kind: 'same-slot', period: '2015-H2', numerator: '1300', denominator: '1600' },
      });
      expect(ask(story, '2016-01-15', { period: '2015-H2' })).toEqual(ask(story, '2016-01-15', { period: '2015' }));
    });
  });

  const withOwn: Story = {
    changes: [
      ...THREE,
      ...founded(area('UB', 'district', '22'), area('U1', 'commune', 'UB'), area('HT', 'commune', 'UB')),
      { type: 'AreaMoved', on: '2016-04-01', area: 'HT', parent: DONG_TRIEU },
    ],
    figures: [
      given('AS', '2015', '1320/1600'),
      given('BK', '2015', '1500/1900'),
      given('MK', '2015', '7000/9500'),
      given(DONG_TRIEU, '2015', '9900/13000'),
      given('HT', '2015', '600/800'),
    ],
  };
  describe("3. an area's own figure counts before the sum of its children", () => {
    it('uses the own figure and shows the sum beside it', () => {
      expect(row(withOwn, '2016-02-10')).toMatchObject({
        numerator: '9900',
        denominator: '13000',
        value: '76.15',
        source: 'own',
        coverage: coverage(3, 3, 3),
        discrepancy: { kind: 'roll-up', numerator: '9820', denominator: '13000', value: '75.54' },
      });
    });
    it('goes on upwards', () => {
      const story: Story = {
        changes: [...THREE, ...founded(area('UB', 'district', '22'), area('U1', 'commune', 'UB'), area('U2', 'commune', 'UB'))],
        figures: [
          ...withOwn.figures.filter((figure) => figure.area !== 'HT'),
          given('U1', '2015', '900/1200'),
          given('U2', '2015', '1100/1500'),
        ],
        planArea: '22',
      };
      expect(row(story, '2016-02-10')).toMatchObject({
        numerator: '11900',
        denominator: '15700',
        value: '75.80',
        source: 'roll-up',
        coverage: coverage(5, 5, 3),
      });
    });
    it('stands alone when no commune has reported', () => {
      const story = { changes: THREE, figures: [given(DONG_TRIEU, '2015', '9900/13000')] };
      expect(row(story, '2016-01-01')).toMatchObject({
        numerator: '9900',
        denominator: '13000',
        coverage: coverage(3, 3, 3),
        settled: true,
        discrepancy: null,
      });
    });
  });

  describe('4. an own figure on boundaries that are gone is shown and not used', () => {
    it('is used while the boundaries are the same', () => {
      expect(row(withOwn, '2016-03-31')).toMatchObject({ numerator: '9900', value: '76.15', coverage: coverage(3, 3, 3) });
    });
    it('gives way to the roll-up of the day', () => {
      expect(row(withOwn, '2016-06-15')).toMatchObject({
        period: '2015',
        numerator: '10420',
        denominator: '13800',
        value: '75.51',
        source: 'roll-up',
        coverage: coverage(4, 4),
        ownOnOldBoundaries: { numerator: '9900', denominator: '13000' },
        discrepancy: null,
      });
    });
  });

  describe('5. a sum in the year adds the learners and keeps the last denominator', () => {
    const learners: Indicator = { ...INDICATOR, code: 'lao-dong-hoc-tap', time: 'sum-in-year' };
    const story: Story = {
      changes: THREE,
      indicator: learners,
      figures: [
        given('AS', '2015-H1', '200/1000'),
        given('AS', '2015-H2', '250/1040'),
        given('BK', '2015-H1', '210/1190'),
        given('BK', '2015', '500/1200'),
        given('MK', '2015-H1', '1800/6000'),
      ],
      period: { from: '2013-01-01', to: '2016-12-31' },
    };
    it('shows the half-year while the year is not settled', () => {
      expect(row(story, '2016-01-15')).toMatchObject({
        period: '2015-H1',
        numerator: '2210',
        denominator: '8190',
        value: '26.98',
        coverage: coverage(3, 3),
        yearToDate: true,
        newer: { period: '2015', coverage: coverage(2, 3) },
      });
    });
    it('adds the year of each area by itself', () => {
      expect(row(story, '2016-01-30', { at: 'AS' })).toMatchObject({ numerator: '450', denominator: '1040', value: '43.27' });
      expect(row(story, '2016-01-30', { at: 'BK' })).toMatchObject({ numerator: '500', denominator: '1200' });
      expect(row(story, '2016-01-30', { at: 'MK' })).toMatchObject({ value: null });
      expect(row(story, '2016-01-30')).toMatchObject({
        period: '2015',
        numerator: '950',
        denominator: '2240',
        value: '42.41',
        coverage: coverage(2, 3),
        incomplete: true,
        yearToDate: false,
      });
    });
    it('adds the denominators where the indicator says so', () => {
      const added = { ...story, indicator: { ...learners, denominatorTime: 'sum' as const } };
      expect(row(added, '2016-01-30', { at: 'AS' })).toMatchObject({ numerator: '450', denominator: '2040', value: '22.06' });
    });
  });

  describe('6. a correction that waits changes nothing under the verified basis', () => {
    const first = [given('AS', '2015-H1', '1280/1600', { verified: true }), given('BK', '2015-H1', '1500/1900', { verified: true })];
    const rest = [given('BK', '2015-H1', '1560/1900', { recorded: '2015-08-05' }), given('MK', '2015-H1', '7000/9500')];
    const story: Story = { changes: THREE, figures: [...first, ...rest] };
    it('reported: with the correction', () => {
      expect(row(story, '2015-08-15')).toMatchObject({
        numerator: '9840',
        denominator: '13000',
        value: '75.69',
        coverage: coverage(3, 3),
        verified: { value: '79.43', coverage: coverage(2, 3) },
        changedSinceVerified: 1,
      });
    });
    it('verified: without it', () => {
      expect(row(story, '2015-08-15', { basis: 'verified' })).toMatchObject({
        numerator: '2780',
        denominator: '3500',
        value: '79.43',
        coverage: coverage(2, 3),
        settled: true,
        incomplete: true,
        changedSinceVerified: 1,
      });
    });
    it('before the correction was known', () => {
      expect(row(story, '2015-08-15', { asOf: '2015-08-04' })).toMatchObject({
        numerator: '9780',
        denominator: '13000',
        value: '75.23',
        changedSinceVerified: 0,
      });
    });
    it('after the verified revision is returned', () => {
      const returned = { ...story, figures: [given('AS', '2015-H1', '1280/1600', { returned: true }), ...story.figures.slice(1)] };
      expect(row(returned, '2015-08-15', { basis: 'verified' })).toMatchObject({
        numerator: '1500',
        denominator: '1900',
        value: '78.95',
        coverage: coverage(1, 3),
      });
      expect(row(returned, '2015-08-15')).toMatchObject({ numerator: '9840', denominator: '13000' });
      expect(row(returned, '2015-08-15', { at: 'AS' }).flags).toEqual(['returned']);
    });
  });

  describe('7. zero, nothing and not applicable are three different things', () => {
    const figures = [given('AS', '2015', '9/12'), given('BK', '2015', '0/10'), given('MK', '2015', 'n/a')];
    const story: Story = {
      changes: dongTrieu('AS', 'BK', 'MK', 'TA'),
      figures,
      target: { criterion: atLeast('70'), measuredAt: { each: 'commune' } },
    };
    it('the district adds what was reported', () => {
      expect(row(story, '2016-02-10')).toMatchObject({
        numerator: '9',
        denominator: '22',
        value: '40.91',
        coverage: coverage(2, 3),
        incomplete: true,
        summary: { areas: 3, byState: { achieved: 1, missed: 1, 'no-data': 1 } },
        state: 'missed',
      });
    });
    it('each commune is told apart', () => {
      expect(row(story, '2016-02-10', { at: 'AS' })).toMatchObject({ value: '75.00', state: 'achieved' });
      expect(row(story, '2016-02-10', { at: 'BK' })).toMatchObject({ value: '0.00', state: 'missed' });
      expect(row(story, '2016-02-10', { at: 'TA' })).toMatchObject({ value: null, settled: true, state: 'no-data' });
      expect(row(story, '2016-02-10', { at: 'MK' })).toMatchObject({ value: null, coverage: coverage(0, 0), state: 'not-applicable' });
    });
    it('a population of nobody is reported and adds nothing', () => {
      const zero = { ...story, figures: [...figures.slice(0, 2), given('MK', '2015', '0/0')] };
      expect(row(zero, '2016-02-10')).toMatchObject({ numerator: '9', denominator: '22', coverage: coverage(3, 4), summary: { areas: 3 } });
      expect(row(zero, '2016-02-10', { at: 'MK' })).toMatchObject({ value: null, state: 'not-applicable' });
    });
  });

  describe('8. the line is compared as fractions', () => {
    it.each([
      ['10723/13000', '82.48', 'on-track'],
      ['10722/13000', '82.48', 'at-risk'],
      ['10074/13000', '77.49', 'at-risk'],
      ['10073/13000', '77.48', 'off-track'],
    ])('%s is shown as %s and %s', (text, value, state) => {
      expect(row(ofHalfYear(text), '2015-07-31')).toMatchObject({ value, state, required: '82.48', coverage: coverage(3, 3) });
    });
    it('a running figure is judged on the line of D', () => {
      const running = ofHalfYear('10723/13000', totals('2015', '10900/13000', { dataTo: '2015-09-30' }));
      expect(row(running, '2015-10-15')).toMatchObject({
        period: '2015',
        value: '83.85',
        coverage: coverage(3, 3),
        settled: true,
        provisional: true,
        required: '83.95',
        state: 'at-risk',
      });
    });
  });

  describe('9. the due day is open; after it the final period alone decides', () => {
    const recorded = '2016-01-05';
    const base: Story = {
      changes: THREE,
      figures: [
        ...totals('2015-H1', '10723/13000'),
        given('AS', '2015', '1440/1600', { recorded }),
        given('BK', '2015', '1650/1900', { recorded }),
      ],
      target: baseline70,
    };
    const withMaoKhe = (text: string): Story => ({
      ...base,
      figures: [...base.figures, given('MK', '2015', text, { recorded: '2016-01-20' })],
    });
    it('2015-12-31 is still open', () => {
      expect(row(base, '2015-12-31')).toMatchObject({ period: '2015-H1', required: '82.48', state: 'on-track' });
    });
    it('2016-01-10 awaits data', () => {
      expect(row(base, '2016-01-10')).toMatchObject({
        period: '2015',
        numerator: '3090',
        denominator: '3500',
        value: '88.29',
        coverage: coverage(2, 3),
        settled: false,
        state: 'awaiting-data',
      });
    });
    it('achieved with all, or settled by its day', () => {
      expect(row(withMaoKhe('7960/9500'), '2016-01-20')).toMatchObject({
        numerator: '11050',
        value: '85.00',
        coverage: coverage(3, 3),
        settled: true,
        state: 'achieved',
      });
      expect(row(base, '2016-01-30')).toMatchObject({ value: '88.29', settled: true, state: 'achieved', incomplete: true });
    });
    it('missed, and later achieved late', () => {
      expect(row(withMaoKhe('7959/9500'), '2016-01-20')).toMatchObject({ numerator: '11049', value: '84.99', state: 'missed' });
      const late = { ...withMaoKhe('7959/9500') };
      const story = { ...late, figures: [...late.figures, ...totals('2016-H1', '11100/13000')] };
      expect(row(story, '2016-07-10')).toMatchObject({
        period: '2015',
        value: '84.99',
        state: 'achieved-late',
        newer: { period: '2016-H1', coverage: coverage(3, 3) },
      });
    });
  });

  describe('10. each year is judged by itself, and a year once missed stays missed', () => {
    const third = { recorded: '2015-01-20' };
    const story = (of2014: string, more: Story['figures'] = []): Story => ({
      changes: THREE,
      figures: [
        ...totals('2013', '46/50'),
        ...totals('2014-H1', '43/50'),
        given('AS', '2014', of2014),
        given('BK', '2014', '0/0'),
        given('MK', '2014', '0/0', third),
        ...more,
      ],
      target: { criterion: atLeast('90'), hold: 'each-year' },
    });
    it('goes through 2014', () => {
      const of = story('44/50');
      const january = row(of, '2014-01-31');
      expect(january).toMatchObject({ period: '2013', value: '92.00', state: 'no-data' });
      expect(statesOf(january)).toEqual(['achieved', 'no-data']);
      const july = row(of, '2014-07-31');
      expect(july).toMatchObject({ value: '86.00', state: 'undetermined', required: null });
      const early = row(of, '2015-01-10');
      expect(early).toMatchObject({ state: 'no-data' });
      expect(statesOf(early)).toEqual(['achieved', 'awaiting-data', 'no-data']);
      expect(row(of, '2015-01-30')).toMatchObject({ value: '88.00', state: 'missed' });
      expect(row(of, '2019-01-30')).toMatchObject({ state: 'missed' });
    });
    it('ends achieved', () => {
      const partly = [given('AS', '2015', '48/50'), given('BK', '2015', '0/0')];
      const early = row(story('45/50', partly), '2016-01-10');
      expect(statesOf(early)).toEqual(['achieved', 'achieved', 'awaiting-data']);
      expect(early.state).toBe('awaiting-data');
      expect(row(story('45/50', totals('2015', '48/50')), '2016-02-10')).toMatchObject({ value: '96.00', state: 'achieved' });
    });
  });

  describe('11. what must be kept up is judged at every settled slot', () => {
    const until2015 = [
      ...totals('2013-H1', '384/400'),
      ...totals('2013', '388/400'),
      ...totals('2014', '380/400'),
      ...totals('2015-H1', '382/400'),
    ];
    const story = (more: Story['figures'] = []): Story => ({
      changes: THREE,
      figures: [...until2015, ...more],
      target: { criterion: atLeast('95'), hold: 'throughout' },
    });
    it('lists all five slots of 2015-07-31', () => {
      expect(row(story(), '2015-07-31')).toMatchObject({
        state: 'achieved',
        period: '2015-H1',
        occurrences: [
          { period: '2013-H1', value: '96.00', state: 'achieved' },
          { period: '2013', value: '97.00', state: 'achieved' },
          { period: '2014-H1', value: null, state: 'no-data' },
          { period: '2014', value: '95.00', state: 'achieved' },
          { period: '2015-H1', value: '95.50', state: 'achieved' },
        ],
      });
    });
    const of2015 = [given('AS', '2015', '250/260'), given('BK', '2015', '0/0')];
    it('waits for the final period', () => {
      expect(row(story(of2015), '2016-01-10')).toMatchObject({ state: 'awaiting-data' });
      expect(row(story(of2015), '2016-01-30')).toMatchObject({ value: '96.15', state: 'achieved', incomplete: true });
    });
    it('a slot reported late fails it as well', () => {
      const late = story([...of2015, ...totals('2014-H1', '378/400', { recorded: '2016-03-01' })]);
      expect(row(late, '2016-03-02')).toMatchObject({ state: 'missed' });
      expect(row(late, '2014-07-31', { asOf: 'later' })).toMatchObject({ state: 'missed' });
      expect(row(late, '2016-03-02', { asOf: '2016-02-29' })).toMatchObject({ state: 'achieved' });
    });
  });

  describe('12. "21/21 xã" cannot be met by the 20 communes that exist', () => {
    const communes = Array.from({ length: 21 }, (_, index) => `C${String(index + 1)}`);
    const merged = [...communes.slice(2), 'C1-2019'];
    const yesNo: Indicator = { ...INDICATOR, code: 'pho-cap-trung-hoc', measure: 'yes-no' };
    const story: Story = {
      changes: [
        ...dongTrieu(...communes),
        {
          type: 'AreasReorganised',
          on: '2019-01-01',
          from: ['C1', 'C2'],
          to: [area('C1-2019', 'commune', DONG_TRIEU)],
          parts: [
            { from: 'C1', to: 'C1-2019' },
            { from: 'C2', to: 'C1-2019' },
          ],
          children: [],
        },
      ],
      indicator: yesNo,
      figures: [
        ...merged.map((id, index) => given(id, '2020-H1', index === 0 ? 'no' : 'yes')),
        ...merged.map((id) => given(id, '2020', 'yes')),
      ],
      target: { criterion: { kind: 'count-of', count: 21, of: 21 }, baseline: { value: '15', on: '2015-12-31' } },
      period: { from: '2016-01-01', to: '2020-12-31' },
    };
    it('is at risk with 19, missed with 20', () => {
      expect(row(story, '2020-07-31')).toMatchObject({
        numerator: '19',
        denominator: '20',
        value: '95.00',
        coverage: coverage(20, 20),
        required: '20.40',
        state: 'at-risk',
      });
      expect(row(story, '2021-01-31')).toMatchObject({ numerator: '20', value: '100.00', state: 'missed', flags: ['of-differs'] });
    });
    it('is achieved once revised', () => {
      const revised: Story = {
        ...story,
        revisions: [{ effectiveOn: '2020-12-15', criterion: { kind: 'count-of', count: 20, of: 20 } }],
      };
      expect(row(revised, '2021-01-31')).toMatchObject({ state: 'achieved', flags: [] });
    });
  });

  describe('13. complete needs every unit; at least 100 does not', () => {
    it('waits, fails, and a later figure of the final period counts', () => {
      const complete = seconded('1/1');
      expect(row(complete, '2016-01-20')).toMatchObject({ value: '100.00', coverage: coverage(2, 3), state: 'awaiting-data' });
      expect(row(complete, '2016-02-01')).toMatchObject({ settled: true, state: 'missed' });
      expect(row(complete, '2016-02-15')).toMatchObject({ value: '100.00', coverage: coverage(3, 3), state: 'achieved' });
      expect(row(complete, '2016-02-01', { asOf: 'later' })).toMatchObject({ state: 'achieved' });
    });
    it('at-least 100 is met by those who reported', () => {
      expect(row(seconded('1/1', atLeast('100')), '2016-02-01')).toMatchObject({ state: 'achieved', incomplete: true });
    });
    it('not applicable is not expected', () => {
      expect(row(seconded('n/a'), '2016-02-15')).toMatchObject({ value: '100.00', coverage: coverage(2, 2), state: 'achieved' });
    });
  });

  describe('14. an increase over the year compares whole years, and standing still is no increase', () => {
    const before = [...totals('2012', '300/1000'), ...totals('2013', '330/1000'), ...totals('2014-H1', '340/1000')];
    const story: Story = {
      changes: THREE,
      figures: [
        ...before,
        ...totals('2014', '335/1000', { dataTo: '2014-09-30', recorded: '2014-10-01' }),
        ...totals('2014', '330/1000', { recorded: '2015-01-10' }),
      ],
      target: { criterion: { kind: 'increase', over: 'year' } },
    };
    it('goes through 2014', () => {
      expect(statesOf(row(story, '2014-01-31'))).toEqual(['achieved', 'no-data']);
      expect(row(story, '2014-01-31')).toMatchObject({ state: 'no-data' });
      expect(row(story, '2014-07-31')).toMatchObject({ period: '2014-H1', value: '34.00', state: 'no-data' });
      expect(row(story, '2014-10-15')).toMatchObject({ value: '33.50', state: 'achieved', provisional: true });
      expect(row(story, '2014-10-15', { asOf: 'later' })).toMatchObject({ value: '33.50', state: 'achieved', provisional: true });
      const closed = row(story, '2015-01-31');
      expect(closed.state).toBe('missed');
      expect(statesOf(closed)).toEqual(['achieved', 'missed', 'no-data']);
    });
    it('has nothing to compare with where a year is missing', () => {
      const withdrawn = { ...story, figures: [...before, ...totals('2015', '360/1000')] };
      const after = row(withdrawn, '2016-01-31');
      expect(statesOf(after)).toEqual(['achieved', 'no-data', 'no-data']);
      expect(after.state).toBe('no-data');
    });
  });

  describe('15. parity is the difference of two shares, over those who gave a breakdown', () => {
    it('compares 70 % and 67 %', () => {
      expect(row(parity('3'), '2015-07-31')).toMatchObject({
        value: '72.30',
        coverage: coverage(3, 3),
        breakdown: {
          sex: {
            nam: { numerator: '1260', denominator: '1800', value: '70.00' },
            nu: { numerator: '1139', denominator: '1700', value: '67.00' },
          },
          coverage: coverage(2, 3),
        },
        difference: '3.00',
        state: 'achieved',
      });
      expect(row(parity('2.99'), '2015-07-31')).toMatchObject({ state: 'off-track', required: null });
    });
    it('is undetermined without a tolerance or a breakdown, no-data without a figure', () => {
      expect(row(parity(), '2015-07-31')).toMatchObject({ difference: '3.00', state: 'undetermined' });
      expect(row(parity('3', false), '2015-07-31')).toMatchObject({ state: 'undetermined' });
      expect(row({ ...parity('3'), figures: totals('2015', '7000/9500') }, '2016-07-31')).toMatchObject({ state: 'undetermined' });
      expect(row({ ...parity('3'), figures: [] }, '2015-07-31')).toMatchObject({ state: 'no-data' });
    });
  });

  describe('16. a revision counts from its effective day, and only for those who knew it', () => {
    const revised = { effectiveOn: '2014-09-01', criterion: atLeast('88'), recorded: '2014-10-20' };
    const story: Story = { changes: THREE, figures: totals('2014-H1', '10090/13000'), target: baseline70, revisions: [revised] };
    it('before it, unknown, and known', () => {
      for (const asOf of ['2014-08-31', 'later'] as const)
        expect(row(story, '2014-08-31', { asOf })).toMatchObject({ criterion: { value: '85' }, required: '77.48', state: 'on-track' });
      expect(row(story, '2014-09-15')).toMatchObject({ criterion: { value: '85' }, state: 'on-track' });
      expect(row(story, '2014-09-15', { asOf: 'later' })).toMatchObject({
        criterion: { value: '88' },
        required: '78.98',
        state: 'at-risk',
      });
    });
    it('a revision that names only the due day leaves the criterion', () => {
      const moved: Story = {
        ...story,
        figures: [...story.figures, ...totals('2015', '11115/13000')],
        revisions: [revised, { effectiveOn: '2015-11-15', due: '2016-06-30' }],
      };
      expect(row(moved, '2016-02-01')).toMatchObject({
        due: '2016-06-30',
        criterion: { value: '88' },
        value: '85.50',
        required: '85.43',
        state: 'on-track',
      });
      expect(row(moved, '2015-11-14')).toMatchObject({ due: '2015-12-31' });
    });
  });

  describe('17. a correction of the target replaces what was issued, and revisions stay on top', () => {
    const story: Story = {
      changes: THREE,
      figures: [...totals('2013', '9295/13000'), ...totals('2014-H1', '10090/13000')],
      target: { ...baseline70, criterion: atLeast('58') },
      revisions: [{ effectiveOn: '2014-09-01', criterion: atLeast('88'), recorded: '2014-09-05' }],
      corrected: { criterion: atLeast('85'), recorded: '2014-10-01' },
    };
    it('counts from the start of the span, once known', () => {
      for (const asOf of ['2014-01-31', '2014-09-30'])
        expect(row(story, '2014-01-31', { asOf })).toMatchObject({ criterion: { value: '58' }, value: '71.50', state: 'achieved' });
      expect(row(story, '2014-01-31', { asOf: 'later' })).toMatchObject({
        criterion: { value: '85' },
        required: '75.00',
        state: 'off-track',
      });
      for (const asOf of ['2014-09-30', 'later'] as const)
        expect(row(story, '2014-09-15', { asOf })).toMatchObject({
          criterion: { value: '88' },
          required: '78.98',
          value: '77.62',
          state: 'at-risk',
        });
    });
  });

  describe('18. two communes that merge are added until the new one restates the past', () => {
    const figures = [given('AS', '2019', '1300/1600'), given('BK', '2019', '1500/1900'), given('TL', '2019', '400/700')];
    const story: Story = {
      changes: [
        ...dongTrieu('AS', 'BK', 'TL'),
        {
          type: 'AreasReorganised',
          on: '2020-01-01',
          from: ['BK', 'TL'],
          to: [area('bk-2020', 'commune', DONG_TRIEU)],
          parts: [
            { from: 'BK', to: 'bk-2020' },
            { from: 'TL', to: 'bk-2020' },
          ],
          children: [],
        },
      ],
      figures: [...figures, given('bk-2020', '2019', '1850/2580', { recorded: '2020-03-01' })],
      period: { from: '2013-01-01', to: '2025-12-31' },
    };
    it('on 2019-12-31 nothing has changed', () => {
      for (const asOf of ['2020-02-15', 'later'] as const) {
        expect(over(row(story, '2019-12-31', { asOf, at: 'BK' }))).toBe('1500/1900');
        expect(over(row(story, '2019-12-31', { asOf, at: 'TL' }))).toBe('400/700');
        expect(row(story, '2019-12-31', { asOf })).toMatchObject({
          numerator: '3200',
          denominator: '4200',
          value: '76.19',
          coverage: coverage(3, 3),
        });
      }
    });
    it('the new commune has the sum of the two', () => {
      expect(row(story, '2020-02-15', { at: 'bk-2020' })).toMatchObject({
        period: '2019',
        numerator: '1900',
        denominator: '2600',
        value: '73.08',
        coverage: coverage(2, 2),
        source: 'predecessors',
      });
      expect(row(story, '2020-02-15')).toMatchObject({ numerator: '3200', denominator: '4200', coverage: coverage(3, 3) });
    });
    it('and then its own', () => {
      expect(row(story, '2020-03-02', { at: 'bk-2020' })).toMatchObject({
        numerator: '1850',
        denominator: '2580',
        value: '71.71',
        coverage: coverage(2, 2),
      });
      expect(row(story, '2020-03-02')).toMatchObject({ numerator: '3150', denominator: '4180', value: '75.36', coverage: coverage(3, 3) });
    });
    it('an own figure of the district is used before and shown after', () => {
      const own = { ...story, figures: [...figures, given(DONG_TRIEU, '2019', '3300/4200')] };
      expect(row(own, '2019-12-31')).toMatchObject({ numerator: '3300', source: 'own' });
      expect(row(own, '2020-02-15')).toMatchObject({ numerator: '3200', ownOnOldBoundaries: { numerator: '3300', denominator: '4200' } });
    });
  });

  describe('19. a split multiplies by its shares; without shares the parts have no value and the district loses nothing', () => {
    const at2019 = { period: '2019' };
    it('with shares', () => {
      const shared = split(['0.6', '0.4']);
      expect(row(shared, '2020-02-15', { ...at2019, at: 'MKD' })).toMatchObject({
        numerator: '4200.6',
        denominator: '5700',
        value: '73.69',
        coverage: coverage('0.6', '0.6'),
        estimated: true,
      });
      expect(row(shared, '2020-02-15', { ...at2019, at: 'MKT' })).toMatchObject({
        numerator: '2800.4',
        denominator: '3800',
        value: '73.69',
        coverage: coverage('0.4', '0.4'),
        estimated: true,
      });
      expect(row(shared, '2020-02-15', at2019)).toMatchObject({
        numerator: '9801',
        denominator: '13000',
        value: '75.39',
        coverage: coverage(3, 3),
        estimated: false,
      });
    });
    it('without shares', () => {
      const bare = split(null);
      for (const at of ['MKD', 'MKT']) {
        expect(row(bare, '2020-02-15', { ...at2019, at })).toMatchObject({ value: null, coverage: coverage(0, 0), estimated: true });
        expect(row({ ...bare, planArea: at }, '2020-02-15')).toMatchObject({ period: null, value: null });
      }
      expect(row(bare, '2020-02-15', at2019)).toMatchObject({
        numerator: '9801',
        denominator: '13000',
        value: '75.39',
        coverage: coverage(3, 3),
        estimated: false,
      });
    });
  });

  describe('20. when the districts end, their communes count straight for the province', () => {
    const story: Story = {
      changes: [
        ...THREE,
        {
          type: 'AreasReorganised',
          on: '2025-07-01',
          from: [DONG_TRIEU, 'AS', 'BK'],
          to: [area('as-2025', 'commune', '22')],
          parts: [
            { from: 'AS', to: 'as-2025' },
            { from: 'BK', to: 'as-2025' },
          ],
          children: [{ area: 'MK', parent: '22' }],
        },
      ],
      figures: [
        given('AS', '2025-H1', '1300/1600'),
        given('BK', '2025-H1', '1500/1900'),
        given('MK', '2025-H1', '7000/9500'),
        given(DONG_TRIEU, '2025-H1', '9900/13000'),
        given('as-2025', '2025', '2900/3500', { recorded: '2026-01-05' }),
        given('MK', '2025', '7200/9500', { recorded: '2026-01-05' }),
      ],
      period: { from: '2021-01-01', to: '2030-12-31' },
    };
    const province = { ...story, planArea: '22' };
    it('before the change the own figure of the district counts', () => {
      expect(row(province, '2025-06-30', { period: '2025-H1' })).toMatchObject({
        numerator: '9900',
        denominator: '13000',
        value: '76.15',
        coverage: coverage(3, 3, 3),
      });
    });
    it('after it no district stands between', () => {
      expect(row(province, '2025-08-15', { at: 'as-2025' })).toMatchObject({ numerator: '2800', denominator: '3500', value: '80.00' });
      expect(row(province, '2025-08-15')).toMatchObject({
        numerator: '9800',
        denominator: '13000',
        value: '75.38',
        coverage: coverage(3, 3),
      });
    });
    it('the district keeps the boundaries of its last day, and its plan is still judged', () => {
      expect(row(story, '2025-08-15')).toMatchObject({
        numerator: '9900',
        denominator: '13000',
        discrepancy: { kind: 'roll-up', numerator: '9800', denominator: '13000' },
      });
      expect(row(story, '2025-08-15').state).not.toBeNull();
    });
    it('its communes are followed', () => {
      for (const each of [story, province])
        expect(row(each, '2026-02-15')).toMatchObject({
          period: '2025',
          numerator: '10100',
          denominator: '13000',
          value: '77.69',
          coverage: coverage(2, 2),
        });
    });
  });

  describe('21. a derived value counts the recognitions alive on the day', () => {
    const population: Indicator = { ...INDICATOR, code: 'so-don-vi', measure: 'count' };
    const grants = ['u1', 'u2', 'u3', 'u4', 'u5'];
    const story = (due: string): Story => ({
      changes: THREE,
      indicator: { ...INDICATOR, code: 'don-vi-hoc-tap', from: { recognitions: 'don-vi-hoc-tap', of: 'so-don-vi' } },
      figures: [],
      others: [{ indicator: population, figures: [given('AS', '2016', '8'), given('AS', '2018-H1', '8')] }],
      recognitions: grants.map((subject) => ({
        title: 'don-vi-hoc-tap',
        subject,
        recognisedOn: '2015-11-20',
        validUntil: subject === 'u5' ? '2021-11-20' : '2018-11-20',
        revokedOn: subject === 'u1' ? '2017-03-01' : null,
      })),
      subjects: grants.map((ref) => ({ ref, kind: 'unit', homes: [{ from: null, area: 'AS' }] })),
      planArea: 'AS',
      period: { from: '2016-01-01', to: due },
      target: { criterion: atLeast('50') },
    });
    const long = story('2020-12-31');
    it('counts on the day', () => {
      expect(row(long, '2017-02-28')).toMatchObject({ numerator: '5', denominator: '8', value: '62.50' });
      expect(row(long, '2017-03-01')).toMatchObject({
        numerator: '4',
        denominator: '8',
        value: '50.00',
        state: 'achieved',
        period: '2017-03-01',
        coverage: coverage(1, 1),
        source: 'derived',
      });
      expect(row(long, '2018-11-20')).toMatchObject({ numerator: '4', denominator: '8', value: '50.00' });
      expect(row(long, '2018-11-21')).toMatchObject({ numerator: '1', denominator: '8', value: '12.50', period: '2018-11-21' });
      expect(row(long, '2018-11-21', { period: '2018-H1' })).toMatchObject({ numerator: '4', denominator: '8', value: '50.00' });
    });
    it('counts on U when D > U', () => {
      const short = story('2018-11-20');
      expect(row(short, '2018-12-01')).toMatchObject({ numerator: '4', denominator: '8', settled: false, state: 'awaiting-data' });
      expect(row(short, '2018-12-20')).toMatchObject({ numerator: '4', state: 'achieved' });
    });
  });

  describe('22. a plan "before 20 November" is judged on the running year as it stood on the 19th', () => {
    const corrected = { recorded: '2023-01-10' };
    const story: Story = {
      changes: THREE,
      indicator: { ...INDICATOR, periods: ['year'] },
      figures: [
        given('AS', '2022', '1450/1600', { dataTo: '2022-11-10' }),
        given('BK', '2022', '1600/1900', { dataTo: '2022-11-15' }),
        given('MK', '2022', '7900/9500', { dataTo: '2022-11-18', recorded: '2022-12-05' }),
        given('AS', '2022', '1480/1600', corrected),
        given('BK', '2022', '1650/1900', corrected),
        given('MK', '2022', '8300/9500', corrected),
      ],
      period: { from: '2022-01-01', to: '2022-11-19' },
    };
    it('is open on the 19th', () => {
      expect(row(story, '2022-11-19')).toMatchObject({
        numerator: '3050',
        denominator: '3500',
        value: '87.14',
        coverage: coverage(2, 3),
        settled: false,
        provisional: true,
        state: 'achieved',
      });
      expect(row(story, '2022-11-19', { asOf: 'later' })).toMatchObject({
        numerator: '10950',
        denominator: '13000',
        value: '84.23',
        coverage: coverage(3, 3),
        settled: true,
        state: 'undetermined',
      });
    });
    it('is decided by it', () => {
      expect(row(story, '2022-12-01')).toMatchObject({ numerator: '3050', denominator: '3500', state: 'awaiting-data' });
      expect(row(story, '2022-12-10')).toMatchObject({ value: '84.23', coverage: coverage(3, 3), state: 'missed' });
      expect(row(story, '2023-01-31')).toMatchObject({
        numerator: '10950',
        denominator: '13000',
        state: 'achieved-late',
        newer: { period: '2022', coverage: coverage(3, 3) },
      });
    });
  });

  describe('23. each commune is judged by itself, and the district shows the worst of them', () => {
    const story: Story = {
      changes: dongTrieu('AS', 'BK', 'MK', 'TA'),
      figures: [
        given('BK', '2012', '1140/1900'),
        given('AS', '2015-H1', '1280/1600'),
        given('BK', '2015-H1', '1254/1900'),
        given('TA', '2015-H1', '500/1000'),
      ],
      target: { criterion: atLeast('70'), measuredAt: { each: 'commune' }, baseline: { value: '65', on: '2012-12-31' } },
    };
    const on = '2015-07-31';
    it('each by its own baseline', () => {
      expect(row(story, on, { at: 'AS' })).toMatchObject({ value: '80.00', state: 'achieved' });
      expect(row(story, on, { at: 'MK' })).toMatchObject({ state: 'no-data' });
      expect(row(story, on, { at: 'TA' })).toMatchObject({ value: '50.00', state: 'undetermined' });
      expect(row(story, on, { at: 'BK' })).toMatchObject({
        value: '66.00',
        baseline: { value: '60.00', on: '2012-12-31' },
        required: '68.32',
        state: 'at-risk',
      });
    });
    it('the district has a summary', () => {
      expect(row(story, on)).toMatchObject({
        summary: { areas: 4, byState: { achieved: 1, 'at-risk': 1, 'no-data': 1, undetermined: 1 } },
        state: 'at-risk',
      });
    });
  });

  describe('24. an allocated commune is judged by its own threshold, the others are only compared', () => {
    const story: Story = {
      changes: founded(
        area('22', 'province', null),
        area(DONG_TRIEU, 'district', '22'),
        area('AS', 'commune', DONG_TRIEU, ['mien-nui']),
        area('BK', 'commune', DONG_TRIEU, ['mien-nui']),
        area('MK', 'commune', DONG_TRIEU),
      ),
      figures: [given('AS', '2015', '1424/1600'), given('BK', '2015', '1444/1900'), given('MK', '2015', '7980/9500')],
      target: {
        byArea: { AS: atLeast('90'), MK: atLeast('80') },
        byClass: { 'mien-nui': atLeast('75') },
        ...baseline70,
      },
    };
    const on = '2016-02-10';
    it('judges the district and the allocated', () => {
      expect(row(story, on)).toMatchObject({ numerator: '10848', value: '83.45', state: 'missed' });
      expect(row(story, on, { at: 'AS' })).toMatchObject({ value: '89.00', state: 'missed', againstPlan: 'not-met' });
      expect(row(story, on, { at: 'MK' })).toMatchObject({ value: '84.00', state: 'achieved', againstPlan: 'met' });
      expect(row(story, on, { at: 'BK' })).toMatchObject({ value: '76.00', state: null, againstPlan: 'met' });
    });
    it("never takes the district's baseline for a commune", () => {
      const open = { ...story, figures: [given('AS', '2015-H1', '1424/1600'), given('MK', '2015-H1', '7000/9500')] };
      expect(row(open, '2015-08-10', { at: 'AS' })).toMatchObject({ baseline: null, state: 'undetermined' });
      const own: Story = {
        ...open,
        target: { ...story.target, byArea: { AS: { ...atLeast('90'), baseline: { value: '80', on: '2012-12-31' } } } },
      };
      expect(row(own, '2015-08-10', { at: 'AS' })).toMatchObject({ baseline: { value: '80' }, state: 'on-track' });
    });
  });
});
