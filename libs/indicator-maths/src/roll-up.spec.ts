/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { area, bySex, dongTrieu, type World } from './testing';

const on = '2016-02-10';
const district = (world: World, asked: object = {}) => world.value('22.205', { on, ...asked });

describe('rules 3.1: the slot', () => {
  it('is the latest settled one; without one, the latest', () => {
    expect(district(dongTrieu().figure('AS', '2015-H1', '1/2').figure('AS', '2016-H1', '1/2', { dataTo: '2016-01-31' })).period).toBe(
      '2015-H1',
    );
    expect(district(dongTrieu().figure('AS', '2016-H1', '1/2', { dataTo: '2016-01-31' }))).toMatchObject({
      period: '2016-H1',
      settled: false,
      provisional: true,
    });
  });
  it('a figure of the area itself makes a slot, and so does not applicable', () => {
    expect(district(dongTrieu().figure('22.205', '2015', '1/2')).period).toBe('2015');
    expect(dongTrieu().figure('AS', '2015', 'n/a').value('AS', { on })).toMatchObject({ period: '2015', value: null, settled: true });
  });
  it('without any figure there is no slot: nothing reported of what is expected on the day', () => {
    expect(district(dongTrieu())).toMatchObject({
      period: null,
      value: null,
      settled: false,
      coverage: { reported: 0, expected: 3, byOwn: 0 },
      newer: null,
    });
  });
  it('`newer` names the latest later slot that is unsettled', () => {
    const world = dongTrieu()
      .total('2015', '1/2')
      .figure('AS', '2016-H1', '1/2', { dataTo: '2016-01-20' })
      .figure('AS', '2016', '1/2', { dataTo: '2016-02-05' });
    expect(district(world).newer).toEqual({ period: '2016', coverage: { reported: 1, expected: 3, byOwn: 0 } });
  });
  it('a slot settles by coverage 1, or 30 days after its last day', () => {
    const world = dongTrieu().all('2015', { AS: '1/2', BK: '1/2' });
    expect(world.value('22.205', { on: '2016-01-29' }).settled).toBe(false);
    expect(world.value('22.205', { on: '2016-01-30' }).settled).toBe(true);
    expect(world.figure('MK', '2015', '0/0').value('22.205', { on: '2016-01-01' }).settled).toBe(true);
  });
  it('a period asked for is shown though nobody reported it', () => {
    expect(district(dongTrieu().total('2015', '1/2'), { period: '2014' })).toMatchObject({
      period: '2014',
      value: null,
      settled: true,
      coverage: { reported: 0, expected: 3, byOwn: 0 },
    });
  });
});

describe('rules 1: several figures in one slot', () => {
  it('the one with the later dataTo counts, before the longest', () => {
    const world = dongTrieu()
      .figure('AS', '2015-H2', '3/4', { dataTo: '2015-12-31' })
      .figure('AS', '2015', '1/4', { dataTo: '2015-12-20' });
    expect(world.value('AS', { on })).toMatchObject({ numerator: '3', discrepancy: { kind: 'same-slot', period: '2015', numerator: '1' } });
  });
  it('one that says the same is no discrepancy', () => {
    expect(dongTrieu().all('2015-H2', { AS: '1/2' }).all('2015', { AS: '1/2' }).value('AS', { on }).discrepancy).toBeNull();
  });
  it('a running figure whose dataTo lies after D is not there yet', () => {
    const world = dongTrieu().figure('AS', '2015', '1/4', { dataTo: '2015-09-30' });
    expect(world.value('AS', { on: '2015-09-29' }).period).toBeNull();
    expect(world.value('AS', { on: '2015-09-30' })).toMatchObject({ period: '2015', provisional: true });
  });
});

