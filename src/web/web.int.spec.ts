import { issueSmall } from '../../test/support/ground';
import { newPerson, startGuarded, type Guarded } from '../../test/support/signed-in';
import { startSystem, type System } from '../../test/support/system';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

async function page(url: string, options: RequestInit = {}): Promise<Shown> {
  const response = await fetch(url, { redirect: 'manual', ...options, headers: { Accept: 'text/html', ...options.headers } });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe('pages of the demo', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());
  const own = (): Record<string, string> => ({ ...FORM, Origin: system.url });

  it('a visitor begins with the overview: of the sample, where it is there', async () => {
    const first = async (): Promise<unknown> => {
      const { status, headers } = await page(`${system.url}/`);
      return [status, headers.get('Location')];
    };
    expect(await first()).toEqual([303, '/tong-quan']);
    await issueSmall(system, 'dong-trieu-2013');
    await system.get(`/api/plans?after=${system.position}`);
    expect(await first()).toEqual([303, '/tong-quan?plan=dong-trieu-2013&on=2015-07-31']);
  });

  it('a plan that is not there is a page that says so', async () => {
    const { status, html } = await page(`${system.url}/tong-quan?plan=khong-co`);
    expect(status).toBe(200);
    expect(html).toContain('Không có kế hoạch “khong-co” vào thời điểm này');
  });

  it('whoever chooses a person is that person, and goes on where he was', async () => {
    const chosen = await page(`${system.url}/dang-nhap`, {
      method: 'POST',
      headers: own(),
      body: new URLSearchParams({ person: 'demo-lanh-dao', tiep: '/tong-quan?on=2015-07-31' }),
    });
    expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/tong-quan?on=2015-07-31']);
    const cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await page(`${system.url}/dang-nhap`, { headers: { Cookie: cookie } })).html).toContain(
      '>Lãnh đạo UBND huyện Đông Triều (người mẫu)</a>',
    );
    const out = await page(`${system.url}/dang-xuat`, { method: 'POST', headers: { ...own(), Cookie: cookie } });
    expect(out.status).toBe(303);
    expect((await page(`${system.url}/dang-nhap`, { headers: { Cookie: cookie } })).html).not.toContain(
      '>Lãnh đạo UBND huyện Đông Triều (người mẫu)</a>',
    );
  });

  it('a guest is offered what he may look at, one way to choose whom he is, and no form that would be refused', async () => {
    const menuOf = (html: string): string => /<nav class="hh-menu".*?<\/nav>/s.exec(html)?.[0] ?? '';
    const { html } = await page(`${system.url}/tro-giup`);
    expect(menuOf(html)).toContain('href="/dang-nhap?tiep=%2Ftro-giup"');
    for (const path of ['/tong-quan', '/bao-cao', '/nhat-ky', '/ke-hoach']) expect(menuOf(html)).toContain(`href="${path}"`);
    for (const path of ['/nhap', '/xac-minh', '/viec']) expect(menuOf(html)).not.toContain(`href="${path}"`);
    const chosen = await page(`${system.url}/dang-nhap`, {
      method: 'POST',
      headers: own(),
      body: new URLSearchParams({ person: 'demo-quan-tri' }),
    });
    const Cookie = chosen.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const administrator = menuOf((await page(`${system.url}/tro-giup`, { headers: { Cookie } })).html);
    expect(administrator).toContain('href="/viec"');
    expect(administrator).not.toContain('/dang-nhap');
  });

  it('a guest who sends a form all the same is asked whom he is, and nothing of it is lost', async () => {
    const { status, html } = await page(`${system.url}/cong-bo`, {
      method: 'POST',
      headers: own(),
      body: new URLSearchParams({ tieuDe: 'Sáu tháng đầu năm' }),
    });
    expect(status).toBe(401);
    expect(html).toContain('Hãy chọn vai trước khi gửi');
    expect(html).toContain('value="Sáu tháng đầu năm"');
  });

  it('a form of another site, or of nobody, is refused and changes nothing', async () => {
    const body = new URLSearchParams({ person: 'demo-lanh-dao' });
    const foreign: Record<string, string>[] = [
      FORM,
      { ...FORM, Origin: 'https://elsewhere.example' },
      { ...FORM, Origin: 'null' },
      { ...own(), 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const refused = await page(`${system.url}/dang-nhap`, { method: 'POST', headers, body });
      expect([refused.status, refused.headers.getSetCookie()]).toEqual([403, []]);
    }
  });

  it('only files of ours run on a page, and nobody frames it', async () => {
    const { headers } = await page(`${system.url}/dang-nhap`);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('what an address says is text wherever it is shown', async () => {
    const probe = '"><img src=x onerror=alert(1)>';
    for (const path of [
      `/tong-quan?plan=${encodeURIComponent(probe)}`,
      `/dang-nhap?tiep=${encodeURIComponent(`/${probe}`)}`,
      `/khong-co/${encodeURIComponent(probe)}`,
    ])
      expect((await page(system.url + path)).html).not.toContain('<img src=x');
  });

  it('an address that nobody answers is a page in a browser, and a problem for a programme', async () => {
    const shown = await page(`${system.url}/khong-co`);
    expect([shown.status, shown.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(shown.html).toContain('Không có trang này');
    for (const path of ['/api/khong-co', '/khong-co']) {
      const answer = await fetch(system.url + path, { headers: { Accept: path.startsWith('/api') ? 'text/html' : 'application/json' } });
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    }
  });

  it('a moment that is none is refused in words', async () => {
    const { status, html } = await page(`${system.url}/tong-quan?on=2015-02-30`);
    expect(status).toBe(422);
    expect(html).toContain('Hãy chọn lại ngày');
    // To the same person, with the ways that he has.
    expect(html).toContain('href="/nhat-ky"');
  });

  it('the API takes no forms though pages do, however its address is written', async () => {
    for (const path of ['/api/session', '/API/session', '/api/session?x=/']) {
      const answer = await page(system.url + path, {
        method: 'POST',
        headers: own(),
        body: new URLSearchParams({ person: 'demo-lanh-dao' }),
      });
      expect([403, 415]).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });
});

describe('pages where people have accounts', () => {
  let system: Guarded;
  beforeAll(async () => {
    system = await startGuarded();
    await newPerson(system, await system.administrator(), 'lanh-dao');
  });
  afterAll(() => system.stop());

  it('nobody sees anything before he has signed in, and comes back to where he was going', async () => {
    const { status, headers } = await page(`${system.url}/tong-quan?on=2015-07-31`);
    expect([status, headers.get('Location')]).toEqual([303, `/dang-nhap?tiep=${encodeURIComponent('/tong-quan?on=2015-07-31')}`]);
  });

  it('a wrong password is said, the name stays, the password does not', async () => {
    const { status, html } = await page(`${system.url}/dang-nhap`, {
      method: 'POST',
      headers: { ...FORM, Origin: system.url },
      body: new URLSearchParams({ name: 'lanh-dao', password: 'sai-mat-khau-roi' }),
    });
    expect(status).toBe(401);
    expect(html).toContain('value="lanh-dao"');
    expect(html).not.toContain('sai-mat-khau-roi');
  });
});
