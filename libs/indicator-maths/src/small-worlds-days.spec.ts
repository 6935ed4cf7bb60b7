import { area, dongTrieu } from './testing';

/** Which day, slot or year something is judged by. */
describe('a year of an each-year target', () => {
  it('is judged by slots that end in it alone, also when another year’s is asked for (3.1, 6.5)', () => {
    // 2014: 46/50 = 92 %, met. 2015-H1: 40/50 = 80 %, not met while open.
    const world = dongTrieu().total('2014', '46/50').total('2015-H1', '40/50');
    world.target({ criterion: { kind: 'at-least', value: '90' }, hold: 'each-year', from: '2014-01-01' });
    expect(world.row({ on: '2015-07-31', period: '2014' })).toMatchObject({
      state: 'undetermined',
      occurrences: [
        { period: '2014', state: 'achieved' },
        { period: '2015', value: '80.00', state: 'undetermined' },
      ],
    });
  });
});

describe('a derived indicator after its due day', () => {
  const given = () => {
    const world = dongTrieu({ code: 'dan-so', measure: 'count', periods: ['year'] });
    world.indicator({ code: 'don-vi', from: { recognitions: 'don-vi', of: 'dan-so' } });
    world.target({ indicator: 'don-vi', criterion: { kind: 'at-least', value: '20' }, from: '2015-01-01', due: '2015-06-30' });
    world.subject({ ref: 's', kind: 'unit', homes: [{ from: null, area: 'AS' }] });
    world.grant({ title: 'don-vi', subject: 's', recognisedOn: '2015-08-01', validUntil: null, revokedOn: null });
    return world.figure('AS', '2015', '4', { indicator: 'dan-so', dataTo: '2015-06-01' });
  };
  const asked = { on: '2015-09-01', asOf: 'later' } as const;
  it('is met late only with its population settled (3.5)', () => {
    // On U 0/4; on D 1/4 = 25 %, but the population of 2015 has 1/3 and settles on 2016-01-30.
    expect(given().row(asked)).toMatchObject({ value: '0.00', state: 'missed' });
    const all = given();
    for (const other of ['BK', 'MK']) all.figure(other, '2015', '0', { indicator: 'dan-so', dataTo: '2015-06-01' });
    expect(all.row(asked)).toMatchObject({ value: '0.00', state: 'achieved-late' });
  });
});

it('the register is counted on the last day of the slot shown, not on D (3.5)', () => {
  const world = dongTrieu({ measure: 'count', checkAgainst: { recognitions: 'don-vi' } }).all('2014', { AS: '1', BK: '0', MK: '0' });
  for (const [ref, recognisedOn] of [
    ['s', '2014-05-01'],
    ['t', '2015-03-01'],
  ] as const)
    world
      .subject({ ref, kind: 'unit', homes: [{ from: null, area: 'AS' }] })
      .grant({ title: 'don-vi', subject: ref, recognisedOn, validUntil: null, revokedOn: null });
  // One was recognised by 2014-12-31, as reported; two by D.
  expect(world.value('AS', { on: '2015-04-01' }).discrepancy).toBeNull();
  expect(world.figure('AS', '2014', '2').value('AS', { on: '2015-04-01' }).discrepancy).toMatchObject({ kind: 'register' });
});

it('an own figure that is used is on no old boundaries (3.3)', () => {
  const world = dongTrieu().figure('22.205', '2015', '20/30');
  expect(world.value('22.205', { on: '2016-02-10' })).toMatchObject({ value: '66.67', source: 'own', ownOnOldBoundaries: null });
});

it('a yes or no that passed by a written share somewhere on its way is k of n, no own one (4, 6.4)', () => {
  const passed = (share?: string) => {
    const world = dongTrieu({ measure: 'yes-no' }).figure('AS', '2015', 'no');
    world.reorganise('2016-01-01', ['AS'], [area('A', 'commune', '22.205')], [['AS', 'A']]);
    world.reorganise('2017-01-01', ['A'], [area('B', 'commune', '22.205')], [['A', 'B', share]]);
    const baseline = { value: '0', on: '2014-12-31' };
    world.target({ criterion: { kind: 'at-least', value: '100' }, from: '2015-01-01', due: '2018-12-31', baseline });
    world.plan = { ...world.plan, area: 'B' };
    return world.row({ on: '2017-02-01' });
  };
  // Its predecessor's own "no" has no line; 0 of 1 is as far as it was at the baseline.
  expect(passed()).toMatchObject({ value: '0.00', state: 'undetermined' });
  expect(passed('1')).toMatchObject({ value: '0.00', state: 'off-track' });
});

describe('a successor', () => {
  const parts = [
    ['AS', 'A'],
    ['AS', 'B'],
  ] as const;
  it('that lives on the slot’s last day alone counts by its own figure, and what it came of does not take its place (3.3, 4)', () => {
    const world = dongTrieu({ measure: 'count', periods: ['year'] });
    world.reorganise('2015-12-31', ['AS'], [area('A', 'commune', '22.205'), area('B', 'commune', '22.205')], parts);
    world.figure('AS', '2015', '7', { dataTo: '2015-12-30' }).figure('A', '2015', '5');
    expect(world.value('22.205', { on: '2016-02-10' })).toMatchObject({ value: '5', coverage: { expected: 4 } });
    // A day later it would be restated for one part of two: the unit's own figure above.
    const after = dongTrieu({ measure: 'count', periods: ['year'] });
    after.reorganise('2016-01-01', ['AS'], [area('A', 'commune', '22.205'), area('B', 'commune', '22.205')], parts);
    after.figure('AS', '2015', '7').figure('A', '2015', '5');
    expect(after.value('22.205', { on: '2016-02-10' })).toMatchObject({ value: '7', coverage: { expected: 3 } });
  });
  it('whose year begins with a half that its predecessor gave for days after its end is flagged (4, lateChange)', () => {
    const flags = (on: string) => {
      const world = dongTrieu({ measure: 'count', time: 'sum-in-year' });
      world.reorganise(on, ['AS'], [area('A', 'commune', '22.205')], [['AS', 'A']]);
      world.figure('AS', '2015-H1', '3').figure('A', '2015-H2', '4');
      const { value, flags: told } = world.value('A', { on: '2016-02-10' });
      return [value, ...told];
    };
    expect(flags('2015-06-01')).toEqual(['7', 'lateChange']);
    expect(flags('2015-07-01')).toEqual(['7']);
  });
});
