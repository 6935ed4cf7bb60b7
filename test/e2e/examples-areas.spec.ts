import { Scene } from '../support/scene';
import { startSystem, type System } from '../support/system';

/** Worked examples of the rules on areas that change, recognitions, and targets of single areas, through events and read models. */
const of = (reported: number | string, expected: number | string, byOwn = 0) => ({ reported, expected, byOwn });

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

it('18. Two communes that merge are added until the new one restates the past', async () => {
  const scene = await Scene.of(system, 'vd18', { communes: { AS: [], BK: [], TL: [] }, target: { from: '2016-01-01', due: '2025-12-31' } });
  await scene.all('2019', { AS: '1300/1600', BK: '1500/1900', TL: '400/700' });
  await scene.reorganise('2020-01-01', ['BK', 'TL'], { 'BK-2020': 'DT' }, [
    ['BK', 'BK-2020'],
    ['TL', 'BK-2020'],
  ]);
  // 1300 + 1500 + 400 = 3200 of 4200 = 76.19 %; BK and TL together 1900/2600 = 73.08 %.
  const district = { numerator: '3200', denominator: '4200', value: '76.19', coverage: of(3, 3) };
  expect(await scene.row({ on: '2019-12-31' })).toMatchObject(district);
  expect((await scene.rows({ on: '2019-12-31' })).map(({ area }) => area)).toEqual(['vd18.dt', 'vd18.as', 'vd18.bk', 'vd18.tl']);
  expect(await scene.row({ on: '2020-02-15' })).toMatchObject(district);
  const merged = { numerator: '1900', value: '73.08', coverage: of(2, 2), source: 'predecessors' };
  expect(await scene.row({ on: '2020-02-15' }, 'BK-2020')).toMatchObject(merged);
  await scene.figure('BK-2020', '2019', '1850/2580');
  // 1850/2580 = 71.71 %; the district 1300 + 1850 = 3150 of 4180 = 75.36 %.
  expect(await scene.row({ on: '2020-03-02' }, 'BK-2020')).toMatchObject({ numerator: '1850', value: '71.71', coverage: of(2, 2) });
  expect(await scene.row({ on: '2020-03-02' })).toMatchObject({
    numerator: '3150',
    denominator: '4180',
    value: '75.36',
    coverage: of(3, 3),
  });
  expect(await scene.row({ on: '2019-12-31' })).toMatchObject(district);
  await scene.figure('DT', '2019', '3210/4210');
  expect(await scene.row({ on: '2019-12-31' })).toMatchObject({ numerator: '3210', source: 'own' });
  expect(await scene.row({ on: '2020-02-15' })).toMatchObject({ numerator: '3150', ownOnOldBoundaries: { numerator: '3210' } });
});

it('19. A split multiplies by its shares', async () => {
  const scene = await Scene.of(system, 'vd19');
  await scene.all('2019', { AS: '1300/1600', BK: '1500/1900', MK: '7001/9500' });
  await scene.reorganise('2020-01-01', ['MK'], { 'MK-DONG': 'DT', 'MK-TAY': 'DT' }, [
    ['MK', 'MK-DONG', '0.6'],
    ['MK', 'MK-TAY', '0.4'],
  ]);
  // 7001·6/10 = 4200.6 of 9500·6/10 = 5700: 73.69 %; the other part 2800.4 of 3800.
  const asked = { on: '2020-02-15', period: '2019' };
  const half = { value: '73.69', estimated: true };
  expect(await scene.row(asked, 'MK-DONG')).toMatchObject({
    ...half,
    numerator: '4200.6',
    denominator: '5700',
    coverage: of('0.6', '0.6'),
  });
  expect(await scene.row(asked, 'MK-TAY')).toMatchObject({ ...half, numerator: '2800.4', denominator: '3800', coverage: of('0.4', '0.4') });
  // 1300 + 1500 + 4200.6 + 2800.4 = 9801 of 13000 = 75.39 %: both parts lie in it.
  expect(await scene.row(asked)).toMatchObject({ numerator: '9801', value: '75.39', coverage: of(3, 3), estimated: false });
});

