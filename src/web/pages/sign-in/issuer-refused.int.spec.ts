import { CLIENT, FalseIssuer } from '../../../../test/support/issuer';
import { newPerson, startGuarded, type Guarded } from '../../../../test/support/signed-in';

const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('whom an issuer sends back and who is not let in', () => {
  let issuer: FalseIssuer;
  let system: Guarded;
  beforeAll(async () => {
    issuer = await FalseIssuer.start();
    const secret = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
    const HIEUHOC_OIDC = JSON.stringify([
      { id: 'so-gddt', name: 'Sở GD&ĐT', issuer: issuer.url, ...secret },
      { id: 'vang', name: 'Trục của tỉnh', issuer: 'http://127.0.0.1:9', ...secret },
    ]);
    system = await startGuarded({ HIEUHOC_PUBLIC_URL: 'http://127.0.0.1', HIEUHOC_OIDC });
  });
  afterAll(async () => {
    await system.stop();
    await issuer.stop();
  });

  const open = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${system.url}${path}`, { redirect: 'manual', headers: { ...BROWSER, ...headers } });
  const read = async (response: Response): Promise<string> => {
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('Content-Security-Policy')).toContain("script-src 'self';");
    const html = await response.text();
    expect(html).toContain('<h1 class="govuk-heading-l">Chưa đăng nhập được</h1>');
    expect(html).toContain('href="/dang-nhap"');
    return html;
  };
  /** There and back, as a browser goes. */
  async function back(): Promise<Response> {
    const left = await open('/api/session/oidc/so-gddt?returnTo=%2Ftong-quan');
    const at = await fetch(left.headers.get('Location') ?? '', { redirect: 'manual' });
    const { pathname, search } = new URL(at.headers.get('Location') ?? '');
    return open(pathname + search, { Cookie: left.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
  }

  it('reads on a page which two values to send to the administrator, and goes back to signing in', async () => {
    const refused = await back();
    expect(refused.status).toBe(403);
    const html = await read(refused);
    expect(html).toContain('Định danh này chưa gắn với tài khoản nào');
    expect(html).toContain(`nhà cung cấp ${issuer.url}, mã ke-gian`);
  });

  it('reads that the account has been closed, not that a password was wrong', async () => {
    const administrator = await system.administrator();
    const { account } = await newPerson(system, administrator, 'da-dong');
    await administrator.post(`/api/accounts/${account}/identities`, { issuer: issuer.url, subject: 'ke-gian', reason: 'gắn' });
    expect((await back()).headers.get('Location')).toBe('/tong-quan');
    await administrator.post(`/api/accounts/${account}/closure`, { reason: 'nghỉ việc' });
    const refused = await back();
    expect(refused.status).toBe(403);
    expect(await read(refused)).toContain('Tài khoản gắn với định danh này đã đóng');
  });

  it.each([
    ['/api/session/oidc/so-gddt/callback?code=a&state=b', 401, 'Hãy bắt đầu đăng nhập lại từ đầu'],
    ['/api/session/oidc/vang', 503, 'Hiện không liên hệ được với Trục của tỉnh'],
    ['/api/session/oidc/khong-co', 404, 'khong-co'],
  ])('%s: reads why', async (path, status, words) => {
    const refused = await open(path);
    expect(refused.status).toBe(status);
    expect(await read(refused)).toContain(words);
  });

  it('is given a problem where a programme asks', async () => {
    const answer = await open('/api/session/oidc/so-gddt/callback', { Accept: 'application/json' });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
  });
});
