import { commune, district, planDocument, province, ratio, target } from '../support/small-plan';
import { startSystem, type Answer, type System } from '../support/system';

/* Where users of other systems hurt, as far as it is about reporting; the numbers are those of the list of pains. */

const PLAN = 'ke-hoach';
const decision = { number: '15/NQ-HĐND', issuedOn: '2015-06-01', issuer: 'HĐND tỉnh' };
const DOCUMENT = {
  ...planDocument(PLAN, {
    areas: [province('tinh'), district('huyen', 'tinh'), ...['xa-a', 'xa-b', 'xa-c', 'xa-d'].map((id) => commune(id, 'huyen'))],
    indicators: [ratio('ty-le')],
    targets: [target('mot', 'ty-le', { from: '2015-01-01', due: '2017-12-31' })],
  }),
  period: { from: '2015-01-01', to: '2017-12-31' },
  issuedOn: '2015-01-01',
  bodies: [
    { code: 'phong', name: 'Phòng GD&ĐT', area: 'huyen' },
    { code: 'hoi', name: 'Hội Khuyến học', area: 'huyen' },
    { code: 'so', name: 'Sở GD&ĐT', area: 'tinh' },
  ],
  duties: [
    { id: 'xa', text: 'xã báo cáo', from: { each: 'commune' }, to: 'phong', every: 'half-year', due: { days: 10 }, figures: 'none' },
    {
      id: 'nganh',
      text: 'ngành báo cáo',
      from: { bodies: ['phong', 'hoi'] },
      to: 'so',
      every: 'half-year',
      due: { days: 20 },
      figures: 'none',
    },
  ],
};
const MERGED = {
  type: 'reorganised',
  on: '2015-08-01',
  decision,
  reason: 'Nhập xã',
  from: ['xa-b', 'xa-c'],
  to: [{ id: 'xa-bc', name: 'xa-bc', level: 'commune', kind: 'xã', parent: 'huyen' }],
  parts: ['xa-b', 'xa-c'].map((from) => ({ from, to: 'xa-bc' })),
};

let system: System;
let now = '2015-01-05T02:00:00.000Z';
/** In Viet Nam, seven hours before the clock of the machine. */
const at = (day: string, hour = '09:00:00'): void => void (now = new Date(`${day}T${hour}+07:00`).toISOString());
const seen = async (where: string): Promise<Answer['body']> =>
  (await system.get(`${where}${where.includes('?') ? '&' : '?'}after=${system.position}`)).body;
const post = async (on: System, where: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const answer = await on.post(where, body, headers);
  expect([where, answer.status < 300, answer.body.code]).toEqual([where, true, undefined]);
  return answer;
};
const path = (reporter: string, period: string, duty = 'xa'): string => `/api/reports/${PLAN}/${duty}/${reporter}/${period}`;
const submit = (reporter: string, period: string, duty = 'xa'): Promise<Answer> =>
  system.post(`${path(reporter, period, duty)}/submission`, {});
const rates = async (query: string): Promise<readonly (readonly [string, number, number, number, string | null])[]> =>
  (await seen(`/api/reports/rates?plan=${PLAN}&duty=xa&${query}`)).items.map((item: Readonly<Record<string, never>>) => [
    item['area'],
    item['expected'],
    item['received'],
    item['inTime'],
    item['completeness'],
  ]);
const late = async (query: string): Promise<readonly string[]> =>
  (await seen(`/api/reports?plan=${PLAN}&${query}`)).items.map(
    ({ reporter, period }: { reporter: string; period: string }) => `${reporter} ${period}`,
  );

beforeAll(async () => {
  system = await startSystem({ now: () => new Date(now) });
  await post(system, '/api/plans', DOCUMENT);
});
afterAll(() => system.stop());

describe('15: a report is taken on every day of its time, the last one with it, and afterwards too', () => {
  it('at the last minute of the due day in Viet Nam it is in time, a minute later late', async () => {
    at('2015-07-10', '23:59:00');
    expect((await submit('xa-a', '2015-H1')).status).toBe(201);
    at('2015-07-11', '00:00:00');
    expect((await submit('xa-b', '2015-H1')).status).toBe(201);
    expect(await late('duty=xa&state=late&period=2015-H1&on=2015-07-11&area=huyen')).toEqual([
      'xa-b 2015-H1',
      'xa-c 2015-H1',
      'xa-d 2015-H1',
    ]);
    expect(await late('state=missing&on=2015-07-10')).toEqual([]);
  });
});

