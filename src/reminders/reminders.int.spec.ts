import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { Config } from '../platform/config/config';
import { readLetter, type Letter } from '../platform/mail/letters.fixture';
import { makeLogger } from '../platform/logger';
import { createApp, openPlatform } from '../server';
import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { DailyMails } from './daily-mails';
import { ReminderMails, type Sent } from './reminder-mails';

jest.setTimeout(60_000);

const ROOT = 'demo-quan-tri';
const silent = makeLogger('silent');
const duty = {
  id: 'xa-6-thang',
  text: 'Báo cáo 6 tháng của xã',
  from: { each: 'commune' },
  to: 'phong',
  every: 'half-year',
  due: { days: 15 },
};
const asked = { id: 'khi-can', text: 'Khi được yêu cầu', from: { each: 'commune' }, to: 'phong', every: 'on-demand', figures: 'none' };
const DOCUMENT = planDocument('ke-hoach', {
  areas: [province('tinh'), district('huyen', 'tinh'), commune('xa-a', 'huyen', { name: 'xã Ấp Đông' }), commune('xa-b', 'huyen')],
  issuedOn: '2013-01-02',
  indicators: [ratio('ty-le')],
  bodies: [{ code: 'phong', name: 'Phòng GD&ĐT', area: 'huyen' }],
  targets: [target('t', 'ty-le')],
  duties: [{ ...duty, figures: 'all' }, asked],
});

let directory: string;
let now = new Date('2015-06-01T02:00:00Z');
let app: Awaited<ReturnType<typeof createApp>>;
let url = '';

async function start(more: Partial<Config> = {}): Promise<void> {
  const config = Object.assign(
    new Config(),
    { PORT: 0, HIEUHOC_DATA: directory, HIEUHOC_ACCESS: 'demo', HIEUHOC_PUBLIC_URL: 'https://hoc.example' },
    more,
  );
  app = await createApp(await openPlatform(config, silent, () => now), silent);
  await app.listen(0, '127.0.0.1');
  url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
}
interface Said {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
  readonly body: any;
}
let position = '';
async function send(actor: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Actor': actor, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  position = response.headers.get('X-Log-Position') ?? position;
  return { status: response.status, body: await response.json() };
}
const get = (path: string, actor = 'khach'): Promise<Said> =>
  send(actor, 'GET', `${path}${path.includes('?') ? '&' : '?'}after=${position}`);
const on = (day: string, time = '07:00'): void => void (now = new Date(`${day}T${time}:00+07:00`));
const mails = (): Promise<Sent> => app.get(ReminderMails).send();
const outbox = (): Letter[] =>
  readdirSync(join(directory, 'outbox'))
    .toSorted()
    .map((file) => readLetter(readFileSync(join(directory, 'outbox', file))));
const REPORT = '/api/reports/ke-hoach/xa-6-thang';
const remindersOn = async (day: string, more = ''): Promise<string[]> =>
  (await get(`/api/reminders?on=${day}${more}`)).body.items.map(
    (item: { reporter: string; kind: string; since: string }) => `${item.reporter} ${item.kind} ${item.since}`,
  );

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-reminders-'));
  await start();
  await send('planner', 'POST', '/api/plans', DOCUMENT);
  for (const [account, role, area] of [
    ['can-bo-a', 'clerk', 'xa-a'],
    ['can-bo-huyen', 'clerk', 'huyen'],
    ['tham-dinh', 'verifier', 'huyen'],
    ['tham-dinh-tinh', 'verifier', 'tinh'],
  ]) {
    await send(ROOT, 'POST', '/api/accounts', { account, kind: 'person', email: `${account}@so.example` });
    await send(ROOT, 'POST', `/api/accounts/${account}/roles`, { role, area, reason: 'phân công' });
  }
  await get('/api/accounts?limit=1', ROOT);
});
afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('one’s own address', () => {
  it('is that of the account, until its owner says another; it stands in no event', async () => {
    expect((await get('/api/me/email', 'can-bo-a')).body).toEqual({ email: 'can-bo-a@so.example', reminders: true });
    const changed = await send('can-bo-a', 'PUT', '/api/me/email', { email: 'lan@xa.example', reminders: true });
    expect(changed).toEqual({ status: 200, body: { email: 'lan@xa.example', reminders: true } });
    expect(JSON.stringify((await get('/api/events?limit=1000')).body)).not.toMatch(/@(xa|so)\.example/);
  });
  it.each([
    { email: 'không phải', reminders: true },
    { email: 'a@b', reminders: 'có' },
    { reminders: true },
    { email: 'a@b\r\nBcc: c@d', reminders: true },
  ])('%j is refused', async (body) => {
    expect(await send('can-bo-a', 'PUT', '/api/me/email', body)).toMatchObject({ status: 422 });
    expect((await get('/api/me/email', 'can-bo-a')).body.email).toBe('lan@xa.example');
  });
  it('a guest has none', async () =>
    expect(await send('khach', 'PUT', '/api/me/email', { email: 'a@b.example', reminders: true })).toMatchObject({
      status: 403,
      body: { code: 'persons-only' },
    }));
});

