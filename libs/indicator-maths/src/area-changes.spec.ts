/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its section */
import { area, bySex, dongTrieu, type World } from './testing';

const on = '2020-02-15';
const asked = { on, period: '2019' } as const;
const E = '2020-01-01';
const commune = (id: string, parent = '22.205') => area(id, 'commune', parent);
const past = { AS: '1300/1600', BK: '1500/1900', MK: '7000/9500' };
const given = (spec: object = {}) => dongTrieu(spec).establish(area('22.1', 'district', '22'));
const covers = (reported: number | string, expected: number | string) => ({ reported, expected, byOwn: 0 });

describe('rules 4: merging', () => {
  const merged = (world: World = given().all('2019', past)) =>
    world.reorganise(
      E,
      ['AS', 'BK'],
      [commune('AB')],
      [
        ['AS', 'AB'],
        ['BK', 'AB'],
      ],
    );

  it('predecessors are combined as far as they reported, and coverage says who did not', () => {
    expect(merged(given().all('2019', { AS: '1300/1600' })).value('AB', asked)).toMatchObject({
      numerator: '1300',
      source: 'predecessors',
      coverage: covers(1, 2),
    });
  });
  it('from the very day of the change', () => {
    expect(merged().value('AB', { on: E, period: '2019' })).toMatchObject({
      numerator: '2800',
      denominator: '3500',
      coverage: covers(2, 2),
      flags: [],
    });
  });
  it('a predecessor not applicable is left out; all of them: not applicable', () => {
    expect(merged(given().all('2019', { AS: '1300/1600', BK: 'n/a' })).value('AB', asked)).toMatchObject({
      numerator: '1300',
      coverage: covers(1, 1),
    });
    expect(merged(given().all('2019', { AS: 'n/a', BK: 'n/a' })).value('AB', asked)).toMatchObject({ value: null, coverage: covers(0, 0) });
  });
  it('breakdowns likewise, from those that gave one', () => {
    const world = given()
      .figure('AS', '2019', '3/4', { breakdown: bySex({ nam: '1/2', nu: '2/2' }) })
      .figure('BK', '2019', '1/1');
    expect(merged(world).value('AB', asked).breakdown).toMatchObject({ sex: { nam: { numerator: '1' } }, coverage: covers(1, 2) });
  });
  it("yes-no: k of n, but the predecessor's own if there is one predecessor and no share", () => {
    const yesNo = () => given({ measure: 'yes-no' }).all('2019', { AS: 'yes', BK: 'no', MK: 'yes' });
    expect(merged(yesNo()).value('AB', asked)).toMatchObject({ value: '50.00', numerator: '1', denominator: '2' });
    const renewed = yesNo()
      .target({
        criterion: { kind: 'at-least', value: '100' },
        from: '2019-01-01',
        due: '2021-12-31',
        baseline: { value: '0', on: '2018-12-31' },
      })
      .reorganise(E, ['BK'], [commune('BK2')], [['BK', 'BK2']]);
    renewed.plan = { ...renewed.plan, area: 'BK2' };
    // An own "no" has no way between: no line.
    expect(renewed.row({ on })).toMatchObject({ value: '0.00', numerator: '0', denominator: '1', state: 'undetermined' });
  });
  it('`none`: a successor has no value but its own', () => {
    const world = merged(given({ area: 'none' }).all('2019', past));
    expect(world.value('AB', asked)).toMatchObject({ value: null, coverage: covers(2, 2) });
    expect(world.value('AB', { on })).toMatchObject({ period: null });
    expect(world.figure('AB', '2019', '1/2').value('AB', { on })).toMatchObject({ value: '50.00', source: 'own', coverage: covers(2, 2) });
  });
  it("a restated figure that was withdrawn gives the predecessors' back", () => {
    expect(merged().figure('AB', '2019', '2/3').withdrawFigure('AB', '2019').value('AB', asked)).toMatchObject({
      numerator: '2800',
      source: 'predecessors',
    });
  });
  it("a predecessor's returned figure flags its successor", () => {
    expect(merged().mark('returned', 'AS', '2019', 0).value('AB', asked).flags).toEqual(['returned']);
  });
  it('chains compose', () => {
    const world = merged().reorganise(
      '2020-02-01',
      ['AB', 'MK'],
      [commune('ABM')],
      [
        ['AB', 'ABM'],
        ['MK', 'ABM'],
      ],
    );
    expect(world.value('ABM', asked)).toMatchObject({ numerator: '9800', denominator: '13000', coverage: covers(3, 3) });
    // What AB restated stands before what came before it.
    expect(world.figure('AB', '2019', '2900/3500').value('ABM', asked)).toMatchObject({ numerator: '9900', coverage: covers(3, 3) });
    expect(world.value('22.205', { ...asked, on: '2020-01-31' })).toMatchObject({ numerator: '9900', coverage: covers(3, 3) });
  });
  it('changes of one day apply in log order', () => {
    const world = merged().reorganise(
      E,
      ['AB', 'MK'],
      [commune('ABM')],
      [
        ['AB', 'ABM'],
        ['MK', 'ABM'],
      ],
    );
    expect(world.value('ABM', asked)).toMatchObject({ numerator: '9800', coverage: covers(3, 3) });
  });
});

