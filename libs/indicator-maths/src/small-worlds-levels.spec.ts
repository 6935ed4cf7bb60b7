import { area, bySex, dongTrieu } from './testing';

const to = (id: string, parent = '22.205') => area(id, 'commune', parent);

/** Small worlds found by wider random histories, in which a second reading of the rules and this one once parted. */
describe('where levels above each other report', () => {
  const both = { reportedAt: ['district', 'commune'] } as const;
  it('the roll-up beside an own figure is that of the children: the area itself is no unit of it (3.3)', () => {
    const world = dongTrieu(both).all('2015', { AS: '9/10', BK: '9/10', MK: '9/10' });
    expect(world.value('22.205', { on: '2016-02-10' })).toMatchObject({ value: '90.00', discrepancy: null });
    world.figure('22.205', '2015', '20/30');
    expect(world.value('22.205', { on: '2016-02-10' })).toMatchObject({
      value: '66.67',
      coverage: { reported: 4, expected: 4, byOwn: 3 },
      discrepancy: { kind: 'roll-up', numerator: '27', denominator: '30' },
    });
  });
  it('a restated figure of the upper level replaces the unit it came of and covers those under it (3.6)', () => {
    const children = ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22.2' }));
    const world = dongTrieu(both).reorganise('2016-01-01', ['22.205'], [area('22.2', 'district', '22')], [['22.205', '22.2']], {
      children,
    });
    world.figure('22.205', '2015', '10/20').figure('22.2', '2015', '11/20');
    expect(world.value('22.2', { on: '2016-02-10' })).toMatchObject({
      value: '55.00',
      coverage: { reported: 4, expected: 4, byOwn: 3 },
    });
  });
  it('the own figure of an upper unit is on old boundaries once the units below it have left (3.3)', () => {
    const world = dongTrieu({ ...both })
      .establish(area('22.1', 'district', '22'))
      .figure('22.205', '2015', '20/30');
    for (const commune of ['AS', 'BK', 'MK']) world.change({ type: 'AreaMoved', on: '2016-04-01', area: commune, parent: '22.1' });
    expect(world.value('22.205', { on: '2016-03-31' })).toMatchObject({ value: '66.67' });
    expect(world.value('22.205', { on: '2016-04-01' })).toMatchObject({ value: null, ownOnOldBoundaries: { numerator: '20' } });
  });
});

