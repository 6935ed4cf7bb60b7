import { AN_SINH, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { issue, report } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const REPORT = `/api/reports/${PLAN}/xa-bao-cao-6-thang/${AN_SINH}/2015-H1`;

describe('what somebody has to do', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ now: () => new Date('2015-07-20T02:00:00Z') });
    await issue(system, PLAN);
    await report(system, HOUSEHOLDS, AN_SINH, '2015-H1', { numerator: '1280', denominator: '1600' });
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
  });
  afterAll(() => system.stop());
  const work = async (person: string, query = ''): Promise<string> =>
    textOf((await (await PageVisitor.as(system.url, person)).get(`/viec${query}`)).html);

  it('of a clerk: what is late first, with its days, a click from its form', async () => {
    const { html } = await (await PageVisitor.as(system.url, 'demo-an-sinh')).get('/viec');
    expect(textOf(html)).toContain('báo cáo đã quá hạn');
    expect(textOf(html)).toContain('Báo cáo 6 tháng đầu năm 2015 xã An Sinh');
    expect(textOf(html)).toContain('đã quá 5 ngày');
    expect(html).toContain(`href="/nhap/2015-H1?plan=${PLAN}&amp;duty=xa-bao-cao-6-thang&amp;area=${AN_SINH}"`);
  });

  it('of a verifier: what was sent, the oldest first; after it was returned the clerk sees why', async () => {
    expect(await work('demo-phong-gddt')).toContain('Không có báo cáo nào chờ xem xét');
    await system.post(`${REPORT}/submission`, {});
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
    expect(await work('demo-phong-gddt')).toContain('1 báo cáo chờ xem xét');
    const figures = [{ indicator: HOUSEHOLDS, area: AN_SINH, period: '2015-H1', reason: 'thiếu thôn 3' }];
    await system.post(`${REPORT}/return`, { reason: 'thiếu thôn 3', figures }, { 'X-Actor': 'tham-dinh-1' });
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
    const said = await work('demo-an-sinh');
    expect(said).toContain('1 báo cáo bị trả lại');
    expect(said).toMatch(/Hộ gia đình .* thiếu thôn 3 Sửa số liệu/);
  });

  it('is that of the day asked about: before it was sent, it was late', async () => {
    expect(await work('demo-an-sinh', '?on=2015-07-15')).toContain('báo cáo đang trong hạn');
    expect(await work('demo-an-sinh', '?on=2015-07-15')).toContain('Việc làm bây giờ được ghi vào hôm nay');
  });

  it.each([
    ['demo-khuyen-hoc', 'Không có danh hiệu nào hết hạn trong 90 ngày tới'],
    ['demo-ubnd-dong-trieu', 'Kế hoạch và nhiệm vụ'],
    ['demo-lanh-dao', 'UBND huyện Đông Triều, 2013–2020: '],
    ['demo-thanh-tra', 'Mở Nhật ký'],
    ['demo-quan-tri', 'Hệ thống chạy bình thường'],
  ])('of %s is told too', async (person, words) => expect(await work(person)).toContain(words));

  it('of nobody is a choice of whom to be', async () => {
    expect(textOf((await new PageVisitor(system.url).get('/viec')).html)).toContain('Bạn đang xem như khách');
  });
});
