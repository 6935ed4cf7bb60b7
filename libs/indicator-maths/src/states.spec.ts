/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { area, bySex, dongTrieu, type World } from './testing';
import type { Criterion, Target } from './model';

const from2012 = (value: string) => ({ value, on: '2012-12-31' });
const given = (criterion: Criterion, spec: Partial<Target> = {}, indicator: object = {}): World =>
  dongTrieu(indicator).target({ criterion, ...spec });
const OPEN = '2015-07-31';
const CLOSED = '2016-02-10';
const atLeast: Criterion = { kind: 'at-least', value: '85' };
const state = (world: World, on: string, asked: object = {}) => world.row({ on, ...asked }).state;

describe('rules 6.1: before F, and without a slot since F', () => {
  it('D < F is not-started, even where it is not applicable; the value of 3.1 is shown', () => {
    const world = given(atLeast, { from: '2014-01-01' }).total('2012', '8/10');
    expect(world.row({ on: '2013-12-31' })).toMatchObject({ state: 'not-started', period: '2012', value: '80.00', required: null });
    expect(state(given(atLeast, { from: '2014-01-01' }).all('2012', { '22.205': 'n/a' }), '2013-12-31')).toBe('not-started');
  });
  it('from F on only slots since F are judged: an older one is shown, the state is no-data', () => {
    const world = given(atLeast).total('2012', '9/10');
    expect(world.row({ on: '2013-03-01' })).toMatchObject({ state: 'no-data', period: '2012', value: '90.00' });
    expect(world.row({ on: '2013-03-01' }, 'MK')).toMatchObject({ period: '2012', value: '90.00', againstPlan: null });
  });
  it('an unsettled slot since F goes before a settled one before it', () => {
    const world = given(atLeast).total('2012', '9/10').figure('AS', '2013-H1', '9/10');
    expect(world.row({ on: '2013-07-05' })).toMatchObject({ period: '2013-H1', settled: false, state: 'achieved' });
  });
});

describe('rules 6.2: while open', () => {
  it('no value is no-data; met is achieved and can be lost again', () => {
    const world = given(atLeast).total('2014', '9/10').total('2015-H1', '8/10');
    expect(state(given(atLeast), OPEN)).toBe('no-data');
    expect(state(world, '2015-02-10')).toBe('achieved');
    expect(state(world, OPEN)).not.toBe('achieved');
  });
  it('`period=` changes what is judged', () => {
    const world = given(atLeast).total('2014', '9/10').total('2015-H1', '8/10');
    expect(world.row({ on: OPEN, period: '2014' })).toMatchObject({ period: '2014', state: 'achieved' });
  });
});

describe('rules 6.3: after U', () => {
  it("`period=` changes what is shown; the state is always the final period's", () => {
    const world = given(atLeast).total('2014', '8/10').total('2015', '9/10').total('2016-H1', '7/10');
    expect(world.row({ on: '2016-08-10', period: '2014' })).toMatchObject({ period: '2014', value: '80.00', state: 'achieved' });
    expect(world.row({ on: '2016-08-10', period: 'latest' })).toMatchObject({ period: '2016-H1', value: '70.00', state: 'achieved' });
    expect(world.row({ on: '2016-08-10' }).newer).toEqual({ period: '2016-H1', coverage: { reported: 3, expected: 3, byOwn: 0 } });
  });
  it('`newer` names what is unsettled while open, anything later afterwards', () => {
    const world = given(atLeast).total('2014', '8/10').total('2015-H1', '9/10');
    expect(world.row({ on: '2015-12-31', period: '2014' }).newer).toBeNull();
    expect(world.row({ on: '2016-01-01', period: '2014' }).newer).toMatchObject({ period: '2015-H1' });
  });
  it('settled without a value is no-data', () => expect(state(given(atLeast).total('2014', '9/10'), CLOSED)).toBe('no-data'));
  it('achieved late only by a settled period that ends by D', () => {
    const world = given(atLeast).total('2015', '8/10').figure('AS', '2016-H1', '9/10', { dataTo: '2016-03-31' });
    expect(state(world, '2016-07-10')).toBe('missed');
    expect(state(world, '2016-07-30')).toBe('achieved-late');
  });
  it('of a sum-in-year only by a whole year', () => {
    const world = given({ kind: 'at-least', value: '85' }, {}, { time: 'sum-in-year' }).total('2015', '8/10').total('2016-H1', '9/10');
    expect(state(world, '2016-08-10')).toBe('missed');
    expect(state(world.total('2016', '9/10'), '2017-02-10')).toBe('achieved-late');
  });
  it('rows under it show the final period, too', () => {
    const world = given(atLeast).total('2015', '9/10').figure('MK', '2016-H1', '1/10');
    expect(world.row({ on: '2016-08-10' }, 'MK')).toMatchObject({ period: '2015', value: '90.00', againstPlan: 'met' });
  });
});

