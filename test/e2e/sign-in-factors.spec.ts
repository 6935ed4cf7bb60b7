import type { EventStore } from '@hieuhoc/event-store';
import { readFileSync } from 'node:fs';
import { Secret } from 'otpauth';
import { CredentialsService } from '../../src/accounts';
import { AccessStores } from '../../src/platform/access/sign-in';
import { EVENT_STORE } from '../../src/platform/tokens';
import { commune, district } from '../support/small-plan';
import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../support/signed-in';

const MINUTE = 60_000;
const verifier = [{ role: 'administrator', area: null }];

describe('a second factor', () => {
  let system: Guarded;
  let administrator: Client;
  beforeAll(async () => {
    system = await startGuarded();
    administrator = await system.administrator();
    system.freeze();
  });
  afterAll(() => system.stop());
  /** Each code is good once: the next test needs the next one. */
  beforeEach(() => system.pass(MINUTE));

  it('is required of those who verify or administer: without it their rights are refused, and it says so', async () => {
    const { client } = await newPerson(system, administrator, 'quan-tri-2', verifier);
    expect(await client.post('/api/accounts', { kind: 'person' })).toMatchObject({ status: 403, body: { code: 'second-factor-required' } });
    const codes = await client.enrol(PASSWORD);
    expect(codes).toHaveLength(10);
    expect((await client.post('/api/accounts', { kind: 'person' })).status).toBe(201);
  });

  it('once enrolled is asked for at every sign-in, after the password', async () => {
    const { client } = await newPerson(system, administrator, 'hai-lop');
    await client.enrol(PASSWORD);
    system.pass(MINUTE);
    expect((await client.signIn('hai-lop', PASSWORD)).body).toMatchObject({ code: 'totp-required' });
    expect((await client.signIn('hai-lop', 'mật khẩu sai mất rồi')).body).toMatchObject({ code: 'sign-in-refused' });
    expect((await client.signIn('hai-lop', PASSWORD, '000000')).body).toMatchObject({ code: 'sign-in-refused' });
    expect(await client.signIn('hai-lop', PASSWORD, client.code())).toMatchObject({
      status: 200,
      body: { secondFactor: true, failedSince: 2 },
    });
  });

  it('a code is good once, and a recovery code too', async () => {
    const { client } = await newPerson(system, administrator, 'mot-lan');
    const [recovery = ''] = await client.enrol(PASSWORD);
    const used = client.code();
    expect((await system.client().signIn('mot-lan', PASSWORD, used)).status).toBe(401);
    system.pass(MINUTE);
    const fresh = client.code();
    expect((await system.client().signIn('mot-lan', PASSWORD, fresh)).status).toBe(200);
    expect((await system.client().signIn('mot-lan', PASSWORD, fresh)).status).toBe(401);
    expect((await system.client().signIn('mot-lan', PASSWORD, recovery.toUpperCase())).status).toBe(200);
    expect((await system.client().signIn('mot-lan', PASSWORD, recovery)).status).toBe(401);
  });

  it('is enrolled and changed only with the password, and an old code does not confirm it', async () => {
    const { client } = await newPerson(system, administrator, 'doi-may');
    expect((await client.post('/api/session/totp', { password: 'không phải mật khẩu' })).body.code).toBe('sign-in-refused');
    client.secret = (await client.post('/api/session/totp', { password: PASSWORD })).body.secret;
    expect((await client.post('/api/session/totp/confirmation', { totp: client.code(-10 * MINUTE) })).body.code).toBe(
      'second-factor-refused',
    );
    expect((await client.post('/api/session/totp/confirmation', { totp: client.code() })).body.session.secondFactor).toBe(true);
  });

  it('secrets lie sealed: the file of credentials alone does not give them away', async () => {
    const { client } = await newPerson(system, administrator, 'niem-phong');
    await client.enrol(PASSWORD);
    const bytes = Buffer.from(Secret.fromBase32(client.secret).bytes);
    for (const name of ['access.db', 'access.db-wal']) expect(readFileSync(`${system.directory}/${name}`).includes(bytes)).toBe(false);
  });

  it('a lost device is taken off by an administrator, who cannot do it for himself; it is in the log', async () => {
    const { account, client } = await newPerson(system, administrator, 'mat-may');
    await client.enrol(PASSWORD);
    const reset = await administrator.post(`/api/accounts/${account}/second-factor-reset`, { reason: 'mất điện thoại' });
    expect(reset.status).toBe(200);
    expect((await client.get('/api/me')).status).toBe(401);
    expect(await client.signIn('mat-may', PASSWORD)).toMatchObject({ status: 200, body: { secondFactor: false } });
    const own = (await administrator.get('/api/me')).body.account;
    expect((await administrator.post(`/api/accounts/${own}/password-reset`, { reason: 'tự làm' })).body.code).toBe('reset-of-oneself');
    const { streams } = await storedOf(system, account);
    expect(streams).toEqual(['AccountOpened', 'CredentialsReset password', 'CredentialsReset second-factor']);
  });

  it('whoever administers less gets no hold of an account that can do more', async () => {
    const planner = await newPerson(system, administrator, 'lap-ke-hoach', [{ role: 'planner', area: null }]);
    const areas = [{ ...district('huyen', 'vn'), parent: null }, commune('xa', 'huyen')];
    for (const one of areas) await planner.client.post('/api/areas', one);
    const clerk = await newPerson(system, administrator, 'can-bo-xa', [{ role: 'clerk', area: 'xa' }]);
    const small = await newPerson(system, administrator, 'quan-tri-xa', [{ role: 'administrator', area: 'xa' }]);
    const { account } = (await administrator.get('/api/me')).body;
    await small.client.enrol(PASSWORD);
    expect((await small.client.post(`/api/accounts/${clerk.account}/password-reset`, { reason: 'quên' })).status).toBe(200);
    for (const path of ['password-reset', 'second-factor-reset', 'secrets'])
      expect((await small.client.post(`/api/accounts/${account}/${path}`, { reason: 'thử' })).status).toBe(403);
    for (const path of ['credentials', 'sign-ins']) expect((await small.client.get(`/api/accounts/${account}/${path}`)).status).toBe(403);
  });
});

