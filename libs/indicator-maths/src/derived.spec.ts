/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { homeOn } from './register';
import { canRenew, liveOn, validUntil } from './recognitions';
import type { Recognition, SubjectKind } from './model';
import { area, dongTrieu, type World } from './testing';

const grant = (subject: string, given: Partial<Recognition> = {}): Recognition => ({
  title: 'gia-dinh',
  subject,
  recognisedOn: '2015-01-01',
  validUntil: null,
  revokedOn: null,
  ...given,
});

describe('rules 8: recognitions', () => {
  it('live on d: recognisedOn ≤ d ≤ validUntil and d < revokedOn', () => {
    const given = grant('h', { validUntil: '2015-12-31', revokedOn: '2015-06-01' });
    expect(['2014-12-31', '2015-01-01', '2015-05-31', '2015-06-01'].map((day) => liveOn(given, day))).toEqual([false, true, true, false]);
    expect(['2015-12-31', '2016-01-01'].map((day) => liveOn({ ...given, revokedOn: null }, day))).toEqual([true, false]);
  });
  it('an annulment (revokedOn = recognisedOn) never lived', () =>
    expect(liveOn(grant('h', { revokedOn: '2015-01-01' }), '2015-01-01')).toBe(false));
  it('renewal only while live', () => {
    expect(canRenew(grant('h', { validUntil: '2015-12-31' }), '2015-12-31')).toBe(true);
    expect(canRenew(grant('h', { validUntil: '2015-12-31' }), '2016-01-01')).toBe(false);
  });
  it.each([
    [{ months: 36 }, '2015-11-20', '2018-11-20'],
    [{ months: 36 }, '2018-11-20', '2021-11-20'],
    [{ months: 6 }, '2015-08-31', '2016-02-29'],
    [{ months: 1 }, '2015-12-15', '2016-01-15'],
    [{ until: 'year-end', years: 3 }, '2015-11-20', '2018-12-31'],
    [null, '2015-11-20', null],
  ] as const)('validity %p from %s ends on %s', (validity, from, end) => expect(validUntil(validity, from)).toBe(end));
  it('a subject counts in the area where it lived on d; the first home holds also before its day', () => {
    const subject = {
      ref: 'h',
      kind: 'household' as const,
      homes: [
        { from: '2015-01-01', area: 'AS' },
        { from: '2016-01-01', area: 'BK' },
      ],
    };
    expect(['2014-01-01', '2015-12-31', '2016-01-01'].map((day) => homeOn(subject, day))).toEqual(['AS', 'AS', 'BK']);
    expect(homeOn({ ...subject, homes: [] }, '2016-01-01')).toBeNull();
  });
});

const given = (spec: object = {}): World => {
  const world = dongTrieu({ code: 'so-ho', measure: 'count' }).indicator({
    code: 'ty-le',
    from: { recognitions: 'gia-dinh', of: 'so-ho' },
  });
  return world
    .all('2015', { AS: '4', BK: '6', MK: '10' })
    .target({ indicator: 'ty-le', from: '2015-01-01', due: '2018-12-31', criterion: { kind: 'at-least', value: '50' }, ...spec });
};
const living = (world: World, homes: Readonly<Record<string, number>>, kind: SubjectKind = 'household') => {
  for (const [home, count] of Object.entries(homes))
    for (let n = 0; n < count; n += 1) {
      world.subject({ ref: `${home}${n}`, kind, homes: [{ from: null, area: home }] });
      world.grant(grant(`${home}${n}`));
    }
  return world;
};
const on = '2016-03-01';

