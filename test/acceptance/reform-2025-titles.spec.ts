import { DISTRICT, OFFICES } from '../support/dong-trieu';
import { issue, post, report, rowOf } from '../support/plans';
import { ALL_19, change, DUC_CHINH_2024, OF_2024, PLAN_2021, planOf2021, reformOf, UNITS, VIET_DAN_2024, WARDS } from '../support/reform';
import { startSystem, type Answer, type System } from '../support/system';

const PROVINCE = '22';
const FAMILY = 'gia-dinh-hieu-hoc';
const UNIT = 'don-vi-hieu-hoc';
const COMMUNITY = 'cong-dong-hoc-tap';
const decision = { number: '15/QĐ-UBND', issuedOn: '2024-05-20', issuer: 'UBND' };
/** Two in Tân Việt, which was merged twice; two in Đức Chính, which was divided. */
const HOUSEHOLDS: Readonly<Record<string, string>> = {
  'ho-mao-khe': UNITS.maoKhe,
  'ho-tan-viet-1': UNITS.tanViet,
  'ho-tan-viet-2': UNITS.tanViet,
  'ho-duc-chinh-1': UNITS.ducChinh,
  'ho-duc-chinh-2': UNITS.ducChinh,
};
const SCHOOLS: Readonly<Record<string, string>> = {
  'th-tan-viet': UNITS.tanViet,
  'th-viet-dan': UNITS.vietDan,
  'thcs-duc-chinh': UNITS.ducChinh,
};

