import { AN_SINH, DISTRICT, PLAN, TAN_VIET, VIET_DAN } from '../../../../test/support/dong-trieu';
import { PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { issue, report } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const DECISION = { number: '837/NQ-UBTVQH14', issuedOn: '2019-12-17', issuer: 'Ủy ban Thường vụ Quốc hội' };

let system: System;
let before: string;
beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2020-02-20T02:00:00Z') });
  await issue(system, PLAN);
  await report(system, HOUSEHOLDS, AN_SINH, '2014-H2', { numerator: '1500', denominator: '1600' });
  await report(system, HOUSEHOLDS, VIET_DAN, '2014-H2', { numerator: '900', denominator: '1400' });
  const { headers } = await report(system, HOUSEHOLDS, AN_SINH, '2015-H1', { numerator: '1280', denominator: '1600' });
  before = headers.get('X-Log-Size') ?? '';
  const merged = { id: `${VIET_DAN}-2020`, name: 'Việt Dân', level: 'commune', kind: 'xã', parent: DISTRICT };
  const parts = [VIET_DAN, TAN_VIET].map((from) => ({ from, to: merged.id }));
  const { status, body } = await system.post('/api/area-changes', {
    type: 'reorganised',
    on: '2020-01-01',
    from: [VIET_DAN, TAN_VIET],
    to: [merged],
    parts,
    decision: DECISION,
  });
  if (status >= 300) throw new Error(JSON.stringify(body));
  await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
});
afterAll(() => system.stop());

async function seen(path: string, person?: string): Promise<{ readonly status: number; readonly html: string; readonly text: string }> {
  const visitor = person === undefined ? new PageVisitor(system.url) : await PageVisitor.as(system.url, person);
  const { status, html } = await visitor.get(path);
  return { status, html, text: textOf(html) };
}

describe('areas', () => {
  it('are those under the area of the plan; deeper, or higher, by a link', async () => {
    const { text, html } = await seen(`/don-vi?plan=${PLAN}&on=2015-08-01`);
    expect(text).toContain('Địa bàn thuộc huyện Đông Triều');
    expect(html).toContain(`href="/don-vi/${AN_SINH}?plan=${PLAN}&amp;on=2015-08-01"`);
    expect(html).toContain(`href="/don-vi?plan=${PLAN}&amp;parent=22&amp;on=2015-08-01"`);
  });
  it('are found by name without its marks, wherever they lie', async () => {
    expect((await seen(`/don-vi?plan=${PLAN}&on=2015-08-01&q=viet+dan`)).text).toContain('1 địa bàn tên có “viet dan”');
    expect((await seen(`/don-vi?plan=${PLAN}&q=khong+co+dau`)).text).toContain('Không có địa bàn nào');
  });
});

describe('one area', () => {
  it('shows every indicator with value, requirement, gap and how far it is verified', async () => {
    const { text, html } = await seen(`/don-vi/${AN_SINH}?plan=${PLAN}&on=2015-08-01`);
    expect(text).toContain('Xã An Sinh');
    expect(text).toMatch(/Dưới mức chung 80,00% 1\.280 \/ 1\.600 thiếu 5 điểm Từ 85% trở lên hạn 31\/12\/2015.*chưa xác minh/);
    expect(html).toContain(`/giai-thich?plan=${PLAN}&amp;target=gia-dinh-2015&amp;area=${AN_SINH}`);
  });
  it('says what came of it and what it came of, with the decision', async () => {
    const { text } = await seen(`/don-vi/${VIET_DAN}?plan=${PLAN}`);
    expect(text).toContain('không còn, từ 01/01/2020');
    expect(text).toMatch(/Kết thúc, thành Việt Dân \(837\/NQ-UBTVQH14 ngày 17\/12\/2019/);
    expect((await seen(`/don-vi/${VIET_DAN}-2020?plan=${PLAN}`)).text).toMatch(/Lập từ Tân Việt .*837/);
  });
  it('before the change was known does not know it', async () => {
    expect((await seen(`/don-vi/${VIET_DAN}?plan=${PLAN}&asOf=${before}`)).text).not.toContain('không còn');
  });
  it('is for who reads how things stand, and for nobody else; what is not there is not found', async () => {
    for (const person of ['demo-an-sinh', 'demo-khuyen-hoc', 'demo-lanh-dao', 'demo-thanh-tra'])
      expect([person, (await seen(`/don-vi/${AN_SINH}?plan=${PLAN}`, person)).status]).toEqual([person, 200]);
    expect((await seen(`/don-vi/${AN_SINH}?plan=${PLAN}`, 'demo-quan-tri')).status).toBe(403);
    expect((await seen(`/don-vi/khong-co?plan=${PLAN}`)).status).toBe(404);
  });
});

describe('the matrix', () => {
  const OF_2015 = `/ma-tran?plan=${PLAN}&on=2015-08-01`;
  it('has a row an area, a column a target of the phase that runs, each value a link to its explanation', async () => {
    const { html, text } = await seen(OF_2015);
    expect(html.match(/<th scope="row"/g)).toHaveLength(23);
    expect(html).not.toContain(`/chi-tieu/gia-dinh-2020?`);
    expect(html).toContain(`/giai-thich?plan=${PLAN}&amp;target=gia-dinh-2015&amp;area=${AN_SINH}`);
    expect(text).toMatch(/80,00% , dưới mức chung/);
  });
  it('shows one target where one is chosen, and another phase', async () => {
    expect((await seen(`${OF_2015}&target=gia-dinh-2015`)).html.match(/<thead><tr>.*<\/thead>/s)?.[0].match(/<th /g)).toHaveLength(2);
    expect((await seen(`${OF_2015}&phase=2016-2020`)).html).toContain('/chi-tieu/gia-dinh-2020?');
  });
  it('holds all targets again where all are asked for', async () =>
    expect((await seen(`${OF_2015}&target=tat-ca`)).html).toContain('/chi-tieu/dong-ho-2015?'));
  it('comes as CSV, a line a cell', async () =>
    expect((await seen(`/ma-tran/so-lieu.csv?plan=${PLAN}&on=2015-08-01`)).html).toContain(
      `An Sinh,${AN_SINH},Hộ gia đình được công nhận Gia đình hiếu học,gia-dinh-2015,`,
    ));
  it('is for a supervisor, not for who only runs the system', async () => {
    expect((await seen(OF_2015, 'demo-lanh-dao')).status).toBe(200);
    expect((await seen(OF_2015, 'demo-quan-tri')).status).toBe(403);
  });
});

describe('the overview', () => {
  it('has what is to be looked at before what goes well, with a line through time and the goal', async () => {
    const { html, text } = await seen(`/tong-quan?plan=${PLAN}&on=2015-08-01`);
    expect(html.indexOf('id="dang-danh-gia"')).toBeGreaterThan(0);
    expect(html).toContain('class="hh-spark"');
    expect(html).toContain('class="hh-bullet"');
    expect(text).toContain('Báo cáo Đã nhận');
  });
  it('is narrowed to a phase by a link', async () => {
    const { html } = await seen(`/tong-quan?plan=${PLAN}&on=2015-08-01&phase=2016-2020`);
    expect(html).not.toContain('id="chi-tieu-gia-dinh-2015"');
    expect(html).toContain('chỉ tiêu chưa bắt đầu');
  });
});
