import { Scene } from '../support/scene';
import { startSystem, type System } from '../support/system';

/** Worked examples of the rules on slots, own figures, bases and what is not applicable, through events and read models. */
const full = { reported: 3, expected: 3, byOwn: 0 };
const of = (reported: number, expected: number, byOwn = 0) => ({ reported, expected, byOwn });

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

it('1. A half-year that has not settled stays behind the last one that has', async () => {
  const scene = await Scene.of(system, 'vd1', { target: { baseline: { value: '60', on: '2012-12-31' } } });
  await scene.all('2014', { AS: '1200/1600', BK: '1400/1900', MK: '6300/9500' });
  await scene.all('2015-H1', { AS: '1280/1600', BK: '1500/1900' });
  // 1200 + 1400 + 6300 = 8900 of 13000 = 68.46 %; required = 60 + 25·730/1095 = 76.67; 33/65 = 0.51 < 0.6.
  expect(await scene.row({ on: '2015-07-10' })).toMatchObject({
    period: '2014',
    numerator: '8900',
    value: '68.46',
    coverage: full,
    newer: { period: '2015-H1', coverage: of(2, 3) },
    required: '76.67',
    state: 'off-track',
  });
  expect(await scene.row({ on: '2015-07-10', period: 'latest' })).toMatchObject({
    period: '2015-H1',
    numerator: '2780',
    value: '79.43',
    settled: false,
    newer: null,
  });
  // Settled by its day, 30-06 + 30; 1280 + 1500 = 2780 of 3500; required = 60 + 25·911/1095 = 80.80; 0.93.
  expect(await scene.row({ on: '2015-07-30' })).toMatchObject({
    period: '2015-H1',
    denominator: '3500',
    coverage: of(2, 3),
    settled: true,
    incomplete: true,
    required: '80.80',
    state: 'at-risk',
  });
});

it('3. An area’s own figure counts before the sum of its children, and goes on upwards', async () => {
  const setting = { area: 'QN', more: { UB: ['district', 'QN'], X1: ['commune', 'UB'], X2: ['commune', 'UB'] } } as const;
  const scene = await Scene.of(system, 'vd3', setting);
  await scene.figure('DT', '2015', '9900/13000');
  const alone = scene.now();
  await scene.all('2015', { AS: '1320/1600', BK: '1500/1900', MK: '7000/9500', X1: '900/1200', X2: '1100/1500' });
  // The own figure 9900/13000 = 76.15 %; the communes 1320 + 1500 + 7000 = 9820/13000 = 75.54 %.
  expect(await scene.row({ on: '2016-02-10' }, 'DT')).toMatchObject({
    numerator: '9900',
    value: '76.15',
    source: 'own',
    coverage: of(3, 3, 3),
    discrepancy: { kind: 'roll-up', numerator: '9820', value: '75.54' },
  });
  // 9900 + 900 + 1100 of 13000 + 1200 + 1500: 11900/15700 = 75.80 %.
  expect(await scene.row({ on: '2016-02-10' })).toMatchObject({
    numerator: '11900',
    denominator: '15700',
    value: '75.80',
    source: 'roll-up',
    coverage: of(5, 5, 3),
  });
  expect(await scene.row({ on: '2016-01-02', asOf: alone }, 'DT')).toMatchObject({
    coverage: of(3, 3, 3),
    settled: true,
    discrepancy: null,
  });
});

it('4. An own figure on boundaries that are gone is shown and not used', async () => {
  const scene = await Scene.of(system, 'vd4', { more: { UB: ['district', 'QN'], HT: ['commune', 'UB'] } });
  await scene.all('2015', { AS: '1320/1600', BK: '1500/1900', MK: '7000/9500', DT: '9900/13000', HT: '600/800' });
  await scene.move('HT', '2016-04-01', 'DT');
  expect(await scene.row({ on: '2016-03-31' })).toMatchObject({ numerator: '9900', coverage: of(3, 3, 3) });
  // 9820 + 600 of 13000 + 800: 10420/13800 = 75.51 %.
  expect(await scene.row({ on: '2016-06-15' })).toMatchObject({
    period: '2015',
    numerator: '10420',
    denominator: '13800',
    value: '75.51',
    source: 'roll-up',
    coverage: of(4, 4),
    ownOnOldBoundaries: { numerator: '9900', denominator: '13000' },
    discrepancy: null,
  });
});

it('6. A correction that waits changes nothing under the verified basis', async () => {
  const scene = await Scene.of(system, 'vd6');
  await scene.all('2015-H1', { AS: '1280/1600', BK: '1500/1900', MK: '7000/9500' });
  await scene.verify('AS', '2015-H1', 0);
  await scene.verify('BK', '2015-H1', 0);
  const before = scene.now();
  await scene.figure('BK', '2015-H1', '1560/1900');
  // 1280 + 1560 + 7000 = 9840 of 13000 = 75.69 %; verified: 1280 + 1500 = 2780 of 3500 = 79.43 %.
  expect(await scene.row({ on: '2015-08-15' })).toMatchObject({
    numerator: '9840',
    value: '75.69',
    coverage: full,
    verified: { value: '79.43', coverage: of(2, 3) },
    changedSinceVerified: 1,
  });
  expect(await scene.row({ on: '2015-08-15', basis: 'verified' })).toMatchObject({
    numerator: '2780',
    denominator: '3500',
    coverage: of(2, 3),
    settled: true,
    incomplete: true,
    changedSinceVerified: 1,
  });
  // 1280 + 1500 + 7000 = 9780 of 13000 = 75.23 %.
  expect(await scene.row({ on: '2015-08-15', asOf: before })).toMatchObject({ numerator: '9780', value: '75.23', changedSinceVerified: 0 });
  await scene.giveBack('AS', '2015-H1', 0);
  expect(await scene.row({ on: '2015-08-15', basis: 'verified' })).toMatchObject({ numerator: '1500', value: '78.95', coverage: of(1, 3) });
  expect(await scene.row({ on: '2015-08-15' })).toMatchObject({ numerator: '9840' });
  expect(await scene.row({ on: '2015-08-15' }, 'AS')).toMatchObject({ flags: ['returned'] });
});

it('7. Zero, nothing and not applicable are three different things', async () => {
  const communes = { AS: [], BK: [], MK: [], TA: [] };
  const target = { criterion: { kind: 'at-least', value: '70' }, measuredAt: { each: 'commune' } } as const;
  const scene = await Scene.of(system, 'vd7', { communes, target });
  await scene.all('2015', { AS: '9/12', BK: '0/10', MK: 'n/a' });
  // 9 + 0 of 12 + 10: 9/22 = 40.91 %; expected 4 − 1 = 3.
  expect(await scene.row({ on: '2016-02-10' })).toMatchObject({
    numerator: '9',
    denominator: '22',
    value: '40.91',
    coverage: of(2, 3),
    incomplete: true,
    summary: { areas: 3, byState: { achieved: 1, missed: 1, 'no-data': 1 } },
    state: 'missed',
  });
  expect((await scene.rows({ on: '2016-02-10' })).slice(1).map(({ value, state }) => [value, state])).toEqual([
    ['75.00', 'achieved'],
    ['0.00', 'missed'],
    [null, 'not-applicable'],
    [null, 'no-data'],
  ]);
  await scene.figure('MK', '2015', '0/0');
  expect(await scene.row({ on: '2016-02-10' })).toMatchObject({
    numerator: '9',
    denominator: '22',
    coverage: of(3, 4),
    summary: { areas: 3 },
  });
  expect(await scene.row({ on: '2016-02-10' }, 'MK')).toMatchObject({ value: null, state: 'not-applicable' });
});