describe('rules 3.3: own figure first, at every level', () => {
  it('a roll-up of coverage below 1 beside an own figure is no discrepancy, nor is one that agrees', () => {
    expect(district(dongTrieu().all('2015', { '22.205': '5/9', AS: '1/2' })).discrepancy).toBeNull();
    expect(district(dongTrieu().total('2015', '5/9').figure('22.205', '2015', '5/9')).discrepancy).toBeNull();
  });
  it('of a unit with units below, the roll-up is complete without the unit itself', () => {
    const world = dongTrieu({ reportedAt: ['district', 'commune'] })
      .total('2015', '4/9')
      .figure('22.205', '2015', '5/9');
    expect(district(world)).toMatchObject({
      numerator: '5',
      coverage: { reported: 4, expected: 4, byOwn: 3 },
      discrepancy: { kind: 'roll-up', numerator: '4' },
    });
  });
  it('an own figure on the same units is used, whatever was renamed', () => {
    const world = dongTrieu().total('2015', '4/9').figure('22.205', '2015', '5/9');
    world.change({ type: 'AreaRenamed', on: '2016-01-15', area: 'AS', name: 'An Sinh mới' });
    expect(district(world)).toMatchObject({ source: 'own', ownOnOldBoundaries: null });
  });
  it('for a slot that has not ended the units are compared with those of D itself', () => {
    const world = dongTrieu()
      .figure('22.205', '2016', '5/9', { dataTo: '2016-02-01' })
      .establish(area('TA', 'commune', '22.205'), '2016-01-10');
    expect(district(world)).toMatchObject({ source: 'own', coverage: { reported: 4, expected: 4, byOwn: 4 } });
    expect(world.value('22.205', { on: '2017-02-10', period: '2016' })).toMatchObject({ source: 'own' });
  });
  it('a figure on old boundaries still makes a slot, though it is not used', () => {
    const world = dongTrieu()
      .figure('22.205', '2015', '5/9')
      .establish(area('TA', 'commune', '22.205'), '2016-01-10');
    expect(district(world)).toMatchObject({
      period: '2015',
      value: null,
      source: null,
      coverage: { reported: 0, expected: 3, byOwn: 0 },
      ownOnOldBoundaries: { period: '2015', numerator: '5', denominator: '9' },
    });
  });
});

describe('rules 3.4: roll-up', () => {
  it('percentages are never averaged', () => {
    expect(district(dongTrieu().all('2015', { AS: '1/1', BK: '0/9', MK: '0/0' })).value).toBe('10.00');
  });
  it('counts are added, exactly', () => {
    expect(district(dongTrieu({ measure: 'count' }).all('2015', { AS: '0.1', BK: '0.2', MK: '1000000000000000000000' }))).toMatchObject({
      value: '1000000000000000000000.3',
      numerator: null,
      denominator: null,
    });
  });
  it('a yes-no counts 1/1 or 0/1 as soon as it is rolled up; alone it is 100 or 0', () => {
    const world = dongTrieu({ measure: 'yes-no' }).all('2015', { AS: 'yes', BK: 'no', MK: 'yes' });
    expect(district(world)).toMatchObject({ value: '66.67', numerator: '2', denominator: '3' });
    expect(world.value('BK', { on })).toMatchObject({ value: '0.00', numerator: '0', denominator: '1' });
  });
  it('`area: none` gives no value above, only own figures', () => {
    const world = dongTrieu({ area: 'none' }).all('2015', { AS: '1/2', BK: '1/2', MK: '1/2' });
    expect(district(world)).toMatchObject({ period: '2015', value: null, source: null, coverage: { reported: 3, expected: 3, byOwn: 0 } });
    expect(world.value('AS', { on })).toMatchObject({ value: '50.00', source: 'own' });
    expect(district(world.figure('22.205', '2015', '2/3')).value).toBe('66.67');
  });
  it("a breakdown follows the value: the own figure's if that is used", () => {
    const sex = { breakdown: bySex({ nam: '1/2', nu: '2/2' }) };
    const world = dongTrieu().figure('AS', '2015', '3/4', sex).figure('BK', '2015', '1/1').figure('MK', '2015', '1/1');
    expect(district(world).breakdown).toMatchObject({
      sex: { nam: { numerator: '1', denominator: '2' } },
      coverage: { reported: 1, expected: 3, byOwn: 0 },
    });
    expect(district(world.figure('22.205', '2015', '5/6')).breakdown).toBeNull();
    const own = dongTrieu().figure('22.205', '2015', '3/4', sex);
    expect(district(own).breakdown).toMatchObject({ sex: { nu: { value: '100.00' } }, coverage: { reported: 3, expected: 3, byOwn: 3 } });
  });
});

