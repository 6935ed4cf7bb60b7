import { TOTP } from 'otpauth';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../../../../test/support/signed-in';
import { startSystem } from '../../../../test/support/system';

const FIRST = /Mật khẩu một lần: +(\S+)/;

describe('one’s own account, where there are accounts', () => {
  let system: Guarded;
  let administrator: Client;
  const came = async (name: string, password: string, totp?: string): Promise<PageVisitor> => {
    const visitor = new PageVisitor(system.url);
    await visitor.post('/dang-nhap', { name, password, tiep: '/toi', ...(totp !== undefined && { totp }) });
    return visitor;
  };
  beforeAll(async () => {
    system = await startGuarded();
    administrator = await system.administrator();
  }, 60_000);
  afterAll(() => system.stop());
  beforeEach(() => system.pass(60_000));

  it('is for who has signed in, and nobody else', async () => {
    const nobody = new PageVisitor(system.url);
    for (const path of ['/toi', '/mat-khau', '/toi/hai-lop', '/viec', '/bao-cao', '/nhiem-vu'])
      expect([path, (await nobody.get(path)).location]).toEqual([path, `/dang-nhap?tiep=${encodeURIComponent(path)}`]);
  });

  it('says in words what one may do and where', async () => {
    await newPerson(system, administrator, 'can-bo', [{ role: 'supervisor', area: null }]);
    const said = textOf((await (await came('can-bo', PASSWORD)).get('/toi')).html);
    expect(said).toContain('Lãnh đạo, cả nước');
    expect(said).toContain('Được xem mọi số liệu và ai đã làm gì');
    expect(said).toContain('Tài khoản của tôi can-bo');
  });

  it('takes an address for letters, keeps what was typed where it is none, and takes it away again', async () => {
    await newPerson(system, administrator, 'co-thu');
    const visitor = await came('co-thu', PASSWORD);
    const refused = await visitor.post('/toi', { viec: 'thu', email: 'không phải thư', reminders: 'co' });
    expect([refused.status, refused.html.includes('value="không phải thư"')]).toEqual([422, true]);
    expect((await visitor.post('/toi', { viec: 'thu', email: 'can-bo@xa.example', reminders: 'co' })).location).toBe('/toi?xong=thu');
    expect((await visitor.get('/toi?xong=thu')).html).toContain('value="can-bo@xa.example"');
    await visitor.post('/toi', { viec: 'khac' });
    expect((await visitor.get('/toi')).html).toContain('value="can-bo@xa.example"');
    await visitor.post('/toi', { viec: 'thu', email: '' });
    expect((await visitor.get('/toi')).html).not.toContain('can-bo@xa.example');
  });

  it('changes the password: the old one has to be right, the new one good and twice the same', async () => {
    await newPerson(system, administrator, 'doi-mk');
    const visitor = await came('doi-mk', PASSWORD);
    const elsewhere = await came('doi-mk', PASSWORD);
    const change = (password: string, newPassword: string, again = newPassword): ReturnType<PageVisitor['post']> =>
      visitor.post('/mat-khau', { password, newPassword, again });
    const wrong = await change('không phải mật khẩu', 'một câu thật là dài');
    expect([wrong.status, textOf(wrong.html).includes('Mật khẩu đang dùng không đúng')]).toEqual([401, true]);
    expect(textOf((await change(PASSWORD, 'ngắn')).html)).toContain('ít nhất 12 ký tự');
    expect(textOf((await change(PASSWORD, 'một câu thật là dài', 'một câu khác')).html)).toContain('không giống nhau');
    const taken = await change(PASSWORD, 'một câu thật là dài');
    expect(taken.location).toBe('/toi?xong=mat-khau');
    expect(textOf((await visitor.get('/toi?xong=mat-khau')).html)).toContain('Mật khẩu đã được đổi');
    expect((await elsewhere.get('/toi')).location).toBe('/dang-nhap?tiep=%2Ftoi');
  });

  it('enrols a second factor by a picture and a code, shows the recovery codes once, and asks for a code from then on', async () => {
    await newPerson(system, administrator, 'hai-lop');
    const visitor = await came('hai-lop', PASSWORD);
    expect((await visitor.post('/toi/hai-lop', { viec: 'bat-dau', password: 'sai' })).status).toBe(401);
    const shown = await visitor.post('/toi/hai-lop', { viec: 'bat-dau', password: PASSWORD });
    expect(shown.html).toContain('<svg viewBox');
    const uri = /name="secret" value="([^"]+)"/.exec(shown.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    const wrong = await visitor.post('/toi/hai-lop', { viec: 'xac-nhan', secret: uri, totp: '000000' });
    expect([wrong.status, wrong.html.includes('<svg viewBox')]).toEqual([expect.any(Number), true]);
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const now = Date.parse((await administrator.get('/api/me')).body.asOf.at);
    const done = await visitor.post('/toi/hai-lop', {
      viec: 'xac-nhan',
      secret: uri,
      totp: new TOTP({ secret }).generate({ timestamp: now }),
    });
    expect(done.status).toBe(200);
    expect(done.html.match(/<code>/g)).toHaveLength(10);
    expect(textOf((await visitor.get('/toi')).html)).toContain('còn 10 mã dự phòng');
    const without = await new PageVisitor(system.url).post('/dang-nhap', { name: 'hai-lop', password: PASSWORD });
    expect([without.status, textOf(without.html).includes('xác thực hai lớp')]).toEqual([401, true]);
  });

  it('tells whoever needs a second factor and has none, before he is refused', async () => {
    await newPerson(system, administrator, 'tham-dinh', [{ role: 'verifier', area: null }]);
    expect(textOf((await (await came('tham-dinh', PASSWORD)).get('/viec')).html)).toContain('Vai của bạn cần xác thực hai lớp');
  });

  it('with several roles has the work of each; who reports for the whole country is asked about no single office', async () => {
    await newPerson(system, administrator, 'kiem-nhiem', [
      { role: 'clerk', area: null },
      { role: 'auditor', area: null },
    ]);
    const said = textOf((await (await came('kiem-nhiem', PASSWORD)).get('/viec')).html);
    expect(said).toContain('Người báo cáo, cả nước; Người kiểm tra, cả nước');
    expect(said).toContain('Báo cáo của tôi');
    expect(said).toContain('Mở Nhật ký');
  });

  it('shows where one is still in, and ends it', async () => {
    await newPerson(system, administrator, 'nhieu-may');
    const here = await came('nhieu-may', PASSWORD);
    const elsewhere = await came('nhieu-may', PASSWORD);
    expect(textOf((await here.get('/toi')).html)).toContain('phiên khác');
    expect((await here.post('/toi', { viec: 'phien' })).location).toBe('/toi?xong=phien');
    expect((await elsewhere.get('/toi')).location).toBe('/dang-nhap?tiep=%2Ftoi');
    expect(textOf((await here.get('/toi')).html)).not.toContain('phiên khác');
  });
});