it('19. Without shares the parts have no value and the district loses nothing', async () => {
  const scene = await Scene.of(system, 'vd19b');
  await scene.all('2019', { AS: '1300/1600', BK: '1500/1900', MK: '7001/9500' });
  await scene.reorganise('2020-01-01', ['MK'], { 'MK-DONG': 'DT', 'MK-TAY': 'DT' }, [
    ['MK', 'MK-DONG'],
    ['MK', 'MK-TAY'],
  ]);
  const asked = { on: '2020-02-15', period: '2019' };
  for (const part of ['MK-DONG', 'MK-TAY'])
    expect(await scene.row(asked, part)).toMatchObject({ value: null, coverage: of(0, 0), estimated: true });
  expect(await scene.row({ on: '2020-02-15' }, 'MK-DONG')).toMatchObject({ value: null });
  // 1300 + 1500 + 7001 = 9801 of 13000.
  expect(await scene.row(asked)).toMatchObject({ numerator: '9801', denominator: '13000', coverage: of(3, 3) });
});

it('20. When the districts end, their communes count straight for the province', async () => {
  const target = { from: '2021-01-01', due: '2025-12-31' };
  const province = await Scene.of(system, 'vd20', { area: 'QN', target });
  await province.all('2025-H1', { AS: '1300/1600', BK: '1500/1900', MK: '7000/9500', DT: '9900/13000' });
  const to = { 'AS-2025': 'QN' };
  const parts = [
    ['AS', 'AS-2025'],
    ['BK', 'AS-2025'],
  ] as const;
  await province.reorganise('2025-07-01', ['DT', 'AS', 'BK'], to, parts, { MK: 'QN' });
  // The district's own figure 9900/13000 = 76.15 %.
  expect(await province.row({ on: '2025-06-30', period: '2025-H1' })).toMatchObject({
    numerator: '9900',
    value: '76.15',
    coverage: of(3, 3, 3),
  });
  // as-2025 from its predecessors 1300 + 1500 = 2800 of 3500 = 80.00 %, and MK 7000: 9800 of 13000 = 75.38 %.
  expect(await province.row({ on: '2025-08-15' })).toMatchObject({ numerator: '9800', value: '75.38', coverage: of(3, 3) });
  expect(await province.row({ on: '2025-08-15' }, 'AS-2025')).toMatchObject({ numerator: '2800', value: '80.00', source: 'predecessors' });
  const ended = { numerator: '9900', discrepancy: { numerator: '9800', denominator: '13000' } };
  expect(await province.row({ on: '2025-08-15', area: 'DT' })).toMatchObject(ended);
  await province.all('2025', { 'AS-2025': '2900/3500', MK: '7200/9500' });
  // 2900 + 7200 = 10100 of 13000 = 77.69 %.
  expect(await province.row({ on: '2026-02-15' })).toMatchObject({
    period: '2025',
    numerator: '10100',
    value: '77.69',
    coverage: of(2, 2),
  });
  for (const short of ['AS', 'BK', 'DT']) await expect(province.figure(short, '2025', '1/2')).rejects.toThrow('area-ended');
});

it('20. The plan of a district that has ended goes on being judged', async () => {
  const district = await Scene.of(system, 'vd20b', { target: { from: '2021-01-01', due: '2025-12-31' } });
  await district.all('2025-H1', { AS: '1300/1600', BK: '1500/1900', MK: '7000/9500', DT: '9900/13000' });
  const parts = [
    ['AS', 'AS-2025'],
    ['BK', 'AS-2025'],
  ] as const;
  await district.reorganise('2025-07-01', ['DT', 'AS', 'BK'], { 'AS-2025': 'QN' }, parts, { MK: 'QN' });
  // The boundaries of its last day, 30-06-2025, are those that its own figure was counted in.
  const own = { numerator: '9900', source: 'own', discrepancy: { numerator: '9800' } };
  expect(await district.row({ on: '2025-08-15' })).toMatchObject(own);
  await district.all('2025', { 'AS-2025': '2900/3500', MK: '7200/9500' });
  expect(await district.row({ on: '2026-02-15' })).toMatchObject({
    numerator: '10100',
    value: '77.69',
    coverage: of(2, 2),
    state: 'missed',
  });
});

