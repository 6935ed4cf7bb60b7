import { area, dongTrieu } from './testing';

const to = (id: string, parent = '22.205') => area(id, 'commune', parent);
const settled = { on: '2016-02-10' } as const;

/** Small worlds in which only what a row shows parted two readings of the rules. */
describe('what a row shows', () => {
  it('a change still to come makes no figure late: on D its area lives (4)', () => {
    const world = dongTrieu().target().figure('AS', '2015', '1/2', { dataTo: '2015-05-01' });
    world.reorganise('2015-03-01', ['BK'], [to('B')], [['BK', 'B']]);
    world.reorganise(
      '2015-09-01',
      ['AS', 'B'],
      [to('A')],
      [
        ['AS', 'A'],
        ['B', 'A'],
      ],
    );
    expect(world.row({ on: '2015-08-31' })).toMatchObject({ numerator: '1', flags: [] });
    expect(world.row({ on: '2015-09-01' })).toMatchObject({ numerator: '1', flags: ['lateChange'] });
  });
  it('over a denominator of 0 there is no rate, and none over 100 (3.6)', () => {
    const world = dongTrieu({ time: 'sum-in-year', periods: ['half-year'] }).target();
    world.figure('MK', '2015-H1', '2/4').figure('MK', '2015-H2', '0/0');
    expect(world.row(settled, 'MK')).toMatchObject({ value: null, numerator: '2', denominator: '0', flags: [] });
  });
  it('on D > U the baseline is that of the final period, whatever is asked for (6.3, 6.4)', () => {
    const world = dongTrieu()
      .target({ criterion: { kind: 'not-below-baseline' } })
      .total('2014', '7/10')
      .total('2015', '6/10');
    expect(world.row({ ...settled, period: '2013' })).toMatchObject({ state: 'missed', baseline: { value: '70.00', on: '2014-12-31' } });
  });
  it("a breakdown's coverage and what was changed are those of the one figure, where nothing is added up (3.4)", () => {
    const world = dongTrieu({ area: 'none', breakdowns: ['sex'] }).target();
    world.reorganise(
      '2014-01-01',
      ['AS'],
      [to('A'), to('B')],
      [
        ['AS', 'A', '0.5'],
        ['AS', 'B', '0.5'],
      ],
    );
    const breakdown = { sex: { nam: { numerator: '1', denominator: '2' }, nu: { numerator: '2', denominator: '3' } } };
    world.figure('A', '2015', '3/5', { breakdown }).mark('verified', 'A', '2015', 0).figure('A', '2015', '3/5', { breakdown });
    expect(world.row(settled, 'A')).toMatchObject({ changedSinceVerified: 1, breakdown: { coverage: { reported: 1, expected: 1 } } });
  });
  it('a quarter is no whole year to be judged by, where an increase over the year was in force on its last day (5)', () => {
    const world = dongTrieu({ periods: ['quarter', 'year'] }).target({ criterion: { kind: 'increase', over: 'year' } });
    world.revise({ effectiveOn: '2014-01-01', hold: 'throughout', criterion: { kind: 'at-least', value: '10' } });
    world.total('2012', '9/10').total('2013-Q1', '5/10').total('2014-Q1', '2/10');
    expect(world.row({ on: '2014-06-01' })).toMatchObject({
      state: 'undetermined',
      occurrences: [
        { period: '2013-Q1', state: 'undetermined' },
        { period: '2013-Q2', state: 'no-data' },
        { period: '2013-Q3', state: 'no-data' },
        { period: '2013', state: 'no-data' },
        { period: '2014-Q1', state: 'achieved' },
      ],
    });
  });
  it('one year of an each-year is judged by the baseline allocated on its own due day (6.5)', () => {
    const world = dongTrieu().target({ hold: 'each-year', criterion: { kind: 'not-below-baseline' } });
    const baseline = { value: '10', on: '2013-12-31' };
    world.revise({ effectiveOn: '2014-06-01', byArea: { AS: { kind: 'not-below-baseline', baseline } } });
    world.figure('AS', '2013', '5/10').figure('AS', '2014', '5/10').figure('AS', '2012', '6/10');
    expect(world.row({ on: '2015-02-10' }, 'AS').occurrences).toMatchObject([
      { period: '2013', state: 'missed' },
      { period: '2014', state: 'achieved' },
      { period: '2015', state: 'no-data' },
    ]);
  });
  it('of halves and quarters the full set of its own counts before one that predecessors complete (3.2, 4)', () => {
    const world = dongTrieu({ time: 'sum-in-year', measure: 'count', periods: ['quarter', 'half-year', 'year'] }).target();
    world
      .reorganise('2015-01-01', ['AS'], [to('A')], [['AS', 'A']])
      .figure('AS', '2014-H2', '4')
      .figure('A', '2014-H1', '5');
    expect(world.row({ on: '2015-02-10' }, 'A')).toMatchObject({ period: '2014', value: '9', source: 'predecessors' });
    for (const quarter of [1, 2, 3, 4]) world.figure('A', `2014-Q${String(quarter)}`, '1');
    expect(world.row({ on: '2015-02-10' }, 'A')).toMatchObject({ period: '2014', value: '4', source: 'own' });
  });
});
