import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../support/signed-in';
import { startSystem, type System } from '../support/system';

describe('a request that another site sends', () => {
  let system: Guarded;
  let client: Client;
  beforeAll(async () => {
    system = await startGuarded({ HIEUHOC_TRUSTED_PROXIES: 'loopback' });
    client = (await newPerson(system, await system.administrator(), 'nan-nhan')).client;
  });
  afterAll(() => system.stop());

  const write = (headers: Record<string, string>): Promise<{ status: number; body: { code: string } }> =>
    client.post('/api/session/totp', { password: PASSWORD }, headers);

  it('is refused by what the browser says of it', async () => {
    const foreign: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
    ];
    for (const headers of foreign) expect(await write(headers)).toMatchObject({ status: 403, body: { code: 'cross-site-refused' } });
    expect((await write({ 'Sec-Fetch-Site': 'same-origin', Origin: system.url })).status).toBe(200);
  });

  it('with a cookie needs a header that no form can set', async () => {
    const bare = await fetch(`${system.url}/api/session`, {
      method: 'DELETE',
      headers: { Cookie: `hieuhoc=${client.cookies.get('hieuhoc')}` },
    });
    expect([bare.status, await bare.json()]).toMatchObject([403, { code: 'cross-site-refused' }]);
    expect((await client.get('/api/me')).status).toBe(200);
  });

  it('as a form is refused, signing in too', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await system.client({ 'Content-Type': type }).send('/api/session', { method: 'POST', body: 'name=a&password=b' });
      expect(['cross-site-refused', 'unsupported-media-type']).toContain(answer.body.code);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    const foreign = await system.client({ Origin: 'https://elsewhere.example' }).signIn('nan-nhan', PASSWORD);
    expect(foreign.body.code).toBe('cross-site-refused');
  });

  it('over https the cookie belongs to this host alone, and the plain one is not believed', async () => {
    const secure = system.client({ 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'hieuhoc.example' });
    const answer = await secure.signIn('nan-nhan', PASSWORD);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-hieuhoc=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect((await secure.get('/api/me')).status).toBe(200);
    const id = secure.cookies.get('__Host-hieuhoc') ?? '';
    expect((await secure.get('/api/me', { Cookie: `hieuhoc=${id}` })).status).toBe(401);
  });

  it('no password travels over a network in the clear', async () => {
    const answer = await system.client({ 'X-Forwarded-Host': 'hieuhoc.example' }).signIn('nan-nhan', PASSWORD);
    expect(answer).toMatchObject({ status: 403, body: { code: 'https-required' } });
  });
});

describe('the demo', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem()));
  afterAll(() => system.stop());

  const asBrowser = async (person: string): Promise<Record<string, string>> => {
    const answer = await system.post('/api/session', { person });
    expect(answer).toMatchObject({ status: 200, body: { account: person, method: 'demo' } });
    const [cookie = ''] = answer.headers.getSetCookie();
    return { Cookie: cookie.split(';')[0] ?? '', 'X-Requested-With': 'test' };
  };
  const asked = async (
    path: string,
    headers: Record<string, string>,
    method = 'GET',
  ): Promise<{ status: number; body: { code?: string; account?: string } }> => {
    const response = await fetch(`${system.url}${path}`, { method, headers });
    return { status: response.status, body: (await response.json()) as { code?: string; account?: string } };
  };

  it('shows people of all five plans to choose from, each labelled a sample', async () => {
    const { items } = (await system.get('/api/session/people')).body;
    expect(new Set(items.map(({ plan }: { plan: string }) => plan)).size).toBe(5);
    expect(items.every(({ label }: { label: string }) => label.endsWith('(người mẫu)'))).toBe(true);
    const roles = items.flatMap((one: { roles: { role: string }[] }) => one.roles.map(({ role }) => role));
    expect(new Set(roles).size).toBe(7);
  });

  it('whoever is chosen has that person’s rights, by cookie as by X-Actor', async () => {
    const clerk = await asBrowser('demo-an-sinh');
    expect(await asked('/api/me', clerk)).toMatchObject({ status: 200, body: { account: 'demo-an-sinh' } });
    expect(await asked('/api/projections/log-index/rebuild', clerk, 'POST')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await asked('/api/projections/log-index/rebuild', await asBrowser('demo-quan-tri'), 'POST')).toMatchObject({ status: 202 });
    expect((await asked('/api/me', { 'X-Actor': 'demo-an-sinh' })).body.account).toBe('demo-an-sinh');
  });

  it('nobody else is chosen', async () => {
    expect((await system.post('/api/session', { person: 'demo-khong-co' })).status).toBe(422);
  });

  it('its sessions are worth nothing where there are accounts', async () => {
    const id = (await asBrowser('demo-quan-tri'))['Cookie'] ?? '';
    const guarded = await startGuarded();
    expect((await guarded.client().get('/api/me', { Cookie: id })).status).toBe(401);
    await guarded.stop();
  });
});