describe('recognised before 1 July 2025, counted after it', () => {
  let system: System;
  const seen = async (where: string): Promise<Answer['body']> =>
    (await system.get(`${where}${where.includes('?') ? '&' : '?'}after=${system.position}`)).body;
  const live = async (title: string, area: string, on: string): Promise<string[]> =>
    (await seen(`/api/recognitions?title=${title}&area=${area}&on=${on}`)).items.map(({ subject }: { subject: string }) => subject);
  const units = (area: string, on: string) => rowOf(system, { plan: PLAN_2021, target: 'don-vi-2025', area, on });
  const grant = (title: string, subject: string, area: string, recognisedOn = '2024-06-01') =>
    post(system, '/api/recognitions', { title, subject, area, decision, recognisedOn });

  beforeAll(async () => {
    system = await startSystem();
    await issue(system, 'dong-trieu-2013');
    await post(system, '/api/plans', planOf2021);
    for (const [kind, title, subjects] of [
      ['household', FAMILY, HOUSEHOLDS],
      ['unit', UNIT, SCHOOLS],
      ['community', COMMUNITY, { 'cong-dong-viet-dan': UNITS.vietDan, 'cong-dong-an-sinh': UNITS.anSinh }],
    ] as const)
      for (const [ref, area] of Object.entries(subjects)) {
        await post(system, '/api/subjects', { ref, kind, area });
        await grant(title, ref, area);
      }
    await change(system, ...OF_2024);
    // Eleven units in each of the nineteen and thirty offices of the city: 239.
    for (const area of ALL_19) await report(system, 'so-don-vi', area, '2025-H1', { value: '11' });
    await report(system, 'so-don-vi', OFFICES, '2025-H1', { value: '30' });
    await change(system, reformOf({ anSinh: '0.25', dongTrieu: '0.75' }));
  });
  afterAll(() => system.stop());

  it('households live on in the wards, through two mergers, without anything being recorded about them', async () => {
    expect(await live(FAMILY, UNITS.tanViet, '2024-10-31')).toEqual(['ho-tan-viet-1', 'ho-tan-viet-2']);
    expect(await live(FAMILY, VIET_DAN_2024, '2025-06-30')).toEqual(['ho-tan-viet-1', 'ho-tan-viet-2']);
    expect(await live(FAMILY, WARDS.anSinh, '2025-07-01')).toEqual(['ho-tan-viet-1', 'ho-tan-viet-2']);
    expect(await live(FAMILY, WARDS.maoKhe, '2025-07-01')).toEqual(['ho-mao-khe']);
  });

  it('those of a divided unit are not dealt out: they count above both wards until a move says where they live', async () => {
    expect(await live(FAMILY, DUC_CHINH_2024, '2025-06-30')).toEqual(['ho-duc-chinh-1', 'ho-duc-chinh-2']);
    expect(await live(FAMILY, WARDS.dongTrieu, '2025-07-01')).toEqual([]);
    expect(await live(FAMILY, PROVINCE, '2025-07-01')).toEqual(Object.keys(HOUSEHOLDS).toSorted());
    await post(system, '/api/subjects/ho-duc-chinh-1/moves', { area: WARDS.dongTrieu, on: '2025-07-01' });
    expect(await live(FAMILY, WARDS.dongTrieu, '2025-07-01')).toEqual(['ho-duc-chinh-1']);
    expect(await live(FAMILY, DUC_CHINH_2024, '2025-06-30')).toEqual(['ho-duc-chinh-1', 'ho-duc-chinh-2']);
    expect(await live(FAMILY, PROVINCE, '2025-07-01')).toHaveLength(5);
  });

  it('what the register lists and what the status counts agree on both sides of the day', async () => {
    // 3 schools of 19 × 11 + 30 = 239 units.
    expect(await units(DISTRICT, '2025-06-30')).toMatchObject({ numerator: '3', denominator: '239', value: '1.26' });
    expect(await live(UNIT, DISTRICT, '2025-06-30')).toHaveLength(3);
    // Its boundaries are those of its last day, with its offices.
    expect(await units(DISTRICT, '2025-07-31')).toMatchObject({ numerator: '3', denominator: '239', value: '1.26' });
    // Both schools of Việt Dân and Tân Việt; 3.25 units of 11.
    expect(await units(WARDS.anSinh, '2025-07-31')).toMatchObject({ numerator: '2', denominator: '35.75', value: '5.59', estimated: true });
    expect(await live(UNIT, WARDS.anSinh, '2025-07-31')).toEqual(['th-tan-viet', 'th-viet-dan']);
    // Đức Chính's school lies in one of two wards, nobody has said which.
    expect(await units(WARDS.dongTrieu, '2025-07-31')).toMatchObject({ numerator: '0' });
    expect(await live(UNIT, PROVINCE, '2025-07-31')).toHaveLength(3);
    expect((await live(UNIT, DISTRICT, '2025-07-31')).toSorted()).toEqual((await live(UNIT, DISTRICT, '2025-06-30')).toSorted());
  });

  it('a title of the commune itself ends with it, unless a decision carries it on', async () => {
    // Việt Dân ended in 2024, An Sinh in 2025.
    expect(await live(COMMUNITY, PROVINCE, '2024-10-31')).toEqual(['cong-dong-an-sinh', 'cong-dong-viet-dan']);
    expect(await live(COMMUNITY, PROVINCE, '2024-11-01')).toEqual(['cong-dong-an-sinh']);
    expect(await live(COMMUNITY, PROVINCE, '2025-07-01')).toEqual([]);
    await post(system, '/api/subjects/cong-dong-an-sinh/moves', { area: WARDS.anSinh, on: '2025-07-01' });
    expect(await live(COMMUNITY, WARDS.anSinh, '2025-07-01')).toEqual(['cong-dong-an-sinh']);
    expect((await seen('/api/recognitions?subject=cong-dong-viet-dan&on=2025-07-01&state=all')).items[0]).toMatchObject({ live: false });
  });

  it('two schools become one: their titles end by the decision, the new school holds its own, and none counts twice', async () => {
    const of = {
      decision: { ...decision, number: '77/QĐ-UBND', issuedOn: '2025-08-01' },
      revokedOn: '2025-08-15',
      reason: 'Sáp nhập trường',
    };
    for (const school of ['th-tan-viet', 'th-viet-dan']) await post(system, `/api/recognitions/${UNIT}/${school}/revocation`, of);
    await post(system, '/api/subjects', { ref: 'th-an-sinh', kind: 'unit', area: WARDS.anSinh, from: '2025-08-15' });
    await grant(UNIT, 'th-an-sinh', WARDS.anSinh, '2025-08-15');
    expect(await live(UNIT, WARDS.anSinh, '2025-08-14')).toEqual(['th-tan-viet', 'th-viet-dan']);
    expect(await live(UNIT, WARDS.anSinh, '2025-08-15')).toEqual(['th-an-sinh']);
    expect(await units(WARDS.anSinh, '2025-08-15')).toMatchObject({ numerator: '1', denominator: '35.75' });
    expect(await units(WARDS.anSinh, '2025-08-14')).toMatchObject({ numerator: '2' });
  });
});