describe('rules 6.4: the line', () => {
  const lined = (criterion: Criterion, value: string, spec: Partial<Target> = {}, indicator: object = {}) =>
    given(criterion, { baseline: from2012('70'), ...spec }, indicator)
      .total('2014', value)
      .row({ on: '2015-01-31' });

  it('required(t) = v0 + (X − v0)(t − t0)/(U − t0); no worse is on-track, 0.6 of the way at-risk, else off-track', () => {
    // day 730 of 1095: required 80, at-risk from 76
    expect(lined(atLeast, '80/100')).toMatchObject({ required: '80.00', state: 'on-track' });
    expect(lined(atLeast, '7999/10000')).toMatchObject({ state: 'at-risk' });
    expect(lined(atLeast, '76/100')).toMatchObject({ state: 'at-risk' });
    expect(lined(atLeast, '7599/10000')).toMatchObject({ state: 'off-track' });
    expect(lined(atLeast, '60/100')).toMatchObject({ state: 'off-track' });
  });
  it('at-most is mirrored', () => {
    const atMost: Criterion = { kind: 'at-most', value: '55' };
    // required 70 − 15·730/1095 = 60, at-risk down from 64
    expect(lined(atMost, '60/100')).toMatchObject({ required: '60.00', state: 'on-track' });
    expect(lined(atMost, '64/100')).toMatchObject({ state: 'at-risk' });
    expect(lined(atMost, '6401/10000')).toMatchObject({ state: 'off-track' });
    expect(lined(atMost, '55/100')).toMatchObject({ state: 'achieved' });
    expect(lined({ kind: 'at-most', value: '75' }, '80/100')).toMatchObject({ required: null, state: 'off-track' });
  });
  it('`complete` has X = 100', () => expect(lined({ kind: 'complete' }, '90/100')).toMatchObject({ required: '90.00', state: 'on-track' }));
  it('a count is lined by itself', () => {
    const world = given({ kind: 'at-least', value: '100' }, { baseline: from2012('70') }, { measure: 'count' }).all('2014', {
      AS: '40',
      BK: '50',
      MK: '0',
    });
    expect(world.row({ on: '2015-01-31' })).toMatchObject({ value: '90', required: '90.00', state: 'on-track' });
  });
  it.each([
    ['without a baseline', { path: undefined }, undefined],
    ['with `path: none`', { path: 'none' as const }, from2012('70')],
    ['on or before t0', {}, { value: '70', on: '2014-12-31' }],
    ['with U on or before t0', {}, { value: '70', on: '2015-12-31' }],
  ])('%s it is undetermined', (_, spec, baseline) => {
    const world = dongTrieu()
      .target({ ...spec, ...(baseline !== undefined && { baseline }) })
      .total('2014', '80/100');
    expect(world.row({ on: '2015-01-31' })).toMatchObject({ state: 'undetermined', required: null });
  });
  it('a baseline that already meets X is off-track', () => {
    expect(lined(atLeast, '80/100', { baseline: from2012('90') })).toMatchObject({ state: 'off-track', required: null });
    // Numbers alone: 3 of 3 meets `complete`, whatever was covered.
    expect(lined({ kind: 'complete' }, '80/100', { baseline: from2012('100') })).toMatchObject({ state: 'off-track' });
  });
  it('an own yes-no is undetermined, a rolled-up one has a line', () => {
    const yesNo = given({ kind: 'at-least', value: '100' }, { baseline: from2012('0') }, { measure: 'yes-no' });
    yesNo.all('2014', { AS: 'yes', BK: 'yes', MK: 'no' });
    expect(state(yesNo, '2015-01-31')).toBe('on-track');
    expect(state(yesNo.figure('22.205', '2014', 'no'), '2015-01-31')).toBe('undetermined');
  });
  it('without a stated baseline: the last settled value before F', () => {
    const world = given(atLeast).total('2012-H1', '6/10').total('2012', '70/100').total('2013', '1/100').total('2014', '80/100');
    expect(world.row({ on: '2015-01-31' })).toMatchObject({
      baseline: { value: '70.00', on: '2012-12-31' },
      required: '80.00',
      state: 'on-track',
    });
  });
  it('else the first settled value since F of an earlier period', () => {
    const world = given(atLeast).total('2013-H1', '70/100').total('2013', '75/100').total('2014', '76/100');
    expect(world.row({ on: '2015-01-31' })).toMatchObject({ baseline: { value: '70.00', on: '2013-06-30' } });
    expect(given(atLeast).total('2014', '76/100').row({ on: '2015-01-31' })).toMatchObject({ baseline: null, state: 'undetermined' });
  });
  it('what did not settle or has no value is no baseline', () => {
    const world = given(atLeast)
      .total('2012-H1', '60/100')
      .all('2012', { '22.205': 'n/a' })
      .total('2013-H1', '70/100')
      .total('2014', '76/100');
    expect(world.row({ on: '2015-01-31' }).baseline).toEqual({ value: '60.00', on: '2012-06-30' });
  });
});