it("several breakdowns: the coverage shown is that of the indicator's first, or of the criterion's", () => {
  const parts = (name: string) => ({ [name]: { a: { numerator: '1', denominator: '2' }, b: { numerator: '1', denominator: '2' } } });
  const world = dongTrieu({ breakdowns: ['sex', 'age'] }).figure('AS', '2015', '2/4', { breakdown: { ...parts('age'), ...parts('sex') } });
  world.figure('BK', '2015', '2/4', { breakdown: parts('age') });
  expect(district(world).breakdown?.coverage).toEqual({ reported: 1, expected: 3, byOwn: 0 });
  const parity = world.target({ criterion: { kind: 'parity', breakdown: 'age', tolerance: '3' } }).row({ on });
  expect(parity).toMatchObject({
    difference: '0.00',
    breakdown: { age: { a: { numerator: '2' } }, coverage: { reported: 2, expected: 3, byOwn: 0 } },
  });
});

describe('rules 2: zero, not reported, not applicable', () => {
  it('denominator 0 means no population: reported, adds nothing, no value if the total is 0', () => {
    expect(district(dongTrieu().total('2015', '0/0'))).toMatchObject({
      value: null,
      numerator: '0',
      denominator: '0',
      coverage: { reported: 3, expected: 3, byOwn: 0 },
    });
  });
  it('not applicable at an area above takes that area and all under it out', () => {
    const world = dongTrieu()
      .all('2015', { '22.205': 'n/a', AS: '1/2' })
      .establish(area('22.1', 'district', '22'))
      .establish(area('X', 'commune', '22.1'));
    world.figure('X', '2015', '3/4');
    expect(district(world)).toMatchObject({ value: null, coverage: { reported: 0, expected: 0, byOwn: 0 } });
    expect(world.value('22', { on })).toMatchObject({ numerator: '3', denominator: '4', coverage: { reported: 1, expected: 1, byOwn: 0 } });
  });
  it('an own figure above wins over not applicable below', () => {
    expect(district(dongTrieu().all('2015', { '22.205': '5/9', AS: 'n/a' }))).toMatchObject({
      numerator: '5',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
    });
  });
  it('expected 0 counts as coverage 1', () => {
    expect(district(dongTrieu().all('2015', { AS: 'n/a', BK: 'n/a', MK: 'n/a' }), { on: '2016-01-02' })).toMatchObject({
      settled: true,
      incomplete: false,
      coverage: { reported: 0, expected: 0, byOwn: 0 },
    });
  });
});

describe('rules 3.6: coverage', () => {
  it("units are those of the slot's last day: a newly established area is not expected for slots before it", () => {
    const world = dongTrieu()
      .total('2015', '1/2')
      .establish(area('TA', 'commune', '22.205'), '2016-01-10');
    expect(district(world).coverage).toEqual({ reported: 3, expected: 3, byOwn: 0 });
  });
  it('a sector reports beside the communes where the indicator says so', () => {
    const world = dongTrieu({ reportedAt: ['commune', 'sector'] })
      .establish(area('KCQ', 'sector', '22.205'))
      .total('2015', '1/2')
      .figure('KCQ', '2015', '1/1');
    expect(district(world)).toMatchObject({ numerator: '2', denominator: '3', coverage: { reported: 4, expected: 4, byOwn: 0 } });
  });
  it('what an area without units says of itself adds a value and no coverage', () => {
    const world = dongTrieu()
      .total('2015', '1/2')
      .establish(area('22.9', 'district', '22'))
      .figure('22.9', '2015', '7/8');
    expect(world.value('22', { on })).toMatchObject({
      numerator: '8',
      denominator: '10',
      coverage: { reported: 3, expected: 3, byOwn: 0 },
    });
  });
  it('a rate over 100 % is never clipped, and shown', () => {
    expect(dongTrieu().figure('AS', '2015', '5/4').value('AS', { on })).toMatchObject({ value: '125.00', flags: ['rate-over-100'] });
    expect(dongTrieu({ mayExceed: true }).figure('AS', '2015', '5/4').value('AS', { on })).toMatchObject({ value: '125.00', flags: [] });
  });
});

