import { PLAN } from '../../../../test/support/dong-trieu';
import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { startGuarded, type Guarded } from '../../../../test/support/signed-in';
import { HOUSEHOLDS, PROBES, tellStory, type Story } from '../log/audit.fixture';

describe('publishing, and checking what was published', () => {
  let story: Story;
  let supervisor: PageVisitor;
  let nobody: PageVisitor;
  let code = '';
  beforeAll(async () => {
    story = await tellStory();
    supervisor = await PageVisitor.as(story.system.url, 'demo-lanh-dao');
    nobody = new PageVisitor(story.system.url);
  });
  afterAll(() => story.system.stop());

  it('is done with a form, once however often it is sent, and laid out with code and QR', async () => {
    const page = await supervisor.get(`/cong-bo?plan=${PLAN}`);
    const fields = { ...fieldsIn(page.html), plan: PLAN, title: `Báo cáo ${PROBES[0]}`, on: '2015-06-30' };
    const [first, again] = [await supervisor.post('/cong-bo', fields), await supervisor.post('/cong-bo', fields)];
    expect([first.status, again.location]).toEqual([303, first.location]);
    [, code = ''] = /^\/cong-bo\/([0-9A-Z-]+)\?xong=cong-bo$/.exec(first.location ?? '') ?? [];
    const { html } = await supervisor.get(first.location ?? '');
    expect(textOf(html)).toContain(code);
    expect(textOf(html)).toContain('Hộ gia đình được công nhận Gia đình hiếu học');
    expect(html).toMatch(/<img src="data:image\/svg\+xml,[^"<>]+"/);
    expect([html.includes(PROBES[0]), html.includes('&lt;img src=x')]).toEqual([false, true]);
    expect(textOf((await supervisor.get(`/cong-bo?plan=${PLAN}`)).html).split(code)).toHaveLength(2);
  });

  it('is not offered to who may not, nor in the past, and refused when sent all the same', async () => {
    const clerk = await PageVisitor.as(story.system.url, 'demo-an-sinh');
    expect((await clerk.get(`/cong-bo?plan=${PLAN}`)).html).not.toContain('Công bố và lấy mã');
    expect((await clerk.post('/cong-bo', { plan: PLAN, khoa: 'khoa-cua-xa' })).status).toBe(403);
    expect((await supervisor.get(`/cong-bo?plan=${PLAN}&asOf=2015-07-12`)).html).not.toContain('Công bố và lấy mã');
  });

  it('a form that is refused keeps what was typed', async () => {
    const { status, html } = await supervisor.post('/cong-bo', { plan: PLAN, on: '2015-02-30', title: 'Báo cáo quý', khoa: 'khoa-sai' });
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Chưa công bố được');
    expect(html).toContain('value="Báo cáo quý"');
  });

  it('does not move when a figure is corrected since; what differs now is told with its cause', async () => {
    const path = `/api/figures/${HOUSEHOLDS}/22.205.07075/2015-H1`;
    await story.system.put(path, { numerator: '1400', denominator: '1600', reason: 'Bổ sung' }, { 'If-Match': '"3"' });
    await story.seen();
    const said = textOf((await supervisor.get(`/cong-bo/${code}?compare=now`)).html);
    expect(said).toContain('Khác gì so với nay');
    expect(said).toMatch(/82,50% .* 87,50%/);
    expect(said).toContain('Sửa số liệu, xã An Sinh');
  });

  it('of verified figures alone, of a period, leads from each value to that very value explained', async () => {
    const { html: form } = await supervisor.get(`/cong-bo?plan=${PLAN}`);
    const asked = { ...fieldsIn(form), plan: PLAN, on: '2015-07-31', basis: 'verified', period: '2015-H1' };
    const { location } = await supervisor.post('/cong-bo', asked);
    const { html } = await supervisor.get(location ?? '');
    // 1320 of 1600 was verified; the correction to 1400 was not.
    expect(textOf(html)).toContain('82,50% 1.320 / 1.600');
    const [explained = ''] = html.match(/\/giai-thich\?[^"]*target=gia-dinh-2015[^"]*/) ?? [];
    const why = await supervisor.get(explained.replaceAll('&amp;', '&'));
    expect([why.status, textOf(why.html).includes('1.320 ÷ 1.600 = 82,50%')]).toEqual([200, true]);
  });

  it('is checked by anybody with what stands on the paper, by names', async () => {
    const { body } = await story.system.get(`/api/check/${code}`);
    const { logSize, root } = body;
    const page = await nobody.get(`/kiem-chung/${code}?size=${logSize}&root=${encodeURIComponent(root)}`);
    expect(textOf(page.html)).toContain('Tờ giấy khớp với bản đã công bố');
    expect(textOf(page.html)).toContain('Hộ gia đình được công nhận Gia đình hiếu học');
    expect(page.html.includes(PROBES[0])).toBe(false);
    expect(textOf((await nobody.get(`/kiem-chung?code=${code.toLowerCase()}&size=&root=`)).html)).toContain('hãy so thêm cỡ và gốc');
    expect(textOf((await nobody.get(`/kiem-chung/${code}?size=${logSize + 1}`)).html)).toContain('Tờ giấy không khớp');
  });

  it.each([
    ['AAAA-AAAA-AAAA-AAAA', 404],
    ['khong-phai-ma', 422],
    [encodeURIComponent('"><script>'), 422],
  ])('a code that is none is said to be none: %s', async (wrong, status) => {
    const page = await nobody.get(`/kiem-chung?code=${wrong}`);
    expect([page.status, page.html.includes('"><script>')]).toEqual([status, false]);
    expect(textOf(page.html)).toContain('Chưa kiểm được');
  });

  it('says how the log stands, what that proves and what not', async () => {
    const said = textOf((await nobody.get('/kiem-chung')).html);
    expect(said).toMatch(/Đã ký đến \d+ sự kiện/);
    expect(said).toContain('chưa có ai ngoài cơ quan giữ nhật ký');
    expect(said).toContain('Chữ ký này không chứng minh');
    expect(said).toContain('kiem-chung.mjs');
    const clerk = await PageVisitor.as(story.system.url, 'demo-an-sinh');
    expect((await clerk.get('/kiem-chung')).html).not.toContain('Lập và tải hồ sơ');
  });

  it('leads who may to the dossier that he asks for, sealed first where he wishes', async () => {
    const auditor = await PageVisitor.as(story.system.url, 'demo-thanh-tra');
    expect((await auditor.get('/kiem-chung')).html).toContain('Lập và tải hồ sơ');
    const asked = { plan: PLAN, indicator: HOUSEHOLDS, area: '', on: '2015-07-12', held: '12; 40', seal: 'co', khoa: 'khoa-ho-so' };
    const { status, location } = await auditor.post('/kiem-chung/ho-so', asked);
    expect([status, location]).toEqual([303, `/api/dossiers?plan=${PLAN}&indicator=${HOUSEHOLDS}&on=2015-07-12&held=12%2C40`]);
    const file = await auditor.get(location ?? '');
    expect([file.status, file.html.startsWith('{')]).toEqual([200, true]);
  });
});

describe('where people have accounts', () => {
  let guarded: Guarded;
  beforeAll(async () => {
    guarded = await startGuarded();
  });
  afterAll(() => guarded.stop());

  it('who has none checks all the same, and reads nothing else', async () => {
    const nobody = new PageVisitor(guarded.url);
    const page = await nobody.get('/kiem-chung');
    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain('Kiểm một tờ báo cáo đã công bố');
    expect((await nobody.get('/kiem-chung/AAAA-AAAA-AAAA-AAAA')).status).toBe(404);
    for (const path of ['/nhat-ky', '/cong-bo', '/so-sanh', `/so-lieu/${HOUSEHOLDS}/22.205.07075/2015-H1`]) {
      const { status, location } = await nobody.get(path);
      expect([path, status, location]).toEqual([path, 303, `/dang-nhap?tiep=${encodeURIComponent(path)}`]);
    }
  });
});
