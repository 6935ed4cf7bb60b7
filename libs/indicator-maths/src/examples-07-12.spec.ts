/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its example */
import { area, dongTrieu, type World } from './testing';

const full = { reported: 3, expected: 3, byOwn: 0 };
const from2012 = (value: string) => ({ value, on: '2012-12-31' });

describe('7. Zero, nothing and not applicable are three different things', () => {
  const given = (mk: string) =>
    dongTrieu({ code: 'dong-ho-hieu-hoc' })
      .establish(area('TA', 'commune', '22.205'))
      .target({ criterion: { kind: 'at-least', value: '70' }, measuredAt: { each: 'commune' } })
      .all('2015', { AS: '9/12', BK: '0/10', MK: mk });
  const world = given('n/a');
  const on = '2016-02-10';

  it('not applicable leaves both the sum and the expected count', () => {
    // 9 + 0 of 12 + 10: 9/22 = 40.91 %; expected 4 − 1
    expect(world.row({ on })).toMatchObject({
      numerator: '9',
      denominator: '22',
      value: '40.91',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      incomplete: true,
    });
  });
  it('each commune has its own state', () => {
    expect(world.row({ on }, 'AS')).toMatchObject({ value: '75.00', state: 'achieved' });
    expect(world.row({ on }, 'BK')).toMatchObject({ numerator: '0', denominator: '10', value: '0.00', state: 'missed' });
    expect(world.row({ on }, 'TA')).toMatchObject({ value: null, settled: true, state: 'no-data', incomplete: true });
    expect(world.row({ on }, 'MK')).toMatchObject({
      value: null,
      coverage: { reported: 0, expected: 0, byOwn: 0 },
      settled: true,
      incomplete: false,
      state: 'not-applicable',
    });
  });
  it('the summary leaves out what is not applicable', () => {
    expect(world.row({ on })).toMatchObject({
      summary: { areas: 3, byState: { achieved: 1, missed: 1, 'no-data': 1 } },
      state: 'missed',
    });
  });
  it('a denominator of 0 is reported and adds nothing', () => {
    const zero = given('0/0');
    expect(zero.row({ on })).toMatchObject({ numerator: '9', denominator: '22', coverage: { reported: 3, expected: 4, byOwn: 0 } });
    expect(zero.row({ on }, 'MK')).toMatchObject({ value: null, state: 'not-applicable' });
    expect(zero.row({ on }).summary).toEqual({ areas: 3, byState: { achieved: 1, missed: 1, 'no-data': 1 } });
  });
});

describe('8. The line is compared as fractions, so two rows that look alike differ', () => {
  const given = (total: string) =>
    dongTrieu()
      .target({ baseline: from2012('70') })
      .total('2015-H1', total);

  it.each([
    // required 70 + 15·911/1095 = 6021/73 = 82.4794…; at-risk from 70 + 0.6·911/73 = 28283/365 = 77.4876…
    ['10723/13000', '82.48', 'on-track'],
    ['10722/13000', '82.48', 'at-risk'],
    ['10074/13000', '77.49', 'at-risk'],
    ['10073/13000', '77.48', 'off-track'],
  ])('on 31 July %s = %s %% is %s', (total, value, state) => {
    expect(given(total).row({ on: '2015-07-31' })).toMatchObject({ value, required: '82.48', state, coverage: full });
  });
  it('a running figure of all three is settled and provisional, and the line stands at D, not at dataTo', () => {
    // day 1018: required 70 + 15·1018/1095 = 6128/73 = 83.95; (83.85 − 70)/(83.95 − 70) = 6570/6617
    const world = given('10723/13000').total('2015', '10900/13000', { dataTo: '2015-09-30' });
    expect(world.row({ on: '2015-10-15' })).toMatchObject({
      period: '2015',
      value: '83.85',
      coverage: full,
      settled: true,
      provisional: true,
      required: '83.95',
      state: 'at-risk',
    });
  });
});