describe('rules 3.5: derived values', () => {
  it("numerator: the live recognitions in the area; denominator: the population; coverage and settled are the population's", () => {
    const world = living(given(), { AS: 2, BK: 3, MK: 4 });
    expect(world.row({ on })).toMatchObject({
      period: on,
      numerator: '9',
      denominator: '20',
      value: '45.00',
      source: 'derived',
      settled: true,
      coverage: { reported: 3, expected: 3, byOwn: 0 },
      newer: null,
    });
    expect(world.row({ on }, 'AS')).toMatchObject({ period: on, numerator: '2', denominator: '4', againstPlan: 'met', state: null });
  });
  it('the population is the one known for the day counted', () => {
    const world = living(given().figure('AS', '2016-H1', '8').figure('BK', '2016-H1', '6').figure('MK', '2016-H1', '10'), { AS: 2 });
    expect(world.row({ on: '2016-08-01' })).toMatchObject({ denominator: '24' });
    expect(world.row({ on: '2016-08-01', period: '2016-H1' })).toMatchObject({ period: '2016-06-30', denominator: '24' });
    expect(world.row({ on: '2016-08-01', period: '2015' })).toMatchObject({ period: '2015-12-31', denominator: '20' });
    expect(world.row({ on, period: '2016' })).toMatchObject({ period: on });
  });
  it('a population of 0 gives no value, one not applicable makes it not applicable; without population: no value', () => {
    const none = dongTrieu({ code: 'so-ho', measure: 'count' }).indicator({
      code: 'ty-le',
      from: { recognitions: 'gia-dinh', of: 'so-ho' },
    });
    const asked = (value: string | null) => {
      const world = none.target({ indicator: 'ty-le', measuredAt: { each: 'commune' }, due: '2018-12-31' });
      return value === null ? world.row({ on }, 'AS') : world.figure('AS', '2015', value).row({ on }, 'AS');
    };
    expect(asked(null)).toMatchObject({ value: null, state: 'no-data' });
    expect(asked('0')).toMatchObject({ value: null, numerator: '0', denominator: '0', state: 'not-applicable' });
    expect(asked('n/a')).toMatchObject({ value: null, numerator: null, state: 'not-applicable' });
  });
  it('its baseline from figures is its value on F − 1', () => {
    const world = living(given({ from: '2016-02-01' }), { AS: 2, BK: 3, MK: 4 });
    world.subject({ ref: 'x', kind: 'household', homes: [{ from: null, area: 'AS' }] }).grant(grant('x', { recognisedOn: '2016-02-10' }));
    // v0 = 9/20 on 2016-01-31; no worse than required is judged on 10/20.
    expect(world.row({ on, period: 'latest' })).toMatchObject({ value: '50.00', state: 'achieved' });
    const rising = living(given({ from: '2016-02-01', criterion: { kind: 'increase', over: 'span' } }), { AS: 2 });
    expect(rising.row({ on })).toMatchObject({ baseline: { value: '10.00', on: '2016-01-31' }, state: 'off-track' });
  });
  it('late only if met on D with the population settled', () => {
    const world = living(given({ due: '2016-01-31' }), { AS: 2, BK: 3, MK: 4 });
    expect(world.row({ on: '2016-03-01' })).toMatchObject({ period: '2016-01-31', settled: true, state: 'missed' });
    world.subject({ ref: 'x', kind: 'household', homes: [{ from: null, area: 'AS' }] }).grant(grant('x', { recognisedOn: '2016-02-10' }));
    expect(world.row({ on: '2016-02-29' })).toMatchObject({ numerator: '9', settled: false, state: 'awaiting-data' });
    expect(world.row({ on: '2016-03-02' }).state).toBe('achieved-late');
  });
  it('each year is counted on its last day, and settles 30 days later', () => {
    const world = living(given({ hold: 'each-year', due: '2017-12-31' }), { AS: 4, BK: 6 });
    expect(world.row({ on: '2016-01-15' }).occurrences).toMatchObject([
      { period: '2015', value: '50.00', state: 'awaiting-data' },
      { period: '2016', value: '50.00', state: 'achieved' },
    ]);
    expect(world.row({ on: '2016-03-01' }).occurrences).toMatchObject([{ state: 'achieved' }, { state: 'achieved' }]);
  });
  it('an increase over the year compares the ends of years', () => {
    const world = living(given({ criterion: { kind: 'increase', over: 'year' } }), { AS: 4 });
    world.subject({ ref: 'x', kind: 'household', homes: [{ from: null, area: 'AS' }] }).grant(grant('x', { recognisedOn: '2016-06-01' }));
    expect(world.row({ on: '2017-03-01' }).occurrences).toMatchObject([
      { period: '2015', state: 'no-data' },
      { period: '2016', value: '25.00', state: 'achieved' },
      { period: '2017', value: null, state: 'no-data' },
    ]);
  });
  it('`throughout` has no slot to judge until U: it has none (3.5)', () => {
    const world = living(given({ hold: 'throughout', due: '2016-12-31', criterion: { kind: 'at-least', value: '20' } }), { AS: 4 });
    expect(world.row({ on: '2016-08-01' })).toMatchObject({ value: '20.00', state: 'no-data', occurrences: [] });
    expect(world.row({ on: '2017-02-10' })).toMatchObject({ state: 'achieved', occurrences: [] });
  });
  it("both are counted with that day's hierarchy", () => {
    const world = living(given(), { AS: 2, BK: 3, MK: 4 }).establish(area('22.1', 'district', '22'));
    world.change({ type: 'AreaMoved', on: '2016-06-01', area: 'MK', parent: '22.1' });
    expect(world.row({ on: '2016-05-31' })).toMatchObject({ numerator: '9', denominator: '20' });
    expect(world.row({ on: '2016-06-01' })).toMatchObject({ numerator: '5', denominator: '10' });
    expect(world.row({ on: '2016-08-01', period: '2016-H1' })).toMatchObject({ numerator: '5', denominator: '10' });
  });
});

