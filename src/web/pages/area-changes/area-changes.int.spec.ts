import { fieldsIn, PageVisitor, textOf, type ShownPage } from '../../../../test/support/page-visitor';
import { commune, district, planDocument, province, ratio, target } from '../../../../test/support/small-plan';
import { startSystem, type System } from '../../../../test/support/system';

const [AN_SINH, BINH_KHE, VIET_DAN, TAN_VIET] = ['22.205.07075', '22.205.07081', '22.205.07084', '22.205.07087'];
const DECISION = { 'decision.number': '837/NQ-UBTVQH14', 'decision.issuedOn': '2019-12-17', 'decision.issuer': 'UBTVQH' };

let system: System;
let planner: PageVisitor;
beforeAll(async () => {
  system = await startSystem();
  const communes = [AN_SINH, BINH_KHE, VIET_DAN, TAN_VIET].map((id) => commune(id, '22.205'));
  const areas = [province('22'), district('22.205', '22'), district('22.206', '22'), ...communes];
  const plan = planDocument('nen', { areas, area: VIET_DAN, indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] });
  await system.post('/api/plans', plan);
  await system.get(`/api/areas?after=${system.position}`);
  planner = await PageVisitor.as(system.url, 'demo-ubnd-dong-trieu');
});
afterAll(() => system.stop());

type Sent = Readonly<Record<string, string | readonly string[]>>;
const path = (area: string, kind: string): string => `/don-vi/${area}/thay-doi/${kind}`;
const selectsIn = (html: string): Sent =>
  Object.fromEntries(
    [...html.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([, name = '', inner = '']) => [
      name,
      /<option value="([^"]*)" selected/.exec(inner)?.[1] ?? /value="([^"]*)"/.exec(inner)?.[1] ?? '',
    ]),
  );
/** The next step from a page that was shown, as a browser would send it. */
const next = (at: string, shown: ShownPage, step: string, more: Sent = {}): Promise<ShownPage> =>
  planner.post(at, { ...selectsIn(shown.html), ...fieldsIn(shown.html), ...more, buoc: step });
const logSize = async (): Promise<number> => (await system.get('/api/areas?limit=1')).body.asOf.logSize;

