import { AN_SINH, BINH_KHE, COMMUNES, PLAN } from '../../test/support/dong-trieu';
import type { Answer } from '../../test/support/system';
import { as, Dossiers, DUTY, path, PERIOD } from './dossiers.fixture';

let dossiers: Dossiers;
beforeAll(async () => {
  dossiers = await Dossiers.open();
  await dossiers.reportBoth(AN_SINH);
  await dossiers.submit(AN_SINH);
  const extension = { until: '2099-12-31', reason: 'Sạt lở', decision: { number: '7/UBND', issuedOn: '2015-07-10', issuer: 'UBND huyện' } };
  await dossiers.system.post(`${path(BINH_KHE)}/extension`, extension, as('demo-phong-gddt'));
});
afterAll(() => dossiers.system.stop());

const list = (query: string): Promise<Answer> => dossiers.seen(`/api/reports?${query}`);
const reporters = async (query: string): Promise<string[]> =>
  (await list(query)).body.items.map(({ reporter }: { reporter: string }) => reporter);

describe('the list of reports', () => {
  it('has every expected one, in order, and pages by cursor without losing or repeating any', async () => {
    const all = (await list(`plan=${PLAN}&period=${PERIOD}&limit=1000`)).body.items;
    // 21 communes and the office above them.
    expect(all).toHaveLength(22);
    const paged: object[] = [];
    let cursor = '';
    do {
      const { body } = await list(`plan=${PLAN}&period=${PERIOD}&limit=4${cursor}`);
      paged.push(...body.items);
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
  });

  it('is of one area and what lies under it, of one reporter, of one state', async () => {
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&area=${AN_SINH}`)).toEqual([AN_SINH]);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&area=22&limit=1000`)).toHaveLength(22);
    expect(await reporters(`plan=phu-tan-2022&area=22`)).toEqual([]);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&reporter=phong-gddt-dong-trieu`)).toEqual(['phong-gddt-dong-trieu']);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&state=submitted`)).toEqual([AN_SINH]);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&state=open`)).toEqual([BINH_KHE]);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&state=missing&area=22.205`)).toEqual([
      'phong-gddt-dong-trieu',
      ...COMMUNES.filter((one) => ![AN_SINH, BINH_KHE].includes(one)),
    ]);
  });

  it('of a day in the past shows what was due then, of a past moment what was known then', async () => {
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&on=2015-06-30&state=not-due`)).toHaveLength(22);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&on=2015-07-15&state=open`)).toHaveLength(22);
    expect(await reporters(`plan=${PLAN}&period=${PERIOD}&on=2015-07-16&state=missing`)).toHaveLength(21);
    expect((await list(`plan=${PLAN}&asOf=0`)).body.items).toEqual([]);
  });

  it('is what a row of status counts: expected, due before the day, not sent by its end, from the area and under it', async () => {
    const overdue = async (area: string, on: string, more = '') => {
      const { body } = await dossiers.seen(`/api/status?plan=${PLAN}&target=gia-dinh-2015&area=${area}&depth=0&on=${on}${more}`);
      return body.items.map(({ overdueReports }: { overdueReports: number }) => overdueReports);
    };
    // 21 communes and the office of the district: three half-years and two years, then a half-year, but for the one whose deadline was extended.
    expect(await overdue('22.205', '2015-07-15')).toEqual([22 * (3 + 2)]);
    expect(await overdue('22.205', '2015-07-16')).toEqual([22 * (3 + 2) + 21]);
    expect(await overdue(BINH_KHE, '2015-07-16')).toEqual([3 + 2]);
    // It was sent, but long after that day.
    expect(await overdue(AN_SINH, '2015-07-16')).toEqual([4 + 2]);
    expect(await overdue('22.205', '2015-07-16', '&asOf=0')).toEqual([]);
    const explained = await dossiers.seen(`/api/status/explain?plan=${PLAN}&target=gia-dinh-2015&area=${AN_SINH}&on=2015-07-16`);
    expect(explained.body.row).toMatchObject({ area: AN_SINH, overdueReports: 6 });
  });

  it('comes as CSV', async () => {
    const csv = await dossiers.system.get(`/api/reports?plan=${PLAN}&period=${PERIOD}&reporter=${AN_SINH}`, { Accept: 'text/csv' });
    expect(csv.headers.get('Content-Type')).toContain('text/csv');
    expect(csv.body.split('\r\n')[1]).toContain(`${PLAN},${DUTY},${AN_SINH},${PERIOD}`);
  });

  it.each([
    ['plan=khong-co', 404, 'unknown-plan'],
    ['area=99.999', 404, 'unknown-area'],
    ['reporter=khong-co', 404, 'unknown-area'],
    ['state=xong', 422, 'malformed'],
    ['perid=2015-H1', 422, 'malformed'],
    ['cursor=abc', 422, 'malformed'],
  ])('refuses %s', async (query, status, code) => {
    const answer = await list(query);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('the duties of one reporter', () => {
  const duties = (query: string): Promise<Answer> => dossiers.seen(`/api/duties?${query}`);

  it('are its reports of every period that has begun, in order of their due days', async () => {
    const { items } = (await duties(`reporter=${AN_SINH}&on=2014-07-20`)).body;
    expect(items.map(({ duty, period, due, state }: Record<string, string>) => [duty, period, due, state])).toEqual([
      [DUTY, '2013-H2', '2014-01-15', 'missing'],
      ['xa-bao-cao-nam', '2013', '2014-01-15', 'missing'],
      [DUTY, '2014-H1', '2014-07-15', 'missing'],
      [DUTY, '2014-H2', '2015-01-15', 'not-due'],
      ['xa-bao-cao-nam', '2014', '2015-01-15', 'not-due'],
    ]);
    expect(items[1]).toMatchObject({ dueStated: false, receivers: [{ body: 'phong-gddt-dong-trieu' }], every: 'year', indicators: 38 });
  });

  it('of a body are those that the plans lay on it', async () => {
    const { items } = (await duties('reporter=phong-gddt-dong-trieu&on=2014-02-01')).body;
    expect(items.map(({ duty, period }: Record<string, string>) => [duty, period])).toEqual([
      ['phong-gddt-bao-cao-6-thang', '2013-H2'],
      ['phong-gddt-bao-cao-nam', '2013'],
      ['phong-gddt-bao-cao-6-thang', '2014-H1'],
      ['phong-gddt-bao-cao-nam', '2014'],
    ]);
  });

  it('once, on a day, is in words too: "trước ngày 20/11/2022"', async () => {
    const { items } = (await duties('reporter=doan-the-phu-tan&on=2022-11-20')).body;
    expect(items).toEqual([
      expect.objectContaining({
        period: 'once',
        due: '2022-11-19',
        dueStated: true,
        dueText: 'trước ngày 20/11/2022',
        state: 'missing',
        indicators: 0,
      }),
    ]);
  });

  it('take an extension for this reporter alone, with who gave it and why', async () => {
    const due = async (reporter: string) => (await dossiers.seen(path(reporter))).body;
    expect(await due(BINH_KHE)).toMatchObject({ due: '2099-12-31', extended: true, state: 'open', late: false });
    expect((await due(BINH_KHE)).life).toEqual([
      expect.objectContaining({ actor: 'demo-phong-gddt', data: expect.objectContaining({ reason: 'Sạt lở', until: '2099-12-31' }) }),
    ]);
    expect(await due(COMMUNES[0] ?? '')).toMatchObject({ due: '2015-07-15', extended: false, late: true });
  });

  it('of nobody are not asked for', async () => {
    expect((await duties('on=2015-01-01')).status).toBe(422);
    expect((await duties('reporter=khong-co')).status).toBe(404);
  });

  it('that expect nothing are never overdue; what is sent on demand is about its day', async () => {
    const none = (await duties('reporter=phong-gddt-phu-tan&on=2022-12-01')).body.items;
    expect(none).toEqual([]);
    const answer = await dossiers.system.post(
      '/api/reports/phu-tan-2022/phong-gddt-bao-cao-dinh-ky/phong-gddt-phu-tan/2022-Q3/submission',
      {},
    );
    expect(answer.status).toBe(201);
    const { items } = (await duties('reporter=phong-gddt-phu-tan&on=2030-12-01')).body;
    expect(items).toEqual([expect.objectContaining({ period: '2022-Q3', state: 'submitted', due: null, late: false, expected: false })]);
  });
});
