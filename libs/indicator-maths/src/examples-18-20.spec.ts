/* oxlint-disable unicorn/consistent-function-scoping -- what is given belongs to its example */
import { area, dongTrieu } from './testing';

describe('18. Two communes that merge are added until the new one restates the past', () => {
  const given = () => {
    const world = dongTrieu()
      .change({ type: 'AreaDissolved', on: '1990-01-02', area: 'MK' })
      .establish(area('TL', 'commune', '22.205'));
    world.reorganise(
      '2020-01-01',
      ['BK', 'TL'],
      [area('bk-2020', 'commune', '22.205')],
      [
        ['BK', 'bk-2020'],
        ['TL', 'bk-2020'],
      ],
    );
    return world
      .all('2019', { AS: '1300/1600', BK: '1500/1900', TL: '400/700' })
      .figure('bk-2020', '2019', '1850/2580', { recorded: '2020-03-01' });
  };
  const world = given();
  const three = { reported: 3, expected: 3, byOwn: 0 };

  it('on the last day before it, the two communes stand each for itself', () => {
    expect(world.value('BK', { on: '2019-12-31', asOf: '2020-02-15' })).toMatchObject({ numerator: '1500', denominator: '1900' });
    expect(world.value('TL', { on: '2019-12-31', asOf: '2020-02-15' })).toMatchObject({ numerator: '400', denominator: '700' });
    expect(world.value('22.205', { on: '2019-12-31', asOf: '2020-02-15' })).toMatchObject({
      numerator: '3200',
      denominator: '4200',
      value: '76.19',
      coverage: three,
    });
  });
  it('afterwards the new commune has the sum of its predecessors', () => {
    expect(world.value('bk-2020', { on: '2020-02-15' })).toMatchObject({
      period: '2019',
      numerator: '1900',
      denominator: '2600',
      value: '73.08',
      source: 'predecessors',
      coverage: { reported: 2, expected: 2, byOwn: 0 },
      estimated: false,
    });
    expect(world.value('22.205', { on: '2020-02-15' })).toMatchObject({
      numerator: '3200',
      denominator: '4200',
      value: '76.19',
      coverage: three,
    });
  });
  it('its restated figure replaces both', () => {
    expect(world.value('bk-2020', { on: '2020-03-02' })).toMatchObject({
      numerator: '1850',
      denominator: '2580',
      value: '71.71',
      source: 'own',
      coverage: { reported: 2, expected: 2, byOwn: 0 },
    });
    expect(world.value('22.205', { on: '2020-03-02' })).toMatchObject({
      numerator: '3150',
      denominator: '4180',
      value: '75.36',
      coverage: three,
    });
  });
  it('the past, asked later, is unchanged', () => {
    expect(world.value('22.205', { on: '2019-12-31', asOf: 'later' })).toMatchObject({
      numerator: '3200',
      denominator: '4200',
      coverage: three,
    });
  });
  it("the district's own figure counts before the merger and is shown after it", () => {
    const own = given().figure('22.205', '2019', '3300/4200');
    expect(own.value('22.205', { on: '2019-12-31' })).toMatchObject({
      numerator: '3300',
      source: 'own',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
    });
    expect(own.value('22.205', { on: '2020-02-15' })).toMatchObject({
      numerator: '3200',
      source: 'roll-up',
      ownOnOldBoundaries: { numerator: '3300', denominator: '4200' },
    });
  });
});

