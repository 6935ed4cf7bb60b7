import { AN_SINH, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { issue, report } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const TARGET = 'gia-dinh-2015';
const VIET_DAN = '22.205.07084';

let system: System;
let before: string;
beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2015-07-20T02:00:00Z') });
  await issue(system, PLAN);
  await report(system, HOUSEHOLDS, AN_SINH, '2014-H2', { numerator: '1200', denominator: '1600' });
  const { headers } = await report(system, HOUSEHOLDS, VIET_DAN, '2014-H2', { numerator: '900', denominator: '1400' });
  before = headers.get('X-Log-Size') ?? '';
  await report(system, HOUSEHOLDS, AN_SINH, '2015-H1', { numerator: '1280', denominator: '1600' });
  await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
});
afterAll(() => system.stop());

async function seen(path: string, person?: string): Promise<{ readonly status: number; readonly html: string; readonly text: string }> {
  const visitor = person === undefined ? new PageVisitor(system.url) : await PageVisitor.as(system.url, person);
  const { status, html } = await visitor.get(path);
  return { status, html, text: textOf(html) };
}
const ASKED = `plan=${PLAN}&target=${TARGET}`;

describe('the explanation of a value', () => {
  it('says the sum, who brought what and where it is told, each a link', async () => {
    const { text, html } = await seen(`/giai-thich?${ASKED}&period=2014-H2`);
    // (1200 + 900) / (1600 + 1400) = 70 %
    expect(text).toContain('2.100 ÷ 3.000 = 70,00%');
    expect(html).toContain(`href="/so-lieu/${HOUSEHOLDS}/${AN_SINH}/2014-H2"`);
    expect(html).toContain(`/giai-thich?plan=${PLAN}&amp;target=${TARGET}&amp;area=${AN_SINH}`);
    expect(text).toContain('chưa báo cáo');
    expect(html).toMatch(/href="\/nhat-ky\/[0-9a-f-]{36}"/);
    expect(text).toContain('Ban hành: từ 85% trở lên, 61/KH-UBND ngày 16/07/2013');
  });

  it('says why the state is what it is, with the day and the numbers of the line', async () => {
    const { text } = await seen(`/giai-thich?${ASKED}&on=2015-08-01`);
    expect(text).toMatch(/Yêu cầu: từ 85% trở lên, hạn 31\/12\/2015/);
    expect(text).toMatch(/tình trạng là “/);
  });

  it('is that of an area asked for, at a past moment of knowledge', async () => {
    expect((await seen(`/giai-thich?${ASKED}&area=${AN_SINH}&on=2015-08-01`)).text).toContain('1.280 ÷ 1.600 = 80,00%');
    expect((await seen(`/giai-thich?${ASKED}&area=${AN_SINH}&on=2015-08-01&asOf=${before}`)).text).toContain('1.200 ÷ 1.600 = 75,00%');
  });

  it('is for whoever may ask for explanations there: a clerk of his own area, a verifier of any; others are led to the target', async () => {
    expect((await seen(`/giai-thich?${ASKED}&area=${AN_SINH}`, 'demo-an-sinh')).status).toBe(200);
    expect((await seen(`/giai-thich?${ASKED}&area=${VIET_DAN}`, 'demo-an-sinh')).status).toBe(303);
    expect((await seen(`/giai-thich?${ASKED}&area=${VIET_DAN}`, 'demo-phong-gddt')).status).toBe(200);
    expect((await seen(`/giai-thich?${ASKED}`, 'demo-khuyen-hoc')).status).toBe(303);
  });

  it('of nothing named says how to come here; of an unknown target that it is not there', async () => {
    expect(await seen('/giai-thich')).toMatchObject({ status: 404, text: expect.stringContaining('Hãy mở từ một giá trị') });
    expect((await seen(`/giai-thich?plan=${PLAN}&target=khong-co`)).status).toBe(404);
  });
});

