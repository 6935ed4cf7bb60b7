import { askingOf, type Asking } from '../../test/support/asking';
import { commune, district, planDocument, province } from '../../test/support/small-plan';
import { startSystem, type System } from '../../test/support/system';

const reason = 'chưa nghiệm thu';
const task = (id: string, more: object) => ({ id, text: id, leads: [], coordinating: [], role: 'do', ...more });
const document = (plan: string) =>
  planDocument(plan, {
    areas: [province('t'), district('h', 't'), commune('x1', 'h'), commune('x2', 'h')],
    issuedOn: '2014-03-01',
    bodies: [
      { code: 'phong', name: 'Phòng', area: 'h' },
      { code: 'xa-mot', name: 'Xã một', area: 'x1' },
      { code: 'xa-hai', name: 'Xã hai', area: 'x2' },
    ],
    tasks: [
      task('ban-hanh', { role: 'lead', leads: ['xa-mot'], coordinating: ['xa-hai'], due: '2014-12-31' }),
      task('hang-nam', { leads: ['phong'], recurs: 'yearly' }),
      task('khong-ai', {}),
    ],
  });
const where = (name: string, verb: string, plan = 'viec'): string => `/api/plans/${plan}/tasks/${name}/${verb}`;
const as = (actor: string) => ({ 'X-Actor': actor });

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  for (const plan of ['viec', 'da-dong']) await ask.done('/api/plans', document(plan));
  await ask.done('/api/plans/da-dong/closure', { on: '2016-01-01', reason: 'thay bằng kế hoạch khác' });
  for (const [account, role, area] of [
    ['can-bo-x1', 'clerk', 'x1'],
    ['can-bo-x2', 'clerk', 'x2'],
    ['uy-ban', 'planner', 'h'],
  ]) {
    const administrator = as('demo-quan-tri');
    await system.post('/api/accounts', { account, kind: 'person' }, administrator);
    await system.post(`/api/accounts/${account}/roles`, { role, area, reason: 'phân công' }, administrator);
  }
});
afterAll(() => system.stop());

const CLEAR = { note: 'Đã họp' };
describe('bad input is refused with a code and a sentence, and nothing is recorded', () => {
  it.each<[string, string, object, number, string]>([
    ['a plan that is not', where('ban-hanh', 'progress', 'khong-co'), CLEAR, 404, 'unknown-plan'],
    ['a task that is not', where('khong-co', 'progress'), CLEAR, 404, 'unknown-task'],
    ['a plan that is closed', where('ban-hanh', 'progress', 'da-dong'), CLEAR, 409, 'plan-closed'],
    ['completion in a plan that is closed', where('ban-hanh', 'completion', 'da-dong'), {}, 409, 'plan-closed'],
    ['no note', where('ban-hanh', 'progress'), { percent: 10 }, 422, 'malformed'],
    ['an empty note', where('ban-hanh', 'progress'), { note: '  ' }, 422, 'malformed'],
    ['a note with a telephone number', where('ban-hanh', 'progress'), { note: 'gọi 0912345678' }, 422, 'malformed'],
    ['a note that is not NFC', where('ban-hanh', 'progress'), { note: 'Đã họp'.normalize('NFD') }, 422, 'malformed'],
    ['a reason with an address', where('ban-hanh', 'reopening'), { reason: 'hỏi a@b.vn' }, 422, 'malformed'],
    ['more than all', where('ban-hanh', 'progress'), { ...CLEAR, percent: 101 }, 422, 'malformed'],
    ['less than nothing', where('ban-hanh', 'progress'), { ...CLEAR, percent: -1 }, 422, 'malformed'],
    ['half a percent', where('ban-hanh', 'progress'), { ...CLEAR, percent: 0.5 }, 422, 'malformed'],
    ['percent as text', where('ban-hanh', 'progress'), { ...CLEAR, percent: '50' }, 422, 'malformed'],
    ['a day that is none', where('ban-hanh', 'completion'), { on: '2015-02-29' }, 422, 'malformed'],
    ['a day to come', where('ban-hanh', 'completion'), { on: '2999-01-01' }, 422, 'day-not-begun'],
    ['a day before the plan', where('ban-hanh', 'completion'), { on: '2014-02-28' }, 422, 'before-the-task'],
    ['a day before the year', where('hang-nam', 'completion'), { year: 2016, on: '2015-12-31' }, 422, 'before-the-task'],
    ['no year', where('hang-nam', 'completion'), {}, 422, 'year-needed'],
    ['a year outside the plan', where('hang-nam', 'completion'), { year: 2021 }, 422, 'wrong-year'],
    ['a year of what is done once', where('ban-hanh', 'completion'), { year: 2015 }, 422, 'year-not-taken'],
    ['a field that is not', where('ban-hanh', 'completion'), { done: true }, 422, 'malformed'],
    ['reopening what is not completed', where('ban-hanh', 'reopening'), { reason }, 409, 'task-not-completed'],
    ['reopening without a reason', where('ban-hanh', 'reopening'), {}, 422, 'malformed'],
  ])('%s', async (_, path, body, status, code) => expect(await ask.refused(path, body)).toEqual([status, code]));

  it.each([
    ['plan=khong-co', 404, 'unknown-plan'],
    ['body=khong-co', 404, 'unknown-body'],
    ['area=khong-co', 404, 'unknown-area'],
    ['role=xem', 422, 'malformed'],
    ['state=xong', 422, 'malformed'],
    ['dueBefore=2015', 422, 'malformed'],
    ['cursor=abc', 422, 'malformed'],
    ['due=2015-01-01', 422, 'malformed'],
  ])('a list of %s', async (query, status, code) => {
    const { status: answered, body } = await system.get(`/api/tasks?${query}`);
    expect([answered, body.code]).toEqual([status, code]);
  });
});