describe('a derived target of several years', () => {
  it('is achieved late in the last one only if met on D while the year runs (3.5, 6.5)', () => {
    const world = dongTrieu({ code: 'dan-so', measure: 'count', periods: ['year'] });
    world.indicator({ code: 'don-vi', from: { recognitions: 'don-vi', of: 'dan-so' } }).figure('AS', '2014', '4', { indicator: 'dan-so' });
    world.target({
      indicator: 'don-vi',
      criterion: { kind: 'at-least', value: '20' },
      hold: 'each-year',
      from: '2015-01-01',
      due: '2015-06-30',
    });
    const grant = { title: 'don-vi', subject: 's', recognisedOn: '2015-09-01', validUntil: null, revokedOn: null };
    world.subject({ ref: 's', kind: 'unit', homes: [{ from: null, area: 'AS' }] }).grant(grant);
    const years = (on: string) => world.row({ on, asOf: 'later' }).occurrences?.map(({ period, state }) => `${period} ${state}`);
    expect(years('2015-08-31')).toEqual(['2015 missed']);
    expect(years('2015-09-01')).toEqual(['2015 achieved-late']);
    expect(years('2016-09-01')).toEqual(['2015 missed']);
  });
  it('counts its open year on the last day of the period asked for (3.1, 3.5)', () => {
    const world = dongTrieu({ code: 'dan-so', measure: 'count', periods: ['half-year'] });
    world
      .indicator({ code: 'don-vi', from: { recognitions: 'don-vi', of: 'dan-so' } })
      .figure('AS', '2014-H2', '4', { indicator: 'dan-so' });
    world.target({
      indicator: 'don-vi',
      criterion: { kind: 'at-least', value: '20' },
      hold: 'each-year',
      from: '2015-01-01',
      due: '2015-12-31',
    });
    const grant = { title: 'don-vi', subject: 's', recognisedOn: '2015-07-01', validUntil: null, revokedOn: null };
    world.subject({ ref: 's', kind: 'unit', homes: [{ from: null, area: 'AS' }] }).grant(grant);
    expect(world.row({ on: '2015-09-01' })).toMatchObject({ state: 'achieved', occurrences: [{ value: '25.00' }] });
    expect(world.row({ on: '2015-09-01', period: '2015-H1' })).toMatchObject({ state: 'undetermined', occurrences: [{ value: '0.00' }] });
  });
  it('an increase over the year compares what was counted on the last days of the years; rows under it are compared, too (3.5, 5)', () => {
    const world = dongTrieu({ code: 'dan-so', measure: 'count', periods: ['year'] });
    world.indicator({ code: 'don-vi', from: { recognitions: 'don-vi', of: 'dan-so' } }).figure('AS', '2013', '4', { indicator: 'dan-so' });
    world.target({ indicator: 'don-vi', criterion: { kind: 'increase', over: 'year' }, due: '2014-12-31' });
    world.subject({ ref: 's', kind: 'unit', homes: [{ from: null, area: 'AS' }] });
    world.grant({ title: 'don-vi', subject: 's', recognisedOn: '2014-09-01', validUntil: null, revokedOn: null });
    const asked = { on: '2015-01-31', asOf: 'later' } as const;
    expect(world.row(asked).occurrences?.at(-1)).toEqual({ period: '2014', value: '25.00', state: 'achieved' });
    expect(world.row(asked, 'AS')).toMatchObject({ value: '25.00', againstPlan: 'met' });
  });
});

describe('an increase over the open year', () => {
  it('has no data where the only word for the year came without a share: no slot is brought in (3.1, 4, 5)', () => {
    const world = dongTrieu({ measure: 'count', periods: ['year'] }).target({
      criterion: { kind: 'increase', over: 'year' },
      measuredAt: { each: 'commune' },
    });
    const parts = [
      ['AS', 'A'],
      ['AS', 'B'],
    ] as const;
    world.reorganise('2015-03-01', ['AS'], [to('A'), to('B')], parts).figure('AS', '2015', 'n/a', { dataTo: '2015-02-10' });
    expect(world.row({ on: '2015-09-30', asOf: 'later' }, 'A')).toMatchObject({ state: 'no-data' });
  });
});

describe('a unit divided without shares, half of it under an own figure', () => {
  // MK goes to M1 in the district and to M2 in another one, which restates the past as a whole.
  const halves = () => {
    const world = dongTrieu({ measure: 'count', periods: ['year'] }).establish(area('22.1', 'district', '22'));
    const parts = [
      ['22.1', '22.2'],
      ['MK', 'M1'],
      ['MK', 'M2'],
    ] as const;
    world.reorganise('2016-01-01', ['22.1', 'MK'], [area('22.2', 'district', '22'), to('M1'), to('M2', '22.2')], parts);
    return world.figure('22.2', '2015', '5');
  };
  const asked = { on: '2016-02-10', period: '2015' } as const;
  it('is expected whole where all of it lies, and has reported if it said so itself (3.6)', () => {
    expect(halves().value('22', asked).coverage).toEqual({ reported: 0, expected: 3, byOwn: 0 });
    expect(halves().figure('MK', '2015', '7').value('22', asked).coverage).toEqual({ reported: 1, expected: 3, byOwn: 0 });
  });
  it('so above it, and it counts on neither side below (3.6)', () => {
    const world = halves();
    expect(world.establish(area('vn', 'country', null)).value('22.205', asked)).toMatchObject({
      coverage: { reported: 0, expected: 2 },
      estimated: true,
    });
    expect(world.value('22.2', asked)).toMatchObject({ value: '5', coverage: { expected: 0 } });
  });
  it('two own figures that speak for all of it have reported it (3.6)', () => {
    const world = dongTrieu({ measure: 'count', periods: ['year'] }).establish(area('22.1', 'district', '22'));
    const parts = [
      ['22.1', '22.2'],
      ['22.1', '22.3'],
      ['MK', 'M1'],
      ['MK', 'M2'],
    ] as const;
    const districts = [area('22.2', 'district', '22'), area('22.3', 'district', '22')];
    world.reorganise('2016-01-01', ['22.1', 'MK'], [...districts, to('M1', '22.2'), to('M2', '22.3')], parts);
    world.figure('22.2', '2015', '5').figure('22.3', '2015', '6');
    expect(world.value('22', asked)).toMatchObject({ value: '11', coverage: { reported: 1, expected: 3, byOwn: 1 } });
  });
});

