import { area, dongTrieu, type World } from './testing';
import { summarise } from './each-rows';
import type { State, Target } from './model';

const given = (spec: Partial<Target> = {}): World => dongTrieu().target({ criterion: { kind: 'at-least', value: '85' }, ...spec });

/** Days that lie on a bound, and what lies just beside it. */
describe('the baseline from figures (6.4)', () => {
  it('a slot that ends on F is not before F', () => {
    const world = given({ from: '2013-06-30' }).total('2012', '60/100').total('2013-H1', '70/100').total('2014', '75/100');
    expect(world.row({ on: '2015-02-10' }).baseline).toEqual({ value: '60.00', on: '2012-12-31' });
    const without = given({ from: '2013-06-30' }).total('2013-H1', '70/100').total('2014', '75/100');
    expect(without.row({ on: '2015-02-10' }).baseline).toEqual({ value: '70.00', on: '2013-06-30' });
  });
  it('a slot before F that has not settled on D gives none', () => {
    const world = given().total('2012-H1', '60/100').all('2012', { AS: '70/100' });
    expect(world.row({ on: '2013-01-29' }).baseline).toEqual({ value: '60.00', on: '2012-06-30' });
    expect(world.row({ on: '2013-01-30' }).baseline).toEqual({ value: '70.00', on: '2012-12-31' });
  });
  it('a running period that ends after D gives none', () => {
    const world = given().total('2013-H1', '60/100', { dataTo: '2013-04-30' }).total('2013', '70/100', { dataTo: '2013-05-10' });
    expect(world.row({ on: '2013-06-29' })).toMatchObject({ period: '2013', baseline: null, state: 'undetermined' });
    expect(world.row({ on: '2013-06-30' })).toMatchObject({ period: '2013', baseline: { value: '60.00', on: '2013-06-30' } });
  });
});

it('`newer` is the latest later slot that has not settled, though a later one has by its coverage (3.1)', () => {
  const world = given().total('2014-H1', '80/100').all('2014', { AS: '8/10' }).total('2015-H1', '8/10', { dataTo: '2015-01-15' });
  expect(world.row({ on: '2015-01-20', period: '2014-H1' }).newer).toMatchObject({ period: '2014', coverage: { reported: 1 } });
});

describe('the days of a target (6)', () => {
  it('on F itself it is judged, on the day before it has not started', () => {
    const world = given({ from: '2013-03-01' }).total('2012', '5/10').total('2013', '9/10', { dataTo: '2013-02-20' });
    expect(world.row({ on: '2013-02-28' })).toMatchObject({ state: 'not-started' });
    expect(world.row({ on: '2013-03-01' })).toMatchObject({ state: 'achieved', period: '2013' });
  });
  it('a plan has no rows from the day it is closed', () => {
    const world = given();
    world.plan = { ...world.plan, closedOn: '2014-05-01' };
    expect(world.rows({ on: '2014-04-30', depth: 0 })).toHaveLength(1);
    expect(world.rows({ on: '2014-05-01', depth: 0 })).toEqual([]);
  });
  it('on the last day of a year that year is still open (6.2, 6.5)', () => {
    const world = given({ hold: 'each-year' }).total('2013', '8/10');
    expect(world.row({ on: '2013-12-31' }).state).toBe('undetermined');
    expect(world.row({ on: '2014-01-01' }).state).toBe('missed');
  });
  it('an area whose total denominator is 0 is not applicable, also where the final period has not settled (6.7)', () => {
    const world = given().figure('AS', '2015', '0/0');
    expect(world.row({ on: '2016-01-10' })).toMatchObject({ settled: false, state: 'not-applicable' });
  });
  it('a baseline that is X itself already meets it: off-track (6.4)', () => {
    const world = given({ baseline: { value: '85', on: '2012-12-31' } }).total('2013', '80/100');
    expect(world.row({ on: '2014-02-10' })).toMatchObject({ state: 'off-track', required: null });
  });
});

it('a part of the running year of which one predecessor brings an unknown share is not there (3.2: all present)', () => {
  const world = dongTrieu({ time: 'sum-in-year', measure: 'count' });
  const to = (id: string) => area(id, 'commune', '22.205');
  world.reorganise(
    '2015-07-01',
    ['AS', 'BK'],
    [to('C'), to('D')],
    [
      ['AS', 'C', '0.5'],
      ['AS', 'D', '0.5'],
      ['BK', 'C'],
      ['BK', 'D'],
    ],
  );
  world.all('2015-H1', { AS: '10', BK: '20' }).figure('C', '2015-H2', '3');
  expect(world.value('C', { on: '2016-02-10' })).toMatchObject({ period: '2015', value: null });
});

it('the difference of more than two shares needs all of them (5, 6.6)', () => {
  const world = dongTrieu({ breakdowns: ['age'] }).target({ criterion: { kind: 'parity', breakdown: 'age', tolerance: '60' } });
  const age = (tre: number, lon: number) => ({
    age: {
      tre: { numerator: String(tre), denominator: '10' },
      lon: { numerator: '5', denominator: String(lon) },
      gia: { numerator: '4', denominator: '10' },
    },
  });
  expect(world.figure('AS', '2014', '10/30', { breakdown: age(1, 10) }).row({ on: '2015-02-10' })).toMatchObject({
    difference: '40.00',
    state: 'achieved',
  });
  const missing = { age: { ...age(1, 10).age, lon: { numerator: '0', denominator: '0' } } };
  expect(world.figure('AS', '2014', '5/20', { breakdown: missing }).row({ on: '2015-02-10' })).toMatchObject({
    difference: null,
    state: 'undetermined',
  });
});

it('an increase over the year is held against a baseline in its first year alone (5)', () => {
  const world = given({ criterion: { kind: 'increase', over: 'year' }, baseline: { value: '40', on: '2012-12-31' } });
  world.total('2013', '50/100').total('2014', '45/100');
  expect(world.row({ on: '2015-02-10' }).occurrences?.map(({ state }) => state)).toEqual(['achieved', 'missed', 'no-data']);
});

it('after U a year that awaits data stands before one without (6.5)', () => {
  const world = given({ hold: 'each-year' }).total('2013', '9/10').all('2015', { AS: '9/10' });
  expect(world.row({ on: '2016-01-10' }).state).toBe('awaiting-data');
  expect(world.row({ on: '2016-01-30' }).state).toBe('no-data');
});

it('what must be kept up is judged at the slots of F..U alone (6.5)', () => {
  const world = given({ hold: 'throughout' }).total('2015', '9/10').total('2016-H1', '1/10');
  const row = world.row({ on: '2016-08-10' });
  expect(row.state).toBe('achieved');
  expect(row.occurrences?.at(-1)?.period).toBe('2015');
});

it('`upTo` itself is not above it (5)', () => {
  const world = given({ criterion: { kind: 'at-least', value: '85', upTo: '90' } }).total('2015', '9/10');
  expect(world.row({ on: '2016-02-10' }).flags).toEqual([]);
});

it('of two states a summary shows the one that Rows names first', () => {
  const order: readonly State[] = [
    'missed',
    'off-track',
    'at-risk',
    'awaiting-data',
    'no-data',
    'undetermined',
    'on-track',
    'not-started',
    'achieved-late',
    'achieved',
  ];
  for (const [index, better] of order.entries()) {
    const worse = order[index - 1];
    if (worse !== undefined) expect(summarise([better, worse]).state).toBe(worse);
  }
});
