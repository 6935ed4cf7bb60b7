import { PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import { issue } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

const YEARLY = `/nhiem-vu/${PLAN}/xa-ke-hoach`;
const ONCE = `/nhiem-vu/${PLAN}/gddt-kiem-tra`;

describe('tasks', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date('2015-07-20T02:00:00Z') });
    await issue(system, PLAN);
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
  });
  afterAll(() => system.stop());
  const seen = async (path: string, person = 'demo-ubnd-dong-trieu'): Promise<ShownPage> =>
    (await PageVisitor.as(system.url, person)).get(path);
  const record = async (path: string, fields: Record<string, string>, person = 'demo-ubnd-dong-trieu'): Promise<ShownPage> =>
    (await PageVisitor.as(system.url, person)).post(path, fields);

  it('of a plan are counted in a sentence, by body, and found by state', async () => {
    const said = textOf((await seen(`/nhiem-vu?plan=${PLAN}`)).html);
    expect(said).toMatch(/Đến ngày 20\/07\/2015: 0\/\d+ nhiệm vụ đã xong, \d+ quá hạn chưa xong/);
    expect(said).toContain('Theo cơ quan');
    const { html } = await seen(`/nhiem-vu?plan=${PLAN}&state=overdue&body=phong-gddt-dong-trieu`);
    expect(textOf(html)).toContain('Quá hạn, chưa xong');
    expect(html).not.toContain('id="nv-gddt-kiem-tra-"');
  });

  it('of a past day are those of that day', async () => {
    expect(textOf((await seen(`/nhiem-vu?plan=${PLAN}&on=2013-12-01`)).html)).not.toContain('quá hạn chưa xong');
  });

  it('are recorded by who may: progress of a year, with what was typed kept where it is refused', async () => {
    const refused = await record(YEARLY, { viec: 'tien-do', khoa: 'k-1', year: '2015', percent: 'nửa', note: 'đã họp' });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Phần trăm phải là số nguyên');
    expect(refused.html).toMatch(/value="nửa"/);
    const taken = await record(YEARLY, { viec: 'tien-do', khoa: 'k-2', year: '2015', percent: '40', note: 'đã họp' });
    expect([taken.status, taken.location]).toEqual([303, `${YEARLY}?xong=tien-do`]);
    const said = textOf((await seen(`${YEARLY}?xong=tien-do`)).html);
    expect(said).toContain('Tiến độ đã được ghi.');
    expect(said).toContain('Ghi tiến độ, năm 2015: 40%');
  });

  it('are completed and opened again, and the story keeps both', async () => {
    expect((await record(ONCE, { viec: 'hoan-thanh', khoa: 'k-3', on: '2015-07-15', note: 'xong' })).status).toBe(303);
    expect(textOf((await seen(ONCE)).html)).toContain('Xong đúng hạn');
    const again = await record(ONCE, { viec: 'hoan-thanh', khoa: 'k-4' });
    expect(again.status).toBe(409);
    expect(textOf(again.html)).toContain('Nhiệm vụ đã hoàn thành ngày 15/07/2015');
    expect((await record(ONCE, { viec: 'mo-lai', khoa: 'k-5', reason: 'chưa nghiệm thu' })).status).toBe(303);
    const said = textOf((await seen(ONCE)).html);
    expect(said).toContain('Mở lại');
    expect(said).toContain('chưa nghiệm thu');
  });

  it('offer nothing to who may not, nor in the past, and refuse him', async () => {
    expect((await seen(ONCE, 'demo-lanh-dao')).html).not.toContain('name="viec"');
    expect((await seen(`${ONCE}?asOf=2015-07-20`)).html).not.toContain('name="viec"');
    expect((await record(ONCE, { viec: 'mo-lai', khoa: 'k-6', reason: 'x' }, 'demo-lanh-dao')).status).toBe(403);
  });

  it('that are not there are a page that says so', async () => {
    expect((await seen(`/nhiem-vu/${PLAN}/khong-co`)).status).toBe(404);
  });
});