describe('rules 4: splitting', () => {
  const split = (dong?: string, tay?: string, parent = '22.1', figures: Record<string, string> = past) =>
    given()
      .all('2019', figures)
      .reorganise(
        E,
        ['MK'],
        [commune('MKD'), commune('MKT', parent)],
        [
          ['MK', 'MKD', dong],
          ['MK', 'MKT', tay],
        ],
      );

  it('a unit with successors on both sides counts by shares, and the row is estimated', () => {
    const world = split('0.6', '0.4');
    // 1300 + 1500 + 0.6·7000 of 1600 + 1900 + 0.6·9500
    expect(world.value('22.205', asked)).toMatchObject({
      numerator: '7000',
      denominator: '9200',
      coverage: covers('2.6', '2.6'),
      estimated: true,
    });
    expect(world.value('22.1', asked)).toMatchObject({
      numerator: '2800',
      denominator: '3800',
      coverage: covers('0.4', '0.4'),
      estimated: true,
    });
    expect(world.value('22', asked)).toMatchObject({ numerator: '9800', denominator: '13000', coverage: covers(3, 3), estimated: false });
  });
  it('without a figure it is expected by its share and not reported', () => {
    const world = split('0.6', '0.4', '22.1', { AS: '1300/1600' });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '1300', coverage: covers(1, '2.6') });
  });
  it('without shares it counts in neither, and the row is estimated; where all successors lie it counts whole', () => {
    const world = split();
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '2800', denominator: '3500', coverage: covers(2, 2), estimated: true });
    expect(world.value('22.1', asked)).toMatchObject({ value: null, coverage: covers(0, 0), estimated: true });
    expect(world.value('22', asked)).toMatchObject({ numerator: '9800', coverage: covers(3, 3), estimated: false });
  });
  it('a figure changed since it was verified is one, however many parts it counts in', () => {
    const world = split('0.6', '0.4').mark('verified', 'MK', '2019', 0).figure('MK', '2019', '7100/9500');
    expect(['MKD', '22.205', '22.1', '22'].map((id) => world.value(id, asked).changedSinceVerified)).toEqual([1, 1, 1, 1]);
    const thirds = given().all('2019', past).mark('verified', 'MK', '2019', 0).figure('MK', '2019', '7100/9500');
    thirds.reorganise(
      E,
      ['MK'],
      [commune('M1'), commune('M2'), commune('M3', '22.1')],
      [
        ['MK', 'M1', '0.3'],
        ['MK', 'M2', '0.3'],
        ['MK', 'M3', '0.4'],
      ],
    );
    expect(thirds.value('22.205', asked)).toMatchObject({ changedSinceVerified: 1, verified: { value: '73.68' } });
  });
  it('replaced only if all successors are restated', () => {
    const all = split('0.6', '0.4').all('2019', { MKD: '4000/5000', MKT: '3500/4000' });
    expect(all.value('22', asked)).toMatchObject({ numerator: '10300', denominator: '12500', coverage: covers(3, 3) });
  });
  it.each([
    ['with shares', '0.6', '0.4', covers('0.6', '0.6'), covers('2.6', '2.6')],
    ['without shares', undefined, undefined, covers(0, 0), covers(2, 2)],
  ])("%s, one restated counts below and the unit's own figure above", (_, dong, tay, inPart, inDistrict) => {
    const world = split(dong, tay).figure('MKD', '2019', '4000/5000');
    expect(world.value('MKD', asked)).toMatchObject({ numerator: '4000', denominator: '5000', source: 'own', coverage: inPart });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '6800', denominator: '8500', coverage: inDistrict });
    expect(world.value('22', asked)).toMatchObject({ numerator: '9800', denominator: '13000', coverage: covers(3, 3) });
  });
  it('a unit without a figure of its own is not reported by a part of its successors', () => {
    const world = split('0.6', '0.4', '22.205', { AS: '1300/1600', BK: '1500/1900' }).figure('MKD', '2019', '4000/5000');
    expect(world.value('MKD', asked)).toMatchObject({ numerator: '4000', coverage: covers('0.6', '0.6') });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '2800', coverage: covers(2, 3) });
  });
  it('shares known on one step and not on the next: on both sides it counts in neither', () => {
    const world = split('0.6', '0.4', '22.205').reorganise(
      '2020-02-01',
      ['MKT'],
      [commune('T1'), commune('T2', '22.1')],
      [
        ['MKT', 'T1'],
        ['MKT', 'T2'],
      ],
    );
    expect(world.value('MKD', asked)).toMatchObject({ numerator: '4200', coverage: covers('0.6', '0.6') });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '7000', coverage: covers(2, 2), estimated: true });
    expect(world.value('22', asked)).toMatchObject({ numerator: '9800', coverage: covers(3, 3), estimated: false });
  });
  it('not applicable goes with the shares', () => {
    const world = split('0.6', '0.4', '22.1', { ...past, MK: 'n/a' });
    expect(world.value('MKD', asked)).toMatchObject({ value: null, coverage: covers(0, 0) });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '2800', coverage: covers(2, 2) });
  });
});

