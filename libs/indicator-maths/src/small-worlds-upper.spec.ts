import { area, dongTrieu } from './testing';

/** Levels above each other report, and the upper areas themselves are divided: found by random histories. */
const both = { reportedAt: ['district', 'commune'], measure: 'count', periods: ['year'] } as const;
const asked = { on: '2016-02-10', period: '2015' } as const;
/** The district goes to D1 (An Sinh, Bình Khê) and D2 (Mạo Khê). */
const divided = (on: string, shares: readonly [string?, string?] = []) =>
  dongTrieu(both).reorganise(
    on,
    ['22.205'],
    [area('D1', 'district', '22'), area('D2', 'district', '22')],
    [
      ['22.205', 'D1', shares[0]],
      ['22.205', 'D2', shares[1]],
    ],
    {
      children: [
        { area: 'AS', parent: 'D1' },
        { area: 'BK', parent: 'D1' },
        { area: 'MK', parent: 'D2' },
      ],
    },
  );

describe('an upper area that came of a division', () => {
  it('is no unit of the roll-up beside its own figure: one of two communes is half of it, two of two are all (3.3)', () => {
    const world = divided('2014-07-01').figure('D1', '2015', '9').figure('AS', '2015', '3');
    // Units of D1: itself, AS and BK; all under its own figure, the two communes by it.
    expect(world.value('D1', asked)).toMatchObject({ value: '9', coverage: { reported: 3, expected: 3, byOwn: 2 }, discrepancy: null });
    expect(world.figure('BK', '2015', '4').value('D1', asked).discrepancy).toMatchObject({ kind: 'roll-up', value: '7' });
  });
  it('so too beside its own "not applicable" (2, 3.3)', () => {
    const world = divided('2014-07-01').figure('D1', '2015', 'n/a').figure('AS', '2015', '3');
    expect(world.value('D1', asked)).toMatchObject({ value: null, discrepancy: null });
    expect(world.figure('BK', '2015', '4').value('D1', asked).discrepancy).toMatchObject({ value: '7' });
  });
  it('counts the share of the unit it came of as reported if that has a figure, whatever its own communes gave (3.6)', () => {
    const world = divided('2016-01-01', ['0.6', '0.4']).figure('22.205', '2015', '50').figure('AS', '2015', '3').figure('BK', '2015', '4');
    // 0.6 of the district and two communes; the value is that of the communes, the district's own figure is not used (4).
    expect(world.value('D1', asked)).toMatchObject({ value: '7', coverage: { reported: '2.6', expected: '2.6', byOwn: 0 } });
    expect(divided('2016-01-01', ['0.6', '0.4']).figure('AS', '2015', '3').value('D1', asked).coverage).toMatchObject({
      reported: 1,
      expected: '2.6',
    });
  });
  it('counts as reported when what it came of has a figure for a slot that ended after the change (4, lateChange)', () => {
    const world = divided('2015-12-01').figure('22.205', '2015', 'n/a', { dataTo: '2015-11-20' }).figure('AS', '2015', '3');
    // D1 and D2 are not applicable with it, three communes are left.
    expect(world.value('22', asked)).toMatchObject({ value: '3', coverage: { reported: 1, expected: 3 } });
  });
});

it('the figure of an ended area for a slot that ended after it is used on the boundaries of its last day, not of its first (3.3, 4)', () => {
  const world = dongTrieu(both).establish(area('TA', 'commune', '22.205'), '2010-01-01');
  const children = ['AS', 'BK', 'MK', 'TA'].map((id) => ({ area: id, parent: 'D' }));
  world.reorganise('2015-12-01', ['22.205'], [area('D', 'district', '22')], [['22.205', 'D']], { children });
  world.figure('22.205', '2015', '50', { dataTo: '2015-11-20' });
  // The new district counts as reported, its four communes do not.
  expect(world.value('22', asked)).toMatchObject({ value: '50', coverage: { reported: 1, expected: 5 }, flags: ['lateChange'] });
});

it('the figure of a divided unit is whole above all its parts while one of them has no value; then it is shown, not used (4)', () => {
  const world = divided('2016-01-01').figure('22.205', '2015', '50').figure('MK', '2015', '8');
  // D1 has no value: 50 and the 8 of Mạo Khê; the district and Mạo Khê have reported, of four units.
  expect(world.value('22', asked)).toMatchObject({ value: '58', coverage: { reported: 2, expected: 4 } });
  expect(world.value('D1', asked)).toMatchObject({ value: null });
  // Both have one: 8 + 3.
  expect(world.figure('AS', '2015', '3').value('22', asked)).toMatchObject({ value: '11', coverage: { reported: 3, expected: 4 } });
});

it('to a part with communes nothing of the divided unit comes by its share: it is rolled up from them (4)', () => {
  const world = divided('2016-01-01', ['0.6', '0.4']).figure('22.205', '2015', '50');
  // 0.6 of the district has reported, An Sinh and Bình Khê have not.
  expect(world.value('D1', asked)).toMatchObject({ value: null, coverage: { reported: '0.6', expected: '2.6' } });
  expect(world.value('22', asked)).toMatchObject({ value: '50', coverage: { reported: 1, expected: 4 } });
});

describe('own figures above', () => {
  it('of a running period stand on the boundaries of D, whatever is known to change before the period ends (1, 3.3)', () => {
    const world = dongTrieu()
      .establish(area('22.1', 'district', '22'))
      .figure('22.205', '2015', '20/30', { dataTo: '2015-07-01' });
    world.change({ type: 'AreaMoved', on: '2015-10-01', area: 'AS', parent: '22.1' });
    expect(world.value('22.205', { on: '2015-07-10', asOf: 'later' })).toMatchObject({ value: '66.67', source: 'own' });
  });
  it('of a year one part of which is not applicable are none where there are communes to roll up (2, 3.3)', () => {
    const world = dongTrieu({ time: 'sum-in-year', measure: 'count' }).figure('22.205', '2015-H1', 'n/a').figure('22.205', '2015-H2', '5');
    expect(world.all('2015', { AS: '1', BK: '2', MK: '3' }).value('22.205', asked)).toMatchObject({ value: '6', source: 'roll-up' });
  });
  it('are flagged with a unit that came after the slot and was dissolved there (3.6)', () => {
    const world = dongTrieu()
      .establish(area('22.1', 'district', '22'))
      .establish(area('X', 'commune', '22.1'))
      .figure('22.205', '2015', '20/30');
    world.change({ type: 'AreaMoved', on: '2016-01-10', area: 'X', parent: '22.205' });
    world.change({ type: 'AreaDissolved', on: '2016-02-01', area: 'X' });
    expect(world.value('22.205', asked)).toMatchObject({ value: '66.67', source: 'own', flags: ['dissolvedUnits'] });
  });
});

it('a village dissolved in one part of a divided commune flags the district above all its parts (3.6)', () => {
  const world = dongTrieu({ reportedAt: ['commune', 'village'] });
  world.reorganise(
    '2014-01-01',
    ['MK'],
    [area('M1', 'commune', '22.205'), area('M2', 'commune', '22.205')],
    [
      ['MK', 'M1'],
      ['MK', 'M2'],
    ],
  );
  world.establish(area('V', 'village', 'M1'), '2014-02-01').change({ type: 'AreaDissolved', on: '2016-01-01', area: 'V' });
  expect(world.figure('AS', '2015', '1/2').value('22.205', asked).flags).toEqual(['dissolvedUnits']);
});
