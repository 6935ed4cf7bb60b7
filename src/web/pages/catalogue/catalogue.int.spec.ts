import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { commune, district, planDocument, province, ratio, target } from '../../../../test/support/small-plan';
import { startSystem, type System } from '../../../../test/support/system';
import { documentTyped } from './define.typed';

const XSS = '<img src=x onerror=alert(1)>';
const TITLE = `code: cong-dan-hoc-tap
name: "Công dân học tập ${XSS}"
subject: household
grantedBy: commune
validity: { months: 24 }
criteria:
  kind: points
  version: "2026"
  outOf: "100"
  cutOffs:
    - { level: dat, name: Đạt, atLeast: "80.5" }`;

let system: System;
let planner: PageVisitor;
beforeAll(async () => {
  system = await startSystem();
  const areas = [province('22'), district('22.205', '22'), district('22.206', '22'), commune('22.205.07075', '22.205')];
  const plan = planDocument('nen', { areas, area: '22.205', indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] });
  await system.post('/api/plans', plan);
  await system.get(`/api/areas?after=${system.position}`);
  planner = await PageVisitor.as(system.url, 'demo-ubnd-dong-trieu');
});
afterAll(() => system.stop());

const INDICATOR = {
  khoa: 'i1',
  code: 'ho-co-sach',
  name: `Hộ có tủ sách ${XSS}`,
  definition: 'Hộ có từ 20 cuốn sách.',
  measure: 'ratio',
  unit: '%',
  numerator: 'hộ có tủ sách',
  denominator: 'số hộ',
  reportedAt: ['commune'],
  periods: ['half-year', 'year'],
  area: 'sum',
  time: 'last',
  rules: ['neverFalls'],
};

