import { AN_SINH, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { issue, report } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

describe('reports and due days', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date('2015-07-20T02:00:00Z') });
    await issue(system, PLAN);
    await report(system, 'gia-dinh-hieu-hoc', AN_SINH, '2015-H1', { numerator: '1280', denominator: '1600' });
    await system.post(`/api/reports/${PLAN}/xa-bao-cao-6-thang/${AN_SINH}/2015-H1/submission`, {});
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
  });
  afterAll(() => system.stop());
  const seen = async (query: string, person = 'demo-lanh-dao') =>
    (await PageVisitor.as(system.url, person)).get(`/bao-cao?plan=${PLAN}${query}`);

  it('say how many came and how many in time, never a percentage alone', async () => {
    const said = textOf((await seen('')).html);
    expect(said).toMatch(/Đến ngày 20\/07\/2015: đã nhận 1\/\d+ báo cáo đến hạn \([\d,]+%\), đúng hạn 0\/\d+/);
    expect(said).toContain('Theo địa bàn, thiếu nhiều nhất trước');
  });

  it('are found by period, state and area, by links and a form that asks by the address', async () => {
    const { html } = await seen(`&period=2015-H1&state=submitted`);
    expect(html.match(/id="bc-[^"]+"/g)).toEqual([`id="bc-xa-bao-cao-6-thang-${AN_SINH.replaceAll('.', '-')}-2015-H1"`]);
    expect(html).toContain('<option value="submitted" selected>');
    expect(textOf((await seen(`&area=${AN_SINH}`)).html)).toContain('Chỉ xã An Sinh. Xem tất cả');
  });

  it('what waits for me is what I receive', async () => {
    expect((await seen('&receiver=me&state=submitted', 'demo-phong-gddt')).html).toContain('bc-xa-bao-cao-6-thang-');
  });

  it('of a past day are those of that day', async () => {
    expect(textOf((await seen('&on=2013-08-01')).html)).toContain('chưa có báo cáo nào đến hạn');
    expect(textOf((await seen('&state=submitted&asOf=2015-07-19')).html)).toContain('Không có');
  });

  it('a list that is long goes on by a link', async () => {
    const { html } = await seen('');
    const next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toContain('cursor=');
    const second = await (await PageVisitor.as(system.url, 'demo-lanh-dao')).get(next);
    expect(textOf(second.html)).toContain('Về đầu danh sách');
  });

  it('are a file for a spreadsheet, narrowed as on the page', async () => {
    const { status, html } = await (
      await PageVisitor.as(system.url, 'demo-lanh-dao')
    ).get(`/bao-cao/danh-sach.csv?plan=${PLAN}&state=submitted`);
    expect([status, html.trim().split('\r\n')]).toEqual([200, [expect.stringContaining('reporter'), expect.stringContaining(AN_SINH)]]);
  });

  it('are not for who has nothing to do with them', async () => {
    expect((await seen('', 'demo-quan-tri')).status).toBe(403);
  });
});