describe('units reorganised twice', () => {
  it('a figure restated for parts of two units, one of them not restated as a whole, replaces neither (3.6)', () => {
    const world = dongTrieu({ measure: 'count', periods: ['year'] });
    world.reorganise(
      '2014-07-01',
      ['AS'],
      [to('A'), to('B')],
      [
        ['AS', 'A', '0.25'],
        ['AS', 'B', '0.75'],
      ],
    );
    world.reorganise(
      '2015-07-01',
      ['A', 'B'],
      [to('C'), to('D')],
      [
        ['A', 'D'],
        ['B', 'C'],
        ['B', 'D'],
      ],
    );
    world.reorganise(
      '2016-07-01',
      ['C', 'D'],
      [to('E'), to('F')],
      [
        ['C', 'E', '0.5'],
        ['C', 'F', '0.5'],
        ['D', 'E'],
      ],
    );
    world.figure('AS', '2015', '26').figure('E', '2015', '4');
    expect(world.value('22.205', { on: '2016-07-30', asOf: 'later' })).toMatchObject({ value: '26' });
    world.figure('F', '2015', '5');
    expect(world.value('22.205', { on: '2016-07-30', asOf: 'later' })).toMatchObject({ value: '9' });
  });
  it('a part of a year that came to one of two predecessors without a share counts in neither: the other’s share is the part (3.2, 4)', () => {
    const world = dongTrieu({ time: 'sum-in-year', periods: ['half-year', 'year'], measure: 'count' });
    world.reorganise(
      '2014-07-01',
      ['AS', 'BK'],
      [to('A'), to('B')],
      [
        ['AS', 'A'],
        ['BK', 'A'],
        ['BK', 'B'],
      ],
    );
    world.reorganise(
      '2015-07-01',
      ['A', 'B'],
      [to('C'), to('D')],
      [
        ['A', 'C', '0.6'],
        ['A', 'D', '0.4'],
        ['B', 'C'],
      ],
    );
    world.figure('A', '2014-H1', '10').figure('C', '2014-H2', '7');
    expect(world.value('C', { on: '2015-08-30', asOf: 'later', period: '2014' })).toMatchObject({ value: '13', estimated: true });
  });
});

it('of several breakdowns each has those who gave it, and of a sum over the year those that all its parts have (3.4)', () => {
  const world = dongTrieu({ time: 'sum-in-year', measure: 'count', breakdowns: ['sex', 'age'] });
  const age = { age: { tre: { numerator: '4', denominator: null } } };
  world
    .figure('AS', '2015-H1', '4', { breakdown: { ...bySex({ nam: '3', nu: '1' }), ...age } })
    .figure('AS', '2015-H2', '4', { breakdown: age });
  world.figure('BK', '2015', '5', { breakdown: bySex({ nam: '2', nu: '3' }) });
  const { breakdown } = world.value('22.205', { on: '2016-02-10' });
  expect(breakdown).toMatchObject({
    age: { tre: { numerator: '8' } },
    sex: { nam: { numerator: '2' } },
    coverage: { reported: 1, expected: 3 },
  });
});
