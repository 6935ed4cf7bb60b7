import { AN_SINH, BINH_KHE, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { PROBES, tellStory, type Story } from './audit.fixture';

const CORRECTED =
  'Xã An Sinh sửa “Hộ gia đình được công nhận Gia đình hiếu học” 6 tháng đầu năm 2015: từ 80,00% (1.280/1.600) thành 82,50%';
const REVISED = 'nâng mức từ 85% lên 88%, theo 2210/QĐ-UBND';

describe('the history on a page', () => {
  let story: Story;
  let auditor: PageVisitor;
  beforeAll(async () => {
    story = await tellStory();
    auditor = await PageVisitor.as(story.system.url, 'demo-thanh-tra');
  });
  afterAll(() => story.system.stop());
  const read = async (query = '', visitor = auditor): Promise<string> => textOf((await visitor.get(`/nhat-ky${query}`)).html);

  it('tells who did what, why and on what ground, the newest first', async () => {
    const said = await read();
    expect(said).toContain(CORRECTED);
    expect(said).toMatch(/Điều chỉnh chỉ tiêu “Hộ gia đình được công nhận Gia đình hiếu học”: nâng mức từ 85% lên 88%/);
    expect(said).toContain('Căn cứ: 2210/QĐ-UBND ngày 01/08/2015');
    expect(said).toContain('Có hiệu lực từ 01/09/2015');
    expect(said.indexOf('Điều chỉnh chỉ tiêu “')).toBeLessThan(said.indexOf('Xác minh số liệu “'));
  });

  it('what people wrote is text, wherever it stands', async () => {
    const { html } = await auditor.get('/nhat-ky');
    expect(html.includes('&lt;img src=x onerror=alert(1)')).toBe(true);
    expect(PROBES.filter((probe) => html.includes(probe))).toEqual([]);
  });

  it.each([
    [`?area=${AN_SINH}`, CORRECTED, 'Điều chỉnh chỉ tiêu “'],
    ['?type=TargetRevised', REVISED, CORRECTED],
    [`?plan=${PLAN}`, REVISED, CORRECTED],
    ['?actor=tham-dinh-1', 'Trả lại số liệu “', CORRECTED],
    ['?decision=2210%2FQ%C4%90-UBND', REVISED, CORRECTED],
    ['?from=2015-07-12&to=2015-07-12', CORRECTED, 'Xác minh số liệu “'],
  ])('is narrowed by %s', async (query, there, notThere) => {
    const said = await read(query);
    expect(said).toContain(there);
    expect(said).not.toContain(notThere);
  });

  it('goes on to what is older, and comes back', async () => {
    const { html } = await auditor.get('/nhat-ky');
    const [, older = ''] = /rel="next" href="([^"]+)"/.exec(html) ?? [];
    const next = await auditor.get(older.replaceAll('&amp;', '&'));
    expect(textOf(next.html)).toContain('Lập địa bàn');
    expect(textOf(next.html)).not.toContain(CORRECTED);
    expect(textOf(next.html)).toContain('Về mới nhất');
  });

  it('of a past day knows what was known then', async () => {
    const said = await read('?asOf=2015-07-11');
    expect(said).toContain('Trả lại số liệu “');
    expect(said).not.toContain(CORRECTED);
    expect(said).toContain('theo những gì đã biết đến hết ngày 11/07/2015');
  });

  it.each([
    ['?area=khong-co', 404],
    ['?plan=%22%3E%3Cscript%3E', 422],
    ['?from=hom-qua', 422],
  ])('%s is refused in words, above the form', async (query, status) => {
    const page = await auditor.get(`/nhat-ky${query}`);
    expect(page.status).toBe(status);
    expect(textOf(page.html)).toContain('Chưa tìm được');
    expect(page.html).not.toContain('"><script>');
  });

  it('of a clerk is that of his own commune; another one, and who may read none, is refused', async () => {
    const clerk = await PageVisitor.as(story.system.url, 'demo-an-sinh');
    expect(await read('', clerk)).toContain('Bạn đọc được nhật ký của xã An Sinh');
    expect(await read('', clerk)).not.toContain(REVISED);
    expect((await clerk.get(`/nhat-ky?area=${BINH_KHE}`)).status).toBe(403);
    expect((await (await PageVisitor.as(story.system.url, 'demo-quan-tri')).get('/nhat-ky')).status).toBe(403);
  });

  it('is taken home as a table', async () => {
    const clerk = await PageVisitor.as(story.system.url, 'demo-an-sinh');
    for (const [visitor, query] of [
      [auditor, `?area=${AN_SINH}`],
      [auditor, '?asOf=2015-07-12&type=FigureCorrected'],
      [clerk, ''],
    ] as const) {
      const { html } = await visitor.get(`/nhat-ky${query}`);
      const [, address = ''] = /href="(\/api\/history\/export[^"]*)"/.exec(html) ?? [];
      const file = await visitor.get(address.replaceAll('&amp;', '&'));
      expect([query, file.status, file.html.split('\r\n')[0]]).toEqual([query, 200, expect.stringContaining('logSize,id,type')]);
      expect(file.html).toContain('FigureCorrected');
      expect([query, file.html.includes('TargetRevised')]).toEqual([query, false]);
    }
    expect((await clerk.get('/api/history/export')).status).toBe(403);
    expect((await clerk.get(`/api/history/export?area=${BINH_KHE}`)).status).toBe(403);
  });
});
