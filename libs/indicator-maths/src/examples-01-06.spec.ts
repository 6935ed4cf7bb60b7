/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its example */
import { bySex, dongTrieu, area } from './testing';

const baseline = (value: string, on = '2012-12-31') => ({ value, on });
const full = { reported: 3, expected: 3, byOwn: 0 };

describe('1. A half-year that has not settled stays behind the last one that has', () => {
  const world = dongTrieu()
    .target({ baseline: baseline('60') })
    .all('2014', { AS: '1200/1600', BK: '1400/1900', MK: '6300/9500' })
    .all('2015-H1', { AS: '1280/1600', BK: '1500/1900' });

  it('on 10 July the half-year at 2/3 is not settled: the year before is judged', () => {
    // 8900/13000 = 68.46 %; required 60 + 25·730/1095 = 230/3 = 76.67; (v − 60)/(required − 60) = 33/65 = 0.51
    expect(world.row({ on: '2015-07-10' })).toMatchObject({
      period: '2014',
      numerator: '8900',
      denominator: '13000',
      value: '68.46',
      coverage: full,
      settled: true,
      incomplete: false,
      newer: { period: '2015-H1', coverage: { reported: 2, expected: 3, byOwn: 0 } },
      required: '76.67',
      state: 'off-track',
    });
  });
  it('period=latest takes the newest whatever its coverage, and judges it', () => {
    expect(world.row({ on: '2015-07-10', period: 'latest' })).toMatchObject({
      period: '2015-H1',
      numerator: '2780',
      denominator: '3500',
      value: '79.43',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: false,
      newer: null,
    });
  });
  it('on 30 July it is settled by its day', () => {
    // required 60 + 25·911/1095 = 17695/219 = 80.80; (v − 60)/(required − 60) = 29784/31885 = 0.93
    expect(world.row({ on: '2015-07-30' })).toMatchObject({
      period: '2015-H1',
      value: '79.43',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: true,
      incomplete: true,
      newer: null,
      required: '80.80',
      state: 'at-risk',
    });
  });
});

describe('2. The second half-year and the year are one slot, and the longer figure counts', () => {
  const world = dongTrieu()
    .target()
    .figure('AS', '2015-H2', '1300/1600')
    .figure('AS', '2015', '1320/1600')
    .figure('BK', '2015-H2', '1500/1900')
    .figure('MK', '2015', '7000/9500');

  it('each area counts with its longest figure of the slot', () => {
    // 1320 + 1500 + 7000 = 9820 of 13000 = 75.54 %
    expect(world.row({ on: '2016-01-15' })).toMatchObject({
      period: '2015',
      numerator: '9820',
      denominator: '13000',
      value: '75.54',
      coverage: full,
      settled: true,
    });
  });
  it('another figure of the slot that differs is a discrepancy', () => {
    expect(world.row({ on: '2016-01-15' }, 'AS')).toMatchObject({
      numerator: '1320',
      denominator: '1600',
      value: '82.50',
      discrepancy: { kind: 'same-slot', period: '2015-H2', numerator: '1300', denominator: '1600' },
    });
  });
  it('for `last` only the last day matters: both periods give the same rows', () => {
    expect(world.rows({ on: '2016-01-15', period: '2015-H2' })).toEqual(world.rows({ on: '2016-01-15', period: '2015' }));
  });
});

describe("3. An area's own figure counts before the sum of its children", () => {
  const communes = () => dongTrieu().target().all('2015', { AS: '1320/1600', BK: '1500/1900', MK: '7000/9500' });
  const world = communes().figure('22.205', '2015', '9900/13000');

  it('the own figure is the value, the sum of the children a discrepancy', () => {
    expect(world.row({ on: '2016-02-10' })).toMatchObject({
      numerator: '9900',
      denominator: '13000',
      value: '76.15',
      source: 'own',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
      discrepancy: { kind: 'roll-up', numerator: '9820', denominator: '13000', value: '75.54' },
    });
  });
  it('it goes on upwards', () => {
    const above = communes()
      .figure('22.205', '2015', '9900/13000')
      .establish(area('22.196', 'district', '22'));
    above.establish(area('UB1', 'commune', '22.196')).establish(area('UB2', 'commune', '22.196'));
    above.all('2015', { UB1: '900/1200', UB2: '1100/1500' });
    // 9900 + 900 + 1100 = 11900 of 13000 + 1200 + 1500 = 15700 = 75.80 %
    expect(above.value('22', { on: '2016-02-10' })).toMatchObject({
      numerator: '11900',
      denominator: '15700',
      value: '75.80',
      source: 'roll-up',
      coverage: { reported: 5, expected: 5, byOwn: 3 },
    });
  });
  it('if no commune had reported, it still covers them all, settled on any day, without discrepancy', () => {
    const alone = dongTrieu().target().figure('22.205', '2015', '9900/13000');
    expect(alone.row({ on: '2016-01-02' })).toMatchObject({
      numerator: '9900',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
      settled: true,
      discrepancy: null,
    });
  });
});

