import { AN_SINH, BINH_KHE, COMMUNES, DISTRICT, everywhere, PLAN, TAN_VIET, TRANG_LUONG, VIET_DAN } from '../support/dong-trieu';
import { issue, reportRatios, rowOf } from '../support/plans';
import { startSystem, type Answer, type System } from '../support/system';

const DUTY = 'xa-bao-cao-6-thang';
const OFFICE = 'phong-gddt-dong-trieu';
const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const CLANS = 'dong-ho-hieu-hoc';
const PERIOD = '2019-H2';
const MERGED = '22.205.07084-2020';
const decision = { number: '837/NQ-UBTVQH14', issuedOn: '2019-12-17', issuer: 'Ủy ban Thường vụ Quốc hội' };
const [RETURNED = '', EXCEPTED = '', ...PLAIN] = COMMUNES.filter(
  (one) => ![AN_SINH, BINH_KHE, TRANG_LUONG, VIET_DAN, TAN_VIET].includes(one),
);

interface Item {
  readonly reporter: string;
  readonly state: string;
  readonly late: boolean;
  readonly due: string;
  readonly firstSubmittedOn: string | null;
}

describe('Đông Triều: một kỳ báo cáo sáu tháng, từ 01/01/2020 đến tháng 3', () => {
  let system: System;
  let now = '2019-12-20T02:00:00.000Z';
  /** A morning in Viet Nam. */
  const on = (day: string): void => void (now = `${day}T02:00:00.000Z`);
  const path = (reporter: string): string => `/api/reports/${PLAN}/${DUTY}/${reporter}/${PERIOD}`;
  const seen = async (where: string): Promise<Answer['body']> =>
    (await system.get(`${where}${where.includes('?') ? '&' : '?'}after=${system.position}`)).body;
  const done = async (answer: Promise<Answer>): Promise<Answer> => {
    const { status, body } = await answer;
    expect({ body, done: status < 300 }).toMatchObject({ done: true });
    return answer;
  };
  const submit = (reporter: string, actor = 'can-bo-xa'): Promise<Answer> =>
    done(system.post(`${path(reporter)}/submission`, {}, { 'X-Actor': actor }));
  const decide = (reporter: string, verb: string, body: object): Promise<Answer> =>
    done(system.post(`${path(reporter)}/${verb}`, body, { 'X-Actor': 'demo-phong-gddt' }));
  const listed = async (query = ''): Promise<Item[]> =>
    (await seen(`/api/reports?plan=${PLAN}&period=${PERIOD}&area=${DISTRICT}&limit=200${query}`)).items.filter(
      ({ duty }: { duty: string }) => duty === DUTY,
    );
  const reporters = async (query: string): Promise<string[]> => (await listed(query)).map(({ reporter }) => reporter);
  const row = (more: object = {}) => rowOf(system, { plan: PLAN, target: 'gia-dinh-2020', on: '2020-02-20', period: PERIOD, ...more });

  beforeAll(async () => {
    system = await startSystem({ now: () => new Date(now) });
    await issue(system, PLAN);
  });
  afterAll(() => system.stop());

  it('is expected of the 21 communes that stand on the last day, though two are one from the day after', async () => {
    expect(await listed()).toHaveLength(21);
    expect(new Set((await listed()).map(({ state }) => state))).toEqual(new Set(['not-due']));
    on('2020-01-02');
    const to = [{ id: MERGED, officialCode: '07084', name: 'Việt Dân', level: 'commune', kind: 'xã', parent: DISTRICT }];
    const parts = [VIET_DAN, TAN_VIET].map((from) => ({ from, to: MERGED }));
    const change = { type: 'reorganised', on: '2020-01-01', decision, reason: 'Sắp xếp', from: [VIET_DAN, TAN_VIET], to, parts };
    await done(system.post('/api/area-changes', change));
    expect((await listed()).map(({ reporter }) => reporter)).toEqual(COMMUNES);
    expect(new Set((await listed()).map(({ state, due }) => `${state} ${due}`))).toEqual(new Set(['open 2020-01-15']));
  });

  it('the duties of the two have passed to the one that came of them, under their old names', async () => {
    const { items } = await seen(`/api/duties?reporter=${MERGED}`);
    const owed = items.filter((item: { period: string }) => item.period === PERIOD);
    expect(owed.map((item: Item & { answeredBy: string[] }) => [item.reporter, item.answeredBy])).toEqual([
      [VIET_DAN, [MERGED]],
      [TAN_VIET, [MERGED]],
    ]);
    expect(items.some((item: { reporter: string; period: string }) => item.reporter === MERGED && item.period === PERIOD)).toBe(false);
  });

  it('pain 12: nothing is hidden before it is approved', async () => {
    on('2020-01-05');
    await reportRatios(system, HOUSEHOLDS, PERIOD, everywhere('1300/1600'));
    await reportRatios(system, CLANS, PERIOD, everywhere('9/12'));
    // 21 × 1300 = 27300 of 33600.
    expect(await row()).toMatchObject({ numerator: '27300', denominator: '33600', verified: { value: null } });
  });

  it('seventeen are in time, one of them returned with a reason; one has more time, one is late, one never comes', async () => {
    on('2020-01-10');
    for (const commune of [RETURNED, EXCEPTED, ...PLAIN, VIET_DAN]) await submit(commune);
    on('2020-01-12');
    const figures = [{ indicator: HOUSEHOLDS, area: RETURNED, period: PERIOD, reason: 'Chưa khớp sổ của thôn' }];
    await decide(RETURNED, 'return', { reason: 'Thiếu biên bản bình xét', figures });
    on('2020-01-14');
    await decide(AN_SINH, 'extension', { until: '2020-01-31', reason: 'Sạt lở, mất điện nhiều ngày' });
    on('2020-01-15');
    expect(await reporters('&state=late')).toEqual([]);
    on('2020-01-16');
    expect(await reporters('&state=missing')).toEqual([TRANG_LUONG, BINH_KHE, TAN_VIET]);
    expect(await reporters('&state=open')).toEqual([AN_SINH]);
    expect(await reporters('&state=returned')).toEqual([RETURNED]);
    await submit(TAN_VIET);
    on('2020-01-20');
    await submit(BINH_KHE);
    on('2020-01-28');
    await submit(AN_SINH);
  });

  it('corrected, the returned one comes again, and keeps the day it first came on', async () => {
    on('2020-01-30');
    const figure = `/api/figures/${HOUSEHOLDS}/${RETURNED}/${PERIOD}`;
    expect(await seen(figure)).toMatchObject({ review: 'returned', returnedBecause: 'Chưa khớp sổ của thôn' });
    await done(system.put(figure, { numerator: '1310', denominator: '1600', reason: 'Đối chiếu sổ của thôn' }, { 'If-Match': '"0"' }));
    await submit(RETURNED);
    expect(await seen(path(RETURNED))).toMatchObject({ state: 'submitted', firstSubmittedOn: '2020-01-10', late: false });
  });

  it('is accepted, once with an exception; what is excepted is not verified', async () => {
    on('2020-02-03');
    const except = [{ indicator: CLANS, area: EXCEPTED, period: PERIOD, reason: 'Có dòng họ tính hai lần' }];
    for (const commune of await reporters('&state=submitted')) await decide(commune, 'acceptance', commune === EXCEPTED ? { except } : {});
    // 19 × 1300 + 1310 = 26010 of 20 × 1600 = 32000; Tràng Lương was never sent.
    expect(await row({ basis: 'verified' })).toMatchObject({
      numerator: '26010',
      denominator: '32000',
      coverage: { reported: 20, expected: 21 },
    });
    // 20 of clans without the one excepted: 19 × 9 = 171 of 228.
    const clans = { target: 'dong-ho-2020', basis: 'verified' };
    expect(await row(clans)).toMatchObject({ numerator: '171', denominator: '228', coverage: { reported: 19, expected: 21 } });
    expect(await seen(path(EXCEPTED))).toMatchObject({ state: 'accepted', figures: [{ review: 'verified' }, { review: 'returned' }] });
  });

  it('the acceptance is why the verified value of a commune is another than the day before', async () => {
    const { items } = await seen(`/api/status/changes?plan=${PLAN}&area=${BINH_KHE}&basis=verified&from=2020-02-02&to=2020-02-03`);
    const households = items.filter(({ target }: { target: string }) => target === 'gia-dinh-2020');
    expect(households).toEqual([
      expect.objectContaining({ because: [expect.objectContaining({ type: 'ReportAccepted', area: BINH_KHE })] }),
    ]);
  });

  it('pain 13: what is corrected afterwards is seen, with its count for every area above', async () => {
    on('2020-02-10');
    const figure = `/api/figures/${HOUSEHOLDS}/${PLAIN[0]}/${PERIOD}`;
    await done(system.put(figure, { numerator: '1320', denominator: '1600', reason: 'Bổ sung hai thôn' }, { 'If-Match': '"0"' }));
    expect(await row({ basis: 'verified' })).toMatchObject({ numerator: '26010', changedSinceVerified: 1 });
    expect(await row({ area: PLAIN[0] })).toMatchObject({ numerator: '1320', changedSinceVerified: 1, verified: { value: '81.25' } });
    expect(await row({ area: PLAIN[1] })).toMatchObject({ changedSinceVerified: 0 });
    expect(await seen(path(PLAIN[0] ?? ''))).toMatchObject({ state: 'accepted', changedSinceVerified: 1 });
    await submit(PLAIN[0] ?? '');
    await decide(PLAIN[0] ?? '', 'acceptance', {});
    expect(await row({ basis: 'verified' })).toMatchObject({ numerator: '26030', changedSinceVerified: 0 });
  });

  it('pain 5: is counted against what was expected, merged or not, and never above it', async () => {
    on('2020-02-20');
    const items = await listed();
    expect(items).toHaveLength(21);
    // Received 20 of 21; in time 18: seventeen by 15 January and the one that had more time.
    expect(items.filter(({ firstSubmittedOn }) => firstSubmittedOn !== null)).toHaveLength(20);
    expect(items.filter(({ late }) => !late)).toHaveLength(18);
    expect(await reporters('&state=late')).toEqual([TRANG_LUONG, BINH_KHE, TAN_VIET]);
    // Known before anybody was given more time, An Sinh was due on 15 January.
    const before = await seen(`${path(AN_SINH)}?asOf=2020-01-13T00:00:00Z&on=2020-01-20`);
    expect(before).toMatchObject({ state: 'missing', due: '2020-01-15', extended: false });
  });

  it('the office above reports on what it accepted of the same rhythm, to the district', async () => {
    on('2020-02-25');
    const ofYear = `/api/reports/${PLAN}/xa-bao-cao-nam/${PLAIN[1]}/2019`;
    await done(system.post(`${ofYear}/submission`, {}, { 'X-Actor': 'can-bo-xa' }));
    await done(system.post(`${ofYear}/acceptance`, {}, { 'X-Actor': 'demo-phong-gddt' }));
    await seen(ofYear);
    const above = `/api/reports/${PLAN}/phong-gddt-bao-cao-6-thang/${OFFICE}/${PERIOD}`;
    await done(system.post(`${above}/submission`, {}, { 'X-Actor': 'demo-phong-gddt-2' }));
    const { includes, state, late, area } = await seen(above);
    expect({ state, late, area, includes: includes.length }).toEqual({ state: 'submitted', late: true, area: DISTRICT, includes: 20 });
    expect(includes.map(({ reporter }: { reporter: string }) => reporter)).toEqual(COMMUNES.filter((one) => one !== TRANG_LUONG));
  });
});
