import { papers } from '../support/evidence';
import { issue, post } from '../support/plans';
import { startSystem, type System } from '../support/system';

const PLAN = 'huyen-uy-2016';
const AREA = 'huyen-chua-ro-ten';
const decision = { number: '02/TB-VP', issuedOn: '2017-01-05', issuer: 'Văn phòng huyện ủy' };

describe('Kế hoạch của Ban Thường vụ huyện ủy, 2016-2020: văn bản không ghi tên huyện, số và ngày', () => {
  let system: System;
  let issuedAt: string;
  beforeAll(async () => {
    system = await startSystem();
    issuedAt = (await issue(system, PLAN)).headers.get('X-Log-Size') ?? '';
  });
  afterAll(() => system.stop());

  it('is kept with what the document leaves open: no number, no day, an area without a name', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}?after=${system.position}`);
    expect(body).toMatchObject({ number: null, issuedOn: null, area: AREA, targets: [], period: { from: '2016-01-01', to: '2020-12-31' } });
    expect(body.parent).toContain('19-CT/TU');
    expect(body.note).toContain('Văn bản không có con số');
    const area = await system.get(`/api/areas/${AREA}`);
    expect(area.body).toMatchObject({ name: 'Huyện chưa rõ tên', parent: 'vn', level: 'district' });
  });

  it('has one report of no stated rhythm, and seventeen tasks, one of them yearly', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}`);
    const duty = { from: { bodies: ['ban-tuyen-giao-huyen-chua-ro-ten'] }, to: 'ban-thuong-vu-huyen-chua-ro-ten', every: 'unstated' };
    expect(body.duties).toEqual([expect.objectContaining({ ...duty, figures: 'none' })]);
    expect(body.tasks).toHaveLength(17);
    expect(body.tasks.filter(({ recurs }: { recurs?: string }) => recurs === 'yearly')).toEqual([
      expect.objectContaining({ id: 'so-ket-tong-ket', leads: ['ban-chi-dao-xhht-huyen-chua-ro-ten'] }),
    ]);
  });

  it('answers an empty status', async () => {
    const status = await system.get(`/api/status?plan=${PLAN}&on=2020-12-31`);
    expect(status).toMatchObject({ status: 200, body: { items: [], next: null } });
  });

  it('stays with its area when the district is named and put under its province; what was known before stays too', async () => {
    await post(system, '/api/areas', { id: '45', name: 'Quảng Trị', level: 'province', kind: 'tỉnh', parent: 'vn', from: '2004-07-08' });
    await post(system, '/api/area-changes', { type: 'renamed', on: '2017-01-05', area: AREA, name: 'Hướng Hóa', decision });
    await post(system, '/api/area-changes', { type: 'moved', on: '2017-01-05', area: AREA, parent: '45', decision });
    const now = await system.get(`/api/areas/${AREA}?on=2018-01-01&after=${system.position}`);
    expect(now.body).toMatchObject({
      id: AREA,
      name: 'Hướng Hóa',
      parent: '45',
      names: [{ name: 'Huyện chưa rõ tên' }, { on: '2017-01-05', decision }],
    });
    expect((await system.get(`/api/areas/${AREA}?on=2016-06-01`)).body).toMatchObject({ name: 'Huyện chưa rõ tên', parent: 'vn' });
    expect((await system.get(`/api/areas/${AREA}?on=2018-01-01&asOf=${issuedAt}`)).body).toMatchObject({ name: 'Huyện chưa rõ tên' });
    expect((await system.get('/api/plans')).body.items).toEqual([expect.objectContaining({ plan: PLAN, area: AREA })]);
  });

  it('is corrected from the missing first page, with the page as evidence', async () => {
    await papers(system, 'can-bo-1', 'trang-1');
    const fields = { number: '12-KH/HU', issuedOn: '2016-11-10', issuer: 'Ban Thường vụ huyện ủy Hướng Hóa' };
    const correction = { fields, reason: 'Đã có phần đầu văn bản', evidence: ['trang-1'], page: '1' };
    const corrected = await post(system, `/api/plans/${PLAN}/corrections`, correction);
    expect([corrected.status, corrected.body]).toEqual([200, { plan: PLAN, revision: 1 }]);
    expect((await system.get(`/api/plans/${PLAN}?after=${system.position}`)).body).toMatchObject(fields);
    expect((await system.get(`/api/plans/${PLAN}?asOf=${issuedAt}`)).body).toMatchObject({ number: null, issuedOn: null });
    const { body } = await system.get(`/api/history?plan=${PLAN}&type=PlanCorrected`);
    expect(body.items).toEqual([
      expect.objectContaining({
        reason: 'Đã có phần đầu văn bản',
        changes: expect.arrayContaining([expect.objectContaining({ path: 'number' })]),
      }),
    ]);
  });

  it('is closed by a decision, and nothing of it changes any more', async () => {
    const closed = await post(system, `/api/plans/${PLAN}/closure`, { on: '2020-12-31', decision, reason: 'Hết giai đoạn' });
    expect(closed.status).toBe(200);
    const refused = await system.post(`/api/plans/${PLAN}/corrections`, { fields: { title: 'Khác' }, reason: 'x', evidence: ['trang-1'] });
    expect(refused).toMatchObject({ status: 409, body: { code: 'plan-closed' } });
  });
});