describe('what is kept of signing in', () => {
  let system: Guarded;
  let administrator: Client;
  beforeAll(async () => {
    system = await startGuarded();
    administrator = await system.administrator();
  });
  afterAll(() => system.stop());

  it('is shown to administrators for each account', async () => {
    const { account, client } = await newPerson(system, administrator, 'nhat-ky');
    await client.signIn('nhat-ky', 'không phải mật khẩu');
    await client.signIn('nhat-ky', 'không phải mật khẩu');
    const { items } = (await administrator.get(`/api/accounts/${account}/sign-ins`)).body;
    expect(items.map(({ outcome, times, source }: { outcome: string; times: number; source: string }) => [outcome, times, source])).toEqual(
      expect.arrayContaining([
        ['refused', 2, '127.0.0.1'],
        ['password-changed', 1, '127.0.0.1'],
      ]),
    );
  });

  it('everybody sees his own sessions and ends the others', async () => {
    const { account, client } = await newPerson(system, administrator, 'may-khac');
    const elsewhere = system.client();
    await elsewhere.signIn('may-khac', PASSWORD);
    const own = (await client.get('/api/session')).body;
    expect(own).toMatchObject({ account, login: 'may-khac', method: 'password', enrolled: false, recoveryCodesLeft: 0 });
    expect(own.sessions.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([false, true]);
    expect(JSON.stringify(own)).not.toMatch(/[0-9a-f]{64}/);
    expect((await client.send('/api/session/others', { method: 'DELETE' })).body).toEqual({ ended: 1 });
    expect([(await elsewhere.get('/api/me')).status, (await client.get('/api/me')).status]).toEqual([401, 200]);
  });

  it('a session ends after 30 minutes without use, and after 8 hours in all', async () => {
    const { client } = await newPerson(system, administrator, 'phien');
    system.pass(29 * MINUTE);
    expect((await client.get('/api/me')).status).toBe(200);
    system.pass(30 * MINUTE);
    expect((await client.get('/api/me')).status).toBe(401);
    await client.signIn('phien', PASSWORD);
    for (let minutes = 0; minutes < 475; minutes += 25) {
      system.pass(25 * MINUTE);
      expect((await client.get('/api/me')).status).toBe(200);
    }
    system.pass(25 * MINUTE);
    expect((await client.get('/api/me')).status).toBe(401);
  });

  it('a one-time password that nobody used ends after seven days', async () => {
    const stores = system.app.get(AccessStores);
    const account = stores.credentials.find('phien')?.account ?? '';
    const context = { actor: 'test', now: new Date() };
    const { password } = await system.app.get(CredentialsService).resetPassword(account, undefined, 'quên', context);
    system.pass(7 * 24 * 60 * MINUTE);
    expect((await system.client().signIn('phien', password)).body.code).toBe('sign-in-refused');
  });

  it('what was kept is forgotten after 180 days', async () => {
    const { log, credentials } = system.app.get(AccessStores);
    const account = credentials.find('nhat-ky')?.account ?? '';
    expect(log.of(account).length).toBeGreaterThan(1);
    system.pass(181 * 24 * 60 * MINUTE);
    await system.client().signIn('nhat-ky', 'không phải mật khẩu');
    expect(log.of(account)).toMatchObject([{ outcome: 'refused', times: 1 }]);
  });
});

async function storedOf(system: Guarded, account: string): Promise<{ streams: string[] }> {
  const events = await system.app.get<EventStore>(EVENT_STORE).readStream(`account-${account}`, { limit: 50 });
  return { streams: events.map(({ type, data }) => (typeof data['what'] === 'string' ? `${type} ${data['what']}` : type)) };
}
