import { AN_SINH } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { FIGURE, PROBES, tellStory, type Story } from '../log/audit.fixture';

describe('an event on its page', () => {
  let story: Story;
  let auditor: PageVisitor;
  beforeAll(async () => {
    story = await tellStory();
    auditor = await PageVisitor.as(story.system.url, 'demo-thanh-tra');
  });
  afterAll(() => story.system.stop());

  const idOf = async (type: string): Promise<string> => {
    const { body } = await story.system.get(`/api/history?type=${type}&limit=1`, { 'X-Actor': 'demo-thanh-tra' });
    return body.items[0].id;
  };
  const pageOf = async (type: string): Promise<string> => (await auditor.get(`/nhat-ky/${await idOf(type)}`)).html;

  it('says everything of it, what stood before and after, and what followed', async () => {
    const said = textOf(await pageOf('FigureCorrected'));
    expect(said).toContain('Ghi lúc 09:00 12/07/2015');
    expect(said).toContain('Lý do Đếm lại');
    expect(said).toMatch(/Giá trị › Tử số 1\.280 1\.320/);
    expect(said).toMatch(/Xác minh bị trả lại chờ xác minh/);
    expect(said).toMatch(/Sau đó .* Xác minh số liệu “/);
    expect(said).toMatch(/Xã An Sinh báo cáo .* Trả lại số liệu .* \(sự kiện đang xem\)/);
  });

  it('of a revised target shows the criterion before and after, and the day it holds from', async () => {
    const said = textOf(await pageOf('TargetRevised'));
    expect(said).toMatch(/Mức phải đạt từ 85 trở lên từ 88 trở lên/);
    expect(said).toContain('Có hiệu lực từ 01/09/2015');
  });

  it('shows its receipt and gives it as a file', async () => {
    const id = await idOf('FigureVerified');
    const said = textOf((await auditor.get(`/nhat-ky/${id}`)).html);
    expect(said).toContain(`Sự kiện này đứng thứ ${story.sizes.verified} trong nhật ký`);
    expect(said).toContain('Biên nhận không chứng minh');
    const receipt = await auditor.get(`/nhat-ky/${id}/bien-nhan`);
    expect([receipt.status, receipt.html.split('\n')[0]]).toEqual([200, 'c2sp.org/tlog-proof@v1']);
  });

  it('what people wrote is text', async () => {
    for (const type of ['FigureReported', 'FigureReturned', 'FigureCorrected', 'TargetRevised']) {
      const html = await pageOf(type);
      expect([type, /&lt;(img|script)/.test(html), PROBES.filter((probe) => html.includes(probe))]).toEqual([type, true, []]);
    }
  });

  it('a clerk reads what happened in his own commune, by its link, and nothing else', async () => {
    const clerk = await PageVisitor.as(story.system.url, 'demo-an-sinh');
    const id = await idOf('FigureReturned');
    expect((await clerk.get(`/nhat-ky/${id}?area=${AN_SINH}`)).status).toBe(200);
    expect((await clerk.get(`/nhat-ky/${id}`)).status).toBe(403);
    expect((await clerk.get(`/nhat-ky/${await idOf('TargetRevised')}?area=${AN_SINH}`)).status).toBe(404);
  });

  it('that was not known yet at a past moment, or that nobody knows, is not there', async () => {
    const id = await idOf('FigureCorrected');
    expect((await auditor.get(`/nhat-ky/${id}?asOf=${story.sizes.returned}`)).status).toBe(404);
    expect((await auditor.get('/nhat-ky/01a1ffbe-0a08-73f3-82dd-9bde5b6f4a6b')).status).toBe(404);
    expect((await auditor.get('/nhat-ky/khong-phai-ma')).status).toBe(422);
  });

  it('leads to the life of its figure', async () => expect(await pageOf('FigureVerified')).toContain(`/so-lieu/${FIGURE}`));
});