describe('4. An own figure on boundaries that are gone is shown and not used', () => {
  const world = dongTrieu()
    .target()
    .all('2015', { AS: '1320/1600', BK: '1500/1900', MK: '7000/9500' })
    .figure('22.205', '2015', '9900/13000')
    .establish(area('22.196', 'district', '22'))
    .establish(area('HT', 'commune', '22.196'))
    .figure('HT', '2015', '600/800')
    .change({ type: 'AreaMoved', on: '2016-04-01', area: 'HT', parent: '22.205' });

  it('the day before the move the units are the same: the own figure counts', () => {
    expect(world.row({ on: '2016-03-31' })).toMatchObject({
      numerator: '9900',
      value: '76.15',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
    });
  });
  it('after it the roll-up over the hierarchy of the day counts', () => {
    // 9820 + 600 = 10420 of 13000 + 800 = 13800 = 75.51 %
    expect(world.row({ on: '2016-06-15' })).toMatchObject({
      period: '2015',
      numerator: '10420',
      denominator: '13800',
      value: '75.51',
      source: 'roll-up',
      coverage: { reported: 4, expected: 4, byOwn: 0 },
      ownOnOldBoundaries: { numerator: '9900', denominator: '13000' },
      discrepancy: null,
    });
  });
});

describe('5. A sum in the year adds the learners and keeps the last denominator', () => {
  const given = (denominatorTime: 'last' | 'sum') =>
    dongTrieu({ code: 'lao-dong-hoc-tap', time: 'sum-in-year', denominatorTime })
      .target()
      .figure('AS', '2015-H1', '200/1000')
      .figure('AS', '2015-H2', '250/1040')
      .figure('BK', '2015-H1', '210/1190')
      .figure('BK', '2015', '500/1200')
      .figure('MK', '2015-H1', '1800/6000');
  const world = given('last');

  it('on 15 January the year at 2/3 stands behind the first half', () => {
    // 200 + 210 + 1800 = 2210 of 1000 + 1190 + 6000 = 8190 = 26.98 %
    expect(world.value('22.205', { on: '2016-01-15' })).toMatchObject({
      period: '2015-H1',
      numerator: '2210',
      denominator: '8190',
      value: '26.98',
      coverage: full,
      yearToDate: true,
      newer: { period: '2015', coverage: { reported: 2, expected: 3, byOwn: 0 } },
    });
  });
  it('on 30 January each area by itself, then added', () => {
    // AS 450/1040, BK its own 500/1200, MK half a set: 950/2240 = 42.41 %
    expect(world.value('22.205', { on: '2016-01-30' })).toMatchObject({
      period: '2015',
      numerator: '950',
      denominator: '2240',
      value: '42.41',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      incomplete: true,
      yearToDate: false,
    });
    expect(world.value('AS', { on: '2016-01-30' })).toMatchObject({ numerator: '450', denominator: '1040', value: '43.27' });
    expect(world.value('BK', { on: '2016-01-30' })).toMatchObject({ numerator: '500', denominator: '1200' });
    expect(world.value('MK', { on: '2016-01-30', period: '2015' })).toMatchObject({ value: null });
  });
  it('with `denominatorTime: sum` the denominators are added, too', () => {
    expect(given('sum').value('AS', { on: '2016-01-30' })).toMatchObject({ numerator: '450', denominator: '2040', value: '22.06' });
  });
});

describe('6. A correction that waits changes nothing under the verified basis', () => {
  const world = dongTrieu()
    .target()
    .figure('AS', '2015-H1', '1280/1600')
    .mark('verified', 'AS', '2015-H1', 0)
    .figure('BK', '2015-H1', '1500/1900')
    .mark('verified', 'BK', '2015-H1', 0)
    .figure('BK', '2015-H1', '1560/1900', { recorded: '2015-08-05' })
    .figure('MK', '2015-H1', '7000/9500')
    .mark('returned', 'AS', '2015-H1', 0, { recorded: '2015-08-20' });

  it('reported: the correction counts', () => {
    // 1280 + 1560 + 7000 = 9840 of 13000 = 75.69 %
    expect(world.row({ on: '2015-08-15' })).toMatchObject({
      numerator: '9840',
      denominator: '13000',
      value: '75.69',
      coverage: full,
      verified: { value: '79.43', coverage: { reported: 2, expected: 3, byOwn: 0 } },
      changedSinceVerified: 1,
    });
  });
  it('verified: the last verified revision counts, the never verified does not exist', () => {
    // 1280 + 1500 = 2780 of 3500 = 79.43 %
    expect(world.row({ on: '2015-08-15', basis: 'verified' })).toMatchObject({
      numerator: '2780',
      denominator: '3500',
      value: '79.43',
      coverage: { reported: 2, expected: 3, byOwn: 0 },
      settled: true,
      incomplete: true,
      changedSinceVerified: 1,
    });
  });
  it('as of the day before, the correction was not known', () => {
    // 1280 + 1500 + 7000 = 9780 of 13000 = 75.23 %
    expect(world.row({ on: '2015-08-15', asOf: '2015-08-04' })).toMatchObject({
      numerator: '9780',
      value: '75.23',
      changedSinceVerified: 0,
    });
  });
  it('a return of the verified revision leaves nothing verified', () => {
    expect(world.row({ on: '2015-08-20', basis: 'verified' })).toMatchObject({
      numerator: '1500',
      denominator: '1900',
      value: '78.95',
      coverage: { reported: 1, expected: 3, byOwn: 0 },
    });
    expect(world.row({ on: '2015-08-20' })).toMatchObject({ numerator: '9840', denominator: '13000' });
    expect(world.row({ on: '2015-08-20' }, 'AS').flags).toEqual(['returned']);
  });
});

it('the builder of these tests gives breakdowns by sex', () => {
  expect(bySex({ nam: '1/2', nu: '3' })).toEqual({
    sex: { nam: { numerator: '1', denominator: '2' }, nu: { numerator: '3', denominator: null } },
  });
});