describe('rules 4: n to m', () => {
  const regrouped = (shares: readonly [string?, string?] = ['0.5', '0.5']) =>
    given()
      .all('2019', past)
      .reorganise(
        E,
        ['AS', 'BK'],
        [commune('N1'), commune('N2')],
        [
          ['AS', 'N1'],
          ['BK', 'N1', shares[0]],
          ['BK', 'N2', shares[1]],
        ],
      );

  it('each part counts by its shares', () => {
    expect(regrouped().value('N1', asked)).toMatchObject({
      numerator: '2050',
      denominator: '2550',
      coverage: covers('1.5', '1.5'),
      estimated: true,
    });
    expect(regrouped().value('22.205', asked)).toMatchObject({ numerator: '9800', coverage: covers(3, 3), estimated: false });
  });
  it('without shares, what is known counts where it lies and the rest where all its successors lie', () => {
    const world = regrouped([undefined, undefined]);
    expect(world.value('N1', asked)).toMatchObject({ numerator: '1300', denominator: '1600', coverage: covers(1, 1), estimated: true });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '9800', coverage: covers(3, 3) });
  });
  it('restated figures that cover the ground of several units stand or fall together', () => {
    // N1 restated covers AS and half of BK; N2 did not restate, so BK counts with its own figure and N1 only below.
    const world = regrouped().figure('N1', '2019', '2000/2500');
    expect(world.value('N1', asked)).toMatchObject({ numerator: '2000', coverage: covers('1.5', '1.5') });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '9800', denominator: '13000', coverage: covers(3, 3) });
    expect(world.figure('N2', '2019', '900/1100').value('22.205', asked)).toMatchObject({
      numerator: '9900',
      denominator: '13100',
      coverage: covers(3, 3),
    });
  });
});

