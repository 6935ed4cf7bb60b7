import { DISTRICT } from '../support/dong-trieu';
import { issue, post, report, rowOf } from '../support/plans';
import {
  change,
  DUC_CHINH_2024,
  HOUSEHOLDS,
  MADE_OF,
  OF_2024,
  OFFICE,
  PLAN_2021,
  planOf2021,
  PROVINCIAL,
  reformOf,
  UNITS,
  VIET_DAN_2024,
  WARDS,
} from '../support/reform';
import { startSystem, type Answer, type System } from '../support/system';

const PERIOD = '2025-H1';
const PROVINCE = '22';
const path = (reporter: string): string => `/api/reports/${PLAN_2021}/xa/${reporter}/${PERIOD}`;
const figure = (area: string): string => `/api/figures/${HOUSEHOLDS}/${area}/${PERIOD}`;
/** Granted while there was a city; nobody grants anything anew to those on the day of the reform. */
const APPOINTED: Readonly<Record<string, readonly ['clerk' | 'verifier', string]>> = {
  'xa-binh-duong': ['clerk', UNITS.binhDuong],
  'phuong-mao-khe-cu': ['clerk', UNITS.maoKhe],
  'phuong-trang-an': ['clerk', UNITS.trangAn],
  'tham-dinh-thanh-pho': ['verifier', DISTRICT],
  'tham-dinh-so': ['verifier', PROVINCE],
  'can-bo-so': ['clerk', PROVINCE],
};

let system: System;
let now = '2025-06-20T02:00:00.000Z';
const on = (day: string): void => void (now = `${day}T02:00:00.000Z`);
const as = (actor: string): Record<string, string> => ({ 'X-Actor': actor });
const seen = async (where: string): Promise<Answer['body']> =>
  (await system.get(`${where}${where.includes('?') ? '&' : '?'}after=${system.position}`)).body;
const submit = (reporter: string, actor: string): Promise<Answer> => system.post(`${path(reporter)}/submission`, {}, as(actor));
const decide = (reporter: string, verb: string, actor: string, body: object = {}): Promise<Answer> =>
  system.post(`${path(reporter)}/${verb}`, body, as(actor));
const done = async (answer: Promise<Answer>): Promise<void> => {
  const { status, body } = await answer;
  expect({ body, done: status < 300 }).toMatchObject({ done: true });
};
const appoint = async (account: string, role: string, area: string): Promise<void> => {
  await done(system.post('/api/accounts', { account, kind: 'person' }, as('demo-quan-tri')));
  await done(system.post(`/api/accounts/${account}/roles`, { role, area, reason: 'phân công' }, as('demo-quan-tri')));
};

const EVERYWHERE = [...Object.values(UNITS), VIET_DAN_2024, DUC_CHINH_2024, DISTRICT, PROVINCE, '01.001'];
/** Where somebody may report, or verify: anything but 403 says that he may. */
async function allowed(actor: string, verb: 'clerk' | 'verifier', areas: readonly string[]): Promise<string[]> {
  const may: string[] = [];
  for (const area of areas) {
    const { status } =
      verb === 'clerk' ? await system.put(figure(area), {}, as(actor)) : await system.post(`${figure(area)}/verification`, {}, as(actor));
    if (status !== 403) may.push(area);
  }
  return may.toSorted();
}

beforeAll(async () => {
  system = await startSystem({ now: () => new Date(now) });
  await issue(system, 'dong-trieu-2013');
  await issue(system, 'ha-noi-2013');
  await post(system, '/api/plans', planOf2021);
  await change(system, ...OF_2024);
  for (const [account, [role, area]] of Object.entries(APPOINTED)) await appoint(account, role, area);
  // As in life it is known before it holds: until 30 June nothing changes by it.
  await change(system, reformOf({ anSinh: '0.25', dongTrieu: '0.75' }));
});
afterAll(() => system.stop());