describe('the first sign-in', () => {
  it('leads to a password of one’s own, and only then on', async () => {
    const system = await startGuarded();
    const first = FIRST.exec(system.said.join('\n'))?.[1] ?? '';
    const visitor = new PageVisitor(system.url);
    const signedIn = await visitor.post('/dang-nhap', { name: 'quan-tri', password: first });
    expect([signedIn.status, signedIn.location]).toEqual([303, '/mat-khau']);
    expect(textOf((await visitor.get('/mat-khau')).html)).toContain('Mật khẩu bạn vừa dùng chỉ để vào lần đầu');
    const changed = await visitor.post('/mat-khau', { password: first, newPassword: PASSWORD, again: PASSWORD });
    expect([changed.status, changed.location]).toEqual([303, '/']);
    await system.stop();
  });
});

describe('other ways in', () => {
  it('issuers that are set up are offered beside the password, and come back to where one was', async () => {
    const HIEUHOC_OIDC = JSON.stringify([
      { id: 'so-gddt', name: 'Sở GD&ĐT', issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' },
    ]);
    const system = await startGuarded({ HIEUHOC_PUBLIC_URL: 'http://127.0.0.1:3000', HIEUHOC_OIDC });
    const { html } = await new PageVisitor(system.url).get('/dang-nhap?tiep=/viec');
    await system.stop();
    expect(html).toContain('href="/api/session/oidc/so-gddt?returnTo=%2Fviec"');
    expect(textOf(html)).toContain('Sở GD&ĐT');
  });

  it('people of the demo have no password to change, and no device', async () => {
    const system = await startSystem();
    const visitor = await PageVisitor.as(system.url, 'demo-an-sinh');
    const said = textOf((await visitor.get('/toi')).html);
    expect(said).toContain('Người mẫu của bản dùng thử không có mật khẩu');
    expect((await new PageVisitor(system.url).get('/toi')).location).toBe('/dang-nhap?tiep=%2Ftoi');
    await system.stop();
  });
});