describe('rules 3.3 and 4: own figures above', () => {
  it('a new district that restates a past slot is compared by its own first day', () => {
    const world = given()
      .all('2019', past)
      .reorganise(E, ['22.205'], [area('22.2', 'district', '22')], [['22.205', '22.2']], {
        children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22.2' })),
      });
    world.figure('22.205', '2019', '1/2').figure('22.2', '2019', '9900/13000');
    expect(world.value('22.2', asked)).toMatchObject({
      numerator: '9900',
      source: 'own',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
    });
    world.change({ type: 'AreaMoved', on: '2020-02-01', area: 'AS', parent: '22.1' });
    expect(world.value('22.2', asked)).toMatchObject({ numerator: '8500', source: 'roll-up', ownOnOldBoundaries: { numerator: '9900' } });
  });
  it("an area with children is rolled up from them; its predecessor's own figure is not used", () => {
    const world = given()
      .all('2019', { ...past, '22.205': '1/2' })
      .reorganise(E, ['22.205'], [area('22.2', 'district', '22')], [['22.205', '22.2']], {
        children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22.2' })),
      });
    expect(world.value('22.2', asked)).toMatchObject({ numerator: '9800', source: 'roll-up', coverage: covers(3, 3) });
  });
  it('where districts and communes both report, a renewed district is rolled up from its communes; the old one has reported', () => {
    const world = given({ reportedAt: ['district', 'commune'] })
      .all('2019', { ...past, '22.205': '9900/13000' })
      .reorganise(E, ['22.205'], [area('22.2', 'district', '22')], [['22.205', '22.2']], {
        children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22.2' })),
      });
    expect(world.value('22.2', asked)).toMatchObject({ numerator: '9800', source: 'roll-up', coverage: covers(4, 4) });
    expect(world.figure('22.2', '2019', '9950/13000').value('22.2', asked)).toMatchObject({
      numerator: '9950',
      source: 'own',
      coverage: { reported: 4, expected: 4 },
    });
  });
  it('where the districts themselves report, a new district has what the old ones had, though communes lie below', () => {
    const world = given({ reportedAt: ['district'] })
      .all('2019', { '22.205': '3/4', '22.1': '1/4' })
      .reorganise(
        E,
        ['22.205', '22.1'],
        [area('22.2', 'district', '22')],
        [
          ['22.205', '22.2'],
          ['22.1', '22.2'],
        ],
        { children: ['AS', 'BK', 'MK'].map((id) => ({ area: id, parent: '22.2' })) },
      );
    expect(world.value('22.2', asked)).toMatchObject({ numerator: '4', denominator: '8', source: 'predecessors', coverage: covers(2, 2) });
    expect(world.value('22', asked)).toMatchObject({ numerator: '4', coverage: covers(2, 2) });
  });
});

it("rules 3.3 and 4: a part of a district's own sum on old boundaries is not used", () => {
  const world = given({ time: 'sum-in-year' })
    .all('2019-H1', { AS: '1/10', '22.205': '5/10' })
    .all('2019-H2', { AS: '2/10', '22.205': '6/10' });
  expect(world.value('22.205', asked)).toMatchObject({ numerator: '11', source: 'own' });
  world.change({ type: 'AreaMoved', on: '2019-09-01', area: 'MK', parent: '22.1' });
  expect(world.value('22.205', asked)).toMatchObject({ numerator: '3', source: 'roll-up', ownOnOldBoundaries: { numerator: '11' } });
  expect(world.figure('22.205', '2019', '12/10').value('22.205', asked)).toMatchObject({ numerator: '12', source: 'own' });
});

