import { fieldsIn, PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import { startSystem, type System } from '../../../../test/support/system';
import { CHECK, CLERK, FIGURE, fillIn, report, REPORT, SHEET } from './entry.fixture';

type Fields = Readonly<Record<string, string | readonly string[]>>;

let system: System;
let clerk: PageVisitor;
beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2015-07-10T02:00:00Z') });
  await fillIn(system);
  await seen();
  clerk = await PageVisitor.as(system.url, CLERK);
});
afterAll(() => system.stop());

/** Every page shows what was written. */
const seen = (): Promise<unknown> => system.get(`/api/me?after=${system.position}`, { 'X-Actor': CLERK });

/** The form as it stands, with what is typed into it and the button that is pressed; followed where it leads. */
async function fill(path: string, typed: Fields, by = clerk): Promise<ShownPage> {
  const codes = new Set(Object.keys(typed).flatMap((name) => /^f\.([^.]+)\./.exec(name)?.[1] ?? []));
  const { html } = await by.get(`${path}&mo=${[...codes].join('+')}`);
  return follow(await by.post(path, { ...fieldsIn(formIn(html)), ...typed }), by);
}
const follow = async (shown: ShownPage, by = clerk): Promise<ShownPage> => (shown.location === null ? shown : by.get(shown.location));
/** Past the form of the moment. */
const formIn = (html: string): string => html.slice(html.search(/<form method="post" action="\/nhap/));
const figure = async (indicator: string): Promise<{ status: number; body: { value: object; revision: number; detail: object } }> =>
  system.get(FIGURE(indicator));
const of = (indicator: string, boxes: Fields): Fields =>
  Object.fromEntries(Object.entries(boxes).map(([name, text]) => [`f.${indicator}.${name}`, text]));

describe('without a script, a clerk', () => {
  it('finds the period that is due, and opens its sheet', async () => {
    const { html } = await clerk.get('/nhap');
    expect(textOf(html)).toContain('6 tháng đầu năm 2015');
    expect(html).toContain(`href="${SHEET.replaceAll('&', '&amp;')}"`);
    const sheet = textOf((await clerk.get(SHEET)).html);
    for (const words of ['Hộ hiếu học', 'Số hộ hiếu học', '6 tháng cuối năm 2014: 80,00% (800 / 1.000)', 'Đã có 0 /4', 'còn 5 ngày'])
      expect(sheet).toContain(words);
  });

  it('keeps what is begun, opens it on another machine, and nobody else sees it', async () => {
    const saved = await fill(SHEET, { ...of('ho-hieu-hoc', { tu: '1.85', mau: '1 010' }), viec: 'luu' });
    expect(textOf(saved.html)).toContain('Đã lưu nháp.');
    const elsewhere = await PageVisitor.as(system.url, CLERK);
    expect((await elsewhere.get(SHEET)).html).toContain('value="1 010"');
    expect(textOf((await elsewhere.get('/nhap')).html)).toContain('Bản nháp');
    expect((await (await PageVisitor.as(system.url, 'demo-binh-khe')).get(SHEET)).html).not.toContain('1 010');
    expect((await figure('ho-hieu-hoc')).status).toBe(404);
  });

  it('is told of everything that cannot be read, at its box, and loses nothing', async () => {
    const typed = {
      ...of('ho-hieu-hoc', { tu: '1,234', mau: '1010' }),
      ...of('lop-hoc', { so: '1.234' }),
      ...of('biet-chu', { gc: 'sẽ đếm' }),
    };
    const { status, html } = await fill(SHEET, { ...typed, viec: 'kiem-tra' });
    expect(status).toBe(422);
    expect(html).toContain('href="#f.ho-hieu-hoc.tu"');
    expect(html).toContain('value="1,234"');
    for (const words of ['“1,234” chưa rõ là bao nhiêu', '1234 hoặc 1,234', 'Mới có ghi chú hoặc minh chứng'])
      expect(textOf(html)).toContain(words);
    expect((await clerk.get(SHEET)).html).toContain('value="1,234"');
  });

  it('a second window that is behind is told so, with both versions, and chooses', async () => {
    const behind = fieldsIn(formIn((await clerk.get(SHEET)).html));
    await fill(SHEET, {
      ...of('ho-hieu-hoc', { tu: '850', mau: '1010' }),
      ...of('lop-hoc', { so: '' }),
      ...of('biet-chu', { gc: '' }),
      viec: 'luu',
    });
    const { status, html } = await clerk.post(SHEET, { ...behind, ...of('ho-hieu-hoc', { tu: '840', mau: '1010' }), viec: 'luu' });
    expect(status).toBe(412);
    expect(textOf(html)).toMatch(/vừa được lưu ở cửa sổ hay máy khác.*Hộ hiếu học: của bạn 840 \/ 1010; bản kia 850 \/ 1010/);
    const kept = await follow(
      await clerk.post(SHEET, { ...fieldsIn(formIn(html)), ...of('lop-hoc', { so: '' }), ...of('biet-chu', { gc: '' }), viec: 'luu' }),
    );
    expect([kept.status, kept.html.includes('value="840"')]).toEqual([200, true]);
  });

  it('sees everything as it was read, answers what is asked, and it is recorded once however often it is sent', async () => {
    const typed = {
      ...of('ho-hieu-hoc', { tu: '850', mau: '1.010' }),
      ...of('biet-chu', { tu: '990', mau: '1000', 'sex.nam.tu': '490', 'sex.nam.mau': '500', 'sex.nu.tu': '500', 'sex.nu.mau': '500' }),
      ...of('lop-hoc', { so: '30' }),
      ...of('co-trung-tam', { kad: '1', kadly: 'dùng chung với xã bên' }),
    };
    const check = await fill(SHEET, { ...typed, viec: 'kiem-tra' });
    const said = textOf(check.html);
    for (const words of [
      '84,16% (850 / 1.010)',
      '+4,16 điểm %',
      '99,00% (990 / 1.000)',
      'không áp dụng (dùng chung với xã bên)',
      'Thay đổi quá 50% so với 6 tháng cuối năm 2014: trước 12, nay 30.',
    ])
      expect(said).toContain(words);
    const open = fieldsIn(formIn(check.html));
    const half = await follow(await clerk.post(CHECK, { ...open, viec: 'ghi-gui' }));
    expect(textOf(half.html)).toMatch(/Đã ghi 3 số liệu.*1 số liệu chưa ghi được.*Báo cáo chưa được gửi/);
    expect([(await figure('lop-hoc')).status, (await system.get(REPORT)).body.state]).toEqual([404, 'open']);
    const rest = { ...fieldsIn(formIn(half.html)), 'xem.lop-hoc': 'big-change', 'loi-nhan': 'đã đối chiếu', viec: 'ghi-gui' };
    const [once, twice] = await Promise.all([clerk.post(CHECK, rest), clerk.post(CHECK, rest)]);
    expect([once.status, twice.status]).toEqual([303, 303]);
    expect(textOf((await follow(once)).html)).toContain('Đã gửi báo cáo.');
    expect((await figure('lop-hoc')).body).toMatchObject({
      value: { kind: 'count', value: '30' },
      revision: 0,
      acknowledged: ['big-change'],
    });
    const sent = (await system.get(REPORT)).body;
    expect([sent.state, sent.revision, sent.figures.length]).toEqual(['submitted', 0, 4]);
    expect((await system.get('/api/drafts', { 'X-Actor': CLERK })).body.items).toEqual([]);
  });

  it('what was sent once more after it was done changes nothing and says so', async () => {
    const again = await follow(await clerk.post(CHECK, { khoa: 'cu', 'ban-nhap': '1', viec: 'ghi-gui' }));
    expect(textOf(again.html)).toContain('Số liệu đã được ghi trước đó');
  });

  it('opens a figure that stands by a button, and what was typed elsewhere is kept meanwhile', async () => {
    const { html } = await clerk.get(SHEET);
    expect(html).not.toContain('name="f.biet-chu.tu"');
    const opened = await clerk.post(SHEET, { ...fieldsIn(formIn(html)), viec: 'mo:biet-chu' });
    expect(opened.location).toBe(`${SHEET}&mo=biet-chu#dong-biet-chu`);
    expect((await clerk.get(`${SHEET}&mo=biet-chu`)).html).toContain('name="f.biet-chu.tu" value="990"');
  });

  it('a form that says nothing to do records nothing', async () => {
    for (const viec of ['', 'xem', 'khac']) expect((await clerk.post(CHECK, { viec })).location).toBe(CHECK);
  });

  it('sees why a figure came back, corrects it with a reason, and sends again', async () => {
    const figures = [{ indicator: 'ho-hieu-hoc', area: '22.205.07075', period: '2015-H1', reason: 'thiếu thôn 3' }];
    const returned = await system.post(`${REPORT}/return`, { reason: 'xem lại hộ hiếu học', figures }, { 'X-Actor': 'tham-dinh-1' });
    expect(returned.status).toBe(200);
    await seen();
    expect(textOf((await clerk.get('/nhap')).html)).toContain('1 số liệu bị trả lại');
    expect(textOf((await clerk.get(SHEET)).html)).toContain('Lý do trả lại: thiếu thôn 3');
    const bare = await fill(SHEET, { ...of('ho-hieu-hoc', { tu: '860' }), viec: 'kiem-tra' });
    expect([bare.status, textOf(bare.html).includes('Hãy ghi lý do sửa số liệu')]).toEqual([422, true]);
    const check = await fill(SHEET, { ...of('ho-hieu-hoc', { tu: '860', ly: 'đã thêm thôn 3' }), viec: 'kiem-tra' });
    expect(textOf(check.html)).toMatch(/85,15% \(860 \/ 1\.010\).*Lý do sửa|Lý do sửa: đã thêm thôn 3/);
    expect(textOf(check.html)).toContain('Báo cáo bị trả lại: xem lại hộ hiếu học');
    const done = await follow(await clerk.post(CHECK, { ...fieldsIn(formIn(check.html)), viec: 'ghi-gui' }));
    expect(textOf(done.html)).toContain('Đã gửi báo cáo.');
    const sent = (await system.get(REPORT)).body;
    expect([sent.state, sent.submission]).toEqual(['submitted', 2]);
    expect(sent.figures).toContainEqual(expect.objectContaining({ indicator: 'ho-hieu-hoc', revision: 1 }));
  });

  it('where a colleague was quicker both versions are shown, and one is chosen', async () => {
    await fill(SHEET, { ...of('lop-hoc', { so: '31', ly: 'đếm lại' }), viec: 'luu' });
    expect(
      (await report(system, 'lop-hoc', '2015-H1', { value: '29', reason: 'đếm sót', acknowledge: ['big-change'] }, { 'If-Match': '"0"' }))
        .status,
    ).toBe(200);
    await seen();
    const check = await clerk.get(CHECK);
    expect(textOf(check.html)).toMatch(/người khác đã ghi số liệu này.*Số của bạn 31 lớp.*Số đang có 29 lớp/);
    const mine = await follow(
      await clerk.post(CHECK, { ...fieldsIn(formIn(check.html)), 'ly.lop-hoc': 'đếm lại cả hai', chon: 'toi:lop-hoc:1' }),
    );
    expect(textOf(mine.html)).toContain('Số của bạn sẽ thay số đang có');
    const ticked = { ...fieldsIn(formIn(mine.html)), 'xem.lop-hoc': 'big-change', viec: 'ghi' };
    expect(textOf((await follow(await clerk.post(CHECK, ticked))).html)).toContain('Đã ghi 1 số liệu');
    expect((await figure('lop-hoc')).body).toMatchObject({ revision: 2, value: { value: '31' } });
  });

  it('or keeps what the colleague wrote', async () => {
    await fill(SHEET, { ...of('lop-hoc', { so: '33', ly: 'đếm lại' }), viec: 'luu' });
    await report(system, 'lop-hoc', '2015-H1', { value: '32', reason: 'đếm sót', acknowledge: ['big-change'] }, { 'If-Match': '"2"' });
    await seen();
    const kept = await follow(await clerk.post(CHECK, { chon: 'ho:lop-hoc' }));
    expect(textOf(kept.html)).toContain('Đã giữ số đang có');
    expect((await figure('lop-hoc')).body).toMatchObject({ revision: 3, value: { value: '32' } });
    expect((await system.get('/api/drafts', { 'X-Actor': CLERK })).body.items).toEqual([]);
  });
});

it('a figure that came back and stands on no sheet that is due is found beside them', async () => {
  const path = FIGURE('ho-hieu-hoc').replace('2015-H1', '2012-H2');
  await report(system, 'ho-hieu-hoc', '2012-H2', { numerator: '1', denominator: '2' });
  await system.post(`${path}/return`, { revision: 0, reason: 'nhầm kỳ' }, { 'X-Actor': 'tham-dinh-1' });
  await seen();
  const { html } = await clerk.get('/nhap');
  expect(textOf(html)).toMatch(/Số liệu bị trả lại, ngoài các kỳ trên.*Hộ hiếu học.*6 tháng cuối năm 2012.*nhầm kỳ/);
  expect(html).toContain('href="/nhap/2012-H2?plan=ke-hoach&amp;area=22.205.07075#dong-ho-hieu-hoc"');
});

describe('files of evidence', () => {
  const parts = (fields: Fields, name: string, content: string): FormData => {
    const form = new FormData();
    for (const [field, text] of Object.entries(fields)) for (const one of [text].flat()) form.append(field, one);
    form.append('f.biet-chu.tep', new File([content], name));
    return form;
  };
  const sheet = async (): Promise<Fields> => ({
    ...fieldsIn(formIn((await clerk.get(`${SHEET}&mo=biet-chu`)).html)),
    ...of('biet-chu', { ly: 'thêm minh chứng' }),
  });

  it('come with the form, are kept with the draft, and are cited by the figure', async () => {
    const saved = await follow(await clerk.postParts(SHEET, parts({ ...(await sheet()), viec: 'luu' }, 'danh sách.csv', 'ten;nam')));
    expect(textOf(saved.html)).toMatch(/Đã lưu nháp, kèm tệp minh chứng.*danh sách\.csv \(7 byte\)/);
    const check = await clerk.get(CHECK);
    expect(textOf(check.html)).toContain('Minh chứng: danh sách.csv (7 byte)');
    await follow(await clerk.post(CHECK, { ...fieldsIn(formIn(check.html)), viec: 'ghi' }));
    expect((await figure('biet-chu')).body).toMatchObject({ revision: 1, detail: { evidence: [expect.any(String)] } });
  });

  it('that are not taken say why at their box, and what was typed stays', async () => {
    const shown = await clerk.postParts(
      SHEET,
      parts({ ...(await sheet()), ...of('biet-chu', { gc: 'xem tệp', ly: 'x' }), viec: 'luu' }, 'ma.exe', 'MZ'),
    );
    expect([shown.status, textOf(shown.html).includes('Tệp “ma.exe”'), shown.html.includes('xem tệp')]).toEqual([422, true, true]);
    await clerk.post(SHEET, { viec: 'bo' });
  });
});

describe('the sheet', () => {
  it('is for those who report; others are told so, and who has not signed in is asked to', async () => {
    const verifier = await PageVisitor.as(system.url, 'demo-phong-gddt');
    for (const path of ['/nhap', SHEET, CHECK]) expect((await verifier.get(path)).status).toBe(403);
    const nobody = await new PageVisitor(system.url).get(SHEET);
    expect([nobody.status, nobody.location?.startsWith('/dang-nhap?tiep=')]).toEqual([303, true]);
  });

  it('of another commune is filled in by nobody else: what he typed is refused figure by figure', async () => {
    const other = await PageVisitor.as(system.url, 'demo-binh-khe');
    const { revision } = (await figure('ho-hieu-hoc')).body;
    const check = await fill(SHEET, { ...of('ho-hieu-hoc', { tu: '1', ly: 'x' }), viec: 'kiem-tra' }, other);
    expect(textOf(check.html)).toContain('1 số liệu cần bạn xem lại');
    const done = await follow(await other.post(CHECK, { ...fieldsIn(formIn(check.html)), viec: 'ghi' }), other);
    expect(textOf(done.html)).toContain('1 số liệu chưa ghi được');
    expect((await figure('ho-hieu-hoc')).body.revision).toBe(revision);
  });

  it('of what was known in the past offers nothing to fill in', async () => {
    const { html } = await clerk.get(`${SHEET}&asOf=${(await system.get('/api/me', { 'X-Actor': CLERK })).body.asOf.logSize}`);
    expect(textOf(html)).toContain('Bạn đang xem những gì đã biết trong quá khứ');
    expect(html).not.toContain('name="viec"');
  });

  it('what was typed while the session ended stands on the page that says so', async () => {
    const body = new FormData();
    body.append('f.ho-hieu-hoc.tu', '4321');
    body.append('viec', 'luu');
    const { status, html } = await new PageVisitor(system.url).postParts(SHEET, body);
    expect([status, html.includes('name="f.ho-hieu-hoc.tu" value="4321"')]).toEqual([401, true]);
  });

  it('what an address or a draft says is text wherever it is shown', async () => {
    const probe = '"><img src=x onerror=alert(1)>';
    const typed = await fill(SHEET, { ...of('ho-hieu-hoc', { tu: probe, ly: probe, gc: probe }), viec: 'kiem-tra' });
    expect(typed.html).not.toContain('<img src=x');
    expect((await clerk.get(CHECK)).html).not.toContain('<img src=x');
    await clerk.post(SHEET, { viec: 'bo' });
    for (const path of [`/nhap/${encodeURIComponent(probe)}`, `/nhap/2015-H1?plan=${encodeURIComponent(probe)}&area=a`])
      expect((await clerk.get(path)).html).not.toContain('<img src=x');
  });
});