describe('area changes', () => {
  it('the planner of a district is offered what he may do to its communes, and under it alone what is new', async () => {
    const own = await planner.get('/don-vi/22.205/thay-doi');
    expect(own.html).toContain('/don-vi/22.205/thay-doi/lap-moi');
    expect(own.html).not.toContain('/don-vi/22.205/thay-doi/doi-ten');
    const below = await planner.get(`/don-vi/${AN_SINH}/thay-doi`);
    for (const kind of ['doi-ten', 'phan-loai', 'chuyen', 'sap-xep', 'giai-the', 'lap-moi'])
      expect(below.html).toContain(`/don-vi/${AN_SINH}/thay-doi/${kind}`);
    expect((await planner.get(`/don-vi/${AN_SINH}/thay-doi?asOf=2100-01-01`)).html).not.toContain('thay-doi/doi-ten');
  });

  it('a clerk is offered nothing, and what he sends is refused in words', async () => {
    const clerk = await PageVisitor.as(system.url, 'demo-an-sinh');
    expect((await clerk.get(`/don-vi/${AN_SINH}/thay-doi`)).html).toContain('Bạn không ghi thay đổi được ở đây');
    const { status, html } = await clerk.post(path(AN_SINH, 'doi-ten'), { buoc: 'ghi', khoa: 'c', name: 'X', on: '2026-01-01' });
    expect([status, textOf(html)]).toEqual([403, expect.stringContaining('không có quyền')]);
  });

  it('a renaming is checked in words before it is recorded, and may be mended; nothing is recorded before the last step', async () => {
    const at = path(AN_SINH, 'doi-ten');
    const before = await logSize();
    const form = await planner.get(at);
    const wrong = await next(at, form, 'kiem-tra', { name: 'An Sinh Thượng', on: '' });
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('href="#on"')]);
    expect(wrong.html).toContain('value="An Sinh Thượng"');
    const check = await next(at, form, 'kiem-tra', { name: 'An Sinh <img src=x onerror=alert(1) ', on: '2021-01-01', ...DECISION });
    expect(textOf(check.html)).toContain('Mã, địa giới, số liệu, quyền, danh hiệu, kế hoạch.');
    expect(check.html).toContain('An Sinh &lt;img src=x');
    expect(check.html).not.toContain('<img');
    expect(check.html).toContain('837/NQ-UBTVQH14 ngày 17/12/2019 của UBTVQH');
    const back = await next(at, check, 'sua');
    expect(back.html).toContain('value="An Sinh &lt;img src=x onerror=alert(1)"');
    expect(await logSize()).toBe(before);
    const again = await next(at, back, 'kiem-tra', { name: 'An Sinh Thượng' });
    const done = await next(at, again, 'ghi');
    expect([done.status, done.location]).toEqual([303, `/don-vi/thay-doi?xong=da-ghi&area=${AN_SINH}`]);
    expect(await next(at, again, 'ghi')).toMatchObject({ status: 303 });
    const timeline = textOf((await planner.get(done.location ?? '')).html);
    expect(timeline).toContain('Thay đổi đã ghi');
    expect(timeline).toMatch(/01\/01\/2021 .*đổi tên thành An Sinh Thượng 837\/NQ-UBTVQH14 ngày 17\/12\/2019, UBTVQH/);
    expect((await system.get(`/api/area-changes?area=${AN_SINH}&types=renamed`)).body.items).toHaveLength(1);
  });

  it('the same again is said to change nothing, and is not offered', async () => {
    const at = path(AN_SINH, 'doi-ten');
    const check = await next(at, await planner.get(at), 'kiem-tra', { name: 'An Sinh Thượng', on: '2022-01-01' });
    expect(check.html).toContain('không có gì để ghi');
    expect(check.html).not.toContain('value="ghi"');
  });

  it('two communes are merged: what ends, what begins, the plan that is left behind, each in words', async () => {
    const at = path(VIET_DAN, 'sap-xep');
    const form = await planner.get(at);
    const sent = { from: `${VIET_DAN}\n${TAN_VIET}`, 'to.id': ['22.205.07084-2020', ''], 'to.name': ['Việt Dân', ''], on: '2020-01-01' };
    const fields = { 'to.kind': ['xã', 'xã'], 'to.level': ['commune', 'commune'], 'to.parent': ['22.205', '22.205'], ...DECISION };
    const check = await next(at, form, 'phan', { ...sent, ...fields });
    const said = textOf(check.html);
    expect([check.status, said]).toEqual([200, expect.stringContaining('Điều sẽ xảy ra khi ghi')]);
    expect(said).toContain('về xã Việt Dân');
    expect(said).toContain('(mã 22.205.07084-2020), từ 01/01/2020, thuộc huyện 22.205');
    expect(said).toContain('đứng nguyên tới khi được chuyển giao');
    expect((await next(at, check, 'ghi')).status).toBe(303);
    const { body } = await system.get('/api/areas/22.205.07084-2020?on=2020-01-01');
    expect(body.predecessors.map(({ area }: { area: string }) => area)).toEqual([VIET_DAN, TAN_VIET]);
    expect(textOf((await planner.get('/don-vi/thay-doi')).html)).toContain('Kết thúc xã 22.205.07084 , xã 22.205.07087 ; lập xã Việt Dân');
  });

  it('one is split by shares: they must add up to a hundred', async () => {
    const at = path(BINH_KHE, 'sap-xep');
    const form = await planner.get(at);
    const rows = { 'to.id': ['bk-1', 'bk-2'], 'to.name': ['Bình Khê Đông', 'Bình Khê Tây'], 'to.kind': ['xã', 'xã'] };
    const sent = { from: BINH_KHE, ...rows, 'to.level': ['commune', 'commune'], 'to.parent': ['22.205', '22.205'], on: '2021-01-01' };
    const parts = await next(at, form, 'phan', sent);
    expect(textOf(parts.html)).toContain('Bước 2 trong 3');
    const [one, other] = [`${BINH_KHE}:bk-1`, `${BINH_KHE}:bk-2`];
    const ticked = { part: [one, other], [`share.${one}`]: '60', [`share.${other}`]: '30' };
    const wrong = await next(at, parts, 'kiem-tra', ticked);
    expect([wrong.status, textOf(wrong.html)]).toEqual([422, expect.stringContaining('cộng lại đúng bằng 1')]);
    expect(wrong.html).toContain('Bước 2 trong 3');
    const check = await next(at, wrong, 'kiem-tra', { ...ticked, [`share.${other}`]: '40' });
    expect(textOf(check.html)).toContain('về xã Bình Khê Đông (60%), xã Bình Khê Tây (40%)');
    expect((await next(at, check, 'ghi')).status).toBe(303);
    expect((await system.get(`/api/areas/${BINH_KHE}`)).body.successors).toMatchObject([{ share: '0.6' }, { share: '0.4' }]);
  });

  it.each([
    ['an area that has ended', TAN_VIET, 'doi-ten', { name: 'X', on: '2021-01-01' }, 409, 'đã kết thúc'],
    ['a place that nobody knows', AN_SINH, 'chuyen', { parent: 'Không Đâu', on: '2021-01-01' }, 422, 'Không có địa bàn nào tên'],
    ['a place where he may not put it', AN_SINH, 'chuyen', { parent: '22.206', on: '2021-01-01' }, 403, 'quyền'],
    [
      'a code that is taken',
      '22.205',
      'lap-moi',
      { id: AN_SINH, name: 'Thôn', level: 'commune', kind: 'xã', on: '2021-01-01' },
      409,
      'Đã có địa bàn',
    ],
  ])('%s is refused in words, with all that was typed kept', async (_, area, kind, fields, status, words) => {
    const at = path(area, kind);
    const shown = await next(at, await planner.get(at), 'kiem-tra', fields);
    expect([shown.status, textOf(shown.html)]).toEqual([status, expect.stringContaining(words)]);
    expect(fieldsIn(shown.html)).toMatchObject({ on: '2021-01-01' });
  });

  it('a new village is established under a commune', async () => {
    const at = path(AN_SINH, 'lap-moi');
    const fields = {
      id: 'an-sinh.thon-1',
      name: 'Thôn Nghĩa Hưng <img src=x onerror=alert(1)',
      level: 'village',
      kind: 'thôn',
      on: '2022-01-01',
    };
    const check = await next(at, await planner.get(at), 'kiem-tra', fields);
    expect(textOf(check.html)).toMatch(/Thôn Nghĩa Hưng &lt;img src=x onerror=alert\(1\) từ 01\/01\/2022/);
    expect((await next(at, check, 'ghi', { level: 'village' })).status).toBe(303);
    expect((await system.get('/api/areas/an-sinh.thon-1')).body).toMatchObject({ parent: AN_SINH, from: '2022-01-01' });
    const { html } = await planner.get('/don-vi/thay-doi?type=established');
    expect(textOf(html)).toMatch(/Lập Thôn Nghĩa Hưng &lt;img .* thuộc/);
    expect(html).not.toContain('<img');
  });

  it('the timeline of a past knowledge shows what was recorded by then', async () =>
    expect(textOf((await planner.get('/don-vi/thay-doi?asOf=2000-01-01')).html)).toContain('Chưa có thay đổi nào như vậy được ghi'));
});
