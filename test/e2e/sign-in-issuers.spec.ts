import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLIENT, FalseIssuer, startIssuer, type Forgery, type Issuer } from '../support/issuer';
import { newPerson, startGuarded, type Client, type Guarded } from '../support/signed-in';
import type { Answer } from '../support/system';

const SUBJECT = 'can-bo-0042';

/** A browser that follows every redirect, with a cookie jar a host. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();
  readonly seen: string[] = [];

  async open(
    url: string,
    { stopAt }: { stopAt?: (location: string) => boolean } = {},
  ): Promise<{ response: Response; url: string; body: string }> {
    for (let next = url; ;) {
      const { host } = new URL(next);
      const jar = this.jars.get(host) ?? new Map<string, string>();
      this.jars.set(host, jar);
      const response = await fetch(next, { redirect: 'manual', headers: { Cookie: [...jar].map((pair) => pair.join('=')).join('; ') } });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split('; ')[0] ?? '').split(/=(.*)/s, 2);
        if (line.includes('Max-Age=0')) jar.delete(name);
        else jar.set(name, value);
      }
      const location = response.headers.get('Location');
      const body = await response.text();
      this.seen.push(next, body, ...response.headers.getSetCookie());
      if (location === null) return { response, url: next, body };
      next = new URL(location, next).href;
      if (stopAt?.(next) === true) return { response, url: next, body };
    }
  }
}

describe('signing in by an issuer', () => {
  let issuer: Issuer;
  let other: Issuer;
  let hostile: FalseIssuer;
  let system: Guarded;
  let administrator: Client;
  let account: string;
  const secret = { clientId: CLIENT.id, clientSecret: CLIENT.secret };

  beforeAll(async () => {
    // The issuer says what one would change before using it for real.
    for (const way of ['warn', 'info'] as const) jest.spyOn(console, way).mockImplementation(() => undefined);
    const { port, free } = await heldPort();
    const own = `http://127.0.0.1:${port}`;
    const callback = (id: string): string => `${own}/api/session/oidc/${id}/callback`;
    [issuer, other, hostile] = [
      await startIssuer(SUBJECT, callback('so-gddt')),
      await startIssuer(SUBJECT, callback('tinh')),
      await FalseIssuer.start(),
    ];
    const HIEUHOC_OIDC = JSON.stringify([
      { id: 'so-gddt', name: 'Sở GD&ĐT', issuer: issuer.url, ...secret, secondFactor: true },
      { id: 'tinh', name: 'Trục của tỉnh', issuer: other.url, ...secret },
      { id: 'gia', name: 'Giả', issuer: hostile.url, ...secret },
      { id: 'vang', name: 'Vắng', issuer: 'http://127.0.0.1:9', ...secret },
    ]);
    await free();
    system = await startGuarded({ PORT: port, HIEUHOC_PUBLIC_URL: own, HIEUHOC_OIDC });
    administrator = await system.administrator();
    account = (await newPerson(system, administrator, 'co-dinh-danh')).account;
    const link = (url: string, subject: string): Promise<Answer> =>
      administrator.post(`/api/accounts/${account}/identities`, { issuer: url, subject, reason: 'gắn định danh' });
    await link(issuer.url, SUBJECT);
    await link(hostile.url, 'ke-gian');
  });
  afterAll(async () => {
    await system.stop();
    for (const one of [issuer, other, hostile]) await one.stop();
    jest.restoreAllMocks();
  });

  const begin = (id: string, returnTo = '/'): string => `${system.url}/api/session/oidc/${id}?returnTo=${encodeURIComponent(returnTo)}`;
  const codeOf = (body: string): string => JSON.parse(body).code;

  it('goes there and back, opens a session, and no token ever reaches the browser', async () => {
    expect((await system.client().get('/api/session/oidc')).body.items[0]).toEqual({
      id: 'so-gddt',
      name: 'Sở GD&ĐT',
      href: '/api/session/oidc/so-gddt',
    });
    const browser = new Browser();
    const { response, url, body } = await browser.open(begin('so-gddt', '/api/me'));
    expect([response.status, url, JSON.parse(body).account]).toEqual([200, `${system.url}/api/me`, account]);
    expect(JSON.parse(body).secondFactor).toBe(true);
    const went = browser.seen.find((line) => line.startsWith(`${issuer.url}/auth`)) ?? '';
    for (const parameter of ['code_challenge_method=S256', 'state=', 'nonce=', 'response_type=code']) expect(went).toContain(parameter);
    // An ID token or a JWT of any kind begins so.
    expect(browser.seen.filter((line) => line.includes('eyJ'))).toEqual([]);
  });

  it('goes back to a page of ours only', async () => {
    for (const returnTo of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', 'api/me']) {
      const { url } = await new Browser().open(begin('so-gddt', returnTo), {
        stopAt: (next) => !next.includes('/api/session/') && next.startsWith(system.url),
      });
      expect(url).toBe(`${system.url}/`);
    }
  });

  it('somebody whom nobody has linked is refused and told what to send the administrator: issuer and subject count, both', async () => {
    const { response, body } = await new Browser().open(begin('tinh'));
    expect([response.status, codeOf(body)]).toEqual([403, 'identity-not-linked']);
    expect(JSON.parse(body)).toMatchObject({ issuer: other.url, subject: SUBJECT });
    const second = await newPerson(system, administrator, 'nguoi-khac');
    const taken = await administrator.post(`/api/accounts/${second.account}/identities`, {
      issuer: issuer.url,
      subject: SUBJECT,
      reason: 'thử',
    });
    expect(taken.body.code).toBe('identity-taken');
  });

  it('a code of one issuer brought to another is refused', async () => {
    const browser = new Browser();
    const stopped = await browser.open(begin('so-gddt'), { stopAt: (next) => next.includes('/callback') });
    const moved = await browser.open(stopped.url.replace('/so-gddt/', '/tinh/'));
    expect(codeOf(moved.body)).toBe('issuer-answer-refused');
    const begun = new Browser();
    await begun.open(begin('tinh'), { stopAt: (next) => next.includes('/callback') });
    expect(codeOf((await begun.open(stopped.url.replace('/so-gddt/', '/tinh/'))).body)).toBe('issuer-answer-refused');
  });

  it('an answer is good once, in the browser that asked, within ten minutes', async () => {
    const asked = new Browser();
    const stopped = await asked.open(begin('so-gddt'), { stopAt: (next) => next.includes('/callback') });
    expect(codeOf((await new Browser().open(stopped.url)).body)).toBe('issuer-answer-refused');
    expect((await asked.open(stopped.url, { stopAt: (next) => !next.includes('/session/') })).url).toBe(`${system.url}/`);
    expect(codeOf((await asked.open(stopped.url)).body)).toBe('issuer-answer-refused');
    const slow = new Browser();
    const late = await slow.open(begin('so-gddt'), { stopAt: (next) => next.includes('/callback') });
    system.pass(11 * 60_000);
    expect(codeOf((await slow.open(late.url)).body)).toBe('issuer-answer-refused');
  });

  it('an issuer that cannot be reached is said so, and the password still works', async () => {
    const { response, body } = await new Browser().open(begin('vang'));
    expect([response.status, codeOf(body)]).toEqual([503, 'issuer-not-reachable']);
    expect((await new Browser().open(begin('khong-co'))).response.status).toBe(404);
  });

  describe('what a false issuer sends', () => {
    const now = Math.floor(Date.now() / 1_000);
    const forged = async (forgery: Forgery): Promise<[number, string]> => {
      hostile.forgery = forgery;
      const { response, body } = await new Browser().open(begin('gia', '/api/me'));
      return [response.status, response.status === 200 ? 'signed in' : codeOf(body)];
    };

    it('is believed where it is sound', async () => expect(await forged({})).toEqual([200, 'signed in']));

    it.each<[string, Forgery]>([
      ['another nonce', { claims: { nonce: 'khác' } }],
      ['no nonce', { claims: { nonce: undefined } }],
      ['another state', { state: 'khác' }],
      ['another audience', { claims: { aud: 'ai-khac' } }],
      ['another issuer', { claims: { iss: 'https://elsewhere.example' } }],
      ['a token that has expired', { claims: { exp: now - 3_600, iat: now - 7_200 } }],
      ['no signature', { algorithm: 'none' }],
      ['a signature with the client’s own secret', { algorithm: 'HS256' }],
      ['a signature with a key it never published', { algorithm: 'other-key' }],
    ])('is refused: %s', async (_, forgery) => expect(await forged(forgery)).toEqual([401, 'issuer-answer-refused']));
  });
});

/** The callback's port has to be known before the issuers are started; until then nobody else is given it. */
async function heldPort(): Promise<{ readonly port: number; readonly free: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, free: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}
