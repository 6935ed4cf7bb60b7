import { papers } from '../support/evidence';
import { askingOf, type Asking } from '../support/asking';
import { issue, post } from '../support/plans';
import { startSystem, type System } from '../support/system';

const PLAN = 'lang-giang-2023';
const LEAD = 'phong-gddt-lang-giang';
const SUMMING_UP = `/api/plans/${PLAN}/tasks/tong-ket`;
const SURVEY = `/api/plans/${PLAN}/tasks/dieu-tra-nhu-cau`;
const decision = { number: '1658/NQ-UBTVQH15', issuedOn: '2025-06-16', issuer: 'UBTVQH' };

describe('Lạng Giang, nhiệm vụ của kế hoạch tháng 7/2023', () => {
  let system: System;
  let ask: Asking;
  let now = '2023-07-10';
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date(`${now}T02:00:00.000Z`) });
    ask = askingOf(system);
    await issue(system, PLAN);
  });
  afterAll(() => system.stop());

  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
  const tasks = async (query: string): Promise<any[]> => (await ask.seen(`/api/tasks?plan=${PLAN}&limit=1000&${query}`)).body.items;
  const one = async (task: string, on: string) => (await ask.seen(`/api/tasks/${PLAN}/${task}?on=${on}`)).body;

  it('has thirty-eight tasks: 32 to be done once, 6 a year at a time, 2 of them without an end', async () => {
    // 38 = 29 without a day + 1 with one + 6 yearly + 1 on demand + 1 ongoing; on 10-07-2023 one year of each yearly one has begun.
    const all = await tasks('on=2023-07-10');
    expect(all).toHaveLength(38);
    expect(all.filter(({ state }) => state === 'open-ended')).toHaveLength(2);
    expect(all.filter(({ year }) => year === 2023)).toHaveLength(6);
    expect(all.slice(0, 6).map(({ due }) => due)).toEqual(Array.from({ length: 6 }, () => '2023-12-31'));
    expect(all.slice(-2).map(({ due }) => due)).toEqual([null, null]);
    // 32 + 6 × 3 years.
    expect(await tasks('on=2025-01-01')).toHaveLength(50);
    expect(await tasks('on=2023-06-30')).toHaveLength(0);
  });

  it('has a day for one of them, in words too, and the plan’s last day for the others', async () => {
    expect((await one('tong-ket', '2025-12-01')).occurrences).toEqual([
      expect.objectContaining({ due: '2025-12-31', dueStated: true, dueText: 'vào cuối năm 2025', state: 'assigned', daysLeft: 30 }),
    ]);
    expect((await one('thong-tu-96', '2025-12-01')).occurrences).toEqual([
      expect.objectContaining({ due: '2025-12-31', dueStated: false }),
    ]);
  });

  it('records progress and completion, and tells who said what when, with before and after', async () => {
    now = '2024-01-20';
    const begun = await system.post(`${SURVEY}/progress`, { year: 2023, on: '2023-12-20', note: 'Đã khảo sát 15 xã', percent: 70 });
    expect([begun.status, begun.headers.get('ETag'), begun.body]).toEqual([
      201,
      '"0"',
      { plan: PLAN, task: 'dieu-tra-nhu-cau', year: 2023, revision: 0, completed: false, percent: 70 },
    ]);
    await papers(system, 'can-bo-1', 'bien-ban-12');
    await post(system, `${SURVEY}/completion`, { year: 2023, on: '2023-12-30', evidence: ['bien-ban-12'] });
    const { story, occurrences } = await one('dieu-tra-nhu-cau', '2024-01-20');
    expect(story.map(({ type, actor, day, year }: Record<string, unknown>) => [type, actor, day, year])).toEqual([
      ['TaskProgressed', 'can-bo-1', '2024-01-20', 2023],
      ['TaskCompleted', 'can-bo-1', '2024-01-20', 2023],
    ]);
    expect(story[1]).toMatchObject({ before: { completed: null }, after: { completed: { on: '2023-12-30', evidence: ['bien-ban-12'] } } });
    // Done on 30 December, recorded on 20 January: the day of recording decides, as of reports.
    expect(occurrences.map(({ year, state }: Record<string, unknown>) => [year, state])).toEqual([
      [2023, 'done-late'],
      [2024, 'assigned'],
    ]);
    const { body } = await ask.seen(`/api/history?stream=task-${PLAN}:dieu-tra-nhu-cau`);
    expect(body.items[0]).toMatchObject({ type: 'TaskCompleted', plan: PLAN, before: { completed: null }, after: { completed: {} } });
  });

  it('shows on a past day what had been recorded by its end, and of a past moment what was known', async () => {
    const on = async (query: string) =>
      (await tasks(`${query}&role=do`)).find(({ task, year }) => task === 'dieu-tra-nhu-cau' && year === 2023);
    expect(await on('on=2024-01-19')).toMatchObject({ state: 'overdue', percent: null, daysLeft: -19 });
    expect(await on('on=2024-01-20&asOf=on')).toMatchObject({ state: 'done-late', recordedOn: '2024-01-20' });
    expect(await on('on=2024-01-20&asOf=2023-12-31T00:00:00Z')).toMatchObject({ state: 'overdue', revision: null });
  });

  it('is reopened by whoever answers for the plan, and then waits again', async () => {
    const { headers } = await ask.seen(`/api/tasks/${PLAN}/dieu-tra-nhu-cau`);
    const reopened = { year: 2023, reason: 'Sáu xã chưa khảo sát' };
    expect((await system.post(`${SURVEY}/reopening`, reopened, { 'If-Match': '"0"' })).status).toBe(412);
    expect((await system.post(`${SURVEY}/reopening`, reopened, { 'If-Match': headers.get('ETag') ?? '' })).status).toBe(200);
    expect((await one('dieu-tra-nhu-cau', '2024-01-20')).occurrences[0]).toMatchObject({
      state: 'overdue',
      percent: 70,
      completedOn: null,
    });
  });

  it('is overdue the day after the last one of the plan, by body, by plan and by due day', async () => {
    now = '2025-12-30';
    await post(system, `${SUMMING_UP}/completion`, { note: 'Đã tổng kết' });
    expect((await one('tong-ket', '2026-01-01')).occurrences[0]).toMatchObject({ state: 'done', completedOn: '2025-12-30' });
    // 50 in all, 2 without an end, 1 done.
    expect(await tasks('on=2026-01-01&state=overdue')).toHaveLength(47);
    // Of 2023, 2024: six each; the day itself does not belong to what is before it.
    expect(await tasks('on=2026-01-01&state=overdue&dueBefore=2025-12-31')).toHaveLength(12);
    expect(await tasks('on=2026-01-01&dueAfter=2024-12-31&dueBefore=2026-01-01')).toHaveLength(36);
    const mine = await tasks(`on=2026-01-01&body=${LEAD}`);
    expect(new Set(mine.flatMap(({ leads, coordinating }) => [...leads, ...coordinating].map(({ body }) => body)))).toContain(LEAD);
    expect(mine.length).toBeLessThan(50);
    const sums = (await ask.seen(`/api/tasks/summary?plan=${PLAN}&by=plan&on=2026-01-01`)).body.items;
    expect(sums).toEqual([expect.objectContaining({ plan: PLAN, body: null, tasks: 50, overdue: 47, done: 1, openEnded: 2 })]);
    const byBody = (await ask.seen(`/api/tasks/summary?plan=${PLAN}&body=${LEAD}&on=2026-01-01`)).body.items;
    expect(byBody).toEqual([expect.objectContaining({ body: LEAD, tasks: mine.length, done: 1 })]);
    const csv = await system.get(`/api/tasks?plan=${PLAN}&on=2026-01-01`, { Accept: 'text/csv' });
    expect(csv.body.split('\r\n')[0]).toContain('plan,task,year,text');
  });

  it('passes with its district to the province, under the old body’s name', async () => {
    const before = (await one('tong-ket', '2025-06-30')).leads;
    expect(before).toEqual([expect.objectContaining({ body: LEAD, area: '24.217', answeredBy: ['24.217'], tookOver: false })]);
    const under = (await ask.seen('/api/areas?parent=24.217&on=2025-06-30&limit=1000')).body.items;
    const children = under.map(({ id }: { id: string }) => ({ area: id, parent: '24' }));
    await post(system, '/api/area-changes', {
      type: 'reorganised',
      on: '2025-07-01',
      from: ['24.217'],
      to: [],
      parts: [],
      children,
      decision,
    });
    expect((await one('tong-ket', '2025-07-01')).leads).toEqual([
      expect.objectContaining({ body: LEAD, area: '24.217', answeredBy: ['24'], tookOver: true }),
    ]);
  });
});