describe('9. The due day is open; after it the final period alone decides', () => {
  const given = () =>
    dongTrieu()
      .target({ baseline: from2012('70') })
      .total('2015-H1', '10723/13000')
      .all('2015', { AS: '1440/1600', BK: '1650/1900' }, { recorded: '2016-01-05' });
  const withMk = (mk: string) => given().figure('MK', '2015', mk, { recorded: '2016-01-20' });

  it('on the due day itself the target is open', () => {
    expect(given().row({ on: '2015-12-31' })).toMatchObject({ period: '2015-H1', required: '82.48', state: 'on-track' });
  });
  it('a final period that is not settled awaits data, though its value meets', () => {
    expect(given().row({ on: '2016-01-10' })).toMatchObject({
      period: '2015',
      numerator: '3090',
      denominator: '3500',
      value: '88.29',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: false,
      state: 'awaiting-data',
    });
  });
  it('settled by coverage and met: achieved, and no figure of 2016 can change it', () => {
    const world = withMk('7960/9500').total('2016-H1', '1/13000');
    expect(world.row({ on: '2016-01-20' })).toMatchObject({
      numerator: '11050',
      value: '85.00',
      coverage: full,
      settled: true,
      state: 'achieved',
    });
    expect(world.row({ on: '2016-08-20' })).toMatchObject({ numerator: '11050', value: '85.00', state: 'achieved' });
  });
  it('settled by its day without the third commune: achieved, incomplete', () => {
    expect(given().row({ on: '2016-01-30' })).toMatchObject({ value: '88.29', settled: true, state: 'achieved', incomplete: true });
  });
  it('not met: missed, and achieved late by a later settled period', () => {
    const world = withMk('7959/9500').total('2016-H1', '11100/13000', { recorded: '2016-07-05' });
    expect(world.row({ on: '2016-01-20' })).toMatchObject({ numerator: '11049', value: '84.99', state: 'missed' });
    expect(world.row({ on: '2016-07-10' })).toMatchObject({
      period: '2015',
      value: '84.99',
      state: 'achieved-late',
      newer: { period: '2016-H1', coverage: full },
    });
  });
});

describe('10. Each year is judged by itself, and a year once missed stays missed', () => {
  const given = (year2014: string) =>
    dongTrieu()
      .target({ criterion: { kind: 'at-least', value: '90' }, hold: 'each-year' })
      .total('2013', '46/50')
      .total('2014-H1', '43/50')
      .all('2014', { AS: '0/0', MK: year2014 })
      .figure('BK', '2014', '0/0', { recorded: '2015-01-20' });
  const states = (world: World, on: string) => {
    const { state, occurrences } = world.row({ on });
    return [state, occurrences?.map((each) => `${each.period} ${each.value ?? '-'} ${each.state}`)];
  };

  it('the open year without a slot of its own is no-data, with the value of the year before shown', () => {
    const world = dongTrieu()
      .target({ criterion: { kind: 'at-least', value: '90' }, hold: 'each-year' })
      .total('2013', '46/50');
    expect(world.row({ on: '2014-01-31' })).toMatchObject({ period: '2013', value: '92.00' });
    expect(states(world, '2014-01-31')).toEqual(['no-data', ['2013 92.00 achieved', '2014 - no-data']]);
  });
  it('not met while open is undetermined, there is no line', () => {
    const world = given('44/50');
    expect(states(world, '2014-07-31')).toEqual(['undetermined', ['2013 92.00 achieved', '2014 86.00 undetermined']]);
    expect(world.row({ on: '2014-07-31' })).toMatchObject({ value: '86.00', required: null });
  });
  it('a closed year that awaits data does not outweigh the open year', () => {
    expect(states(given('44/50'), '2015-01-10')).toEqual([
      'no-data',
      ['2013 92.00 achieved', '2014 88.00 awaiting-data', '2015 - no-data'],
    ]);
  });
  it('a closed year missed outweighs everything, on every later day', () => {
    expect(states(given('44/50'), '2015-01-30')).toEqual(['missed', ['2013 92.00 achieved', '2014 88.00 missed', '2015 - no-data']]);
    expect(given('44/50').total('2015', '50/50').row({ on: '2017-02-10' }).state).toBe('missed');
  });
  it('after U the first that occurs of missed, awaiting-data, no-data, achieved', () => {
    const world = given('45/50').all('2015', { AS: '0/0', MK: '48/50' }, { recorded: '2016-01-05' });
    expect(states(world, '2016-01-10')).toEqual([
      'awaiting-data',
      ['2013 92.00 achieved', '2014 90.00 achieved', '2015 96.00 awaiting-data'],
    ]);
    world.figure('BK', '2015', '0/0', { recorded: '2016-02-01' });
    expect(states(world, '2016-02-10')).toEqual(['achieved', ['2013 92.00 achieved', '2014 90.00 achieved', '2015 96.00 achieved']]);
  });
});

