import { figurePath, FIRST, issueSmall, RATIO } from '../support/ground';
import { startSystem, type System } from '../support/system';

const PLAN = 'ke-hoach-thu';
const COMMUNES = ['x1', 'x2', 'x3'];
const STREAM = `figure-${RATIO}:x1:2013`;
const YEARS = ['2013', '2014', '2015', '2016', '2017', '2018'];

/** Every list there is, with what finds more than two pages of two. */
const LISTS = [
  '/api/areas?on=2015-01-01',
  '/api/bodies',
  '/api/indicators',
  '/api/titles',
  '/api/plans',
  '/api/figures?area=h',
  '/api/subjects',
  '/api/recognitions?on=2015-06-30',
  `/api/status?plan=${PLAN}&on=2018-12-31`,
  `/api/status/changes?plan=${PLAN}&from=2013-01-01&to=2999-12-31`,
  '/api/history',
];
const LOG = ['/api/events', `/api/streams/${STREAM}`];
const ONES = [
  '/api/areas/h',
  '/api/bodies/phong-thu',
  `/api/indicators/${RATIO}`,
  '/api/titles/danh-hieu-thu',
  `/api/plans/${PLAN}`,
  figurePath('x1', '2013'),
  '/api/subjects/don-vi-1',
  `/api/status/explain?plan=${PLAN}&target=chi-tieu-thu&on=2015-12-31`,
];

let system: System;
let before: number;
const and = (path: string, more: string): string => `${path}${path.includes('?') ? '&' : '?'}${more}`;
const seen = (path: string) => system.get(and(path, `after=${system.position}`));

async function recognise(n: number): Promise<void> {
  const decision = { number: `${n}/QĐ`, issuedOn: '2014-08-28', issuer: 'UBND huyện' };
  await system.post('/api/subjects', { ref: `don-vi-${n}`, kind: 'unit', area: 'x1', name: `=1+${n}, "Trường" số ${n}` });
  await system.post('/api/recognitions', {
    title: 'danh-hieu-thu',
    subject: `don-vi-${n}`,
    area: 'x1',
    decision,
    recognisedOn: '2014-11-20',
  });
}
async function more(n: number): Promise<void> {
  await system.post('/api/bodies', { code: `phong-${n}`, name: `Phòng ${n}`, area: 'h' });
  await system.post('/api/titles', { code: `danh-hieu-${n}`, name: `Danh hiệu ${n}`, subject: 'unit', grantedBy: 'district' });
  const indicator = {
    code: `chi-so-${n}`,
    name: `Chỉ số ${n}`,
    definition: 'Đếm',
    unit: 'cái',
    measure: 'count',
    periods: ['year'],
    reportedAt: ['commune'],
  };
  await system.post('/api/indicators', indicator);
  await issueSmall(system, `ke-hoach-${n}`);
  await recognise(n);
  await system.post('/api/areas', { id: `y${n}`, name: `Xã ${n}`, level: 'commune', kind: 'xã', parent: 'h', from: '2004-07-08' });
}

beforeAll(async () => {
  system = await startSystem();
  await system.post('/api/areas', { id: 'vn', name: 'Việt Nam', level: 'country', kind: 'nước', parent: null, from: '1945-09-02' });
  before = (await seen('/api/history')).body.asOf.logSize;
  await issueSmall(system);
  for (const area of COMMUNES)
    for (const year of YEARS) await system.put(figurePath(area, year), { numerator: '80', denominator: '100' }, FIRST);
  for (const n of [1, 2, 3, 4]) await more(n);
  for (const revision of [0, 1, 2, 3])
    await system.put(
      figurePath('x1', '2013'),
      { numerator: String(81 + revision), denominator: '100', reason: 'đếm lại' },
      { 'If-Match': `"${revision}"` },
    );
  await seen('/api/plans');
});
afterAll(() => system.stop());

/** All pages of two, `between` done after the first. */
async function pages(
  path: string,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ items: unknown[]; sizes: number[] }> {
  const items: unknown[] = [];
  const sizes: number[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const { status, body } = await system.get(and(path, `limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`));
    expect([path, status]).toEqual([path, 200]);
    items.push(...body.items.map((item: object) => ({ ...item, asOf: null })));
    sizes.push(body.asOf.logSize);
    cursor = body.next;
    if (first) await between();
  }
  return { items, sizes };
}