describe('rules 4: titles and areas that change', () => {
  const split = (world: World) =>
    world.reorganise(
      '2016-02-01',
      ['MK'],
      [area('MKD', 'commune', '22.205'), area('MKT', 'commune', '22.205')],
      [
        ['MK', 'MKD'],
        ['MK', 'MKT'],
      ],
    );

  it('titles of subjects living in an ended area stay with the subject, who counts in the lowest area that all successors are under', () => {
    const world = split(living(given(), { AS: 2, MK: 4 }));
    expect(world.row({ on })).toMatchObject({ numerator: '6', denominator: '20' });
    expect(world.row({ on }, 'MKD')).toMatchObject({ numerator: null });
  });
  it('until a move is recorded', () => {
    const world = split(living(given(), { AS: 2 })).figure('MKD', '2016-H1', '5', { dataTo: '2016-02-10' });
    world
      .subject({
        ref: 'x',
        kind: 'household',
        homes: [
          { from: null, area: 'MK' },
          { from: '2016-02-20', area: 'MKD' },
        ],
      })
      .grant(grant('x'));
    expect(world.row({ on: '2016-02-19' }, 'MKD')).toMatchObject({ numerator: '0', denominator: '5' });
    expect(world.row({ on: '2016-02-20' }, 'MKD')).toMatchObject({ numerator: '1', denominator: '5' });
  });
  it('titles of an ended area end with it', () => {
    expect(split(living(given(), { MK: 1 }, 'community')).row({ on }).numerator).toBe('0');
    expect(living(given(), { MK: 1 }, 'community').row({ on }).numerator).toBe('1');
  });
  it("an ended area is counted on its last day, a plan's own area in what its units came to", () => {
    const world = living(given(), { AS: 2, MK: 4 }).reorganise('2016-02-01', ['22.205'], [], [], {
      children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22' })),
    });
    expect(world.row({ on })).toMatchObject({ area: '22.205', period: on, numerator: '6', denominator: '20' });
    const foreign = split(living(given(), { AS: 2, MK: 4 }));
    expect(foreign.row({ on, area: 'MK' })).toMatchObject({ period: '2016-01-31', numerator: '4', denominator: '10' });
  });
});

describe('rules 3.5: checkAgainst', () => {
  const checked = () => living(dongTrieu({ checkAgainst: { recognitions: 'gia-dinh' } }), { AS: 2, MK: 4 });
  it("a reported indicator shows the register's number where it differs", () => {
    expect(checked().all('2015', { AS: '3/4', BK: '0/6', MK: '4/10' }).value('22.205', { on })).toMatchObject({
      numerator: '7',
      discrepancy: { kind: 'register', period: '2015', numerator: '6', denominator: '20', value: '30.00' },
    });
    expect(checked().all('2015', { AS: '2/4', BK: '0/6', MK: '4/10' }).value('22.205', { on }).discrepancy).toBeNull();
  });
});