describe('rules 4: a sum in the year across a change', () => {
  const sum = () => dongTrieu({ time: 'sum-in-year' });
  const merged = (world: World) =>
    world.reorganise(
      '2019-07-01',
      ['AS', 'BK'],
      [commune('AB')],
      [
        ['AS', 'AB'],
        ['BK', 'AB'],
      ],
    );

  it("each part is judged by its own last day: predecessors' H1 + successor's H2", () => {
    const world = merged(sum().all('2019-H1', { AS: '10/100', BK: '20/200', MK: '5/50' }).all('2019-H2', { AB: '40/310', MK: '6/60' }));
    expect(world.value('AB', asked)).toMatchObject({
      numerator: '70',
      denominator: '310',
      source: 'predecessors',
      coverage: covers(1, 1),
      flags: [],
    });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '81', denominator: '370', coverage: covers(2, 2) });
  });
  it('all present, else no value: half of the ground has no first half', () => {
    const world = merged(sum().all('2019-H1', { AS: '10/100' }).all('2019-H2', { AB: '40/310' }));
    expect(world.value('AB', asked)).toMatchObject({ value: null, coverage: covers(0, 1) });
  });
  it("the successor's own year goes before the parts; a restated half before the predecessors'", () => {
    const world = () => merged(sum().all('2019-H1', { AS: '10/100', BK: '20/200' }).all('2019-H2', { AB: '40/310' }));
    expect(world().figure('AB', '2019', '90/300').value('AB', asked)).toMatchObject({ numerator: '90', source: 'own' });
    expect(world().figure('AB', '2019-H1', '31/300').value('AB', asked)).toMatchObject({ numerator: '71', source: 'own' });
  });
  it('a predecessor that was newly established is not asked for the part before it', () => {
    const world = sum().establish(commune('NEW'), '2019-03-01').all('2019-H1', { AS: '10/100' });
    const joined = (id: string) =>
      world
        .reorganise(
          '2019-07-01',
          ['AS', id],
          [commune(`AS-${id}`)],
          [
            ['AS', `AS-${id}`],
            [id, `AS-${id}`],
          ],
        )
        .figure(`AS-${id}`, '2019-H2', '40/310');
    expect(joined('NEW').value('AS-NEW', asked)).toMatchObject({ value: null });
    const late = sum().establish(commune('LATE'), '2019-07-15').all('2019-H1', { AS: '10/100' });
    late
      .reorganise(
        '2019-08-01',
        ['AS', 'LATE'],
        [commune('ASL')],
        [
          ['AS', 'ASL'],
          ['LATE', 'ASL'],
        ],
      )
      .figure('ASL', '2019-H2', '40/310');
    expect(late.value('ASL', asked)).toMatchObject({ numerator: '50', denominator: '310' });
  });
  it('a whole year before the change: each predecessor by itself, then added', () => {
    const world = sum().all('2019-H1', { AS: '10/100' }).all('2019-H2', { AS: '11/110' }).all('2019', { BK: '50/500' });
    world.reorganise(
      E,
      ['AS', 'BK'],
      [commune('AB')],
      [
        ['AS', 'AB'],
        ['BK', 'AB'],
      ],
    );
    expect(world.value('AB', asked)).toMatchObject({ numerator: '71', denominator: '610', coverage: covers(2, 2) });
  });
  it('shares multiply the part, estimated', () => {
    const world = sum().all('2019-H1', { MK: '10/100' }).all('2019-H2', { MKD: '7/70', MKT: '3/30' });
    world.reorganise(
      '2019-07-01',
      ['MK'],
      [commune('MKD'), commune('MKT')],
      [
        ['MK', 'MKD', '0.6'],
        ['MK', 'MKT', '0.4'],
      ],
    );
    expect(world.value('MKD', asked)).toMatchObject({ numerator: '13', denominator: '70', estimated: true, coverage: covers(1, 1) });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '20', denominator: '100', estimated: false });
  });
});