describe('a list', () => {
  it.each([...LISTS, ...LOG])('%s comes page by page, the same as all at once, and says when it is known', async (path) => {
    const { body } = await system.get(and(path, 'limit=1000'));
    expect(body).toMatchObject({ asOf: { logSize: expect.any(Number), at: expect.any(String) }, next: null });
    const { items } = await pages(path);
    expect(items.length).toBeGreaterThan(2);
    expect(items).toEqual(body.items.map((item: object) => ({ ...item, asOf: null })));
  });

  it.each(LISTS)('%s: later pages stay with what the first one knew, whatever is written meanwhile', async (path) => {
    const n = 10 + LISTS.indexOf(path);
    const { body } = await system.get(and(path, 'limit=1000'));
    const { items, sizes } = await pages(path, async () => {
      await more(n);
      await system.put(figurePath('x1', '2019'), { numerator: String(n), denominator: '100' }, FIRST);
      await system.put(figurePath('x3', '2018'), { numerator: '5', denominator: '100', reason: 'đếm lại' }, { 'If-Match': `"${n - 10}"` });
      await seen('/api/plans');
    });
    expect(new Set(sizes)).toEqual(new Set([body.asOf.logSize]));
    expect(items).toEqual(body.items.map((item: object) => ({ ...item, asOf: null })));
  });

  it.each([...LISTS, ...LOG])('%s takes a limit of 1 to 1000', async (path) => {
    for (const limit of ['0', '-1', '1001', '1.5', 'x', ''])
      expect([limit, (await system.get(and(path, `limit=${limit}`))).status]).toEqual([limit, 422]);
    for (const limit of ['1', '1000']) expect([limit, (await system.get(and(path, `limit=${limit}`))).status]).toEqual([limit, 200]);
  });

  const forged = (...parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  it.each(LISTS)('%s refuses a cursor that nobody gave', async (path) => {
    const wrong = ['abc', '!', forged(), forged('x', 0), forged(-1, 0), forged(1.5, 0), forged(1, -1), forged(null, null), forged(1, [])];
    for (const cursor of [...wrong, forged(1, 2, 3, 4, 5), forged('2015-01-01T00:00:00Z', '', '', ''), forged(1, {}, 3)])
      expect([cursor, (await system.get(and(path, `cursor=${cursor}`))).status]).toEqual([cursor, 422]);
    for (const rest of [[0], [0, 0], ['a'], ['a', 'b', 'c'], ['a', 'b', 0]])
      expect([404, 422]).toContain((await system.get(and(path, `cursor=${forged(99_999_999, ...rest)}`))).status);
  });
});

/** RFC 4180, read strictly: quotes doubled, lines ended by CR LF. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  for (let rest = csv, row: string[] = []; rest !== '';) {
    const [whole = '', quoted, bare, end = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (whole === '') throw new Error(`no RFC 4180 at ${rest.slice(0, 80)}`);
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('text/csv', () => {
  it.each([...LISTS, ...LOG, '/api/projections'])('%s: a header and a line for each item, the same columns on every page', async (path) => {
    const { body } = await system.get(and(path, path.includes('projections') ? '' : 'limit=3'));
    const {
      status,
      headers,
      body: csv,
    } = await system.get(and(path, path.includes('projections') ? '' : 'limit=3'), { Accept: 'text/csv' });
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [header = [], ...lines] = parsed(String(csv).replace('\uFEFF', ''));
    expect(lines).toHaveLength(body.items.length);
    for (const line of lines) expect(line).toHaveLength(header.length);
    expect(header).toEqual(expect.arrayContaining(Object.keys(body.items[0])));
    expect(headers.get('X-Next-Cursor')).toBe(body.next);
    expect(JSON.parse(headers.get('X-As-Of') ?? '')).toMatchObject({ logSize: body.asOf.logSize });
    const next = body.next === null || path.includes('projections') ? '' : `cursor=${encodeURIComponent(body.next)}`;
    const page = await system.get(and(path, next), { Accept: 'text/csv' });
    expect(parsed(String(page.body).replace('\uFEFF', ''))[0]).toEqual(header);
  });

  it('an empty list has its header still', async () => {
    const { body } = await system.get('/api/figures?area=x1&period=2030', { Accept: 'text/csv' });
    expect(parsed(String(body).replace('\uFEFF', ''))).toEqual([
      expect.arrayContaining(['indicator', 'area', 'period', 'value', 'review']),
    ]);
  });

  it('what a spreadsheet would take for a formula is text', async () => {
    const { body } = await system.get('/api/subjects?limit=1', { Accept: 'text/csv' });
    const [header = [], line = []] = parsed(String(body).replace('\uFEFF', ''));
    expect(line[header.indexOf('name')]).toBe('\'=1+1, "Trường" số 1');
  });

  it('is UTF-8 with a byte order mark, as the office programs need it', async () => {
    const bytes = await (await fetch(`${system.url}/api/bodies`, { headers: { Accept: 'text/csv' } })).arrayBuffer();
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('Phòng thử');
  });
});

describe('every read', () => {
  it.each([...ONES, ...LISTS, ...LOG, '/api/projections'])('%s says the moment it is known at', async (path) =>
    expect((await system.get(path)).body.asOf).toEqual({ logSize: expect.any(Number), at: expect.stringMatching(/^\d{4}-.*Z$/) }),
  );

  it('an event too', async () => {
    const { body } = await system.get('/api/events?limit=1');
    const { body: event } = await system.get(`/api/events/${body.items[0].id}`);
    expect(event).toEqual({ ...body.items[0], asOf: { logSize: expect.any(Number), at: expect.any(String) } });
  });

  it.each([...ONES, ...LISTS, ...LOG, '/api/projections'])('%s refuses a parameter it does not know, and one given twice', async (path) => {
    for (const query of ['thang=1', 'after=1&after=2', 'AFTER=1']) {
      const { status, body } = await system.get(and(path, query));
      expect([path, query, status, body.code]).toEqual([path, query, 422, 'malformed']);
    }
  });

  it.each([
    ['/api/areas/khong-co', 'unknown-area'],
    ['/api/areas?parent=khong-co', 'unknown-area'],
    ['/api/bodies?area=khong-co', 'unknown-area'],
    ['/api/bodies/khong-co', 'unknown-body'],
    ['/api/indicators/khong-co', 'unknown-indicator'],
    ['/api/titles/khong-co', 'unknown-title'],
    ['/api/plans?area=khong-co', 'unknown-area'],
    ['/api/plans?indicator=khong-co', 'unknown-indicator'],
    ['/api/plans/khong-co', 'unknown-plan'],
    ['/api/figures?area=khong-co', 'unknown-area'],
    ['/api/figures?indicator=khong-co', 'unknown-indicator'],
    [figurePath('x1', '2029'), 'unknown-figure'],
    ['/api/subjects?area=khong-co', 'unknown-area'],
    ['/api/subjects/khong-co', 'unknown-subject'],
    ['/api/recognitions?title=khong-co', 'unknown-title'],
    ['/api/recognitions?area=khong-co', 'unknown-area'],
    ['/api/recognitions?subject=khong-co', 'unknown-subject'],
    ['/api/status?plan=khong-co', 'unknown-plan'],
    [`/api/status?plan=${PLAN}&target=khong-co`, 'unknown-target'],
    ['/api/status?area=khong-co', 'unknown-area'],
    ['/api/status?indicator=khong-co', 'unknown-indicator'],
    ['/api/status?target=khong-co', 'unknown-target'],
    ['/api/status/explain?plan=khong-co&target=x', 'unknown-plan'],
    [`/api/status/explain?plan=${PLAN}&target=khong-co`, 'unknown-target'],
    [`/api/status/explain?plan=${PLAN}&target=chi-tieu-thu&area=khong-co`, 'unknown-area'],
    ['/api/status/changes?plan=khong-co&from=2013-01-01&to=2014-01-01', 'unknown-plan'],
    ['/api/status/series?plan=khong-co', 'unknown-plan'],
    [`/api/status/series?plan=${PLAN}&target=khong-co`, 'unknown-target'],
    [`/api/status/series?plan=${PLAN}&area=khong-co`, 'unknown-area'],
    [`/api/status/changes?plan=${PLAN}&target=khong-co&from=2013-01-01&to=2014-01-01`, 'unknown-target'],
    ['/api/history?area=khong-co', 'unknown-area'],
    ['/api/history?plan=khong-co', 'unknown-plan'],
    ['/api/history?indicator=khong-co', 'unknown-indicator'],
    [`/api/history?plan=${PLAN}&target=khong-co`, 'unknown-target'],
    ['/api/streams/khong-co', 'unknown-stream'],
  ])('%s is 404 %s', async (path, code) => {
    const { status, body } = await system.get(path);
    expect([status, body.code]).toEqual([404, code]);
    expect(body.detail).toContain('"');
  });

  it.each([
    '/api/areas?parent=h',
    '/api/bodies?area=h',
    '/api/figures?area=h',
    `/api/figures?indicator=${RATIO}`,
    '/api/subjects?area=h',
    '/api/recognitions?title=danh-hieu-thu',
    '/api/recognitions?area=h',
    '/api/recognitions?subject=don-vi-1',
    `/api/status?plan=${PLAN}`,
    `/api/status?plan=${PLAN}&target=chi-tieu-thu`,
    '/api/status?area=h',
    `/api/status?indicator=${RATIO}`,
    '/api/status?target=chi-tieu-thu',
    `/api/history?plan=${PLAN}`,
    '/api/history?area=h',
    `/api/history?indicator=${RATIO}`,
    '/api/plans?area=h',
    `/api/plans?indicator=${RATIO}`,
  ])('%s is empty where it is known today and was not then', async (path) => {
    const { status, body } = await system.get(and(path, `asOf=${before}`));
    expect([status, body]).toMatchObject([200, { items: [], next: null, asOf: { logSize: before } }]);
  });
});

describe('after=', () => {
  it('shows each write to whoever names its position, at once', async () => {
    for (let round = 0; round < 20; round++) {
      const { headers } = await system.post('/api/bodies', { code: `co-quan-${round}`, name: `Cơ quan ${round}`, area: 'h' });
      const after = headers.get('X-Log-Position');
      const { body } = await system.get(`/api/bodies/co-quan-${round}?after=${after}`);
      expect([round, body.name]).toEqual([round, `Cơ quan ${round}`]);
      expect(body.asOf.logSize).toBeGreaterThanOrEqual(Number(headers.get('X-Log-Size')));
    }
  });

  it('answers 503 with Retry-After when a position is not reached, and has waited for it for five seconds', async () => {
    const started = performance.now();
    const answer = await fetch(`${system.url}/api/plans?after=9999999999999999`);
    expect(performance.now() - started).toBeGreaterThanOrEqual(4_900);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'read-model-behind']);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});