describe('rules 6.5: each year', () => {
  const yearly = (spec: Partial<Target> = {}) => given(atLeast, { hold: 'each-year', ...spec });
  const years = (world: World, on: string, asked: object = {}) =>
    world.row({ on, ...asked }).occurrences?.map((each) => `${each.period} ${each.state}`);

  it('the last year is due on U; only slots that end in the year count', () => {
    const world = yearly({ due: '2015-07-15' }).total('2014', '9/10').total('2015-H1', '8/10').total('2015', '9/10');
    expect(years(world, '2015-08-10')).toEqual(['2013 no-data', '2014 achieved', '2015 missed']);
    expect(years(world, '2016-02-10')).toEqual(['2013 no-data', '2014 achieved', '2015 achieved-late']);
  });
  it('each by the criterion in force at its end', () => {
    const world = yearly().revise({ effectiveOn: '2014-06-01', criterion: { kind: 'at-least', value: '95' } });
    world.total('2013', '9/10').total('2014', '9/10');
    expect(years(world, '2015-02-10')).toEqual(['2013 achieved', '2014 missed', '2015 no-data']);
  });
  it('a period that ends in another year is not judged, though it has begun', () => {
    const world = given(atLeast, { hold: 'each-year', due: '2015-12-31' }, { periods: ['half-year', 'school-year'] });
    world.total('2014-H1', '9/10').total('2014-2015', '1/10', { dataTo: '2014-09-30' });
    expect(years(world, '2014-10-01')).toEqual(['2013 no-data', '2014 achieved']);
  });
  it('a not-applicable year is left out', () => {
    const world = yearly({ due: '2014-12-31' }).all('2013', { '22.205': 'n/a' }).total('2014', '9/10');
    expect(years(world, '2015-02-10')).toEqual(['2013 not-applicable', '2014 achieved']);
    expect(state(world, '2015-02-10')).toBe('achieved');
    expect(state(yearly({ due: '2013-12-31' }).all('2013', { '22.205': 'n/a' }), '2014-02-10')).toBe('not-applicable');
  });
  it('after U no-data stands before achieved', () =>
    expect(state(yearly().total('2013', '9/10').total('2015', '9/10'), CLOSED)).toBe('no-data'));
  it('a period asked for changes the open year alone', () => {
    const world = yearly().total('2013', '9/10').total('2014-H1', '9/10').figure('MK', '2014', '1/10', { dataTo: '2014-09-30' });
    expect(years(world, '2014-10-10', { period: 'latest' })).toEqual(['2013 achieved', '2014 undetermined']);
    expect(years(world, '2014-10-10', { period: '2013' })).toEqual(['2013 achieved', '2014 achieved']);
  });
});

describe('rules 6.5: throughout', () => {
  const kept = (spec: Partial<Target> = {}) => given(atLeast, { hold: 'throughout', ...spec });
  it('no slot with a value: no-data while open', () => expect(state(kept(), OPEN)).toBe('no-data'));
  it('a slot that has not settled is not judged', () => {
    const world = kept().total('2014', '9/10').figure('AS', '2015-H1', '1/10');
    expect(state(world, '2015-07-10')).toBe('achieved');
    expect(state(world, '2015-07-30')).toBe('missed');
  });
  it('each by the criterion in force on its last day', () => {
    const world = kept().revise({ effectiveOn: '2014-06-01', criterion: { kind: 'at-least', value: '95' } });
    expect(state(world.total('2013', '90/100').total('2014', '96/100'), '2015-02-10')).toBe('achieved');
    expect(state(world.total('2014-H1', '94/100'), '2015-02-10')).toBe('missed');
  });
  it('after U the final period must have a value', () => {
    expect(state(kept().total('2014', '9/10'), CLOSED)).toBe('no-data');
    expect(state(kept().total('2014', '9/10').total('2015', '9/10'), CLOSED)).toBe('achieved');
  });
});