describe('rules 4: a change recorded late', () => {
  const late = () =>
    given()
      .all('2020-H1', { AS: '10/20', BK: '10/30', MK: '7/10' }, { recorded: '2020-07-02' })
      .reorganise(
        E,
        ['AS', 'BK'],
        [commune('AB')],
        [
          ['AS', 'AB'],
          ['BK', 'AB'],
        ],
        { recorded: '2020-07-10' },
      );
  const then = { on: '2020-07-05', period: '2020-H1' } as const;

  it('is unknown before it was recorded', () => {
    expect(late().value('22.205', then)).toMatchObject({ numerator: '27', coverage: covers(3, 3), flags: [] });
    expect(late().value('AB', then)).toMatchObject({ value: null, period: '2020-H1' });
  });
  it("then a predecessor's figure for a slot ending on or after E counts like one that ended before, flagged", () => {
    expect(late().value('AB', { ...then, asOf: 'later' })).toMatchObject({
      numerator: '20',
      denominator: '50',
      coverage: covers(1, 1),
      flags: ['lateChange'],
    });
    expect(late().value('22.205', { ...then, asOf: 'later' })).toMatchObject({
      numerator: '27',
      coverage: covers(2, 2),
      flags: ['lateChange'],
    });
  });
  it('the successor counts as reported when all its predecessors have a figure for the slot', () => {
    const world = given()
      .figure('AS', '2020-H1', '10/20')
      .reorganise(
        E,
        ['AS', 'BK'],
        [commune('AB')],
        [
          ['AS', 'AB'],
          ['BK', 'AB'],
        ],
      );
    expect(world.value('AB', then)).toMatchObject({ numerator: '10', coverage: covers(0, 1), flags: ['lateChange'] });
  });
  it('its own figure goes before them', () => {
    expect(
      late()
        .figure('AB', '2020-H1', '30/40')
        .value('AB', { ...then, asOf: 'later' }),
    ).toMatchObject({ numerator: '30', source: 'own', flags: [] });
  });
  it('a successor that reported counts by its own figure, the late one by shares for the others', () => {
    const world = given().all('2020-H1', { MK: '10/20', MKD: '9/12' });
    world.reorganise(
      E,
      ['MK'],
      [commune('MKD'), commune('MKT')],
      [
        ['MK', 'MKD', '0.6'],
        ['MK', 'MKT', '0.4'],
      ],
    );
    expect(world.value('22.205', then)).toMatchObject({
      numerator: '13',
      denominator: '20',
      coverage: covers(2, 4),
      flags: ['lateChange'],
    });
  });
  it('without shares the late figure is added whole where all successors lie', () => {
    const world = given()
      .figure('MK', '2020-H1', '7/10')
      .reorganise(
        E,
        ['MK'],
        [commune('MKD'), commune('MKT')],
        [
          ['MK', 'MKD'],
          ['MK', 'MKT'],
        ],
      );
    expect(world.value('MKD', then)).toMatchObject({ value: null });
    expect(world.value('22.205', then)).toMatchObject({ numerator: '7', coverage: covers(2, 4), flags: ['lateChange'] });
  });
});

describe('rules 3.6: units that end without successors', () => {
  it('count nowhere from that day on, past slots too, and the row is flagged', () => {
    const world = given().all('2019', past).change({ type: 'AreaDissolved', on: E, area: 'MK' });
    expect(world.value('22.205', { ...asked, on: '2019-12-31' })).toMatchObject({ numerator: '9800', coverage: covers(3, 3), flags: [] });
    expect(world.value('22.205', asked)).toMatchObject({ numerator: '2800', coverage: covers(2, 2), flags: ['dissolvedUnits'] });
    expect(world.value('22', asked).flags).toEqual(['dissolvedUnits']);
    expect(world.value('AS', asked).flags).toEqual([]);
    expect(world.value('22.205', { on, period: '2020-H1' }).flags).toEqual([]);
  });
  it('the flag goes to what still lives above', () => {
    const world = given().all('2019', past).change({ type: 'AreaDissolved', on: E, area: 'MK' });
    world.reorganise('2020-02-01', ['22.205'], [], [], { children: ['AS', 'BK'].map((id) => ({ area: id, parent: '22' })) });
    expect(world.value('22', asked)).toMatchObject({ numerator: '2800', flags: ['dissolvedUnits'] });
    const renewed = given().all('2019', past).change({ type: 'AreaDissolved', on: E, area: 'MK' });
    renewed.reorganise('2020-02-01', ['22.205'], [area('22.3', 'district', '22')], [['22.205', '22.3']], {
      children: ['AS', 'BK'].map((id) => ({ area: id, parent: '22.3' })),
    });
    expect([renewed.value('22.3', asked).flags, renewed.value('22.1', asked).flags]).toEqual([['dissolvedUnits'], []]);
  });
  it('a dissolved part of a split takes its share with it', () => {
    const world = given()
      .all('2019', past)
      .reorganise(
        E,
        ['MK'],
        [commune('MKD'), commune('MKT')],
        [
          ['MK', 'MKD', '0.6'],
          ['MK', 'MKT', '0.4'],
        ],
      );
    world.change({ type: 'AreaDissolved', on: '2020-02-01', area: 'MKT' });
    expect(world.value('22.205', asked)).toMatchObject({
      numerator: '7000',
      coverage: covers('2.6', '2.6'),
      estimated: true,
      flags: ['dissolvedUnits'],
    });
  });
});