describe('7: the days in which a report is in time are not the days in which it is taken', () => {
  it('nothing closes when the due day is over: what comes later is taken, and is late', async () => {
    at('2015-07-25');
    expect((await submit('xa-c', '2015-H1')).status).toBe(201);
    const { body } = await system.get(`${path('xa-c', '2015-H1')}?after=${system.position}`);
    expect(body).toMatchObject({ state: 'submitted', late: true, firstSubmittedOn: '2015-07-25', due: '2015-07-10' });
  });

  it('more time moves the due day of one reporter, and of nobody else', async () => {
    await post(system, `${path('xa-d', '2015-H1')}/extension`, { until: '2015-07-31', reason: 'Lũ', decision });
    expect(await rates('area=huyen&period=2015-H1&on=2015-07-26')).toEqual([
      ['huyen', 3, 3, 1, '100.00'],
      ['xa-a', 1, 1, 1, '100.00'],
      ['xa-b', 1, 1, 0, '100.00'],
      ['xa-c', 1, 1, 0, '100.00'],
    ]);
    at('2015-07-31', '23:00:00');
    await submit('xa-d', '2015-H1');
    expect(await rates('area=xa-d&period=2015-H1&on=2015-08-01')).toEqual([['xa-d', 1, 1, 1, '100.00']]);
  });
});

describe('9: that a report was in time does not hang on who pressed a button last', () => {
  it('returned and sent again it keeps its first submission', async () => {
    await post(system, `${path('xa-a', '2015-H1')}/return`, { reason: 'Thiếu thuyết minh' }, { 'X-Actor': 'tham-dinh-1' });
    expect(await seen(path('xa-a', '2015-H1'))).toMatchObject({ state: 'returned', late: false, firstSubmittedOn: '2015-07-10' });
    await submit('xa-a', '2015-H1');
    await post(system, `${path('xa-a', '2015-H1')}/acceptance`, {}, { 'X-Actor': 'tham-dinh-1' });
    const report = await seen(path('xa-a', '2015-H1'));
    expect(report).toMatchObject({ state: 'accepted', late: false, firstSubmittedOn: '2015-07-10' });
    expect(report.life.map(({ type, day }: { type: string; day: string }) => [type, day])).toEqual([
      ['ReportSubmitted', '2015-07-10'],
      ['ReportReturned', '2015-07-31'],
      ['ReportSubmitted', '2015-07-31'],
      ['ReportAccepted', '2015-07-31'],
    ]);
    expect(await rates('area=xa-a&period=2015-H1&on=2015-08-01')).toEqual([['xa-a', 1, 1, 1, '100.00']]);
  });
});

describe('5: no rate over 100 %: units that close leave both sides or neither', () => {
  it('after a merge the half-year before it still has its four reports, of four', async () => {
    at('2015-08-02');
    await post(system, '/api/area-changes', MERGED, { 'X-Actor': 'lap-ke-hoach' });
    // 4 of 4, two of them in time: those of the two that ended stand with the commune that came of them.
    expect(await rates('area=huyen&period=2015-H1&on=2015-12-01')).toEqual([
      ['huyen', 4, 4, 2, '100.00'],
      ['xa-a', 1, 1, 1, '100.00'],
      ['xa-bc', 2, 2, 0, '100.00'],
      ['xa-d', 1, 1, 1, '100.00'],
    ]);
  });

  it('the half-year after it expects three, and the one that is merged is not waited for under its old name', async () => {
    at('2016-01-08');
    for (const reporter of ['xa-a', 'xa-bc']) await submit(reporter, '2015-H2');
    expect((await submit('xa-b', '2015-H2')).body.code).toBe('not-a-reporter');
    expect((await rates('area=huyen&period=2015-H2&on=2016-01-11'))[0]).toEqual(['huyen', 3, 2, 2, '66.67']);
    expect(await late('duty=xa&state=late&on=2016-01-11&period=2015-H2')).toEqual(['xa-d 2015-H2']);
  });
});

