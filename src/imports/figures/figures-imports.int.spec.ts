import { startSystem, type System } from '../../../test/support/system';
import { AN_SINH, BINH_KHE, CLERK, fill, planned, report, send, template, TEMPLATE, told, VALUE, workbook } from './figures.fixture';

let system: System;
beforeAll(async () => {
  system = await startSystem({ now: () => new Date('2015-07-10T02:00:00Z') });
  await planned(system);
  await report(system, 'ho', '2014-H2', { numerator: '800', denominator: '1000' });
  await report(system, 'lop', '2014-H2', { value: '12' });
  await report(system, 'lop', '2015-H1', { value: '13', note: 'đã đếm' });
});
afterAll(() => system.stop());

const logSize = async (): Promise<number> => (await system.get(`/api/areas?after=${system.position}`)).body.asOf.logSize;
const figure = async (indicator: string, area = AN_SINH): Promise<{ status: number; body: Record<string, unknown> }> =>
  system.get(`/api/figures/${indicator}/${area}/2015-H1?after=${system.position}`);

describe('the template', () => {
  it('asks for what the plan measures there, with what stands and what stood before', async () => {
    const rows = await template(system);
    expect(rows[0]).toEqual([`Mẫu nhập số liệu: ${AN_SINH} 2015-H1`]);
    expect(rows[1]?.[0]).toContain('6 tháng đầu năm 2015, xã An Sinh');
    expect(rows.slice(4).map(([code]) => code)).toEqual(['ho', 'biet-chu', 'lop', 'trung-tam', 'ho-ngheo']);
    const titles = rows[3] ?? [];
    const lop = rows[6] ?? [];
    expect([VALUE, 'Ghi chú', 'Phiên bản', 'Kỳ trước'].map((title) => lop[titles.indexOf(title)])).toEqual([
      { number: '13' },
      'đã đếm',
      { number: '0' },
      '12 lớp',
    ]);
    expect(titles).not.toContain('Tính đến hết ngày');
    expect((await template(system, TEMPLATE.replace('2015-H1', '2015')))[3]).toContain('Tính đến hết ngày');
  });

  it('is for whoever reports there, of a plan, an area and a period that are', async () => {
    const get = (path: string, actor = CLERK) => system.get(path, { 'X-Actor': actor });
    expect((await get(TEMPLATE, 'demo-binh-khe')).status).toBe(403);
    expect((await get(TEMPLATE.replace('ke-hoach', 'khong-co'))).body.code).toBe('unknown-plan');
    expect((await get(`${TEMPLATE}&duty=khong-co`)).body.code).toBe('unknown-duty');
    expect((await get(TEMPLATE.replace(AN_SINH, '99'))).body.code).toBe('unknown-area');
    expect((await get(TEMPLATE.replace('2015-H1', '2015-H3'))).status).toBe(422);
  });
});