describe('11. What must be kept up is judged at every settled slot', () => {
  const given = () =>
    dongTrieu()
      .target({ criterion: { kind: 'at-least', value: '95' }, hold: 'throughout' })
      .total('2013-H1', '384/400')
      .total('2013', '388/400')
      .total('2014', '380/400')
      .total('2015-H1', '382/400');

  it('a slot without a value is listed and fails nothing', () => {
    const row = given().row({ on: '2015-07-31' });
    expect(row).toMatchObject({ state: 'achieved', period: '2015-H1', value: '95.50' });
    expect(row.occurrences).toEqual([
      { period: '2013-H1', value: '96.00', state: 'achieved' },
      { period: '2013', value: '97.00', state: 'achieved' },
      { period: '2014-H1', value: null, state: 'no-data' },
      { period: '2014', value: '95.00', state: 'achieved' },
      { period: '2015-H1', value: '95.50', state: 'achieved' },
    ]);
  });
  const later = () => given().all('2015', { AS: '0/0', MK: '250/260' }, { recorded: '2016-01-05' });
  it('after U the final period awaits data until it is settled', () => {
    expect(later().row({ on: '2016-01-10' })).toMatchObject({ state: 'awaiting-data', coverage: { reported: 2, expected: 3, byOwn: 0 } });
    expect(later().row({ on: '2016-01-30' })).toMatchObject({ value: '96.15', state: 'achieved', incomplete: true });
  });
  it('D never filters by when something was recorded', () => {
    const world = later().total('2014-H1', '378/400', { recorded: '2016-03-01' });
    expect(world.row({ on: '2016-03-02' }).state).toBe('missed');
    expect(world.row({ on: '2014-07-31', asOf: 'later' })).toMatchObject({ value: '94.50', state: 'missed' });
    expect(world.row({ on: '2016-03-02', asOf: '2016-02-29' }).state).toBe('achieved');
  });
});

describe('12. "21/21 xã" cannot be met by the 20 communes that exist, and the row says why', () => {
  const names = Array.from({ length: 21 }, (_, i) => `X${String(i + 1).padStart(2, '0')}`);
  const now = [...names.slice(0, 19), 'X20-2019'];
  const given = () => {
    const world = dongTrieu({ code: 'pho-cap-trung-hoc', measure: 'yes-no' });
    for (const gone of ['AS', 'BK', 'MK']) world.change({ type: 'AreaDissolved', on: '1990-01-02', area: gone });
    for (const name of names) world.establish(area(name, 'commune', '22.205'));
    world.reorganise(
      '2019-01-01',
      ['X20', 'X21'],
      [area('X20-2019', 'commune', '22.205')],
      [
        ['X20', 'X20-2019'],
        ['X21', 'X20-2019'],
      ],
    );
    world.target({
      from: '2016-01-01',
      due: '2020-12-31',
      criterion: { kind: 'count-of', count: 21, of: 21 },
      baseline: { value: '15', on: '2015-12-31' },
    });
    for (const [i, name] of now.entries()) world.figure(name, '2020-H1', i === 7 ? 'no' : 'yes').figure(name, '2020', 'yes');
    return world;
  };

  it('v is the number of communes, X the count', () => {
    // t = day 1643 of 1827: required 15 + 6·1643/1827 = 12421/609 = 20.40; (19 − 15)/(required − 15) = 1218/1643 = 0.74
    expect(given().row({ on: '2020-07-31' })).toMatchObject({
      numerator: '19',
      denominator: '20',
      value: '95.00',
      coverage: { reported: 20, expected: 20, byOwn: 0 },
      required: '20.40',
      state: 'at-risk',
    });
  });
  it('20 are not 21: missed, with the warning', () => {
    expect(given().row({ on: '2021-01-31' })).toMatchObject({
      numerator: '20',
      denominator: '20',
      value: '100.00',
      state: 'missed',
      flags: ['of-differs'],
    });
  });
  it('after a revision to 20 of 20 it is achieved without a warning', () => {
    const world = given().revise({ effectiveOn: '2020-12-15', criterion: { kind: 'count-of', count: 20, of: 20 } });
    expect(world.row({ on: '2021-01-31' })).toMatchObject({ state: 'achieved', flags: [] });
  });
});
