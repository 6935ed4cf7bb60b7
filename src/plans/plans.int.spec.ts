import { papers } from '../../test/support/evidence';
import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { startSystem, type Answer, type System } from '../../test/support/system';

const ROOT = { 'X-Actor': 'demo-quan-tri' };
const decision = { number: '12/QĐ-UBND', issuedOn: '2026-01-05', issuer: 'UBND tỉnh' };
const ordered = { decision, reason: 'theo quyết định' };
const AREAS = [
  province('tinh'),
  district('huyen-a', 'tinh'),
  district('huyen-b', 'tinh'),
  commune('xa-a', 'huyen-a'),
  commune('xa-b', 'huyen-b'),
];

let system: System;
let now = '2026-06-01';
const as = (actor: string): Record<string, string> => ({ 'X-Actor': actor });
const done = async (answer: Promise<Answer>): Promise<void> => expect(await answer).toMatchObject({ status: 200 });
const seen = async (path: string) => (await system.get(`${path}${path.includes('?') ? '&' : '?'}after=${system.position}`)).body;
const told = ({ status, body }: Answer) => [status, body.problems?.map(({ field }: { field: string }) => field) ?? body.code];

beforeAll(async () => {
  system = await startSystem({ now: () => new Date(`${now}T02:00:00Z`) });
  const document = planDocument('ke-hoach', {
    areas: AREAS,
    area: 'huyen-a',
    phases: [{ id: 'dau', from: '2013-01-01', to: '2015-12-31' }],
    indicators: [ratio('ty-le'), ratio('khac')],
    targets: [target('t', 'ty-le', { due: '2018-12-31' })],
  });
  await system.post('/api/plans', document);
  for (const [account, area] of [
    ['nguoi-a', 'huyen-a'],
    ['nguoi-b', 'huyen-b'],
    ['nguoi-tinh', 'tinh'],
  ] as const) {
    await system.post('/api/accounts', { account, kind: 'person' }, ROOT);
    await system.post(`/api/accounts/${account}/roles`, { role: 'planner', area, reason: 'phân công' }, ROOT);
  }
});
afterAll(() => system.stop());

describe('a decision on a target', () => {
  const revise = (change: object): Promise<Answer> => system.post('/api/plans/ke-hoach/targets/t/revisions', { ...ordered, ...change });
  const add = (more: object): Promise<Answer> =>
    system.post('/api/plans/ke-hoach/targets', { ...target('them', 'khac', { from: undefined, due: undefined }), ...ordered, ...more });

  it('does not move its due day to before the day on which it takes effect, nor to before the plan', async () => {
    expect(told(await revise({ effectiveOn: '2017-01-01', due: '2016-12-31' }))).toEqual([409, 'effective-after-due']);
    expect(told(await revise({ effectiveOn: '2012-01-01', due: '2012-12-31' }))).toEqual([422, ['due']]);
  });

  it('may hold it to a day after the plan, and gives an area of its own only to what lies in it', async () => {
    await done(revise({ effectiveOn: '2017-01-01', due: '2021-06-30' }));
    const ninety = { kind: 'at-least', value: '90' };
    expect(told(await revise({ effectiveOn: '2017-02-01', byArea: { 'xa-b': ninety } }))).toEqual([422, ['byArea.xa-b']]);
    await done(revise({ effectiveOn: '2016-02-01', byArea: { 'xa-a': ninety } }));
  });

  it('is told in the order in which it holds, whenever it was recorded', async () => {
    const { targets } = await seen('/api/plans/ke-hoach');
    expect(targets[0].revisions.map(({ effectiveOn }: { effectiveOn: string }) => effectiveOn)).toEqual(['2016-02-01', '2017-01-01']);
  });

  it('adds one that fits the plan as one of its document has to', async () => {
    expect(told(await add({ phase: 'khong-co' }))).toEqual([422, ['phase']]);
    expect(told(await add({ due: '2021-01-01' }))).toEqual([422, ['due']]);
    expect(told(await add({ phase: 'dau', from: '2016-01-01' }))).toEqual([422, ['from']]);
    expect(told(await add({ measuredAt: { each: 'district' } }))).toEqual([422, ['measuredAt.each']]);
    await done(add({ phase: 'dau' }));
  });

  it('corrects nothing into what the document could not have said', async () => {
    await papers(system, 'can-bo-1', 'trang-3');
    const page = { reason: 'chép nhầm', evidence: ['trang-3'] };
    const correct = (fields: object): Promise<Answer> => system.post('/api/plans/ke-hoach/targets/them/corrections', { fields, ...page });
    expect(told(await correct({ phase: 'khong-co' }))).toEqual([422, ['phase']]);
  });
});

describe('a plan that is handed over', () => {
  const transfer = (on: string, area: string): Promise<Answer> =>
    system.post('/api/plans/ke-hoach/transfer', { on, area, ...ordered }, as('nguoi-tinh'));
  /** Who may change it: refused for another reason, or for the right. */
  const mayRevise = async (actor: string): Promise<boolean> =>
    (await system.post('/api/plans/ke-hoach/targets/t/withdrawal', {}, as(actor))).status !== 403;
  const standing = async () => ({
    area: (await seen('/api/plans/ke-hoach')).area,
    listed: (await seen('/api/plans?area=huyen-b')).items.length,
    a: await mayRevise('nguoi-a'),
    b: await mayRevise('nguoi-b'),
  });

  it('is the old area’s until the day, whatever was recorded before', async () => {
    await done(transfer('2026-07-01', 'huyen-b'));
    expect(await standing()).toEqual({ area: 'huyen-a', listed: 0, a: true, b: false });
  });

  it('is the new one’s from the day', async () => {
    now = '2026-07-01';
    expect(await standing()).toEqual({ area: 'huyen-b', listed: 1, a: false, b: true });
  });

  it('stays so when a transfer of an earlier day is recorded late', async () => {
    await done(transfer('2026-02-01', 'huyen-a'));
    expect(await standing()).toEqual({ area: 'huyen-b', listed: 1, a: false, b: true });
  });
});