describe('1 July 2025 with dossiers on the way', () => {
  it('until the last day of the city its people act in it as before', async () => {
    on('2025-06-26');
    for (const area of [UNITS.anSinh, UNITS.binhDuong, UNITS.trangAn, DUC_CHINH_2024])
      await report(system, HOUSEHOLDS, area, PERIOD, { numerator: '1000', denominator: '1250', dataTo: '2025-06-25' });
    expect(await allowed('xa-binh-duong', 'clerk', EVERYWHERE)).toEqual([UNITS.binhDuong]);
    await done(submit(UNITS.anSinh, 'can-bo-1'));
    await done(submit(UNITS.binhDuong, 'xa-binh-duong'));
    on('2025-06-30');
    expect((await seen(path(UNITS.anSinh))).receivers).toEqual([{ body: OFFICE, role: 'to', area: DISTRICT, tookOver: false }]);
    await done(decide(UNITS.binhDuong, 'return', 'tham-dinh-thanh-pho', { reason: 'Thiếu biên bản của hai thôn' }));
  });

  it('a dossier sent before and accepted after: the city’s verifier has lost it, the province’s has it', async () => {
    on('2025-07-02');
    expect(await seen(path(UNITS.anSinh))).toMatchObject({
      state: 'submitted',
      answeredBy: [WARDS.anSinh],
      receivers: [{ body: OFFICE, role: 'to', area: PROVINCE, tookOver: true }],
    });
    for (const other of ['tham-dinh-thanh-pho', 'demo-so-gddt-ha-noi', 'xa-binh-duong'])
      expect(await decide(UNITS.anSinh, 'acceptance', other)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await done(decide(UNITS.anSinh, 'acceptance', 'tham-dinh-so'));
    expect(await seen(path(UNITS.anSinh))).toMatchObject({
      state: 'accepted',
      decidedBy: 'tham-dinh-so',
      firstSubmittedOn: '2025-06-26',
    });
    const ward = { plan: PLAN_2021, target: 'gia-dinh-2025', area: WARDS.anSinh, on: '2025-07-31', period: PERIOD };
    expect(await rowOf(system, { ...ward, basis: 'verified' })).toMatchObject({ numerator: '1000', denominator: '1250' });
  });

  it('one returned before is mended and sent again under the old name, by whoever answers now, and keeps its first day', async () => {
    on('2025-07-08');
    const corrected = { numerator: '1010', denominator: '1250', reason: 'Bổ sung hai thôn' };
    const match = { 'If-Match': '"0"' };
    expect((await system.put(figure(UNITS.binhDuong), corrected, { ...match, ...as('phuong-mao-khe-cu') })).status).toBe(403);
    await done(system.put(figure(UNITS.binhDuong), corrected, { ...match, ...as('xa-binh-duong') }));
    expect((await submit(UNITS.binhDuong, 'phuong-mao-khe-cu')).status).toBe(403);
    await appoint('phuong-an-sinh', 'clerk', WARDS.anSinh);
    await done(submit(UNITS.binhDuong, 'phuong-an-sinh'));
    await done(decide(UNITS.binhDuong, 'acceptance', 'tham-dinh-so'));
    expect(await seen(path(UNITS.binhDuong))).toMatchObject({
      reporter: UNITS.binhDuong,
      state: 'accepted',
      firstSubmittedOn: '2025-06-26',
      late: false,
    });
  });

  it('may be sent back after the reform as well, and comes to the ward', async () => {
    await done(submit(DUC_CHINH_2024, 'phuong-an-sinh'));
    await done(decide(DUC_CHINH_2024, 'return', 'tham-dinh-so', { reason: 'Chưa có phần của phường Đông Triều' }));
    // Divided, it is owed by both; either may answer.
    expect(await seen(path(DUC_CHINH_2024))).toMatchObject({ state: 'returned', answeredBy: [WARDS.anSinh, WARDS.dongTrieu] });
    await appoint('phuong-dong-trieu', 'clerk', WARDS.dongTrieu);
    await done(submit(DUC_CHINH_2024, 'phuong-dong-trieu'));
  });

  it('more time is given by the province, to a unit that is no more', async () => {
    on('2025-07-14');
    const extension = { until: '2025-07-31', reason: 'Bàn giao hồ sơ giữa hai cấp' };
    expect((await decide(UNITS.trangAn, 'extension', 'tham-dinh-thanh-pho', extension)).status).toBe(403);
    await done(decide(UNITS.trangAn, 'extension', 'tham-dinh-so', extension));
    on('2025-07-25');
    await done(submit(UNITS.trangAn, 'phuong-trang-an'));
    expect(await seen(path(UNITS.trangAn))).toMatchObject({ state: 'submitted', due: '2025-07-31', extended: true, late: false });
  });

  it('a ward finds what it owes: its own half-year, and what it inherited, under the old names', async () => {
    const { items } = await seen(`/api/duties?reporter=${WARDS.anSinh}&limit=200`);
    type Item = { readonly period: string; readonly duty: string; readonly reporter: string; readonly state: string };
    const of = (period: string): string[] =>
      items.filter((item: Item) => item.period === period && item.duty === 'xa').map((item: Item) => `${item.reporter} ${item.state}`);
    expect(of(PERIOD).toSorted()).toEqual(
      [`${UNITS.anSinh} accepted`, `${VIET_DAN_2024} missing`, `${UNITS.binhDuong} accepted`, `${DUC_CHINH_2024} submitted`].toSorted(),
    );
    expect(of('2025-H2')).toEqual([`${WARDS.anSinh} not-due`]);
    // Two mergers back: Tân Việt's of the summer of 2024 is still owed.
    expect(of('2024-H1')).toContain(`${UNITS.tanViet} missing`);
  });

  it('all nineteen are expected, in the city that was, in the province, and in each ward those that lie in it', async () => {
    on('2025-08-15');
    const of = async (area: string): Promise<number> =>
      (await seen(`/api/reports?plan=${PLAN_2021}&period=${PERIOD}&area=${area}&limit=100`)).items.filter(
        ({ duty }: { duty: string }) => duty === 'xa',
      ).length;
    expect(await of(DISTRICT)).toBe(19);
    expect(await of(PROVINCE)).toBe(19);
    // Đức Chính, divided, counts in neither ward, once above.
    const wards = await Promise.all(Object.keys(MADE_OF).map(of));
    expect(wards).toEqual(Object.values(MADE_OF).map((units) => units.length));
    const { items } = await seen(`/api/reports?plan=${PLAN_2021}&period=${PERIOD}&area=${PROVINCE}&state=missing&limit=100`);
    // 19 less An Sinh, Bình Dương, Đức Chính and Tràng An, and the office's own.
    expect(items.map(({ duty }: { duty: string }) => duty).toSorted()).toEqual(['phong', ...Array.from({ length: 15 }, () => 'xa')]);
  });

  it('the office that was dissolved owes its last report still; the province answers for it', async () => {
    await done(
      system.post(`/api/bodies/${OFFICE}/retirement`, {
        effectiveOn: '2025-07-01',
        decision: { number: '1679/NQ-UBTVQH15', issuedOn: '2025-06-16', issuer: 'UBTVQH' },
      }),
    );
    const last = `/api/reports/${PLAN_2021}/phong/${OFFICE}/${PERIOD}`;
    expect(await seen(last)).toMatchObject({
      state: 'missing',
      answeredBy: [PROVINCE],
      receivers: [{ body: PROVINCIAL, role: 'to', area: PROVINCE, tookOver: false }],
    });
    await done(system.post(`${last}/submission`, {}, as('can-bo-so')));
    await done(system.post(`${last}/acceptance`, {}, as('tham-dinh-so')));
    const { includes } = await seen(last);
    expect(includes.map(({ reporter }: { reporter: string }) => reporter).toSorted()).toEqual([UNITS.anSinh, UNITS.binhDuong]);
    // Nothing more is expected of an office that is no more; the wards send theirs to who took over.
    on('2026-01-20');
    const { items } = await seen(`/api/reports?plan=${PLAN_2021}&period=2025-H2&limit=100`);
    expect(items.map(({ duty, reporter }: { duty: string; reporter: string }) => [duty, reporter])).toEqual(
      Object.values(WARDS)
        .toSorted()
        .map((ward) => ['xa', ward]),
    );
    expect(new Set(items.map(({ receivers }: { receivers: { area: string }[] }) => receivers[0]?.area))).toEqual(new Set([PROVINCE]));
  });
});

describe('who may do what on the day after', () => {
  const everywhere = [...EVERYWHERE, ...Object.values(WARDS)];
  beforeAll(() => on('2026-01-21'));

  it('a right on a unit is one on its ward and on all that has passed into it, and on nothing else', async () => {
    const inAnSinh = [
      UNITS.anSinh,
      UNITS.binhDuong,
      VIET_DAN_2024,
      UNITS.vietDan,
      UNITS.tanViet,
      DUC_CHINH_2024,
      UNITS.ducChinh,
      UNITS.dongTrieu,
    ];
    expect(await allowed('xa-binh-duong', 'clerk', everywhere)).toEqual([WARDS.anSinh, ...inAnSinh].toSorted());
    const inMaoKhe = [UNITS.xuanSon, UNITS.kimSon, UNITS.yenTho, UNITS.maoKhe];
    expect(await allowed('phuong-mao-khe-cu', 'clerk', everywhere)).toEqual([WARDS.maoKhe, ...inMaoKhe].toSorted());
  });

  it('a right on the city holds nowhere, that on the province everywhere in it and on what it was', async () => {
    expect(await allowed('tham-dinh-thanh-pho', 'verifier', everywhere)).toEqual([]);
    expect(await allowed('tham-dinh-so', 'verifier', everywhere)).toEqual(everywhere.filter((area) => area !== '01.001').toSorted());
    expect((await seen('/api/areas/22.205')).until).toBe('2025-07-01');
  });

  it('the past of a unit is read by who has taken it over, and by no neighbour', async () => {
    const history = (area: string, actor: string) => system.get(`/api/history?area=${area}`, as(actor));
    expect((await history(UNITS.tanViet, 'xa-binh-duong')).status).toBe(200);
    expect((await history(UNITS.tanViet, 'phuong-mao-khe-cu')).body).toMatchObject({ code: 'forbidden', relation: 'elsewhere' });
  });
});
