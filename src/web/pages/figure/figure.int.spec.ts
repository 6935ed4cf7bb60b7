import { AN_SINH } from '../../../../test/support/dong-trieu';
import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { FIGURE, HOUSEHOLDS, PROBES, tellStory, type Story } from '../log/audit.fixture';

const PATH = `/so-lieu/${FIGURE}`;

describe('the life of a figure on a page', () => {
  let story: Story;
  let auditor: PageVisitor;
  let clerk: PageVisitor;
  beforeAll(async () => {
    story = await tellStory();
    auditor = await PageVisitor.as(story.system.url, 'demo-thanh-tra');
    clerk = await PageVisitor.as(story.system.url, 'demo-an-sinh');
  });
  afterAll(() => story.system.stop());
  const read = async (query = '', visitor = auditor): Promise<string> => textOf((await visitor.get(PATH + query)).html);

  it('is told step by step, each with its sum, who and why', async () => {
    const said = await read();
    expect(said).toMatch(
      /Báo lần đầu .* 1\.280 \/ 1\.600 = 80,00% .* Trả lại .* Lý do: Chưa khớp sổ .* Sửa .* 1\.320 \/ 1\.600 = 82,50% .* Lý do: Đếm lại .* Xác minh/,
    );
    expect(said).toContain('82,50% (1.320/1.600) đã xác minh');
  });

  it('leads to what was known at each step', async () => {
    const { html } = await auditor.get(PATH);
    expect(html).toContain(`href="${PATH}?asOf=${story.sizes.returned}"`);
    const said = await read(`?asOf=${story.sizes.returned}`);
    expect(said).toContain('80,00% (1.280/1.600) bị trả lại');
    expect(said).not.toContain('Lý do: Đếm lại');
    expect(said).toMatch(/sự kiện đầu của nhật ký \(đến 09:00 11\/07\/2015\)/);
  });

  it('says which targets it goes into', async () => {
    const said = await read('?on=2015-07-31');
    expect(said).toMatch(/Từ 85% trở lên, hạn 31\/12\/2015 82,50% .* 6 tháng đầu năm 2015/);
    expect(said).toContain('Từ 90% trở lên, hạn 31/12/2020');
  });

  it('gives its evidence to who may have it', async () => {
    const { html } = await auditor.get(PATH);
    expect(textOf(html)).toContain('Tải minh chứng: so-ho.csv');
    expect((await auditor.get('/api/evidence/so-ho')).html).toBe('thon;ho');
  });

  it('who may read the figure but not the history of its area is told so', async () => {
    const neighbour = await PageVisitor.as(story.system.url, 'demo-binh-khe');
    const { status, html } = await neighbour.get(PATH);
    expect(status).toBe(200);
    expect(textOf(html)).toContain('82,50% (1.320/1.600) đã xác minh');
    expect(textOf(html)).toContain('Bạn không có quyền đọc nhật ký của địa bàn này');
    expect(textOf(html)).not.toContain('Rút lại số liệu này');
  });

  it('what people wrote is text', async () => {
    const { html } = await auditor.get(PATH);
    expect([/&lt;img src=x/.test(html), PROBES.filter((probe) => html.includes(probe))]).toEqual([true, []]);
  });

  it('is withdrawn by who reports there, with a reason; sent twice it is withdrawn once', async () => {
    expect((await auditor.get(PATH)).html).not.toContain('Rút lại số liệu này');
    expect((await clerk.get(`${PATH}?asOf=${story.sizes.verified}`)).html).not.toContain('Rút lại số liệu này');
    const fields = fieldsIn((await clerk.get(PATH)).html);
    const refused = await clerk.post(`${PATH}/rut`, { ...fields, reason: '' });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Chưa rút được');
    const reason = `Báo nhầm kỳ ${PROBES[0]}`;
    for (let sent = 0; sent < 2; sent++) {
      const taken = await clerk.post(`${PATH}/rut`, { ...fields, reason });
      expect([taken.status, taken.location]).toEqual([303, `${PATH}?xong=rut`]);
    }
    await story.seen();
    const said = await read('?xong=rut', clerk);
    expect(said).toContain('Số liệu đã được rút lại');
    expect(said.split('Rút lại đã rút')).toHaveLength(2);
    expect((await clerk.get(PATH)).html.includes(PROBES[0])).toBe(false);
  });

  it('is not withdrawn by somebody else, and what was changed meanwhile is said', async () => {
    const other = await PageVisitor.as(story.system.url, 'demo-binh-khe');
    expect((await other.post(`${PATH}/rut`, { reason: 'x', khoa: 'mot-khoa-khac', 'dua-tren': '"3"' })).status).toBe(403);
    const late = await clerk.post(`${PATH}/rut`, { reason: 'Báo nhầm', khoa: 'khoa-muon', 'dua-tren': '"3"' });
    expect(late.status).toBeGreaterThanOrEqual(409);
    expect(textOf(late.html)).toContain('Chưa rút được');
  });

  it('that nobody ever reported is not there', async () => {
    expect((await auditor.get(`/so-lieu/${HOUSEHOLDS}/${AN_SINH}/2014-H1`)).status).toBe(404);
    expect((await auditor.get(`${PATH}?asOf=${story.sizes.reported - 1}`)).status).toBe(404);
  });
});