it('21. A derived value counts the recognitions alive on the day', async () => {
  const scene = await Scene.of(system, 'vd21', {
    indicator: {
      code: 'don-vi-hoc-tap',
      periods: [],
      reportedAt: [],
      breakdowns: [],
      from: { recognitions: 'vd21-don-vi', of: 'vd21-so-don-vi' },
    },
    also: { code: 'vd21-so-don-vi', measure: 'count', breakdowns: [] },
    title: { code: 'vd21-don-vi', months: 36 },
    area: 'AS',
    target: { from: '2016-01-01', due: '2020-12-31', criterion: { kind: 'at-least', value: '50' } },
  });
  const refs = ['a', 'b', 'c', 'd', 'e'];
  await scene.subjects('AS', ...refs);
  for (const period of ['2016', '2018-H1']) await scene.figure('AS', period, '8', { indicator: 'vd21-so-don-vi' });
  const grant = { granted: '2015-11-20', until: '2018-11-20' };
  for (const ref of ['a', 'b', 'c']) await scene.recognise('AS', ref, grant);
  await scene.recognise('AS', 'd', { ...grant, revoked: '2017-03-01' });
  await scene.recognise('AS', 'e', { ...grant, renewed: { on: '2018-11-10', until: '2021-11-20' } });
  // Five of eight until one is revoked; then four; from 21-11-2018 on only the renewed one.
  expect(await scene.row({ on: '2017-02-28' })).toMatchObject({ numerator: '5', denominator: '8', value: '62.50', source: 'derived' });
  const four = { numerator: '4', value: '50.00', state: 'achieved', period: '2017-03-01', coverage: of(1, 1) };
  expect(await scene.row({ on: '2017-03-01' })).toMatchObject(four);
  expect(await scene.row({ on: '2018-11-20' })).toMatchObject({ numerator: '4' });
  expect(await scene.row({ on: '2018-11-21' })).toMatchObject({ numerator: '1', value: '12.50', period: '2018-11-21' });
  expect(await scene.row({ on: '2018-11-21', period: '2018-H1' })).toMatchObject({ numerator: '4', period: '2018-06-30' });
  await expect(scene.figure('AS', '2018', '4/8')).rejects.toThrow('derived-indicator');
});

it('23. Each commune is judged by itself, and the district shows the worst of them', async () => {
  const target = {
    criterion: { kind: 'at-least', value: '70' },
    measuredAt: { each: 'commune' },
    baseline: { value: '65', on: '2012-12-31' },
  } as const;
  const scene = await Scene.of(system, 'vd23', { communes: { AS: [], BK: [], MK: [], TA: [] }, target });
  await scene.figure('BK', '2012', '1140/1900');
  await scene.all('2015-H1', { AS: '1280/1600', BK: '1254/1900', TA: '500/1000' });
  // BK from its own 60.00 % of 2012: required = 60 + 10·911/1095 = 68.32 against 66.00 %, 657/911 = 0.72.
  const rows = await scene.rows({ on: '2015-07-31' });
  expect(rows.map(({ value, required, state }) => [value, required, state]).slice(1)).toEqual([
    ['80.00', null, 'achieved'],
    ['66.00', '68.32', 'at-risk'],
    [null, null, 'no-data'],
    ['50.00', null, 'undetermined'],
  ]);
  expect(rows[0]).toMatchObject({
    state: 'at-risk',
    summary: { areas: 4, byState: { achieved: 1, 'at-risk': 1, 'no-data': 1, undetermined: 1 } },
  });
});

it('24. An allocated commune is judged by its own threshold, the others are only compared', async () => {
  const scene = await Scene.of(system, 'vd24', {
    communes: { AS: ['mien-nui'], BK: ['mien-nui'], MK: [] },
    target: {
      byArea: { AS: { kind: 'at-least', value: '90' }, MK: { kind: 'at-least', value: '80' } },
      byClass: { 'mien-nui': { kind: 'at-least', value: '75' } },
    },
  });
  await scene.all('2015', { AS: '1424/1600', BK: '1444/1900', MK: '7980/9500' });
  // 1424 + 1444 + 7980 = 10848 of 13000 = 83.45 % < 85; 89.00 < 90; 76.00 ≥ 75; 84.00 ≥ 80.
  const rows = await scene.rows({ on: '2016-02-10' });
  expect(rows.map(({ value, state, againstPlan }) => [value, state, againstPlan])).toEqual([
    ['83.45', 'missed', null],
    ['89.00', 'missed', 'not-met'],
    ['76.00', null, 'met'],
    ['84.00', 'achieved', 'met'],
  ]);
});