describe('who may', () => {
  it('progress: whoever sits with a body that leads or coordinates, or answers for the plan', async () => {
    expect((await system.post(where('ban-hanh', 'progress'), { note: 'xã hai góp ý' }, as('can-bo-x2'))).status).toBe(201);
    expect((await system.post(where('ban-hanh', 'progress'), { note: 'xã một soạn' }, as('can-bo-x1'))).status).toBe(200);
    expect((await system.post(where('khong-ai', 'progress'), CLEAR, as('uy-ban'))).status).toBe(201);
    expect(await ask.refused(where('khong-ai', 'progress'), CLEAR, as('can-bo-x1'))).toEqual([403, 'forbidden']);
  });
  it('completion: who leads; reopening: who answers for the plan', async () => {
    expect(await ask.refused(where('ban-hanh', 'completion'), {}, as('can-bo-x2'))).toEqual([403, 'forbidden']);
    expect((await system.post(where('ban-hanh', 'completion'), {}, as('can-bo-x1'))).body).toMatchObject({ completed: true, revision: 2 });
    expect(await ask.refused(where('ban-hanh', 'completion'), {}, as('uy-ban'))).toEqual([409, 'task-completed']);
    expect(await ask.refused(where('ban-hanh', 'reopening'), { reason }, as('can-bo-x1'))).toEqual([403, 'forbidden']);
    expect((await system.post(where('ban-hanh', 'reopening'), { reason }, as('uy-ban'))).body).toMatchObject({ completed: false });
  });
});

describe('a task over HTTP', () => {
  it('sent twice under one key is recorded once; another body under it is refused', async () => {
    const headers = { 'Idempotency-Key': 'nam-2015', 'If-None-Match': '*' };
    const body = { year: 2015, on: '2015-12-01' };
    const first = await system.post(where('hang-nam', 'completion'), body, headers);
    const again = await system.post(where('hang-nam', 'completion'), body, headers);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    const other = await system.post(where('hang-nam', 'completion'), { ...body, year: 2016, on: '2016-12-01' }, headers);
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-key-reused']);
  });
  it('is listed by the part a body has in it', async () => {
    const ids = async (query: string) =>
      (await ask.seen(`/api/tasks?plan=viec&on=2014-06-01&${query}`)).body.items.map((item: { task: string }) => item.task);
    expect(await ids('')).toEqual(['ban-hanh', 'hang-nam', 'khong-ai']);
    expect(await ids('body=xa-hai')).toEqual(['ban-hanh']);
    expect(await ids('body=xa-hai&role=lead')).toEqual([]);
    expect(await ids('body=xa-hai&role=coordinate')).toEqual(['ban-hanh']);
    expect(await ids('area=x1')).toEqual(['ban-hanh']);
    expect(await ids('area=h')).toEqual(['ban-hanh', 'hang-nam']);
  });
  it('pages by cursor without losing or repeating any, sums by body, and is found in history and feed', async () => {
    const all = (await ask.seen('/api/tasks?plan=viec&limit=1000')).body.items;
    const paged: object[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await ask.seen(`/api/tasks?plan=viec&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.next;
    }
    expect(paged).toEqual(all);
    const sums = (await ask.seen('/api/tasks/summary?plan=viec&on=2014-06-01')).body.items;
    expect(sums.map(({ body, tasks }: { body: string | null; tasks: number }) => [body, tasks])).toEqual([
      [null, 1],
      ['phong', 1],
      ['xa-hai', 1],
      ['xa-mot', 1],
    ]);
    const { body } = await ask.seen('/api/history?plan=viec&type=TaskReopened');
    expect(body.items).toEqual([expect.objectContaining({ actor: 'uy-ban', reason, area: 'x1', plan: 'viec' })]);
    const task: string = body.items[0].target;
    const ofTask = await ask.seen(`/api/history?target=${task}`);
    expect(ofTask.body.items.map(({ stream }: { stream: string }) => stream)).toContain(`task-viec:${task}`);
    expect(new Set(ofTask.body.items.map((item: { target: string }) => item.target))).toEqual(new Set([task]));
    const nobodys = await system.get('/api/history?plan=viec&target=khong-co');
    expect([nobodys.status, nobodys.body.code]).toEqual([404, 'unknown-target']);
    const feed = await system.get('/api/events?types=TaskReopened', { Accept: 'application/json' });
    expect(feed.body.items).toHaveLength(1);
  });
});