describe('rules 5: criteria', () => {
  it('at-least: above `upTo` is shown, never a failure', () => {
    expect(given({ kind: 'at-least', value: '85', upTo: '90' }).total('2015', '95/100').row({ on: CLOSED })).toMatchObject({
      state: 'achieved',
      flags: ['above-up-to'],
    });
  });
  it('complete on a single yes-no: true', () => {
    const world = given({ kind: 'complete' }, {}, { measure: 'yes-no' }).figure('22.205', '2015', 'yes');
    expect(state(world, CLOSED)).toBe('achieved');
    expect(state(world.figure('22.205', '2015', 'no'), CLOSED)).toBe('missed');
  });
  it('count-of: numerator ≥ count; a different `of` is a warning', () => {
    const world = given({ kind: 'count-of', count: 2, of: 3 }, {}, { measure: 'yes-no' }).all('2015', { AS: 'yes', BK: 'yes', MK: 'no' });
    expect(world.row({ on: CLOSED })).toMatchObject({ state: 'achieved', flags: [] });
    expect(world.all('2015', { MK: 'n/a' }).row({ on: CLOSED })).toMatchObject({ state: 'achieved', flags: ['of-differs'] });
  });
  it('qualitative: the last judgement of a slot counts; not met while open is undetermined', () => {
    const world = given({ kind: 'qualitative' }, {}, { measure: 'yes-no', reportedAt: ['district'] }).figure('22.205', '2015-H1', 'no');
    expect(state(world, OPEN)).toBe('undetermined');
    expect(state(world.figure('22.205', '2015-H1', 'yes'), OPEN)).toBe('achieved');
    expect(state(world.figure('22.205', '2015', 'no'), CLOSED)).toBe('missed');
  });
  describe('increase over span and not-below-baseline', () => {
    const span: Criterion = { kind: 'increase', over: 'span' };
    const kept: Criterion = { kind: 'not-below-baseline' };
    const at = (criterion: Criterion, value: string, on = OPEN, spec: Partial<Target> = { baseline: from2012('70') }) =>
      given(criterion, spec).total('2015-H1', value).total('2015', value, { recorded: '2016-01-05' }).row({ on });
    it('v > v0, v ≥ v0; not met while open is off-track, without a line', () => {
      expect([at(span, '71/100').state, at(span, '70/100').state, at(kept, '70/100').state, at(kept, '69/100').state]).toEqual([
        'achieved',
        'off-track',
        'achieved',
        'off-track',
      ]);
      expect(at(span, '70/100').required).toBeNull();
      expect([at(span, '71/100', CLOSED).state, at(span, '70/100', CLOSED).state]).toEqual(['achieved', 'missed']);
    });
    it('only v0 missing is undetermined, before and after U; v missing is no-data', () => {
      expect(at(kept, '70/100', OPEN, {}).state).toBe('undetermined');
      expect(given(kept).total('2015', '70/100').row({ on: CLOSED }).state).toBe('undetermined');
      expect([state(given(kept), OPEN), state(given(kept), CLOSED)]).toEqual(['no-data', 'no-data']);
    });
    it('the baseline may come from figures', () =>
      expect(given(span).total('2012', '7/10').total('2015-H1', '8/10').row({ on: OPEN })).toMatchObject({
        baseline: { value: '70.00' },
        state: 'achieved',
      }));
  });
  describe('increase over the year', () => {
    const rising = (spec: Partial<Target> = {}) => given({ kind: 'increase', over: 'year' }, spec);
    const years = (world: World, on: string) =>
      world.row({ on }).occurrences?.map((each) => `${each.period} ${each.value ?? '-'} ${each.state}`);
    it('the first year against the baseline', () => {
      const world = rising({ baseline: from2012('40') })
        .total('2012', '1/10')
        .total('2013', '3/10');
      expect(years(world, '2014-02-10')).toEqual(['2013 30.00 missed', '2014 - no-data']);
    });
    it('while open without the year before: undetermined', () => {
      expect(years(rising().total('2013', '3/10', { dataTo: '2013-09-30' }), '2013-10-01')).toEqual(['2013 30.00 undetermined']);
    });
    it('a closed year that has not settled awaits data', () => {
      expect(years(rising().total('2012', '1/10').all('2013', { AS: '3/10' }), '2014-01-10')).toEqual([
        '2013 30.00 awaiting-data',
        '2014 - no-data',
      ]);
    });
    it('a last year due before its end is judged as it ran then, and may be achieved late by the whole year', () => {
      const world = rising({ from: '2015-01-01', due: '2015-11-19' }).total('2014', '3/10').total('2015', '2/10', { dataTo: '2015-11-10' });
      world.total('2015', '4/10', { recorded: '2016-01-10' });
      expect(years(world, '2015-11-20')).toEqual(['2015 20.00 missed']);
      expect(years(world, '2016-02-10')).toEqual(['2015 20.00 achieved-late']);
      expect(world.row({ on: '2016-02-10' }).state).toBe('achieved-late');
    });
    it("of a sum-in-year the year's sum", () => {
      const world = given({ kind: 'increase', over: 'year' }, {}, { time: 'sum-in-year', measure: 'count' });
      for (const [period, value] of [
        ['2012', '10'],
        ['2013-H1', '6'],
        ['2013-H2', '5'],
      ] as const)
        world.all(period, { AS: value, BK: '0', MK: '0' });
      expect(years(world, '2014-02-10')).toEqual(['2013 11 achieved', '2014 - no-data']);
    });
    it('is each-year, whatever `hold` says', () => {
      expect(years(rising({ hold: 'throughout' }).total('2012', '1/10').total('2013', '3/10'), '2014-02-10')).toEqual([
        '2013 30.00 achieved',
        '2014 - no-data',
      ]);
    });
    it('not applicable is left out', () =>
      expect(years(rising({ due: '2013-12-31' }).all('2013', { '22.205': 'n/a' }), '2014-02-10')).toEqual(['2013 - not-applicable']));
  });
  it('parity of a count: the shares of the whole', () => {
    const world = given({ kind: 'parity', breakdown: 'sex', tolerance: '10' }, {}, { measure: 'count' }).all('2015', { AS: '0', BK: '0' });
    expect(world.figure('MK', '2015', '100', { breakdown: bySex({ nam: '55', nu: '45' }) }).row({ on: CLOSED })).toMatchObject({
      difference: '10.00',
      state: 'achieved',
    });
  });
});

