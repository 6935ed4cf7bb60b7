/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its example */
import { bySex, dongTrieu } from './testing';

const full = { reported: 3, expected: 3, byOwn: 0 };
const from2012 = (value: string) => ({ value, on: '2012-12-31' });

describe('13. Complete needs every unit; at least 100 does not', () => {
  const given = (kind: 'complete' | 'at-least', mk = '1/1') =>
    dongTrieu()
      .target({ criterion: kind === 'complete' ? { kind } : { kind, value: '100' } })
      .all('2015', { AS: '1/1', BK: '1/1' })
      .figure('MK', '2015', mk, { recorded: '2016-02-15' });

  it('not settled: awaiting-data', () => {
    expect(given('complete').row({ on: '2016-01-20' })).toMatchObject({
      numerator: '2',
      denominator: '2',
      value: '100.00',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: false,
      state: 'awaiting-data',
    });
  });
  it('settled by its day with coverage below 1: not met', () => {
    expect(given('complete').row({ on: '2016-02-01' }).state).toBe('missed');
    expect(given('at-least').row({ on: '2016-02-01' })).toMatchObject({ state: 'achieved', incomplete: true });
  });
  it('a later figure of the final period itself counts', () => {
    expect(given('complete').row({ on: '2016-02-15' })).toMatchObject({
      numerator: '3',
      denominator: '3',
      coverage: full,
      state: 'achieved',
    });
    expect(given('complete').row({ on: '2016-02-01', asOf: 'later' }).state).toBe('achieved');
  });
  it('not applicable is not expected', () => {
    expect(given('complete', 'n/a').row({ on: '2016-02-15' })).toMatchObject({
      numerator: '2',
      denominator: '2',
      coverage: { reported: 2, expected: 2, byOwn: 0 },
      state: 'achieved',
    });
  });
});

describe('14. An increase over the year compares whole years, and standing still is no increase', () => {
  const given = () =>
    dongTrieu()
      .target({ criterion: { kind: 'increase', over: 'year' } })
      .total('2012', '300/1000')
      .total('2013', '330/1000')
      .total('2014-H1', '340/1000');
  const running = () => given().total('2014', '335/1000', { dataTo: '2014-09-30' }).total('2014', '330/1000', { recorded: '2015-01-10' });
  const years = (row: { occurrences: readonly { period: string; state: string }[] | null }) =>
    row.occurrences?.map(({ period, state }) => `${period} ${state}`);

  it('the first year against the year before the span; the open year has no whole-year figure', () => {
    const row = given().row({ on: '2014-01-31' });
    expect(row).toMatchObject({ period: '2013', value: '33.00', state: 'no-data' });
    expect(years(row)).toEqual(['2013 achieved', '2014 no-data']);
  });
  it('a half-year is not a year', () => {
    const row = given().row({ on: '2014-07-31' });
    expect(row).toMatchObject({ period: '2014-H1', value: '34.00', state: 'no-data' });
    expect(years(row)).toEqual(['2013 achieved', '2014 no-data']);
  });
  it('the running year counts while open', () => {
    expect(running().row({ on: '2014-10-15' })).toMatchObject({ period: '2014', value: '33.50', provisional: true, state: 'achieved' });
    expect(running().row({ on: '2014-10-15', asOf: 'later' })).toMatchObject({ value: '33.50', provisional: true, state: 'achieved' });
  });
  it('33.00 % is not more than 33.00 %', () => {
    const row = running().row({ on: '2015-01-31' });
    expect(row).toMatchObject({ value: '33.00', state: 'missed' });
    expect(years(row)).toEqual(['2013 achieved', '2014 missed', '2015 no-data']);
  });
  it('without the year before there is nothing to compare with', () => {
    const world = running().total('2015', '360/1000');
    for (const id of ['AS', 'BK', 'MK']) world.withdrawFigure(id, '2014', { recorded: '2015-01-15' });
    const row = world.row({ on: '2016-01-31' });
    expect(row).toMatchObject({ period: '2015', value: '36.00', state: 'no-data' });
    expect(years(row)).toEqual(['2013 achieved', '2014 no-data', '2015 no-data']);
  });
});

