import { area, dongTrieu, World } from './testing';

const to = (id: string) => area(id, 'commune', '22.205');

/** Worlds in which a second reading of the rules and this one once parted; each says the sentence that decided. */
describe('whole years', () => {
  const increase = { criterion: { kind: 'increase', over: 'year' } } as const;
  it('a school year is no whole year: an increase over the year has no data, open or closed (5)', () => {
    const world = dongTrieu({ periods: ['school-year'] }).target(increase);
    for (const [period, value] of [
      ['2012-2013', '1/4'],
      ['2013-2014', '2/4'],
      ['2014-2015', '3/4'],
    ] as const)
      world.total(period, value);
    expect(world.row({ on: '2015-10-20' })).toMatchObject({ period: '2014-2015', value: '75.00', state: 'no-data' });
    expect(world.row({ on: '2016-02-10' }).occurrences).toEqual(
      ['2013', '2014', '2015'].map((period) => ({ period, value: null, state: 'no-data' })),
    );
  });
  it('of a sum-in-year a school year makes nothing achieved late (6.3: a whole year)', () => {
    const world = dongTrieu({ periods: ['school-year', 'year'], time: 'sum-in-year' }).target();
    world.total('2015', '8/10').total('2015-2016', '9/10');
    expect(world.row({ on: '2016-10-10' }).state).toBe('missed');
    expect(world.total('2016', '9/10').row({ on: '2017-02-10' }).state).toBe('achieved-late');
  });
  it('of a sum-in-year the final period itself is late, too, with its later figures, where it ends after U (6.3)', () => {
    const world = dongTrieu({ periods: ['quarter', 'year'], time: 'sum-in-year', measure: 'count' });
    world.target({ criterion: { kind: 'at-least', value: '10' }, from: '2015-07-01', due: '2015-08-15' });
    world.all('2015-Q1', { AS: '1' }).all('2015-Q2', { AS: '1' }).all('2015-Q3', { AS: '7' }, { dataTo: '2015-08-10' });
    world.all('2015-Q3', { AS: '8' }, { recorded: '2015-10-20' });
    expect(world.row({ on: '2015-09-20' }).state).toBe('missed');
    expect(world.row({ on: '2015-10-29' }).state).toBe('missed');
    expect(world.row({ on: '2015-10-30' })).toMatchObject({ period: '2015-Q3', value: '9', state: 'achieved-late' });
  });
  it('a year that has no value because of one part takes nothing from its other parts (2)', () => {
    const world = dongTrieu({ periods: ['half-year', 'year'], time: 'sum-in-year', measure: 'count' }).target();
    world.figure('MK', '2015-H1', 'n/a', { dataTo: '2015-03-30' }).mark('verified', 'MK', '2015-H1', 0).figure('MK', '2015-H1', 'n/a');
    world.figure('MK', '2015-H2', '41', { dataTo: '2015-12-30' }).mark('returned', 'MK', '2015-H2', 0);
    expect(world.row({ on: '2016-02-10' })).toMatchObject({ period: '2015', value: null, provisional: false, flags: [] });
    expect(world.row({ on: '2016-02-10' }, 'MK')).toMatchObject({ value: null, provisional: false, changedSinceVerified: 0, flags: [] });
  });
});

describe('own figures above', () => {
  it('a complete roll-up beside an own "not applicable" is a discrepancy (3.3)', () => {
    const world = dongTrieu().target().all('2015', { AS: '5/10', BK: '5/10', MK: '1/5', '22.205': 'n/a' });
    expect(world.row({ on: '2016-02-10' })).toMatchObject({
      value: null,
      state: 'not-applicable',
      discrepancy: { kind: 'roll-up', period: '2015', value: '44.00' },
    });
  });
  it('a figure above the reporting level is seen where no unit lies under it (3.1, 3.3)', () => {
    const world = new World().indicator({ reportedAt: ['village'] }).target();
    world
      .establish(area('22', 'province', null))
      .establish(area('22.205', 'district', '22'))
      .establish(area('AS', 'commune', '22.205'));
    world.figure('AS', '2015', '9/10');
    expect(world.row({ on: '2016-02-10' })).toMatchObject({
      period: '2015',
      value: '90.00',
      source: 'roll-up',
      coverage: { reported: 0, expected: 0 },
      settled: true,
      state: 'achieved',
    });
  });
});

