import { commune, district, planDocument, province, ratio, target } from '../../../../test/support/small-plan';
import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { PASSWORD, startGuarded, type Client, type Guarded } from '../../../../test/support/signed-in';
import { startSystem, type System } from '../../../../test/support/system';

const NAME = '<img src=x onerror=alert(1)>Đỗ Thị Tím';
const idIn = (html: string): string => /href="\/tai-khoan\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';

describe('accounts and rights, in the demo', () => {
  let system: System;
  let root: PageVisitor;
  beforeAll(async () => {
    system = await startSystem();
    const areas = [province('22'), province('01'), district('22.205', '22'), commune('22.205.07075', '22.205')];
    const plan = planDocument('nen', { areas, area: '22.205', indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] });
    await system.post('/api/plans', plan);
    await system.get(`/api/areas?after=${system.position}`);
    root = await PageVisitor.as(system.url, 'demo-quan-tri');
  });
  afterAll(() => system.stop());

  const opened = async (
    login: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly account: string; readonly html: string }> => {
    const form = fieldsIn((await root.get('/tai-khoan/moi')).html);
    const { status, html } = await root.post('/tai-khoan/moi', {
      ...form,
      name: NAME,
      login,
      role: 'clerk',
      area: '22.205.07075',
      reason: 'phân công',
      ...more,
    });
    expect([status, textOf(html)]).toEqual([200, expect.stringContaining('Mật khẩu một lần')]);
    return { account: idIn(html), html };
  };

  it('an empty list says kindly why, and what to do', async () =>
    expect((await root.get('/tai-khoan')).html).toContain('những người mẫu của bản dùng thử không cần tài khoản'));

  it('an account is opened with its first role; its password is shown once and kept by nobody', async () => {
    const { account, html } = await opened('do.thi.tim');
    expect(html).toMatch(/<code class="hh-secret">[a-z0-9]{4}(-[a-z0-9]{4})+<\/code>/);
    expect(html).toContain('Chỉ hiện lần này');
    const password = /<code class="hh-secret">([a-z0-9]{4}-[^<]+)</.exec(html)?.[1] ?? '?';
    const shown = await root.get(`/tai-khoan/${account}`);
    expect(shown.html).not.toContain(password);
    expect(textOf(shown.html)).toContain('Người báo cáo');
    expect(shown.html).toContain('/don-vi/22.205.07075');
    expect(shown.html).not.toContain('<img src=x');
    expect(shown.html).toContain('&lt;img src=x onerror=alert(1)>Đỗ Thị Tím');
    const list = await root.get('/tai-khoan?q=do+thi');
    expect(list.html).toContain('Chưa đổi mật khẩu lần đầu');
    expect(list.html).not.toContain('<img src=x');
  });

  it('what is missing is said at its field and what was typed stays; sent again it goes on with the same account', async () => {
    await opened('da-co');
    const form = fieldsIn((await root.get('/tai-khoan/moi')).html);
    const sent = { ...form, name: 'Lê Văn Tám', role: 'verifier', area: '22.205', reason: 'x' };
    const empty = await root.post('/tai-khoan/moi', { ...sent, login: '', reason: '' });
    expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('href="#moi-login"')]);
    expect(empty.html).toContain('value="Lê Văn Tám"');
    const nowhere = await root.post('/tai-khoan/moi', { ...sent, login: 'tam', area: 'Xã Không Có' });
    expect(textOf(nowhere.html)).toContain('Không có địa bàn nào tên là “Xã Không Có”');
    const taken = await root.post('/tai-khoan/moi', { ...sent, login: 'da-co' });
    expect([taken.status, taken.html]).toEqual([409, expect.stringContaining('href="#moi-login"')]);
    const then = await root.post('/tai-khoan/moi', { ...sent, login: 'le.van.tam' });
    expect([then.status, idIn(then.html)]).toEqual([200, form['khoa']]);
    expect((await root.get('/tai-khoan?q=le+van+tam')).html.match(/id="tai-khoan-/g)).toHaveLength(1);
  });

  it('a role is granted with its days, said by whom and why, and revoked with a reason', async () => {
    const { account } = await opened('vai-tro');
    const path = `/tai-khoan/${account}`;
    const form = {
      khoa: 'k1',
      viec: 'cap-quyen',
      role: 'verifier',
      area: '22.205',
      from: '2026-01-01',
      until: '2026-12-31',
      reason: 'luân chuyển',
    };
    expect(await root.post(path, form)).toMatchObject({ status: 303, location: `${path}?xong=cap-quyen` });
    expect(await root.post(path, form)).toMatchObject({ status: 303 });
    const twice = await root.post(path, { ...form, khoa: 'k2' });
    expect([twice.status, textOf(twice.html)]).toEqual([409, expect.stringContaining('đang giữ vai trò')]);
    const shown = textOf((await root.get(`${path}?xong=cap-quyen`)).html);
    expect(shown).toContain('Đã cấp vai trò.');
    expect(shown).toContain('01/01/2026 đến hết 31/12/2026');
    expect(shown).toMatch(/Người quản trị hệ thống \(người mẫu\) \d\d:\d\d [\d/]+: luân chuyển/);
    const revoked = { khoa: 'k3', viec: 'thu-hoi', role: 'verifier', area: '22.205' };
    expect(await root.post(path, { ...revoked, reason: '' })).toMatchObject({
      status: 422,
      html: expect.stringContaining('#thu-hoi-reason'),
    });
    expect(await root.post(path, { ...revoked, reason: 'thôi việc' })).toMatchObject({ status: 303 });
    expect((await root.get(path)).html).not.toContain('id="vai-tro-verifier-22.205"');
  });

  it('a programme has secrets: each shown once, none verifies', async () => {
    const { account, html } = await (async () => {
      const form = fieldsIn((await root.get('/tai-khoan/moi?loai=machine')).html);
      const fields = { ...form, name: 'Kho dữ liệu', role: 'clerk', area: '22.205', reason: 'kết nối' };
      const shown = await root.post('/tai-khoan/moi', fields);
      return { account: idIn(shown.html), html: shown.html };
    })();
    expect(textOf(html)).toContain('Khoá bí mật số 1');
    const path = `/tai-khoan/${account}`;
    const verifier = await root.post(path, { khoa: 'm1', viec: 'cap-quyen', role: 'verifier', area: '22.205', reason: 'x' });
    expect([verifier.status, textOf(verifier.html)]).toEqual([409, expect.stringContaining('việc đó phải có người chịu trách nhiệm')]);
    expect(textOf((await root.post(path, { viec: 'khoa', khoa: 'm2', reason: 'đổi khoá' })).html)).toContain('Khoá bí mật số 2');
    expect(await root.post(path, { viec: 'bo-khoa', khoa: 'm3', number: '1', reason: 'đã đổi' })).toMatchObject({ status: 303 });
    expect((await root.get(path)).html).not.toContain('id="khoa-1"');
  });

  it('an account is closed for good, then erased with a ground, and only if one has said that it is for good', async () => {
    const { account } = await opened('nghi-viec');
    const path = `/tai-khoan/${account}`;
    const erasure = { viec: 'xoa', khoa: 'x1', legalBasis: 'subject-request', requestedOn: '2026-01-02', reason: 'yêu cầu' };
    expect(await root.post(path, { ...erasure, chac: 'co' })).toMatchObject({ status: 409 });
    expect(await root.post(path, { viec: 'dong', khoa: 'x2', reason: 'nghỉ việc' })).toMatchObject({ status: 303 });
    expect(await root.post(path, erasure)).toMatchObject({ status: 422, html: expect.stringContaining('#xoa-chac') });
    expect(await root.post(path, { ...erasure, khoa: 'x3', chac: 'co' })).toMatchObject({ status: 303 });
    const shown = textOf((await root.get(path)).html);
    expect(shown).toContain('dữ liệu cá nhân đã xoá theo yêu cầu');
    expect(shown).not.toContain('Đỗ Thị Tím');
  });

  it('an auditor sees those of his area and may change nothing; a clerk sees none of it', async () => {
    const { account } = await opened('kiem-tra');
    const auditor = await PageVisitor.as(system.url, 'demo-thanh-tra');
    const list = await auditor.get('/tai-khoan');
    expect([list.status, list.html]).toEqual([200, expect.stringContaining(`/tai-khoan/${account}`)]);
    expect(list.html).not.toContain('href="/tai-khoan/moi"');
    expect((await auditor.get(`/tai-khoan/${account}`)).html).not.toContain('name="viec"');
    const forbidden = await auditor.post(`/tai-khoan/${account}`, { viec: 'dong', khoa: 'a1', reason: 'x' });
    expect(forbidden.status).toBe(403);
    const clerk = await PageVisitor.as(system.url, 'demo-an-sinh');
    expect((await clerk.get('/tai-khoan')).status).toBe(403);
    expect((await clerk.get('/tai-khoan')).html).not.toContain('href="/tai-khoan"');
  });

  it('in a past state of knowledge nothing is offered, and what was not yet opened is not there', async () => {
    const { account } = await opened('hom-qua');
    expect((await root.get('/tai-khoan?asOf=2000-01-01')).html).not.toContain(account);
    expect((await root.get('/tai-khoan?asOf=2100-01-01')).html).not.toContain('href="/tai-khoan/moi"');
    expect((await root.get(`/tai-khoan/${account}?asOf=2100-01-01`)).html).not.toContain('name="viec"');
  });
});

