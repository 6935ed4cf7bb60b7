import { Validator } from '@seriousme/openapi-schema-validator';
import { readFileSync } from 'node:fs';
import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../support/signed-in';

const OPEN_A_CLERK = { kind: 'person' };

describe('signing in with a password', () => {
  let system: Guarded;
  let administrator: Client;
  beforeAll(async () => {
    system = await startGuarded();
    administrator = await system.administrator();
  });
  afterAll(() => system.stop());

  it('the first start says a password once, and it is good for nothing but changing it', async () => {
    expect(system.said.join('\n')).toMatch(/quan-tri[\s\S]+Mật khẩu một lần: +[a-z2-9]{4}(-[a-z2-9]{4}){3}/);
    const { account } = (await administrator.post('/api/accounts', OPEN_A_CLERK)).body;
    const reset = await administrator.post(`/api/accounts/${account}/password-reset`, { login: 'xa.an-sinh', reason: 'tài khoản mới' });
    expect(reset.status).toBe(200);
    const clerk = system.client();
    const opened = await clerk.signIn('Xa.An-Sinh', reset.body.password);
    expect(opened).toMatchObject({ status: 200, body: { account, mustChangePassword: true } });
    expect(await clerk.get('/api/plans')).toMatchObject({ status: 403, body: { code: 'password-change-required' } });
    expect((await clerk.get('/api/me')).body).toMatchObject({ mustChangePassword: true });
    const change = await clerk.post('/api/session/password', { password: reset.body.password, newPassword: PASSWORD });
    expect(change).toMatchObject({ status: 200, body: { mustChangePassword: false } });
    expect((await clerk.get('/api/me')).body).toMatchObject({ account, mustChangePassword: false });
    expect((await system.client().signIn('xa.an-sinh', reset.body.password)).status).toBe(401);
  });

  it('whoever has not signed in gets nothing but the door', async () => {
    const nobody = system.client();
    for (const path of ['/api/plans', '/api/status?plan=dong-trieu-2013', '/api/events', '/api/me', '/api/accounts'])
      expect((await nobody.get(path)).body.code).toBe('sign-in-required');
    for (const path of ['/health/live', '/api/openapi.json', '/api/session/oidc']) expect((await nobody.get(path)).status).toBe(200);
  });

  it('nothing of the demo exists: no people, no choosing, no X-Actor', async () => {
    const nobody = system.client();
    expect((await nobody.get('/api/session/people')).status).toBe(404);
    expect((await nobody.post('/api/session', { person: 'demo-quan-tri' })).body).toMatchObject({ code: 'malformed' });
    expect(await nobody.get('/api/plans', { 'X-Actor': 'demo-quan-tri' })).toMatchObject({ status: 422, body: { code: 'malformed' } });
  });

  it('an unknown name, a wrong password and a closed account are answered alike', async () => {
    const { account, client } = await newPerson(system, administrator, 'sap-dong');
    await administrator.post(`/api/accounts/${account}/closure`, { reason: 'nghỉ việc' });
    expect((await client.get('/api/me')).status).toBe(401);
    const answers = [
      await system.client().signIn('khong-co-ai', PASSWORD),
      await system.client().signIn('quan-tri', 'một mật khẩu khác hẳn'),
      await system.client().signIn('sap-dong', PASSWORD),
    ];
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
  });

  it('the cookie is an opaque id that scripts cannot read, and the server keeps only its hash', async () => {
    const client = system.client();
    await newPerson(system, administrator, 'co-cookie');
    const answer = await client.signIn('co-cookie', PASSWORD);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^hieuhoc=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const files = ['access.db', 'access.db-wal'].map((name) => readFileSync(`${system.directory}/${name}`, 'latin1')).join('');
    expect(files).not.toContain(client.cookies.get('hieuhoc') ?? 'no cookie');
    expect(files).not.toContain(PASSWORD);
  });

  it('signing out ends the session on the server', async () => {
    const { client } = await newPerson(system, administrator, 'dang-xuat');
    const stolen = client.cookies.get('hieuhoc') ?? '';
    expect((await client.send('/api/session', { method: 'DELETE' })).body).toEqual({ ended: true });
    expect(client.cookies.has('hieuhoc')).toBe(false);
    expect((await client.get('/api/me', { Cookie: `hieuhoc=${stolen}` })).status).toBe(401);
  });

  it('a password change ends every other session; so does a change of roles', async () => {
    const { account, client } = await newPerson(system, administrator, 'nhieu-phien');
    const other = system.client();
    await other.signIn('nhieu-phien', PASSWORD);
    await client.post('/api/session/password', { password: PASSWORD, newPassword: `${PASSWORD} mới` });
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await client.get('/api/me')).status).toBe(200);
    await administrator.post(`/api/accounts/${account}/roles`, { role: 'supervisor', area: null, reason: 'phân công' });
    expect((await client.get('/api/me')).status).toBe(401);
  });

  it('common, short, local and old passwords are refused, each with what to do', async () => {
    const { client } = await newPerson(system, administrator, 'doi-mat-khau');
    for (const [newPassword, reason] of [
      ['ngắn quá', 'too-short'],
      ['password1234', 'too-common'],
      ['qwertyuiop12', 'too-common'],
      ['hieuhoc2026!', 'too-common'],
      ['doi-mat-khau1', 'too-common'],
      [PASSWORD, 'same-as-before'],
      ['x'.repeat(129), 'too-long'],
    ] as const)
      expect((await client.post('/api/session/password', { password: PASSWORD, newPassword })).body).toMatchObject({
        code: 'password-refused',
        reason,
      });
  });

  it('the document describes every call of signing in, and how to be let in', async () => {
    const document = (await system.client().get('/api/openapi.json')).body;
    expect(await new Validator().validate(document)).toMatchObject({ valid: true });
    const calls = Object.entries<object>(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((one) => `${one} ${path}`));
    expect(calls).toEqual(
      expect.arrayContaining([
        'post /api/session',
        'delete /api/session',
        'post /api/session/password',
        'post /api/session/token',
        'get /api/session/oidc',
        'post /api/session/totp',
        'post /api/session/totp/confirmation',
        'get /api/session/people',
        'post /api/accounts/{account}/password-reset',
        'get /api/accounts/{account}/sign-ins',
        'post /api/accounts/{account}/secrets',
      ]),
    );
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'token']);
  });
});