describe('rules 4: an area that no longer exists on D', () => {
  const ended = () =>
    given()
      .all('2019', { ...past, '22.205': '9900/13000' })
      .target({ from: '2015-01-01', due: '2030-12-31', criterion: { kind: 'at-least', value: '99' } })
      .reorganise(
        E,
        ['22.205', 'AS', 'BK'],
        [commune('AB', '22')],
        [
          ['AS', 'AB'],
          ['BK', 'AB'],
        ],
        { children: [{ area: 'MK', parent: '22' }] },
      );
  const later = { on: '2021-02-15' } as const;

  it('has the boundaries of its last day', () => {
    expect(ended().value('22.205', { on })).toMatchObject({
      period: '2019',
      numerator: '9900',
      source: 'own',
      discrepancy: { numerator: '9800' },
    });
    expect(ended().value('AS', { on })).toMatchObject({ period: '2019', numerator: '1300' });
  });
  it('its slots stop before its end', () => {
    const world = ended().all('2020', { AB: '3000/3500', MK: '7200/9500' });
    expect(world.value('22.205', later).period).toBe('2019');
    expect(world.value('22.205', { ...later, period: '2020' })).toMatchObject({
      value: null,
      coverage: covers(0, 0),
      flags: ['area-ended'],
    });
  });
  it("a plan's own area goes on being followed through successors whose predecessors all lay in it", () => {
    const world = ended().all('2020', { AB: '3000/3500', MK: '7200/9500' });
    expect(world.row(later)).toMatchObject({
      area: '22.205',
      period: '2020',
      numerator: '10200',
      source: 'roll-up',
      coverage: covers(2, 2),
    });
    world.change({ type: 'AreaMoved', on: '2021-01-01', area: 'MK', parent: '22.1' });
    expect(world.row(later)).toMatchObject({ numerator: '10200', coverage: covers(2, 2) });
  });
  it('it is followed on the very day of a further change', () => {
    const world = ended()
      .reorganise(
        '2020-06-01',
        ['AB', 'MK'],
        [commune('ABM', '22')],
        [
          ['AB', 'ABM'],
          ['MK', 'ABM'],
        ],
      )
      .figure('ABM', '2020', '5/9', { dataTo: '2020-06-01' });
    expect(world.row({ on: '2020-06-01', period: '2020' })).toMatchObject({ numerator: '5', coverage: covers(1, 1) });
  });
  it('an area above is not taken for it, though it holds the same units', () => {
    const world = ended().all('2020', { AB: '3000/3500', MK: '7200/9500', '22': '1/2' });
    expect(world.row(later)).toMatchObject({ numerator: '10200', source: 'roll-up' });
  });
  it('where following fails there is no value', () => {
    const world = ended()
      .establish(commune('X', '22.1'))
      .reorganise(
        '2020-06-01',
        ['AB', 'X'],
        [commune('ABX', '22.1')],
        [
          ['AB', 'ABX'],
          ['X', 'ABX'],
        ],
      );
    world.all('2020', { ABX: '1/2', MK: '7200/9500' });
    expect(world.row({ ...later, period: '2020' })).toMatchObject({ value: null, flags: ['area-ended'], state: 'no-data' });
    expect(world.row(later)).toMatchObject({ period: '2019', numerator: '9900' });
  });
  it('the plan passes to the area that PlanTransferred names, and ends with PlanClosed', () => {
    const world = ended().all('2020', { AB: '3000/3500' });
    world.plan = { ...world.plan, transfers: [{ on: '2020-06-01', area: 'AB' }] };
    expect(world.row({ on: '2020-05-31' }).area).toBe('22.205');
    expect(world.row(later)).toMatchObject({ area: 'AB', numerator: '3000' });
    world.plan = { ...world.plan, closedOn: '2021-01-01' };
    expect(world.rows({ on: '2020-12-31' })).not.toEqual([]);
    expect(world.rows({ on: '2021-01-01' })).toEqual([]);
  });
  it('an area that is not there yet has no value', () => {
    const world = given().establish(commune('Z'), '2025-01-01').figure('Z', '2019', '1/2');
    expect(world.value('Z', asked)).toMatchObject({ value: null, flags: [] });
    expect(world.value('Z', { on })).toMatchObject({ period: null, coverage: covers(0, 0) });
  });
});