describe('the catalogue', () => {
  it('lists indicators with how they are measured and by whom, found with or without marks; a visitor may look and not define', async () => {
    const visitor = await PageVisitor.as(system.url, 'demo-lanh-dao');
    const { html } = await visitor.get('/danh-muc');
    expect(html).toContain('href="/danh-muc/chi-so/ty-le"');
    expect(html).not.toContain('/danh-muc/chi-so/moi');
    expect((await visitor.get('/danh-muc?q=khong+co')).html).not.toContain('href="/danh-muc/chi-so/ty-le"');
    const { status } = await visitor.post('/danh-muc/chi-so/moi', INDICATOR);
    expect(status).toBe(403);
  });

  it('an indicator is defined by a form: what is wrong stands at its field, nothing typed is lost, and a second sending is one', async () => {
    const empty = await planner.post('/danh-muc/chi-so/moi', { ...INDICATOR, code: 'Hộ Có', unit: '' });
    expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('href="#code"')]);
    expect(empty.html).toContain('href="#unit"');
    expect(empty.html).toContain('id="reportedAt-commune" name="reportedAt" value="commune" checked');
    expect(empty.html).not.toContain('<img src=x');
    const done = await planner.post('/danh-muc/chi-so/moi', INDICATOR);
    expect([done.status, done.location]).toEqual([303, '/danh-muc/chi-so/ho-co-sach?xong=da-ghi']);
    expect(await planner.post('/danh-muc/chi-so/moi', INDICATOR)).toMatchObject({ status: 303 });
    const { html } = await planner.get(done.location ?? '');
    expect(textOf(html)).toContain('không được giảm giữa các kỳ');
    expect(html).toContain('Hộ có tủ sách &lt;img');
    expect(html).not.toContain('<img src=x');
    expect(html).toContain('/nhat-ky?stream=indicator-ho-co-sach');
  });

  it('one under a code that is taken is refused in words', async () => {
    const other = await planner.post('/danh-muc/chi-so/moi', { ...INDICATOR, khoa: 'i2', definition: 'Khác.' });
    expect([other.status, textOf(other.html)]).toEqual([409, expect.stringContaining('đã có với definition khác')]);
  });

  it('an indicator says which plans use it', async () => {
    expect((await planner.get('/danh-muc/chi-so/ty-le')).html).toContain('href="/ke-hoach/nen"');
    expect((await planner.get('/danh-muc/chi-so/ho-co-sach')).html).toContain('Chưa có kế hoạch nào dùng');
  });

  it('it is revised from a day by a decision; who read an older one is told, and keeps what he typed', async () => {
    const path = '/danh-muc/chi-so/ho-co-sach';
    const form = fieldsIn((await planner.get(path)).html);
    const decision = { 'decision.number': '5/QĐ-UBND', 'decision.issuedOn': '2026-01-01', 'decision.issuer': 'UBND huyện' };
    const sent = { ...form, name: 'Hộ có tủ sách gia đình', effectiveOn: '2026-02-01', ...decision };
    const nothing = await planner.post(path, {
      ...form,
      name: INDICATOR.name,
      definition: INDICATOR.definition,
      effectiveOn: '2026-02-01',
    });
    expect([nothing.status, textOf(nothing.html)]).toEqual([422, expect.stringContaining('Chưa đổi gì')]);
    expect(await planner.post(path, sent)).toMatchObject({ status: 303, location: `${path}?xong=da-sua` });
    const late = await planner.post(path, { ...sent, khoa: 'other', name: 'Tên của tôi' });
    expect([late.status, textOf(late.html)]).toEqual([412, expect.stringContaining('Có người vừa sửa mục này')]);
    expect(late.html).toContain('value="Tên của tôi"');
    const shown = textOf((await planner.get(path)).html);
    expect(shown).toMatch(/01\/02\/2026 tên: Hộ có tủ sách gia đình 5\/QĐ-UBND ngày 01\/01\/2026 của UBND huyện/);
    expect(textOf((await planner.get(`${path}?on=2026-01-31`)).html)).toContain('onerror');
  });

  it('a body is added where the planner is in charge, elsewhere refused, moved and retired from a day', async () => {
    const body = { khoa: 'b1', code: 'phong-vh', name: 'Phòng Văn hoá', area: '22.205' };
    const elsewhere = await planner.post('/danh-muc/co-quan/moi', { ...body, area: '22.206' });
    expect([elsewhere.status, textOf(elsewhere.html)]).toEqual([403, expect.stringContaining('quyền')]);
    expect(elsewhere.html).toContain('value="Phòng Văn hoá"');
    expect(await planner.post('/danh-muc/co-quan/moi', { ...body, khoa: 'b2' })).toMatchObject({ status: 303 });
    const path = '/danh-muc/co-quan/phong-vh';
    const moved = { ...fieldsIn((await planner.get(path)).html), area: '22.205.07075', effectiveOn: '2026-03-01' };
    expect(await planner.post(path, moved)).toMatchObject({ status: 303 });
    const retired = { ...fieldsIn((await planner.get(`${path}?viec=ngung`)).html), effectiveOn: '2026-06-01' };
    expect(await planner.post(path, retired)).toMatchObject({ status: 303, location: `${path}?xong=da-ngung` });
    expect(textOf((await planner.get(path)).html)).toContain('Ngừng dùng từ 01/06/2026');
    expect((await planner.get('/danh-muc/co-quan?area=22.205.07075')).html).toContain(path);
    expect(textOf((await planner.get('/danh-muc/co-quan?area=Xa+Nao')).html)).toContain('Không có địa bàn nào tên là “Xa Nao”');
  });

  it('a title is defined by its text; every problem is said by the name of its field', async () => {
    const wrong = await planner.post('/danh-muc/danh-hieu/moi', {
      khoa: 't1',
      document: 'code: x\nname: X\nsubject: dog\ngrantedBy: commune',
    });
    expect([wrong.status, textOf(wrong.html)]).toEqual([422, expect.stringContaining('subject: phải là một trong')]);
    expect(wrong.html).toContain('subject: dog\ngrantedBy: commune</textarea>');
    const done = await planner.post('/danh-muc/danh-hieu/moi', { khoa: 't2', document: TITLE });
    expect([done.status, done.location]).toEqual([303, '/danh-muc/danh-hieu/cong-dan-hoc-tap?xong=da-ghi']);
    const { html } = await planner.get(done.location ?? '');
    expect(textOf(html)).toContain('Đạt: từ 80,5 điểm trên 100');
    expect(textOf(html)).toContain('2 năm');
    expect(html).not.toContain('<img src=x');
    expect((await planner.get('/danh-muc/danh-hieu')).html).not.toContain('<img src=x');
  });

  it('who grants a title and for how long is revised from a day, by a decision', async () => {
    const path = '/danh-muc/danh-hieu/cong-dan-hoc-tap';
    const form = fieldsIn((await planner.get(path)).html);
    const decision = { 'decision.number': '8/QĐ', 'decision.issuedOn': '2026-01-01', 'decision.issuer': 'UBND tỉnh' };
    const sent = { ...form, name: `Công dân học tập ${XSS}`, grantedBy: 'province', effectiveOn: '2026-02-01', ...decision };
    const endless = await planner.post(path, { ...sent, validity: 'months', term: '' });
    expect([endless.status, endless.html]).toEqual([422, expect.stringContaining('href="#term"')]);
    expect(endless.html).toContain('<option value="province" selected');
    expect(await planner.post(path, { ...sent, validity: 'year-end', term: '3' })).toMatchObject({ status: 303 });
    const facts = async (on: string): Promise<string> => textOf((await planner.get(`${path}?on=${on}`)).html);
    expect(await facts('2026-02-01')).toMatch(/Ai công nhận Cấp tỉnh Thời hạn Đến hết năm thứ 3 sau năm công nhận/);
    expect(await facts('2026-01-31')).toMatch(/Ai công nhận Cấp xã Thời hạn 2 năm/);
    expect(await facts('2026-02-01')).toContain('nơi công nhận; thời hạn 8/QĐ');
  });

  it('of what was known earlier nothing is offered, and what came later is not there', async () => {
    expect((await planner.get('/danh-muc?asOf=2000-01-01')).html).not.toContain('ho-co-sach');
    expect((await planner.get('/danh-muc?asOf=2100-01-01')).html).not.toContain('/danh-muc/chi-so/moi');
    expect((await planner.get('/danh-muc/chi-so/ho-co-sach?asOf=2100-01-01')).html).not.toContain('name="viec"');
  });

  it('what is no part of the catalogue is not found', async () => {
    expect((await planner.get('/danh-muc/ke-hoach/x')).status).toBe(404);
    expect((await planner.get('/danh-muc/chi-so/khong-co')).status).toBe(404);
  });
});

describe('the text of a title', () => {
  it.each([
    ['nothing', ''],
    ['a list', '- a'],
    ['what does not close', '{ code: x'],
    ['a key twice', 'code: x\ncode: y'],
    ['a reference', 'a: &a [x]\nb: *a'],
    ['brackets without end', '['.repeat(600)],
    ['more than a title ever is', 'x'.repeat(20_001)],
  ])('%s is refused with a sentence', (_, text) => expect(documentTyped(text)).toMatchObject({ problems: [{ field: 'document' }] }));

  it('JSON and YAML say the same', () =>
    expect(documentTyped('{"code": "x", "yearly": true}')).toEqual(documentTyped('code: x\nyearly: true')));
});