describe('one target', () => {
  it('shows the plan word for word, the line with its table, the areas against the goal', async () => {
    const { text, html } = await seen(`/chi-tieu/${TARGET}?plan=${PLAN}&on=2015-08-01`);
    expect(text).toContain('Phấn đấu có 85% hộ gia đình được công nhận');
    expect(html).toContain('role="img"');
    expect(html).toContain('<svg');
    expect(text).toContain('80,00% ở 6 tháng đầu năm 2015, tăng 10 điểm so với 70,00% của năm 2014; còn thiếu 5 điểm so với chỉ tiêu 85%.');
    expect(html).toContain(`id="hang-${AN_SINH}"`);
    expect(html).toContain('Cách hiểu khác: các hộ có đăng ký danh hiệu');
  });

  it('of one area is that of the area', async () =>
    expect((await seen(`/chi-tieu/${TARGET}?plan=${PLAN}&area=${VIET_DAN}`)).text).toMatch(/xã Việt Dân.*64,29%/));

  it('says a revision with its decision, and before it was decided does not know it', async () => {
    const decision = { number: '2210/QĐ-UBND', issuedOn: '2014-08-28', issuer: 'UBND huyện Đông Triều' };
    const revision = { criterion: { kind: 'at-least', value: '88' }, effectiveOn: '2014-09-01', decision, reason: 'Nâng mức' };
    const { headers } = await system.post(`/api/plans/${PLAN}/targets/${TARGET}/revisions`, revision);
    await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
    const { text, html } = await seen(`/chi-tieu/${TARGET}?plan=${PLAN}&on=2015-08-01`);
    expect(text).toContain('Từ 01/09/2014: Từ 88% trở lên, theo 2210/QĐ-UBND ngày 28/08/2014');
    expect(html).toContain('nay 88%');
    expect((await seen(`/giai-thich?${ASKED}&on=2015-08-01`)).text).toContain('theo 2210/QĐ-UBND ngày 28/08/2014');
    const known = Number(headers.get('X-Log-Size')) - 1;
    expect((await seen(`/chi-tieu/${TARGET}?plan=${PLAN}&on=2015-08-01&asOf=${known}`)).text).toContain('Chưa điều chỉnh lần nào');
  });

  it('comes as CSV, through time and across areas', async () => {
    const time = await seen(`/chi-tieu/${TARGET}/theo-thoi-gian.csv?plan=${PLAN}&on=2015-08-01`);
    expect(time.html).toContain('Đông Triều,2015-H1,2015-06-30,80.00,%,1280,1600,1,21,');
    const areas = await seen(`/chi-tieu/${TARGET}/theo-dia-ban.csv?plan=${PLAN}&on=2015-08-01`);
    expect(areas.html).toContain('An Sinh,22.205.07075,');
  });

  it('that the plan does not have is not found', async () => expect((await seen(`/chi-tieu/khong-co?plan=${PLAN}`)).status).toBe(404));
});

describe('all targets', () => {
  it('are narrowed and sorted by links, and counted', async () => {
    const all = await seen(`/chi-tieu?plan=${PLAN}&on=2015-08-01`);
    expect(all.text).toContain('30 / 58 chỉ tiêu');
    expect((await seen(`/chi-tieu?plan=${PLAN}&on=2015-08-01&phase=tat-ca`)).text).toContain('58 / 58 chỉ tiêu');
    const early = await seen(`/chi-tieu?plan=${PLAN}&on=2015-08-01&phase=2013-2015&section=II.1.a`);
    expect(early.text).toContain('5 / 58 chỉ tiêu');
    expect(early.html).toContain('id="chi-tieu-truong-mam-non-2015"');
    expect(early.html).not.toContain('id="chi-tieu-gia-dinh-2015"');
    expect((await seen(`/chi-tieu?plan=${PLAN}&on=2015-08-01&state=missed`)).text).toContain('Không có chỉ tiêu nào như đã chọn');
  });

  it.each(['demo-an-sinh', 'demo-phong-gddt', 'demo-khuyen-hoc', 'demo-ubnd-dong-trieu', 'demo-lanh-dao', 'demo-thanh-tra'])(
    'are for %s',
    async (person) => expect((await seen(`/chi-tieu?plan=${PLAN}`, person)).status).toBe(200),
  );
  it('are not for who only runs the system', async () => expect((await seen(`/chi-tieu?plan=${PLAN}`, 'demo-quan-tri')).status).toBe(403));
});