describe('6: units that open, close and open again', () => {
  it('are expected in the periods on whose last day they exist, and in no other', async () => {
    at('2016-03-01');
    const change = (body: object): Promise<unknown> => post(system, '/api/area-changes', body, { 'X-Actor': 'lap-ke-hoach' });
    await change({ type: 'dissolved', on: '2016-03-01', area: 'xa-d', decision, reason: 'Giải thể' });
    at('2017-02-01');
    await post(system, '/api/areas', commune('xa-d-2017', 'huyen', { from: '2017-01-01' }), { 'X-Actor': 'lap-ke-hoach' });
    const expected = async (period: string): Promise<readonly number[]> =>
      (await rates(`area=huyen&period=${period}&on=2017-12-01`)).filter(([area]) => area === 'huyen').map(([, count]) => count);
    // xa-a, xa-bc, xa-d; then two; then two and the one that opened again.
    expect([await expected('2015-H2'), await expected('2016-H1'), await expected('2016-H2'), await expected('2017-H1')]).toEqual([
      [3],
      [2],
      [2],
      [3],
    ]);
    expect(await late('duty=xa&state=missing&on=2017-12-01&period=2017-H1')).toEqual([
      'xa-a 2017-H1',
      'xa-bc 2017-H1',
      'xa-d-2017 2017-H1',
    ]);
  });
});

describe('8: figures that were sent in are not a report; a report counts however it was sent', () => {
  it('figures alone leave it missing, its submission does not', async () => {
    at('2017-07-05');
    await system.put('/api/figures/ty-le/xa-a/2017-H1', { numerator: '8', denominator: '10' }, { 'If-None-Match': '*' });
    at('2017-07-09');
    expect(await seen(path('xa-a', '2017-H1'))).toMatchObject({ state: 'open', firstSubmittedOn: null });
    await submit('xa-a', '2017-H1');
    expect((await rates('area=xa-a&period=2017-H1&on=2017-07-11'))[0]).toEqual(['xa-a', 1, 1, 1, '100.00']);
    const status = await seen(`/api/status?plan=${PLAN}&target=mot&area=xa-a&depth=0&on=2017-07-11`);
    // Of 2016 both halves are missing.
    expect(status.items[0]).toMatchObject({ area: 'xa-a', overdueReports: 2 });
  });
});

describe('22: the status of reporting by the body that owes it', () => {
  it('says of each what was expected, what came, and what in time; and who is late with whom', async () => {
    at('2017-07-15');
    await submit('hoi', '2017-H1', 'nganh');
    const { items } = await seen(`/api/reports/rates?plan=${PLAN}&by=body&area=huyen&period=2017-H1&on=2017-07-21`);
    expect(items).toMatchObject([
      { area: 'huyen', body: 'hoi', expected: 1, received: 1, inTime: 1, missing: 0, timeliness: '100.00' },
      { area: 'huyen', body: 'phong', expected: 1, received: 0, inTime: 0, missing: 1, timeliness: '0.00' },
    ]);
    expect(await late('state=late&receiver=so&period=2017-H1&on=2017-07-21')).toEqual(['phong 2017-H1']);
    expect(await late('state=late&receiver=phong&period=2015-H2&on=2017-07-21')).toEqual(['xa-d 2015-H2']);
    const csv = await system.get(`/api/reports/rates?plan=${PLAN}&by=body&on=2017-07-21&period=2017-H1`, { Accept: 'text/csv' });
    expect(csv.body.split('\r\n')[0]).toContain('plan,duty,period,area,body,expected,received,inTime,missing,completeness,timeliness');
  });
});

describe('what is due for me, and who is late with me', () => {
  const ROOT = { 'X-Actor': 'demo-quan-tri' };
  beforeAll(async () => {
    for (const [account, role, area] of [
      ['can-bo', 'clerk', 'huyen'],
      ['tham-dinh', 'verifier', 'tinh'],
    ] as const) {
      await post(system, '/api/accounts', { account, kind: 'person' }, ROOT);
      await post(system, `/api/accounts/${account}/roles`, { role, area, reason: 'phân công' }, ROOT);
    }
  });
  const asked = async (where: string, actor: string): Promise<Answer> =>
    system.get(`${where}&after=${system.position}`, { 'X-Actor': actor });

  it('is one call each: of every office on my areas, and of whatever I receive', async () => {
    const { body } = await asked('/api/duties?on=2017-07-21&limit=1000', 'can-bo');
    expect(new Set(body.items.map(({ reporter }: { reporter: string }) => reporter))).toEqual(new Set(['hoi', 'phong']));
    const mine = await asked('/api/reports?state=late&receiver=me&on=2017-07-21&period=2017-H1', 'tham-dinh');
    expect(mine.body.items.map(({ reporter }: { reporter: string }) => reporter)).toEqual(['phong']);
  });

  it('asks for a name where my right is the whole country', async () => {
    expect((await system.get('/api/duties', { 'X-Actor': 'khach' })).body).toMatchObject({
      code: 'malformed',
      problems: [{ field: 'reporter' }],
    });
  });
});