describe('19. A split multiplies by its shares; without shares the parts have no value and the district loses nothing', () => {
  const given = (dong?: string, tay?: string) =>
    dongTrieu()
      .all('2019', { AS: '1300/1600', BK: '1500/1900', MK: '7001/9500' })
      .reorganise(
        '2020-01-01',
        ['MK'],
        [area('MKD', 'commune', '22.205'), area('MKT', 'commune', '22.205')],
        [
          ['MK', 'MKD', dong],
          ['MK', 'MKT', tay],
        ],
      );
  const asked = { on: '2020-02-15', period: '2019' } as const;

  it('shares multiply numerators and denominators, exactly', () => {
    const world = given('0.6', '0.4');
    expect(world.value('MKD', asked)).toMatchObject({
      numerator: '4200.6',
      denominator: '5700',
      value: '73.69',
      coverage: { reported: '0.6', expected: '0.6', byOwn: 0 },
      estimated: true,
    });
    expect(world.value('MKT', asked)).toMatchObject({
      numerator: '2800.4',
      denominator: '3800',
      value: '73.69',
      coverage: { reported: '0.4', expected: '0.4', byOwn: 0 },
      estimated: true,
    });
  });
  it('the district holds both parts: 1300 + 1500 + 4200.6 + 2800.4, not estimated', () => {
    expect(given('0.6', '0.4').value('22.205', asked)).toMatchObject({
      numerator: '9801',
      denominator: '13000',
      value: '75.39',
      coverage: { reported: 3, expected: 3, byOwn: 0 },
      estimated: false,
    });
  });
  it('without shares the parts have no value', () => {
    const world = given();
    for (const part of ['MKD', 'MKT'])
      expect(world.value(part, asked)).toMatchObject({ value: null, coverage: { reported: 0, expected: 0, byOwn: 0 }, estimated: true });
    expect(world.value('MKD', { on: '2020-02-15' })).toMatchObject({ period: null, value: null });
  });
  it('without shares the figure is added whole at the lowest area above all successors', () => {
    expect(given().value('22.205', asked)).toMatchObject({
      numerator: '9801',
      denominator: '13000',
      value: '75.39',
      coverage: { reported: 3, expected: 3, byOwn: 0 },
    });
  });
});

describe('20. When the districts end, their communes count straight for the province', () => {
  const world = dongTrieu()
    .target({ from: '2021-01-01', due: '2030-12-31', criterion: { kind: 'at-least', value: '70' } })
    .all('2025-H1', { AS: '1300/1600', BK: '1500/1900', MK: '7000/9500', '22.205': '9900/13000' })
    .reorganise(
      '2025-07-01',
      ['22.205', 'AS', 'BK'],
      [area('as-2025', 'commune', '22')],
      [
        ['AS', 'as-2025'],
        ['BK', 'as-2025'],
      ],
      { children: [{ area: 'MK', parent: '22' }] },
    )
    .all('2025', { 'as-2025': '2900/3500', MK: '7200/9500' }, { recorded: '2026-01-10' });

  it("before it the district's own figure counts for the province", () => {
    expect(world.value('22', { on: '2025-06-30', period: '2025-H1' })).toMatchObject({
      numerator: '9900',
      denominator: '13000',
      value: '76.15',
      coverage: { reported: 3, expected: 3, byOwn: 3 },
    });
  });
  it('after it no district stands between', () => {
    // as-2025: 1300 + 1500 of 1600 + 1900 = 80.00 %; with MK 2800 + 7000 = 9800 of 13000 = 75.38 %
    expect(world.value('as-2025', { on: '2025-08-15' })).toMatchObject({ numerator: '2800', denominator: '3500', value: '80.00' });
    expect(world.value('22', { on: '2025-08-15' })).toMatchObject({
      period: '2025-H1',
      numerator: '9800',
      denominator: '13000',
      value: '75.38',
      coverage: { reported: 3, expected: 3, byOwn: 0 },
    });
  });
  it('the district that has ended keeps the boundaries of its last day, and its plan is still judged', () => {
    expect(world.value('22.205', { on: '2025-08-15' })).toMatchObject({
      numerator: '9900',
      denominator: '13000',
      discrepancy: { kind: 'roll-up', numerator: '9800', denominator: '13000' },
    });
    expect(world.row({ on: '2025-08-15' })).toMatchObject({ area: '22.205', numerator: '9900', state: 'achieved' });
  });
  it("a plan's own area goes on being followed", () => {
    const expected = {
      period: '2025',
      numerator: '10100',
      denominator: '13000',
      value: '77.69',
      coverage: { reported: 2, expected: 2, byOwn: 0 },
    };
    expect(world.value('22', { on: '2026-02-15' })).toMatchObject(expected);
    expect(world.row({ on: '2026-02-15' })).toMatchObject({ ...expected, area: '22.205' });
  });
});
