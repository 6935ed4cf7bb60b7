import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { post, report } from '../../test/support/plans';
import { startSystem, type Answer, type System } from '../../test/support/system';

const PLAN = 'ba-dinh-2025';
const decision = { number: '202/2025/QH15', issuedOn: '2025-06-12', issuer: 'Quốc hội' };
/** The district of the plan ends; its communes become one ward right under the province. */
const REFORM = {
  type: 'reorganised',
  on: '2025-07-01',
  decision,
  reason: 'Tổ chức chính quyền hai cấp',
  from: ['01.001', 'a1', 'a2'],
  to: [{ id: 'phuong-ba-dinh', name: 'Ba Đình', level: 'commune', kind: 'phường', parent: '01' }],
  parts: [
    { from: 'a1', to: 'phuong-ba-dinh' },
    { from: 'a2', to: 'phuong-ba-dinh' },
  ],
};
const document = {
  ...planDocument(PLAN, { areas: [province('01'), district('01.001', '01'), commune('a1', '01.001'), commune('a2', '01.001')] }),
  period: { from: '2025-01-01', to: '2026-12-31' },
  indicators: [ratio('ty-le')],
  targets: [target('mot', 'ty-le', { from: '2025-01-01', due: '2026-12-31' })],
  bodies: [{ code: 'phong-gddt', name: 'Phòng GD&ĐT', area: '01.001' }],
  duties: [{ id: 'xa', text: 'báo cáo 6 tháng', from: { each: 'commune' }, to: 'phong-gddt', every: 'half-year', figures: 'all' }],
};

/** The verifier of the province, who has no right of its own on the district's bodies but what lies below. */
const ofProvince = { 'X-Actor': 'demo-so-gddt-ha-noi' };
const ofDistrict = { 'X-Actor': 'demo-ba-dinh' };
const path = (reporter: string, period = '2025-H1'): string => `/api/reports/${PLAN}/xa/${reporter}/${period}`;

describe.each([
  [
    'the plan says through which levels',
    {
      verification: [
        { from: '2025-01-01', levels: ['commune', 'district', 'province'] },
        { from: '2025-07-01', levels: ['commune', 'province'] },
      ],
    },
  ],
  ['the plan says nothing of levels', {}],
])('a district that ends while dossiers are under way, where %s', (_, more) => {
  let system: System;
  let now = '2025-06-01T02:00:00.000Z';
  const on = (day: string): void => void (now = `${day}T02:00:00.000Z`);
  const seen = async (where: string): Promise<Answer['body']> =>
    (await system.get(`${where}${where.includes('?') ? '&' : '?'}after=${system.position}`)).body;
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date(now) });
    await post(system, '/api/plans', { ...document, ...more });
  });
  afterAll(() => system.stop());

  it('goes to the district’s body as long as there is a district', async () => {
    expect((await seen(path('a1'))).receivers).toEqual([{ body: 'phong-gddt', role: 'to', area: '01.001', tookOver: false }]);
    on('2025-06-25');
    for (const area of ['a1', 'a2']) {
      await report(system, 'ty-le', area, '2025-H1', { numerator: '8', denominator: '10', dataTo: '2025-06-20' });
      expect((await system.post(`${path(area)}/submission`, {})).status).toBe(201);
    }
    expect((await system.post(`${path('a1')}/return`, { reason: 'số liệu chưa hết kỳ' }, { 'X-Actor': 'tham-dinh-huyen' })).status).toBe(
      200,
    );
  });

  it('hangs nowhere afterwards: the province takes what was waiting, and who reports now answers for it', async () => {
    on('2025-07-02');
    expect((await system.post('/api/area-changes', REFORM)).status).toBe(200);
    for (const area of ['a1', 'a2'])
      expect(await seen(path(area))).toMatchObject({
        answeredBy: ['phuong-ba-dinh'],
        receivers: [{ body: 'phong-gddt', area: '01', tookOver: true }],
      });
    // Found where it is now, and where it was.
    for (const area of ['phuong-ba-dinh', '01.001', '01'])
      expect((await seen(`/api/reports?plan=${PLAN}&period=2025-H1&area=${area}`)).items).toHaveLength(2);
    expect((await seen(`/api/reports?plan=${PLAN}&period=2025-H1&area=a1`)).items).toHaveLength(1);
    expect((await system.post(`${path('a2')}/acceptance`, {}, ofDistrict)).body).toMatchObject({ code: 'forbidden' });
    expect((await system.post(`${path('a2')}/acceptance`, {}, ofProvince)).status).toBe(200);
    expect((await system.post(`${path('a1')}/submission`, { note: 'Đã đối chiếu' })).status).toBe(200);
    expect((await system.post(`${path('a1')}/acceptance`, {}, ofProvince)).status).toBe(200);
    expect(await seen(path('a1'))).toMatchObject({
      state: 'accepted',
      firstSubmittedOn: '2025-06-25',
      late: false,
      decidedBy: 'demo-so-gddt-ha-noi',
    });
  });

  it('is owed by the ward for the next half-year, to the province', async () => {
    on('2026-01-05');
    const { items } = await seen(`/api/reports?plan=${PLAN}&period=2025-H2`);
    expect(
      items.map(({ reporter, state, receivers }: { reporter: string; state: string; receivers: object[] }) => [reporter, state, receivers]),
    ).toEqual([['phuong-ba-dinh', 'open', [{ body: 'phong-gddt', role: 'to', area: '01', tookOver: true }]]]);
  });
});

describe('a merge that becomes known late', () => {
  let system: System;
  const now = '2025-07-05T02:00:00.000Z';
  const seen = async (where: string): Promise<Answer['body']> =>
    (await system.get(`${where}${where.includes('?') ? '&' : '?'}after=${system.position}`)).body;
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date(now) });
    await post(system, '/api/plans', document);
    for (const area of ['a1', 'a2']) await report(system, 'ty-le', area, '2025-H1', { numerator: '8', denominator: '10' });
    await post(system, `${path('a1')}/submission`, {});
    const to = [{ id: 'a12', name: 'A12', level: 'commune', kind: 'xã', parent: '01.001' }];
    const parts = ['a1', 'a2'].map((from) => ({ from, to: 'a12' }));
    await post(system, '/api/area-changes', {
      type: 'reorganised',
      on: '2025-06-15',
      decision,
      reason: 'Sắp xếp',
      from: ['a1', 'a2'],
      to,
      parts,
    });
  });
  afterAll(() => system.stop());

  it('leaves what was under way to its end, beside what is expected, and not counted with it', async () => {
    const { items } = await seen(`/api/reports?plan=${PLAN}&period=2025-H1`);
    const told = items.map(({ reporter, expected, state }: { reporter: string; expected: boolean; state: string }) => [
      reporter,
      expected,
      state,
    ]);
    expect(told).toEqual([
      ['a1', false, 'submitted'],
      ['a12', true, 'open'],
    ]);
    await post(system, `${path('a1')}/return`, { reason: 'Nộp chung với a2' });
    await post(system, `${path('a1')}/submission`, {});
    expect((await system.post(`${path('a1')}/acceptance`, {}, ofProvince)).status).toBe(200);
    expect(await seen(path('a1'))).toMatchObject({ state: 'accepted', expected: false, answeredBy: ['a12'] });
  });

  it('a dossier that had not begun is no longer taken under the old name', async () =>
    expect((await system.post(`${path('a2')}/submission`, {})).body).toMatchObject({ code: 'not-a-reporter', on: '2025-06-30' }));
});