describe('15. Parity is the difference of two shares, over those who gave a breakdown', () => {
  const given = (tolerance?: string) =>
    dongTrieu()
      .target({ criterion: { kind: 'parity', breakdown: 'sex', ...(tolerance !== undefined && { tolerance }) } })
      .figure('AS', '2015-H1', '1096/1600', { breakdown: bySex({ nam: '560/800', nu: '536/800' }) })
      .figure('BK', '2015-H1', '1303/1900', { breakdown: bySex({ nam: '700/1000', nu: '603/900' }) })
      .figure('MK', '2015-H1', '7000/9500');

  it('the breakdown has a coverage of its own', () => {
    // nam 560 + 700 of 800 + 1000 = 70.00 %, nu 536 + 603 of 800 + 900 = 67.00 %
    expect(given('3').row({ on: '2015-07-31' })).toMatchObject({
      numerator: '9399',
      denominator: '13000',
      value: '72.30',
      coverage: full,
      breakdown: {
        sex: {
          nam: { numerator: '1260', denominator: '1800', value: '70.00' },
          nu: { numerator: '1139', denominator: '1700', value: '67.00' },
        },
        coverage: { reported: 2, expected: 3, byOwn: 0 },
      },
      difference: '3.00',
      state: 'achieved',
    });
  });
  it('not met while open is off-track, without a line', () => {
    expect(given('2.99').row({ on: '2015-07-31' })).toMatchObject({ state: 'off-track', required: null, difference: '3.00' });
  });
  it('without a tolerance the difference is shown and the state is undetermined', () => {
    expect(given().row({ on: '2015-07-31' })).toMatchObject({ difference: '3.00', state: 'undetermined' });
  });
  it('nobody gave a breakdown: undetermined before and after U; no figure at all: no-data', () => {
    const target = { criterion: { kind: 'parity', breakdown: 'sex', tolerance: '3' } } as const;
    const world = dongTrieu().target(target).total('2015-H1', '9399/13000').total('2015', '9399/13000', { recorded: '2016-01-02' });
    expect(world.row({ on: '2015-07-31' })).toMatchObject({ state: 'undetermined', difference: null, breakdown: null });
    expect(world.row({ on: '2016-02-10' })).toMatchObject({ state: 'undetermined', difference: null });
    expect(dongTrieu().target(target).row({ on: '2015-07-31' }).state).toBe('no-data');
    expect(dongTrieu().target(target).row({ on: '2016-02-10' }).state).toBe('no-data');
  });
});

describe('16. A revision counts from its effective day, and only for those who knew it', () => {
  const given = () =>
    dongTrieu()
      .target({ baseline: from2012('70') })
      .total('2014-H1', '10090/13000')
      .revise({ effectiveOn: '2014-09-01', criterion: { kind: 'at-least', value: '88' } }, { recorded: '2014-10-20' });

  it.each(['2014-08-31', 'later'] as const)('the day before it takes effect, as of %s: 85', (asOf) => {
    // t is day 546: required 70 + 15·546/1095 = 5656/73 = 77.48
    expect(given().row({ on: '2014-08-31', asOf })).toMatchObject({
      criterion: { kind: 'at-least', value: '85' },
      value: '77.62',
      required: '77.48',
      state: 'on-track',
    });
  });
  it('after it takes effect, but not known: 85', () => {
    expect(given().row({ on: '2014-09-15' })).toMatchObject({ criterion: { kind: 'at-least', value: '85' }, state: 'on-track' });
  });
  it('after it takes effect, asked later: 88', () => {
    // required 70 + 18·546/1095 = 28826/365 = 78.98; 4015/4732 = 0.85
    expect(given().row({ on: '2014-09-15', asOf: 'later' })).toMatchObject({
      criterion: { kind: 'at-least', value: '88' },
      required: '78.98',
      state: 'at-risk',
    });
  });
  it('a revision changes only the fields it names', () => {
    const world = given().revise({ effectiveOn: '2015-11-15', due: '2016-06-30' }).total('2015', '11115/13000', { recorded: '2016-01-10' });
    // t is day 1095 of 1277: required 70 + 18·1095/1277 = 109100/1277 = 85.43
    expect(world.row({ on: '2016-02-01' })).toMatchObject({
      due: '2016-06-30',
      criterion: { kind: 'at-least', value: '88' },
      value: '85.50',
      required: '85.43',
      state: 'on-track',
    });
    expect(world.row({ on: '2015-11-14' }).due).toBe('2015-12-31');
  });
});

describe('17. A correction of the target replaces what was issued, and revisions stay on top', () => {
  const world = dongTrieu()
    .target({ baseline: from2012('70'), criterion: { kind: 'at-least', value: '58' } })
    .target({ baseline: from2012('70'), criterion: { kind: 'at-least', value: '85' } }, { recorded: '2014-10-01' })
    .revise({ effectiveOn: '2014-09-01', criterion: { kind: 'at-least', value: '88' } }, { recorded: '2014-09-05' })
    .total('2013', '9295/13000')
    .total('2014-H1', '10090/13000');

  it.each(['2014-01-31', '2014-09-30'])('on 31 January 2014 as of %s: 58', (asOf) => {
    expect(world.row({ on: '2014-01-31', asOf })).toMatchObject({ criterion: { value: '58' }, value: '71.50', state: 'achieved' });
  });
  it('asked later: 85 from the start of the span', () => {
    // t is day 365: required 70 + 15·365/1095 = 75; 1.5/5 = 0.3
    expect(world.row({ on: '2014-01-31', asOf: 'later' })).toMatchObject({
      criterion: { value: '85' },
      required: '75.00',
      state: 'off-track',
    });
  });
  it.each(['2014-09-30', 'later'] as const)('on 15 September, as of %s: the revision stands on top', (asOf) => {
    expect(world.row({ on: '2014-09-15', asOf })).toMatchObject({
      criterion: { value: '88' },
      required: '78.98',
      value: '77.62',
      state: 'at-risk',
    });
  });
});
