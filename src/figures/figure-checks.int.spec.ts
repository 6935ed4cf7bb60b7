import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { startSystem, type Answer, type System } from '../../test/support/system';

const NEW = { 'If-None-Match': '*' };
let system: System;
beforeAll(async () => {
  system = await startSystem();
  const areas = [province('tinh'), district('huyen', 'tinh'), commune('xa-a', 'huyen'), commune('xa-b', 'huyen')];
  await system.post('/api/plans', planDocument('ke-hoach', { areas, indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] }));
  await system.put('/api/figures/ty-le/xa-a/2014-H2', { numerator: '80', denominator: '100' }, NEW);
  await system.put('/api/figures/ty-le/xa-a/2015-H1', { numerator: '81', denominator: '100' }, NEW);
  await system.put('/api/figures/ty-le/huyen/2015-H1', { numerator: '181', denominator: '200' }, NEW);
});
afterAll(() => system.stop());

const check = (...figures: object[]): Promise<Answer> => system.post('/api/figures/checks', { figures });
const row = (more: object): object => ({ indicator: 'ty-le', area: 'xa-a', period: '2015-H2', ...more });

describe('checks of figures before they are reported', () => {
  it('each has the outcome that reporting it would have, and nothing is recorded', async () => {
    const before = (await system.get('/api/events?limit=100')).body.items.length;
    const { status, body } = await check(
      row({ numerator: '82', denominator: '100' }),
      row({ numerator: '8', denominator: '100' }),
      row({ numerator: '8', denominator: '100', acknowledge: ['big-change'] }),
      row({ numerator: '101', denominator: '100' }),
      row({ period: '2015-H1', numerator: '82', denominator: '100' }),
      row({ period: '2015-H1', numerator: '82', denominator: '100', basedOn: 0 }),
      row({ period: '2015-H1', numerator: '82', denominator: '100', basedOn: 0, reason: 'đếm lại' }),
      row({ period: '2015-H1', numerator: '81', denominator: '100', basedOn: 0, reason: 'đếm lại' }),
      row({ area: 'khong-co', numerator: '1', denominator: '1' }),
    );
    expect(status).toBe(200);
    expect(body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'recordable',
      'needs-acknowledgement',
      'recordable',
      'numerator-over-denominator',
      'wrong-expected-revision',
      'reason-required',
      'recordable',
      'same-figure',
      'unknown-area',
    ]);
    expect(body.items[1].checks).toMatchObject([{ code: 'big-change', was: '81.00', is: '8.00', period: '2015-H1' }]);
    expect((await system.get('/api/events?limit=100')).body.items).toHaveLength(before);
  });

  it('what is malformed says in which row', async () => {
    const { status, body } = await check(row({ numerator: '1', denominator: '1' }), row({ numerator: 'một', denominator: '1' }));
    expect([status, body.problems[0].field]).toEqual([422, 'figures.1.numerator']);
  });
});

it('figures of an area alone are listed without those under it', async () => {
  const of = async (query: string): Promise<string[]> =>
    (await system.get(`/api/figures?area=huyen&period=2015-H1${query}`)).body.items.map(({ area }: { area: string }) => area);
  expect(await of('')).toEqual(['huyen', 'xa-a']);
  expect(await of('&depth=0')).toEqual(['huyen']);
  expect((await system.get('/api/figures?area=huyen&depth=1')).status).toBe(422);
});