describe('accounts and rights, where there are accounts', () => {
  let system: Guarded;
  let administrator: Client;
  beforeAll(async () => {
    system = await startGuarded();
    administrator = await system.administrator();
  });
  afterAll(() => system.stop());

  const html = { Accept: 'text/html' };
  const form = (fields: Readonly<Record<string, string>>): { body: string; headers: Record<string, string> } => ({
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: system.url, ...html },
  });
  const send = (client: Client, path: string, fields: Readonly<Record<string, string>>) =>
    client.send(path, { method: 'POST', ...form(fields) });

  it('who is not signed in is led to the sign-in', async () => {
    const { status, headers } = await system.client().get('/tai-khoan', html);
    expect([status, headers.get('Location')]).toEqual([303, '/dang-nhap?tiep=%2Ftai-khoan']);
  });

  it('the password that a page showed once opens the door, and the page is kept by no browser', async () => {
    const fields = { khoa: '0b0e3f52-6e1c-4c55-9a3e-0f6d7e3c5a01', kind: 'person', name: 'Trần Thị Một', login: 'tran.mot' };
    const opened = await send(administrator, '/tai-khoan/moi', { ...fields, role: 'auditor', 'ca-nuoc': 'co', reason: 'mới' });
    expect([opened.status, opened.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const password = [...String(opened.body).matchAll(/<code class="hh-secret">([^<]+)</g)][1]?.[1] ?? '';
    const person = system.client();
    expect((await person.signIn('tran.mot', password)).status).toBe(200);
    await person.post('/api/session/password', { password, newPassword: PASSWORD });
    const list = await administrator.get('/tai-khoan?lacks=second-factor', html);
    expect(String(list.body)).toContain('Trần Thị Một');
    expect(String(list.body)).toContain('Đã đổi mật khẩu');
  });

  it('nobody grants to himself, and the last administrator stays', async () => {
    const { account } = (await administrator.get('/api/me')).body;
    const own = await administrator.get(`/tai-khoan/${account}`, html);
    expect(String(own.body)).toContain('Đây là tài khoản của bạn');
    expect(String(own.body)).not.toContain('name="viec"');
    const granted = await send(administrator, `/tai-khoan/${account}`, {
      viec: 'cap-quyen',
      khoa: 'g1',
      role: 'planner',
      'ca-nuoc': 'co',
      reason: 'x',
    });
    expect([granted.status, String(granted.body)]).toEqual([409, expect.stringContaining('Không ai được tự cấp quyền cho mình')]);
    const revoked = await send(administrator, `/tai-khoan/${account}`, {
      viec: 'thu-hoi',
      khoa: 'g2',
      role: 'administrator',
      area: '',
      reason: 'x',
    });
    expect([revoked.status, String(revoked.body)]).toEqual([409, expect.stringContaining('người quản trị cuối cùng')]);
    const reset = await send(administrator, `/tai-khoan/${account}`, { viec: 'mat-khau', khoa: 'g3', reason: 'x' });
    expect([reset.status, String(reset.body)]).toEqual([409, expect.stringContaining('Không ai tự cấp lại mật khẩu')]);
  });
});