describe('reminders as a feed', () => {
  it('are there for any day, past or to come, each from the day on which it begins', async () => {
    expect(await remindersOn('2015-07-07', '&since=2015-07-01')).toEqual([]);
    expect(await remindersOn('2015-07-08')).toEqual(['xa-a due-soon 2015-07-08', 'xa-b due-soon 2015-07-08']);
    expect(await remindersOn('2015-07-15')).toEqual(['xa-a due-soon 2015-07-14', 'xa-b due-soon 2015-07-14']);
    expect(await remindersOn('2015-07-16')).toEqual(['xa-a overdue 2015-07-16', 'xa-b overdue 2015-07-16']);
    expect(await remindersOn('2015-07-17', '&since=2015-07-17')).toEqual([]);
  });
  it('of one reporter, for one area, of one kind, page by page', async () => {
    expect(await remindersOn('2015-07-16', '&reporter=xa-a')).toEqual(['xa-a overdue 2015-07-16']);
    expect(await remindersOn('2015-07-16', '&for=xa-b&kind=overdue&plan=ke-hoach')).toEqual(['xa-b overdue 2015-07-16']);
    const first = await get('/api/reminders?on=2015-07-16&limit=1');
    expect(first.body.items).toMatchObject([
      { reporter: 'xa-a', role: 'clerk', areas: ['xa-a'], due: '2015-07-15', daysLeft: -1, late: true },
    ]);
    const second = await get(`/api/reminders?on=2015-07-16&limit=1&cursor=${first.body.next}`);
    expect([second.body.items.map(({ reporter }: { reporter: string }) => reporter), second.body.next]).toEqual([['xa-b'], null]);
    expect((await get('/api/reminders?reporter=khong-co')).status).toBe(404);
  });
});

const waitsFor = async (actor: string): Promise<string[]> =>
  (await get('/api/me', actor)).body.todo.map(({ kind, count }: { kind: string; count: number }) => `${kind} ${count}`);
/** Each thing that waits is listed by its call, as many as were counted. */
async function listedAsCounted(actor: string): Promise<void> {
  for (const { kind, count, path } of (await get('/api/me', actor)).body.todo)
    if (path !== '/api/accounts') expect([kind, (await get(`${path}&limit=1000`)).body.items.length]).toEqual([kind, count]);
}