describe('a template that was filled in', () => {
  it('brought back as it is changes nothing and is no import', async () => {
    const before = await logSize();
    const answer = await send(system, workbook(await template(system)));
    expect([answer.status, told(answer)]).toEqual([200, ['7 unchanged lop']]);
    expect((await system.get(`/api/imports/${answer.body.import}`)).status).toBe(404);
    expect(await logSize()).toBe(before);
  });

  it('with one line that is wrong is recorded in no line; all that is wrong is told', async () => {
    const rows = await template(system);
    fill(rows, 'ho', { [VALUE]: { number: '850' }, 'Tổng số': '1.010' });
    fill(rows, 'biet-chu', { [VALUE]: 'khoảng 800', 'Tổng số': { number: '900' } });
    fill(rows, 'lop', { [VALUE]: { number: '14' } });
    fill(rows, 'trung-tam', { [VALUE]: 'chưa rõ' });
    const before = await logSize();
    const dry = await send(system, workbook(rows), { dry: true });
    expect([dry.status, dry.body.recorded, dry.body.refused]).toEqual([200, 1, 3]);
    expect(told(dry)).toEqual([
      '5 recordable ho',
      '6 refused biet-chu malformed',
      '7 refused lop malformed',
      '8 refused trung-tam malformed',
    ]);
    expect(dry.body.outcomes.map(({ message }: { message?: string }) => message)).toEqual([
      undefined,
      '“khoảng 800” không phải là số. Hãy ghi số nguyên, ví dụ 1234 hoặc 1.234.',
      'Hãy ghi lý do sửa số liệu.',
      'Hãy chọn có hoặc không.',
    ]);
    const refused = await send(system, workbook(rows));
    expect([refused.status, refused.body.code, refused.body.rows]).toEqual([422, 'sheet-refused', [6, 7, 8]]);
    expect(refused.body.detail).toContain('chưa ghi dòng nào');
    expect((await figure('ho')).status).toBe(404);
    expect(await logSize()).toBe(before);
  });

  it('is recorded whole, rests on the file, and sent again writes nothing', async () => {
    const rows = await template(system);
    fill(rows, 'ho', { [VALUE]: { number: '850' }, 'Tổng số': '1.010' });
    fill(rows, 'biet-chu', {
      [VALUE]: { number: '990' },
      'Tổng số': { number: '1000' },
      'Nam: số đạt, số đếm': { number: '490' },
      'Nam: tổng số': { number: '500' },
      'Nữ: số đạt, số đếm': { number: '500' },
      'Nữ: tổng số': { number: '500' },
    });
    fill(rows, 'lop', { [VALUE]: { number: '14' }, 'Lý do sửa': 'thêm một lớp' });
    fill(rows, 'trung-tam', { 'Không áp dụng vì': 'dùng chung với xã bên' });
    const answer = await send(system, workbook(rows), { name: 'số liệu.xlsx' });
    expect([answer.status, told(answer)]).toEqual([
      200,
      ['5 recorded ho', '6 recorded biet-chu', '7 recorded lop', '8 recorded trung-tam'],
    ]);
    expect((await figure('ho')).body).toMatchObject({ value: { kind: 'ratio', numerator: '850', denominator: '1010' }, revision: 0 });
    expect((await figure('biet-chu')).body).toMatchObject({ breakdown: { sex: { nam: { numerator: '490', denominator: '500' } } } });
    expect((await figure('trung-tam')).body).toMatchObject({ value: { kind: 'not-applicable', reason: 'dùng chung với xã bên' } });
    const lop = (await figure('lop')).body;
    expect(lop).toMatchObject({ value: { value: '14' }, revision: 1, detail: { note: 'đã đếm', evidence: [expect.any(String)] } });
    const [ref] = (lop['detail'] as { evidence: string[] }).evidence;
    const file = (await system.get(`/api/evidence/${ref}/details`, { 'X-Actor': CLERK })).body;
    expect([file.name, file.addedBy, file.area]).toEqual(['số liệu.xlsx', CLERK, AN_SINH]);
    const before = await logSize();
    const again = await send(system, workbook(rows), { name: 'khác.xlsx' });
    expect([again.body.import, again.body.recorded, again.body.outcomes[0].repeated]).toEqual([answer.body.import, 4, true]);
    expect(await logSize()).toBe(before);
  });

  it('is shown line by line, and in the list of who reads that history', async () => {
    const { items } = (await system.get('/api/imports?kind=figures', { 'X-Actor': CLERK })).body;
    expect(items).toHaveLength(1);
    const [one] = items;
    expect(one).toMatchObject({
      actor: CLERK,
      state: 'completed',
      rows: 4,
      recorded: 4,
      refused: 0,
      file: { name: 'số liệu.xlsx', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      sheets: [{ area: AN_SINH, period: '2015-H1', figures: 4 }],
    });
    const page = (await system.get(`/api/imports/${one.import}?limit=3`, { 'X-Actor': CLERK })).body;
    expect(page.items.map(({ row, outcome, revision }: Record<string, unknown>) => [row, outcome, revision])).toEqual([
      [5, 'recorded', 0],
      [6, 'recorded', 0],
      [7, 'recorded', 1],
    ]);
    const next = (await system.get(`/api/imports/${one.import}?limit=3&cursor=${page.next}`, { 'X-Actor': CLERK })).body;
    expect([next.items.length, next.items[0].row, next.next]).toEqual([1, 8, null]);
    const ofOthers = async (actor: string) => (await system.get('/api/imports', { 'X-Actor': actor })).body.items.length;
    expect([await ofOthers('demo-binh-khe'), await ofOthers('demo-khuyen-hoc'), await ofOthers('demo-thanh-tra')]).toEqual([0, 0, 1]);
    const elsewhere = (await system.get(`/api/imports/${one.import}`, { 'X-Actor': 'demo-binh-khe' })).body;
    expect([elsewhere.actor, elsewhere.file.name, elsewhere.file.sha256]).toEqual([null, null, null]);
  });

  it('is asked about as it stands: a past moment is refused, not passed over', async () => {
    const get = (path: string) => system.get(path, { 'X-Actor': CLERK });
    const { items } = (await get('/api/imports')).body;
    for (const path of ['/api/imports?asOf=5', `/api/imports/${items[0].import}?asOf=5`]) expect((await get(path)).status).toBe(422);
  });

  it('is not undone as a whole', async () => {
    const { items } = (await system.get('/api/imports', { 'X-Actor': CLERK })).body;
    const decision = { number: '1/QĐ', issuedOn: '2015-07-01', issuer: 'UBND' };
    const undone = await system.post(`/api/imports/${items[0].import}/undo`, { decision, reason: 'nhầm' }, { 'X-Actor': CLERK });
    expect([undone.status, undone.body.code]).toEqual([409, 'import-of-figures']);
  });

  it('with what has to be looked at again waits until somebody has, line by line', async () => {
    const rows = await template(system);
    fill(rows, 'lop', { [VALUE]: { number: '40' }, 'Lý do sửa': 'gộp trường' });
    const asked = await send(system, workbook(rows));
    expect([asked.status, asked.body.outcomes[2]]).toMatchObject([
      422,
      { row: 7, code: 'needs-acknowledgement', checks: [{ code: 'big-change' }] },
    ]);
    expect((await send(system, workbook(rows), { query: '&acknowledge=5:big-change' })).status).toBe(422);
    expect((await send(system, workbook(rows), { query: '&acknowledge=big-change' })).body.code).toBe('malformed');
    const done = await send(system, workbook(rows), { query: '&acknowledge=7:big-change' });
    expect([done.status, done.body.recorded]).toEqual([200, 1]);
    expect((await figure('lop')).body).toMatchObject({ revision: 2, acknowledged: ['big-change'] });
  });

  it('leaves alone what a colleague has changed since, and says so where both have', async () => {
    const rows = await template(system);
    await report(system, 'ho', '2015-H1', { numerator: '860', denominator: '1010', reason: 'thôn 3' }, { 'If-Match': '"0"' });
    expect(told(await send(system, workbook(rows)))).toContain('5 unchanged ho');
    fill(rows, 'ho', { [VALUE]: { number: '870' }, 'Lý do sửa': 'thôn 4' });
    const both = await send(system, workbook(rows));
    expect([both.status, told(both)[0]]).toEqual([422, '5 refused ho changed-since-template']);
    expect((await figure('ho')).body).toMatchObject({ value: { numerator: '860' } });
  });
});

describe('a list', () => {
  const HEAD = 'indicator,area,period,numerator,denominator,value,yes,reason';

  it('of several areas and periods is compared with itself, and each line asks for its right', async () => {
    const list = [
      HEAD,
      `ho-ngheo,${AN_SINH},2015-Q1,,,,,`,
      `ho-ngheo,${AN_SINH},2013-H2,40,700,,,`,
      `ho,${AN_SINH},2013-H2,700,1000,,,`,
      `ho,${AN_SINH},2014-H1,100,1000,,,`,
      `ho,${BINH_KHE},2014-H1,1,2,,,`,
    ].join('\n');
    const dry = await send(system, list, { dry: true });
    // Line 5 falls by more than half against line 4; line 3 is measured on the 700 of line 4.
    expect(told(dry)).toEqual(['3 recordable ho-ngheo', '4 recordable ho', '5 refused ho needs-acknowledgement', '6 refused ho forbidden']);
    expect(dry.body.outcomes[2].checks).toMatchObject([{ code: 'big-change', was: '70.00', is: '10.00' }]);
  });

  it.each([
    ['commas', `indicator,numerator,denominator\nho-ngheo,10,"860"\n`],
    ['semicolons, a byte order mark and CRLF, as Excel writes it', `\ufeffindicator;numerator;denominator\r\nho-ngheo;10;860\r\n`],
    ['tabs, decomposed text', `indicator\tnumerator\tdenominator\tnote\nho-ngheo\t10\t860\tđã rà soát\n`.normalize('NFD')],
  ])('as CSV with %s', async (_, text) => {
    const answer = await send(system, text, { dry: true, query: `&area=${AN_SINH}&period=2015-H1` });
    expect([answer.status, told(answer)]).toEqual([200, ['2 recordable ho-ngheo']]);
  });

  it('as a spreadsheet is read alike, and what has no column stays as it is', async () => {
    const rows = [
      ['indicator', 'area', 'period', 'value', 'reason', 'acknowledge'],
      ['lop', AN_SINH, '2015-H1', { number: '41' }, 'đếm lại', 'big-change'],
    ];
    const answer = await send(system, workbook(rows));
    expect([answer.status, told(answer)]).toEqual([200, ['2 recorded lop']]);
    expect((await figure('lop')).body).toMatchObject({ value: { value: '41' }, detail: { note: 'đã đếm' } });
  });
});