describe('rules 6.7: not applicable', () => {
  it('an area all of whose units are, or whose total denominator is 0', () => {
    expect(state(given(atLeast).all('2015', { AS: 'n/a', BK: 'n/a', MK: 'n/a' }), CLOSED)).toBe('not-applicable');
    expect(state(given(atLeast).total('2015', '0/0'), CLOSED)).toBe('not-applicable');
    expect(state(given(atLeast).all('2015-H1', { AS: 'n/a', BK: 'n/a', MK: 'n/a' }), OPEN)).toBe('not-applicable');
  });
  it('coverage below 1 adds incomplete and never changes the state', () => {
    expect(given(atLeast).all('2015', { AS: '9/10' }).row({ on: CLOSED })).toMatchObject({ incomplete: true, state: 'achieved' });
  });
});

it('rules 2: under the verified basis everything is judged on verified figures', () => {
  const world = given(atLeast).total('2015', '9/10');
  expect(state(world, CLOSED, { basis: 'verified' })).toBe('no-data');
  for (const id of ['AS', 'BK', 'MK']) world.mark('verified', id, '2015', 0);
  expect(state(world.figure('MK', '2015', '8/10'), CLOSED, { basis: 'verified' })).toBe('achieved');
  expect(state(world, CLOSED)).toBe('missed');
});

it('rules 6: the running final period is settled by coverage or 30 days after U, for the rows under it alike', () => {
  const world = dongTrieu({ periods: ['year'] }).target({ from: '2022-01-01', due: '2022-11-19' });
  world.establish(area('TA', 'commune', '22.205')).all('2022', { AS: '9/10', BK: '9/10' }, { dataTo: '2022-11-10' });
  expect(world.row({ on: '2022-12-18' })).toMatchObject({ settled: false, state: 'awaiting-data' });
  expect(world.row({ on: '2022-12-19' })).toMatchObject({
    settled: true,
    state: 'achieved',
    coverage: { reported: 2, expected: 4, byOwn: 0 },
  });
  expect(world.row({ on: '2022-12-18' }, 'AS')).toMatchObject({ settled: true, value: '90.00', againstPlan: 'met' });
  expect(world.row({ on: '2022-12-18' }, 'TA')).toMatchObject({ settled: false, value: null, againstPlan: null });
});
