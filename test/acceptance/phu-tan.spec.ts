import { issue, post } from '../support/plans';
import { startSystem, type System } from '../support/system';

const PLAN = 'phu-tan-2022';

describe('Phú Tân, kế hoạch năm 2022: không có con số, có việc và có hạn', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
  });
  afterAll(() => system.stop());

  it('carries out the province’s plan, and names its legal bases', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}?after=${system.position}`);
    expect(body.parent).toBe(
      'Kế hoạch số 125/KH-UBND ngày 01/9/2021 của Ủy ban nhân dân tỉnh Cà Mau về thực hiện Đề án “Xây dựng xã hội học tập” giai đoạn 2021 - 2030 trên địa bàn tỉnh Cà Mau',
    );
    expect(body.legalBases.map(({ number, role }: { number: string; role: string }) => [number, role])).toEqual([
      ['1373/QĐ-TTg', 'basis'],
      ['125/KH-UBND', 'implements'],
      ['94/KH-UBND', 'basis'],
    ]);
  });

  it('has a report due "before 20 November", that is on the 19th, with its words kept', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}`);
    expect(body.duties).toHaveLength(2);
    expect(body.duties[0]).toMatchObject({
      id: 'bao-cao-nam-2022',
      from: { bodies: ['cac-phong-nganh-phu-tan', 'doan-the-phu-tan', 'ban-chi-dao-xhht-phu-tan'] },
      to: 'phong-gddt-phu-tan',
      every: 'once',
      due: { day: '2022-11-19' },
      dueText: 'trước ngày 20/11/2022',
    });
    expect(body.duties[1]).toMatchObject({ from: { bodies: ['phong-gddt-phu-tan'] }, every: 'unstated' });
  });

  it('keeps every task with who leads and who helps, also where the text names nobody', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}`);
    expect(body.tasks).toHaveLength(22);
    const task = (id: string) => body.tasks.find((one: { id: string }) => one.id === id);
    expect(task('phong-gddt-trien-khai')).toMatchObject({
      role: 'lead',
      leads: ['phong-gddt-phu-tan'],
      coordinating: ['cac-phong-nganh-phu-tan', 'doan-the-phu-tan', 'ban-chi-dao-xhht-phu-tan'],
    });
    expect(task('don-vi-kiem-tra-bao-cao')).toMatchObject({ due: '2022-11-19' });
    expect(task('tuyen-truyen')).toMatchObject({ leads: [], note: 'Văn bản không nói cơ quan nào thực hiện.' });
  });

  it('is in the list of plans with nothing to judge, and its status is an empty list', async () => {
    const { body } = await system.get('/api/plans');
    const summary = { plan: PLAN, area: '96.972', targets: 0, duties: 2, tasks: 22, closedOn: null };
    expect(body.items).toEqual([expect.objectContaining(summary)]);
    const status = await system.get(`/api/status?plan=${PLAN}&on=2022-11-19`);
    expect(status).toMatchObject({ status: 200, body: { items: [], next: null, asOf: { logSize: expect.any(Number) } } });
    expect((await system.get(`/api/status?plan=${PLAN}&target=gia-dinh-2015`)).body.code).toBe('unknown-target');
  });

  it('takes a target that a decision adds later, and judges it', async () => {
    const decision = { number: '15/QĐ-BCĐ', issuedOn: '2022-07-01', issuer: 'Ban Chỉ đạo huyện' };
    const indicator = { code: 'lop-xoa-mu-chu', name: 'Số lớp xóa mù chữ', definition: 'Số lớp đã mở', unit: 'lớp', measure: 'count' };
    await post(system, '/api/indicators', { ...indicator, periods: ['year'], reportedAt: ['commune'], time: 'sum-in-year' });
    const target = {
      id: 'lop-xoa-mu-chu',
      indicator: 'lop-xoa-mu-chu',
      text: 'Mở ít nhất 3 lớp',
      criterion: { kind: 'at-least', value: '3' },
    };
    const added = await post(system, `/api/plans/${PLAN}/targets`, { ...target, decision, reason: 'Bổ sung chỉ tiêu' });
    expect([added.status, added.headers.get('ETag')]).toEqual([200, '"1"']);
    // Three communes opened one class each, the others none.
    const { body } = await system.get(`/api/areas?parent=96.972&on=2022-12-31`);
    for (const [index, { id }] of body.items.entries())
      await system.put(`/api/figures/lop-xoa-mu-chu/${id}/2022`, { value: index < 3 ? '1' : '0' }, { 'If-None-Match': '*' });
    const status = await system.get(`/api/status?plan=${PLAN}&on=2023-01-10&depth=0&after=${system.position}`);
    expect(status.body.items).toEqual([
      expect.objectContaining({
        target: 'lop-xoa-mu-chu',
        value: '3',
        coverage: { reported: 9, expected: 9, byOwn: 0 },
        state: 'achieved',
      }),
    ]);
  });
});