describe('a title that districts granted, where there is none any more', () => {
  let system: System;
  const onBehalfOf = (office: string) => ({ 'X-On-Behalf-Of': office });
  const granted = (subject: string, area: string, recognisedOn: string) => ({ title: UNIT, subject, area, decision, recognisedOn });
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, 'dong-trieu-2013');
    await change(system, ...OF_2024, reformOf(null));
    for (const ref of ['thpt-mao-khe', 'thpt-hoang-que']) await post(system, '/api/subjects', { ref, kind: 'unit', area: WARDS.maoKhe });
  });
  afterAll(() => system.stop());

  it('is granted by nobody until a decision says who does it now, and that is what the refusal says', async () => {
    for (const office of [WARDS.maoKhe, PROVINCE, DISTRICT]) {
      const refused = await system.post('/api/recognitions', granted('thpt-mao-khe', WARDS.maoKhe, '2025-08-01'), onBehalfOf(office));
      expect(refused).toMatchObject({ status: 409, body: { code: 'no-grantor-there', grantedBy: 'district', on: '2025-08-01' } });
    }
    const revision = {
      effectiveOn: '2025-07-01',
      grantedBy: 'commune',
      decision: { ...decision, issuedOn: '2025-06-12' },
      reason: 'Hai cấp',
    };
    await post(system, `/api/titles/${UNIT}/revisions`, revision);
    const asked = granted('thpt-mao-khe', WARDS.maoKhe, '2025-08-01');
    expect((await system.post('/api/recognitions', asked, onBehalfOf(PROVINCE))).body).toMatchObject({ code: 'not-the-grantor' });
    expect((await system.post('/api/recognitions', asked, onBehalfOf(WARDS.maoKhe))).status).toBe(201);
  });

  it('before July 2025 it is still the district’s to grant, by a decision of those days', async () => {
    const of = granted('thpt-hoang-que', UNITS.maoKhe, '2025-06-01');
    expect((await system.post('/api/recognitions', of, onBehalfOf(WARDS.maoKhe))).body).toMatchObject({ code: 'not-the-grantor' });
    expect((await system.post('/api/recognitions', of, onBehalfOf(DISTRICT))).status).toBe(201);
  });
});

describe('the plan of an area that is no more', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, 'dong-trieu-2013');
    await post(system, '/api/plans', planOf2021);
    await change(system, ...OF_2024);
    for (const area of ALL_19) await report(system, FAMILY, area, '2025-H1', { numerator: '1000', denominator: '1250' });
    await change(system, reformOf({ anSinh: '0.25', dongTrieu: '0.75' }));
  });
  afterAll(() => system.stop());
  const row = (query: Record<string, string>) => rowOf(system, { plan: PLAN_2021, target: 'gia-dinh-2025', ...query });

  it('is followed in what came of it, and judged there, until it is handed over', async () => {
    for (const [index, ward] of Object.values(WARDS).entries())
      await report(system, FAMILY, ward, '2025-H2', { numerator: String(4000 + index), denominator: '4750' });
    // 4000 + 4001 + 4002 + 4003 + 4004 = 20010 of 5 × 4750 = 23750.
    expect(await row({ on: '2026-01-31' })).toMatchObject({
      area: DISTRICT,
      period: '2025',
      numerator: '20010',
      denominator: '23750',
      value: '84.25',
    });
  });

  it('handed over to the province it is the province’s from that day, and the city’s before', async () => {
    const order = { on: '2026-02-01', area: PROVINCE, issuer: 'UBND tỉnh Quảng Ninh', decision, reason: 'Kết thúc cấp huyện' };
    const headers = { 'X-Actor': 'nguoi-lap-ke-hoach' };
    expect((await system.post(`/api/plans/${PLAN_2021}/transfer`, order, headers)).status).toBeLessThan(300);
    const { body } = await system.get(`/api/status?plan=${PLAN_2021}&target=gia-dinh-2025&on=2026-02-28&depth=0&after=${system.position}`);
    expect(body.items[0]).toMatchObject({ area: PROVINCE, numerator: '20010', denominator: '23750' });
    expect(await row({ on: '2026-01-31' })).toMatchObject({ area: DISTRICT, numerator: '20010' });
    const reports = await system.get(`/api/reports?plan=${PLAN_2021}&period=2025-H2&on=2026-02-28&limit=100&after=${system.position}`);
    const owing = reports.body.items
      .filter(({ duty }: { duty: string }) => duty === 'xa')
      .map(({ reporter }: { reporter: string }) => reporter);
    expect(owing).toEqual(Object.values(WARDS).toSorted());
  });
});