describe('derived values', () => {
  const derived = { code: 'ho-hoc-tap', from: { recognitions: 'ho', of: 'so-ho' } } as const;
  const world = () => dongTrieu(derived).indicator({ code: 'so-ho', measure: 'count' }).target({ due: '2015-06-30' });
  it('on D > U all rows settle at U + 30, those under the judged one, too (3.5)', () => {
    expect(
      world()
        .rows({ on: '2015-07-29' })
        .map(({ settled }) => settled),
    ).toEqual([false, false, false, false]);
    expect(
      world()
        .rows({ on: '2015-07-30' })
        .map(({ settled }) => settled),
    ).toEqual([true, true, true, true]);
  });
  it("a household whose home was split within an ended plan's area counts in it, the lowest area that all successors are under (4)", () => {
    const split = world().establish(area('22.1', 'district', '22'));
    split.figure('AS', '2013', '40', { indicator: 'so-ho' });
    split.subject({ ref: 'h', kind: 'household', homes: [{ from: null, area: 'AS' }] });
    split.grant({ title: 'ho', subject: 'h', recognisedOn: '2012-01-01', validUntil: null, revokedOn: null });
    split.reorganise(
      '2014-01-01',
      ['22.205', '22.1'],
      [area('22.2', 'district', '22')],
      [
        ['22.205', '22.2'],
        ['22.1', '22.2'],
      ],
      { children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22.2' })) },
    );
    split.establish(area('X', 'commune', '22.2'), '2014-01-01');
    const parts = [
      ['AS', 'A1', '0.25'],
      ['AS', 'A2', '0.75'],
    ] as const;
    split.reorganise('2015-01-01', ['AS'], [area('A1', 'commune', '22.2'), area('A2', 'commune', '22.2')], parts);
    expect(split.row({ on: '2015-03-01', depth: 0 })).toMatchObject({ numerator: '1', denominator: '40', value: '2.50' });
  });
});

describe('a final period that runs beyond U', () => {
  it('is named as newer by later figures of it, a "not applicable" among them (2: it makes a slot)', () => {
    const world = dongTrieu({ periods: ['year'] }).target({ from: '2015-01-01', due: '2015-11-19' });
    world.figure('AS', '2015', 'n/a');
    expect(world.row({ on: '2016-01-31' })).toMatchObject({
      period: '2015',
      coverage: { reported: 0, expected: 3 },
      newer: { period: '2015', coverage: { reported: 0, expected: 2 } },
    });
  });
});

describe('areas that changed twice', () => {
  it('what ended before the slot and said nothing has no say in whose figures count together (3.6: units of the slot)', () => {
    const world = dongTrieu().target();
    world.reorganise(
      '2013-01-01',
      ['AS'],
      [to('A1'), to('A2')],
      [
        ['AS', 'A1'],
        ['AS', 'A2'],
      ],
    );
    const parts = [
      ['A1', 'B1'],
      ['A1', 'B2'],
      ['A2', 'B3'],
    ] as const;
    world.reorganise('2016-01-01', ['A1', 'A2'], [to('B1'), to('B2'), to('B3')], parts).figure('B3', '2015', '1/2');
    expect(world.row({ on: '2016-02-10' })).toMatchObject({ value: '50.00', coverage: { reported: 1, expected: 4 } });
    expect(world.figure('B3', '2015', 'n/a').row({ on: '2016-02-10' })).toMatchObject({ coverage: { reported: 0, expected: 3 } });
  });
  it('a late figure of an area between two changes counts (4: like one that ended before, `lateChange`)', () => {
    const world = dongTrieu().target();
    const split = [
      ['AS', 'A1', '0.5'],
      ['AS', 'A2', '0.5'],
      ['BK', 'A1', '0.6'],
      ['BK', 'A2', '0.4'],
    ] as const;
    const joined = [
      ['A1', 'B'],
      ['A2', 'B'],
    ] as const;
    world.reorganise('2014-07-01', ['AS', 'BK'], [to('A1'), to('A2')], split).reorganise('2015-07-01', ['A1', 'A2'], [to('B')], joined);
    world.figure('A1', '2015', '1/2', { dataTo: '2015-01-03' });
    expect(world.row({ on: '2016-02-10' })).toMatchObject({ value: '50.00', flags: ['lateChange'] });
  });
});

describe('flags of what counts', () => {
  it('`returned` is of figures that are in the value: not of a predecessor without a share (4)', () => {
    const parts = [
      ['AS', 'A1'],
      ['AS', 'A2'],
      ['BK', 'A1'],
    ] as const;
    const world = dongTrieu().target().figure('AS', '2015', '1/2').mark('returned', 'AS', '2015', 0).figure('BK', '2015', '3/4');
    world.reorganise('2016-01-01', ['AS', 'BK'], [to('A1'), to('A2')], parts);
    expect(world.row({ on: '2016-02-10' }, 'A1')).toMatchObject({ value: '75.00', flags: [] });
    expect(world.mark('returned', 'BK', '2015', 0).row({ on: '2016-02-10' }, 'A1')).toMatchObject({ flags: ['returned'] });
  });
  it('a share that is not in the value makes no estimate above it (4)', () => {
    const parts = [
      ['AS', 'A1', '0.5'],
      ['AS', 'A2', '0.5'],
    ] as const;
    const world = dongTrieu()
      .target()
      .reorganise('2015-03-01', ['AS'], [to('A1'), to('A2')], parts);
    world.all('2015', { '22.205': '9/10', AS: '1/2', A1: '1/3' });
    expect(world.row({ on: '2016-02-10' })).toMatchObject({ value: '90.00', estimated: false });
    expect(world.value('22', { on: '2016-02-10' })).toMatchObject({ value: '90.00', estimated: false });
  });
});

it("not applicable in the open year, the row is so, too (6.5: while D ≤ U else the open year's state)", () => {
  const world = dongTrieu({ periods: ['year'] })
    .target({ hold: 'each-year' })
    .total('2013', '9/10')
    .total('2014', '9/10');
  for (const id of ['AS', 'BK', 'MK']) world.figure(id, '2015', 'n/a', { dataTo: '2015-06-30' });
  expect(world.row({ on: '2015-07-31' }).state).toBe('not-applicable');
});

it('an own figure on old boundaries is shown under its own period (3.3)', () => {
  const world = dongTrieu().target().figure('22.205', '2015-H2', '9/10').establish(to('X'), '2016-01-15');
  expect(world.row({ on: '2016-02-10' })).toMatchObject({ period: '2015', ownOnOldBoundaries: { period: '2015-H2', value: '90.00' } });
});

it('what was changed on the day an area ended is none of its last day (4)', () => {
  const world = dongTrieu()
    .target({ byClass: { 'mien-nui': { kind: 'at-least', value: '10' } } })
    .figure('AS', '2015', '5/10');
  world.change({ type: 'AreaReclassified', on: '2016-01-15', area: 'AS', classes: ['mien-nui'] });
  world.reorganise('2016-01-15', ['AS'], [to('A')], [['AS', 'A']]);
  expect(world.row({ on: '2016-02-10', area: 'AS' })).toMatchObject({ criterion: { value: '85' } });
});

it("an area with children is rolled up from them: its predecessors' own figures, no units', are not used, nor above it (4)", () => {
  const world = new World().indicator({ reportedAt: ['village'] }).target();
  world.establish(area('22', 'province', null)).establish(area('22.205', 'district', '22'));
  world
    .establish(to('AS'))
    .establish(to('BK'))
    .establish(area('v', 'village', 'AS'));
  const parts = [
    ['AS', 'A'],
    ['BK', 'A'],
  ] as const;
  world.reorganise('2015-03-01', ['AS', 'BK'], [to('A')], parts, { children: [{ area: 'v', parent: 'A' }] });
  world.figure('AS', '2014', '12/14');
  expect(world.row({ on: '2015-07-31' })).toMatchObject({ period: null, value: null, state: 'no-data' });
  expect(world.row({ on: '2015-07-31', period: '2014' }, 'A')).toMatchObject({ value: null, coverage: { reported: 0, expected: 1 } });
});