describe('rules 3.2: a sum in the year', () => {
  const given = (spec: object = {}) => dongTrieu({ time: 'sum-in-year', periods: ['quarter', 'half-year', 'year'], ...spec });
  const year = (world: World, period = '2015') => world.value('AS', { on, period });

  it("is the year's own figure, else the full set of halves, else of quarters; kinds are never mixed", () => {
    const quarters = given()
      .figure('AS', '2015-Q1', '1/9')
      .figure('AS', '2015-Q2', '1/9')
      .figure('AS', '2015-Q3', '1/9')
      .figure('AS', '2015-Q4', '1/8');
    expect(year(quarters)).toMatchObject({ numerator: '4', denominator: '8' });
    expect(year(quarters.figure('AS', '2015-H1', '5/9'))).toMatchObject({ numerator: '4' });
    expect(year(quarters.figure('AS', '2015-H2', '5/7'))).toMatchObject({ numerator: '10', denominator: '7' });
    expect(year(quarters.figure('AS', '2015', '11/6'))).toMatchObject({ numerator: '11', denominator: '6' });
    expect(year(given().figure('AS', '2015-H1', '1/2').figure('AS', '2015-Q3', '1/2').figure('AS', '2015-Q4', '1/2')).value).toBeNull();
  });
  it('asked for a part: the sum of the parts of one kind from 1 January up to it, all present', () => {
    const world = given()
      .figure('AS', '2015-Q1', '1/9')
      .figure('AS', '2015-Q2', '2/9')
      .figure('AS', '2015-Q4', '4/9')
      .figure('AS', '2015-H1', '5/9');
    expect(year(world, '2015-Q2')).toMatchObject({ period: '2015-Q2', numerator: '3', yearToDate: true });
    expect(year(world, '2015-H1')).toMatchObject({ period: '2015-H1', numerator: '5', yearToDate: true });
    expect(year(world, '2015-Q4')).toMatchObject({ period: '2015-Q4', value: null });
  });
  it('unasked, a day means the longest kind that ends there', () => {
    expect(
      given()
        .figure('AS', '2015-Q1', '1/9')
        .figure('AS', '2015-Q2', '2/9')
        .figure('AS', '2015-H1', '5/9')
        .value('AS', { on: '2015-08-10' }),
    ).toMatchObject({
      period: '2015-H1',
      numerator: '5',
    });
  });
  it('one part of a sum not applicable: the year has no value; the unit stays expected', () => {
    const world = given().figure('AS', '2015-H1', 'n/a').figure('AS', '2015-H2', '1/2');
    expect(year(world)).toMatchObject({ value: null, coverage: { reported: 0, expected: 1, byOwn: 0 } });
    expect(year(given().figure('AS', '2015-H1', 'n/a').figure('AS', '2015-H2', 'n/a')).coverage).toEqual({
      reported: 0,
      expected: 0,
      byOwn: 0,
    });
  });
  it('breakdowns are added over time where every part gave one, the denominator that of the last', () => {
    const world = given()
      .figure('AS', '2015-H1', '3/9', { breakdown: bySex({ nam: '1/4', nu: '2/5' }) })
      .figure('AS', '2015-H2', '4/8', { breakdown: bySex({ nam: '2/3', nu: '2/5' }) });
    expect(year(world).breakdown).toMatchObject({
      sex: { nam: { numerator: '3', denominator: '3' }, nu: { numerator: '4', denominator: '5' } },
    });
  });
  it('a count is added, too', () => {
    expect(year(given({ measure: 'count' }).figure('AS', '2015-H1', '2.5').figure('AS', '2015-H2', '3')).value).toBe('5.5');
  });
  it('months make no year: they are a sum up to the month that is asked for', () => {
    const world = given({ periods: ['month'], measure: 'count' });
    for (let month = 1; month <= 12; month += 1) world.figure('AS', `2015-${String(month).padStart(2, '0')}`, '1');
    expect(world.value('AS', { on })).toMatchObject({ period: '2015-12', value: null });
    expect(world.value('AS', { on, period: '2015-12' })).toMatchObject({ period: '2015-12', value: '12' });
  });
});