describe('letters', () => {
  const FIGURE = '/api/figures/ty-le/xa-a/2015-H1';

  it('go a week before to who is in charge: the clerk of the commune, where there is none the one above; once', async () => {
    on('2015-07-08');
    expect(await mails()).toMatchObject({ sent: 2, failed: 0, left: 0 });
    expect(outbox().map(({ head }) => /^To: (.*)$/m.exec(head)?.[1])).toEqual(
      expect.arrayContaining(['lan@xa.example', 'can-bo-huyen@so.example']),
    );
    const [letter] = outbox().filter(({ head }) => head.includes('lan@xa.example'));
    expect(letter?.subject).toBe('Hiếu học: 1 báo cáo sắp đến hạn');
    expect(letter?.text).toContain(
      '- xã Ấp Đông · Báo cáo 6 tháng của xã · 6 tháng đầu năm 2015 · Kế hoạch ke-hoach: hạn 15/07/2015, còn 7 ngày',
    );
    expect(letter?.text).toContain('https://hoc.example/bao-cao/ke-hoach/xa-6-thang/xa-a/2015-H1');
    expect(await mails()).toMatchObject({ sent: 0, silent: 2 });
  });

  it('are not sent again by a restart, nor the next day while nothing new is to be said', async () => {
    await app.close();
    await start();
    expect(await mails()).toMatchObject({ sent: 0 });
    on('2015-07-09');
    expect(await mails()).toMatchObject({ sent: 0, silent: 2 });
  });

  it('do not come where they are not wanted', async () => {
    await send('can-bo-huyen', 'PUT', '/api/me/email', { email: 'can-bo-huyen@so.example', reminders: false });
    on('2015-07-14');
    expect(await mails()).toMatchObject({ sent: 1, unaddressed: 1 });
  });

  it('turn to the receiver when the report is sent, back to the reporter when it is returned', async () => {
    on('2015-07-15', '09:00');
    await send('can-bo-a', 'PUT', FIGURE, { numerator: '8', denominator: '10' }, { 'If-None-Match': '*' });
    expect((await send('can-bo-a', 'POST', `${REPORT}/xa-a/2015-H1/submission`, {})).status).toBe(201);
    expect(await remindersOn('2015-07-15', '&for=huyen')).toEqual(['xa-a to-accept 2015-07-15']);
    expect(await mails()).toMatchObject({ sent: 1 });
    const toVerifier = outbox().filter(({ head }) => head.includes('tham-dinh@so.example'));
    expect(toVerifier.map(({ subject }) => subject)).toEqual(['Hiếu học: 1 báo cáo chờ thẩm định']);
    expect(await waitsFor('can-bo-a')).toEqual(['report.missing 4']);
    expect(await waitsFor('tham-dinh')).toEqual(['report.to-accept 1', 'figure.waiting 1']);
    await listedAsCounted('tham-dinh');
    on('2015-07-16', '10:00');
    await send('tham-dinh', 'POST', `${REPORT}/xa-a/2015-H1/return`, { reason: 'thiếu một thôn' });
    expect(await waitsFor('can-bo-a')).toEqual(['report.missing 4', 'report.returned 1']);
    await listedAsCounted('can-bo-a');
    expect(await waitsFor('tham-dinh')).toEqual(['figure.waiting 1']);
    expect(await remindersOn('2015-07-16')).toEqual(['xa-a returned 2015-07-16', 'xa-b overdue 2015-07-16']);
    expect(await mails()).toMatchObject({ sent: 1, unaddressed: 1 });
    expect(outbox().some(({ text }) => text.includes('trả lại ngày 16/07/2015, cần sửa và gửi lại'))).toBe(true);
  });

  it('wait for a mail server that is away or hangs, while everything else goes on; then each comes once', async () => {
    await app.close();
    const received: string[] = [];
    const taken = createServer(() => undefined);
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => taken.close(resolve));
    await start({ HIEUHOC_SMTP_URL: `smtp://127.0.0.1:${port}`, HIEUHOC_MAIL_FROM: 'hoc@so.example', HIEUHOC_REMINDERS: 'on' });
    on('2015-07-23', '08:00');
    const daily = app.get(DailyMails);
    const told: string[] = [];
    const journal = { info: (_: object, words: string) => told.push(words), warn: (_: object, words: string) => told.push(words) };
    await daily.tick(journal);
    expect(daily.failure).toMatch(/not sent yet/);
    expect((await get('/health/ready')).status).toBe(200);
    // Not before the wait is over.
    await daily.tick(journal);
    expect(told).toHaveLength(1);
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 1,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        received.push(session.envelope.rcptTo.map((one) => one.address).join());
        stream.on('end', () => done()).resume();
      },
    });
    await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
    on('2015-07-23', '08:06');
    await daily.tick(journal);
    await daily.tick(journal);
    expect([daily.failure, received]).toEqual([null, ['lan@xa.example']]);
    await new Promise<void>((resolve) => server.close(resolve));
  });

  it('are not written before the hour', async () => {
    on('2015-07-30', '06:59');
    const journal = { info: () => undefined, warn: () => undefined };
    await app.get(DailyMails).tick(journal);
    expect((await app.get(ReminderMails).planned()).filter(({ addressed }) => addressed)).toHaveLength(1);
  });
});

describe('what waits for a verifier', () => {
  it('does not get lost with the communes that it came from, and is listed as it is counted', async () => {
    on('2015-07-30');
    expect((await send('can-bo-a', 'POST', `${REPORT}/xa-a/2015-H1/submission`, {})).status).toBe(200);
    const merger = {
      type: 'reorganised',
      on: '2015-07-30',
      decision: { number: '9/NQ', issuedOn: '2015-07-01', issuer: 'UBTVQH' },
      from: ['xa-a', 'xa-b'],
      to: [{ id: 'xa-c', name: 'xã C', level: 'commune', kind: 'xã', parent: 'huyen' }],
      parts: [
        { from: 'xa-a', to: 'xa-c' },
        { from: 'xa-b', to: 'xa-c' },
      ],
    };
    expect((await send('planner', 'POST', '/api/area-changes', merger)).status).toBe(200);
    on('2015-08-01');
    expect(await waitsFor('tham-dinh')).toEqual(['report.to-accept 1', 'figure.waiting 1']);
    await listedAsCounted('tham-dinh');
  });
});
