import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../support/signed-in';
import type { Answer } from '../support/system';

describe('a programme', () => {
  let system: Guarded;
  let administrator: Client;
  let machine: string;
  let secret: string;
  let first: Answer;
  beforeAll(async () => {
    system = await startGuarded();
    administrator = await system.administrator();
    machine = (await administrator.post('/api/accounts', { kind: 'machine' })).body.account;
    await administrator.post(`/api/accounts/${machine}/roles`, { role: 'supervisor', area: null, reason: 'kho dữ liệu' });
    const made = await administrator.post(`/api/accounts/${machine}/secrets`, { reason: 'khoá đầu' });
    first = made;
    ({ secret } = made.body);
  });
  afterAll(() => system.stop());

  const token = async (client = machine, given = secret): Promise<string> =>
    (await system.client().post('/api/session/token', { client, secret: given })).body.token;
  const as = (one: string): Client => system.client({ Authorization: `Bearer ${one}` });

  it('is given its secret once, and no cache keeps it', () => {
    expect(first).toMatchObject({ status: 200, body: { number: 1, secret: expect.stringMatching(/^[\w-]{43}$/) } });
    expect(first.headers.get('Cache-Control')).toBe('no-store');
  });

  it('gets a token for its secret and acts with its own rights, for ten minutes', async () => {
    const answer = await system.client().post('/api/session/token', { client: machine, secret });
    expect(answer).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 600 } });
    const client = as(answer.body.token);
    expect((await client.get('/api/me')).body).toMatchObject({ account: machine, kind: 'machine' });
    expect((await client.get('/api/plans')).status).toBe(200);
    expect((await client.post('/api/accounts', { kind: 'person' })).status).toBe(403);
    system.pass(10 * 60_000 + 1_000);
    expect(await client.get('/api/me')).toMatchObject({ status: 401, body: { code: 'token-refused' } });
  });

  it('a wrong secret, a person’s account and an unknown one are answered alike', async () => {
    const { account } = await newPerson(system, await fresh(), 'nguoi');
    const answers = [];
    for (const [client, given] of [
      [machine, 'sai'],
      [account, PASSWORD],
      ['khong-co', secret],
    ] as const)
      answers.push(await system.client().post('/api/session/token', { client, secret: given }));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
  });

  it('its token ends with the secret, which is replaced without an interruption', async () => {
    const admin = await fresh();
    const old = as(await token());
    const next = (await admin.post(`/api/accounts/${machine}/secrets`, { reason: 'thay khoá' })).body;
    const renewed = as(await token(machine, next.secret));
    expect([(await old.get('/api/me')).status, (await renewed.get('/api/me')).status]).toEqual([200, 200]);
    await admin.send(`/api/accounts/${machine}/secrets/1`, { method: 'DELETE', body: { reason: 'khoá cũ' } });
    expect([(await old.get('/api/me')).status, (await renewed.get('/api/me')).status]).toEqual([401, 200]);
    expect((await admin.get(`/api/accounts/${machine}/credentials`)).body.secrets).toMatchObject([{ number: 2 }]);
    secret = next.secret;
  });

  it('is given one secret by an order that comes twice: the value shown last, and what it has in use goes on', async () => {
    const admin = await fresh();
    const order = (key: string): Promise<Answer> =>
      admin.post(`/api/accounts/${machine}/secrets`, { reason: 'bấm hai lần' }, { 'Idempotency-Key': key });
    const [shown, shownLast] = [(await order('hai-lan')).body, (await order('hai-lan')).body];
    expect([shown.number, shownLast.number]).toEqual([3, 3]);
    expect(await token(machine, shown.secret)).toBeUndefined();
    for (const holds of [secret, shownLast.secret]) expect((await as(await token(machine, holds)).get('/api/me')).status).toBe(200);
    const old = as(await token(machine, shownLast.secret));
    await admin.send(`/api/accounts/${machine}/secrets/3`, { method: 'DELETE', body: { reason: 'lộ' } });
    expect((await order('khac')).body.number).toBe(3);
    expect((await old.get('/api/me')).body.code).toBe('token-refused');
  });

  it('has no password, no session and no second factor', async () => {
    const admin = await fresh();
    expect((await admin.post(`/api/accounts/${machine}/password-reset`, { login: 'may', reason: 'thử' })).body.code).toBe(
      'wrong-kind-of-account',
    );
    const client = as(await token());
    expect((await client.post('/api/session/totp', { password: 'x' })).body.code).toBe('sign-in-required');
    expect((await client.send('/api/session', { method: 'DELETE' })).body.code).toBe('sign-in-required');
  });

  it('its token ends when the account is closed', async () => {
    const client = as(await token());
    await (await fresh()).post(`/api/accounts/${machine}/closure`, { reason: 'ngừng' });
    expect((await client.get('/api/me')).body.code).toBe('token-refused');
  });

  it('anything else that calls itself a bearer is refused, also where the door stands open', async () => {
    for (const given of ['Bearer x', 'Bearer ', 'Basic YTpi', 'Bearer eyJhbGciOiJub25lIn0.e30.'])
      expect((await system.client({ Authorization: given }).get('/api/plans')).body.code).toBe('token-refused');
  });

  /** The administrator signed in anew: the clock has been moved on. */
  async function fresh(): Promise<Client> {
    system.pass(60_000);
    await administrator.signIn('quan-tri', PASSWORD, administrator.code());
    return administrator;
  }
});
