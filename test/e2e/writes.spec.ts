import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { papers } from '../support/evidence';
import { DECISION, figurePath, FIRST, issueSmall, RATIO, smallDocument } from '../support/ground';
import { startSystem, type Answer, type System } from '../support/system';

type Body = Readonly<Record<string, unknown>>;
interface Write {
  readonly path: string;
  readonly body: Body;
  /** The same call with other words: refused under the same key. */
  readonly other: Body;
  /** It begins a stream. */
  readonly begins: boolean;
}

const reason = 'Theo quyết định';
const target = { id: 'chi-tieu-ba', indicator: 'so-ho', text: 'Số hộ', criterion: { kind: 'at-least', value: '10' }, due: '2019-12-31' };
const task = { id: 'viec-thu', text: 'Việc thử', leads: ['phong-thu'], coordinating: [], role: 'lead' };
const revision = { effectiveOn: '2014-09-01', criterion: { kind: 'at-least', value: '88' }, decision: DECISION, reason };
const indicator = {
  code: 'chi-so-moi',
  name: 'Chỉ số mới',
  definition: 'Đếm',
  unit: 'cái',
  measure: 'count',
  periods: ['year'],
  reportedAt: ['commune'],
};
const title = { code: 'danh-hieu-moi', name: 'Danh hiệu mới', subject: 'unit', grantedBy: 'district' };
const area = { id: 'x4', name: 'Xã 4', level: 'commune', kind: 'xã', parent: 'h', from: '2004-07-08' };
const grant = {
  title: 'danh-hieu-thu',
  subject: 'don-vi-1',
  area: 'x1',
  decision: DECISION,
  recognisedOn: '2014-11-20',
  validUntil: '2015-11-19',
};

/** Every POST there is, in an order in which each can be done. */
const POSTS: readonly Write[] = [
  {
    path: '/api/plans',
    body: { ...smallDocument('ke-hoach-hai'), tasks: [task] },
    other: { ...smallDocument('ke-hoach-hai'), tasks: [task], title: 'Tên khác' },
    begins: true,
  },
  {
    path: '/api/plans/ke-hoach-hai/corrections',
    body: { fields: { title: 'Tên đúng' }, reason, evidence: ['trang-1'] },
    other: { fields: { title: 'Tên khác' }, reason, evidence: ['trang-1'] },
    begins: false,
  },
  {
    path: '/api/plans/ke-hoach-hai/targets',
    body: { ...target, decision: DECISION, reason },
    other: { ...target, decision: DECISION, reason: 'khác' },
    begins: false,
  },
  { path: '/api/plans/ke-hoach-hai/targets/chi-tieu-thu/revisions', body: revision, other: { ...revision, reason: 'khác' }, begins: false },
  {
    path: '/api/plans/ke-hoach-hai/targets/chi-tieu-thu/corrections',
    body: { fields: { text: 'Chữ đúng' }, reason, evidence: ['trang-2'] },
    other: { fields: { text: 'Chữ khác' }, reason, evidence: ['trang-2'] },
    begins: false,
  },
  {
    path: '/api/plans/ke-hoach-hai/targets/chi-tieu-hai/withdrawal',
    body: { effectiveOn: '2016-02-01', decision: DECISION, reason },
    other: { effectiveOn: '2016-02-02', decision: DECISION, reason },
    begins: false,
  },
  {
    path: '/api/plans/ke-hoach-hai/tasks/viec-thu/progress',
    body: { note: 'Đã họp', on: '2015-03-02' },
    other: { note: 'Đã làm', on: '2015-03-02' },
    begins: true,
  },
  { path: '/api/plans/ke-hoach-hai/tasks/viec-thu/completion', body: { on: '2015-04-02' }, other: { on: '2015-04-03' }, begins: false },
  { path: '/api/plans/ke-hoach-hai/tasks/viec-thu/reopening', body: { reason }, other: { reason: 'khác' }, begins: false },
  {
    path: '/api/plans/ke-hoach-hai/transfer',
    body: { on: '2017-01-01', area: 't', decision: DECISION, reason },
    other: { on: '2017-01-02', area: 't', decision: DECISION, reason },
    begins: false,
  },
  { path: '/api/plans/ke-hoach-hai/closure', body: { on: '2020-12-31', reason }, other: { on: '2020-12-30', reason }, begins: false },
  { path: '/api/indicators', body: indicator, other: { ...indicator, unit: 'chiếc' }, begins: true },
  {
    path: '/api/indicators/chi-so-moi/revisions',
    body: { effectiveOn: '2015-01-01', name: 'Tên hai' },
    other: { effectiveOn: '2015-01-01', name: 'Tên ba' },
    begins: false,
  },
  {
    path: '/api/indicators/chi-so-moi/retirement',
    body: { effectiveOn: '2020-01-01' },
    other: { effectiveOn: '2020-01-02' },
    begins: false,
  },
  { path: '/api/titles', body: title, other: { ...title, name: 'Tên khác' }, begins: true },
  {
    path: '/api/titles/danh-hieu-moi/revisions',
    body: { effectiveOn: '2015-01-01', name: 'Tên hai' },
    other: { effectiveOn: '2015-01-01', name: 'Tên ba' },
    begins: false,
  },
  {
    path: '/api/titles/danh-hieu-moi/retirement',
    body: { effectiveOn: '2020-01-01' },
    other: { effectiveOn: '2020-01-02' },
    begins: false,
  },
  {
    path: '/api/bodies',
    body: { code: 'phong-moi', name: 'Phòng mới', area: 'h' },
    other: { code: 'phong-moi', name: 'Phòng khác', area: 'h' },
    begins: true,
  },
  {
    path: '/api/bodies/phong-moi/revisions',
    body: { effectiveOn: '2015-01-01', name: 'Tên hai' },
    other: { effectiveOn: '2015-01-01', name: 'Tên ba' },
    begins: false,
  },
  { path: '/api/bodies/phong-moi/retirement', body: { effectiveOn: '2020-01-01' }, other: { effectiveOn: '2020-01-02' }, begins: false },
  { path: '/api/areas', body: area, other: { ...area, name: 'Xã khác' }, begins: false },
  {
    path: '/api/area-changes',
    body: { type: 'renamed', on: '2015-01-01', area: 'x4', name: 'Xã Bốn', decision: DECISION },
    other: { type: 'renamed', on: '2015-01-01', area: 'x4', name: 'Xã Năm', decision: DECISION },
    begins: false,
  },
  {
    path: '/api/subjects',
    body: { ref: 'don-vi-1', kind: 'unit', area: 'x1' },
    other: { ref: 'don-vi-1', kind: 'unit', area: 'x2' },
    begins: true,
  },
  { path: '/api/subjects/don-vi-1/moves', body: { area: 'x2', on: '2019-01-01' }, other: { area: 'x3', on: '2019-01-01' }, begins: false },
  { path: '/api/recognitions', body: grant, other: { ...grant, recognisedOn: '2014-11-21' }, begins: true },
  {
    path: '/api/recognitions/danh-hieu-thu/don-vi-1/renewals',
    body: { decision: DECISION, renewedOn: '2015-11-01', validUntil: '2016-11-19' },
    other: { decision: DECISION, renewedOn: '2015-11-02', validUntil: '2016-11-19' },
    begins: false,
  },
  {
    path: '/api/recognitions/danh-hieu-thu/don-vi-1/revocation',
    body: { decision: DECISION, revokedOn: '2016-03-01', reason },
    other: { decision: DECISION, revokedOn: '2016-03-02', reason },
    begins: false,
  },
  { path: `${figurePath('x1')}/return`, body: { revision: 0, reason }, other: { revision: 0, reason: 'khác' }, begins: false },
  { path: `${figurePath('x1')}/verification`, body: { revision: 0 }, other: { revision: 1 }, begins: false },
  { path: `${figurePath('x1')}/withdrawal`, body: { reason }, other: { reason: 'khác' }, begins: false },
];

const directory = mkdtempSync(join(tmpdir(), 'hieu-hoc-writes-'));
let system: System;
const start = async (): Promise<void> => {
  system = await startSystem({ directory, keep: true });
};
beforeAll(async () => {
  await start();
  await issueSmall(system);
  await papers(system, 'can-bo-1', 'trang-1', 'trang-2');
  await system.put(figurePath('x1'), { numerator: '80', denominator: '100' }, FIRST);
});
afterAll(async () => {
  await system.stop();
  rmSync(directory, { recursive: true, force: true });
});

const events = async (): Promise<number> => (await system.get('/api/events?limit=1')).body.asOf.logSize;
const place = ({ status, body, headers }: Answer) => ({
  status,
  body,
  etag: headers.get('ETag'),
  position: headers.get('X-Log-Position'),
  size: headers.get('X-Log-Size'),
});
const key = (n: number) => ({ 'Idempotency-Key': `khoa-${n}` });

describe('every POST', () => {
  const first: ReturnType<typeof place>[] = [];

  it.each(POSTS.map((write, n) => [write.path, n, write] as const))(
    '%s says where its stream and the log stand (%i)',
    async (path, n, write) => {
      const answer = place(await system.post(path, write.body, key(n)));
      expect(answer).toEqual({
        status: write.begins ? 201 : 200,
        body: expect.any(Object),
        etag: expect.stringMatching(write.begins ? /^"0"$/ : /^"[1-9]\d*"$/),
        position: expect.any(String),
        size: String(await events()),
      });
      first[n] = answer;
    },
  );

  const again = async (n: number, { path, body }: Write): Promise<void> => {
    const before = await events();
    expect(place(await system.post(path, body, key(n)))).toEqual(first[n]);
    expect(await events()).toBe(before);
  };
  const otherwise = async (n: number, { path, other }: Write): Promise<void> => {
    const before = await events();
    expect(await system.post(path, other, key(n))).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
    expect(await events()).toBe(before);
  };

  it.each(POSTS.map((write, n) => [write.path, n, write] as const))(
    '%s sent again under its key answers the same and writes nothing (%i)',
    (_, n, write) => again(n, write),
  );
  it.each(POSTS.map((write, n) => [write.path, n, write] as const))(
    '%s with another body under the same key is refused (%i)',
    (_, n, write) => otherwise(n, write),
  );

  it('remembers its keys when the system is started again', async () => {
    await system.stop();
    await start();
    for (const [n, write] of POSTS.entries()) {
      await again(n, write);
      await otherwise(n, write);
    }
  });
});

describe('a subject that is given its ref', () => {
  it('is registered once under a key, however often it is sent', async () => {
    const subject = { kind: 'unit', area: 'x1', name: 'Trường thử' };
    const one = await system.post('/api/subjects', subject, { 'Idempotency-Key': 'doi-tuong' });
    const two = await system.post('/api/subjects', subject, { 'Idempotency-Key': 'doi-tuong' });
    expect([one.status, place(two)]).toEqual([201, place(one)]);
    const without = await system.post('/api/subjects', subject);
    expect(without.body.ref).not.toBe(one.body.ref);
  });
});

describe('PUT of a figure', () => {
  const path = figurePath('x2');
  const ratio = (numerator: string, more: Body = {}): Body => ({ numerator, denominator: '100', ...more });
  const codeOf = ({ status, body }: Answer): readonly [number, string] => [status, body.code];

  it('must say what it builds on', async () => expect(codeOf(await system.put(path, ratio('80')))).toEqual([428, 'precondition-required']));

  it('a first report begins the stream: 201; a correction does not: 200', async () => {
    expect(place(await system.put(path, ratio('80'), FIRST))).toMatchObject({ status: 201, body: { revision: 0 }, etag: '"0"' });
    const corrected = await system.put(path, ratio('81', { reason }), { 'If-Match': '"0"' });
    expect(place(corrected)).toMatchObject({ status: 200, body: { revision: 1 }, etag: '"1"', size: String(await events()) });
  });

  it('If-None-Match: * on what exists is 412, an If-Match that is not the last revision too, and both say where it stands', async () => {
    const stale = { status: 412, body: { code: 'wrong-expected-revision', actual: '1' } };
    expect(await system.put(path, ratio('82'), FIRST)).toMatchObject(stale);
    expect(await system.put(path, ratio('82', { reason }), { 'If-Match': '"0"' })).toMatchObject(stale);
    expect(await system.put(path, ratio('82', { reason }), { 'If-Match': '"7"' })).toMatchObject(stale);
  });

  it('a correction gives its reason', async () =>
    expect(codeOf(await system.put(path, ratio('82'), { 'If-Match': '"1"' }))).toEqual([422, 'reason-required']));

  it('a weak or a starred If-Match, or both conditions at once, are understood or refused, never passed over', async () => {
    expect(codeOf(await system.put(path, ratio('82', { reason }), { 'If-Match': '*' }))).toEqual([422, 'malformed']);
    expect(codeOf(await system.put(path, ratio('82', { reason }), { 'If-Match': '"1"', ...FIRST }))).toEqual([422, 'malformed']);
    expect((await system.put(path, ratio('82', { reason }), { 'If-Match': 'W/"1"' })).status).toBe(200);
  });

  it('what was withdrawn is reported again with If-Match: 200, and not as if there had been nothing', async () => {
    await system.post(`${path}/withdrawal`, { reason });
    expect((await system.put(path, ratio('83'), FIRST)).status).toBe(412);
    expect(place(await system.put(path, ratio('83'), { 'If-Match': '"3"' }))).toMatchObject({ status: 200, body: { revision: 4 } });
    const { body, headers } = await system.get(`${path}?after=${system.position}`);
    expect([headers.get('ETag'), body.revision, body.value]).toEqual(['"4"', 4, { kind: 'ratio', numerator: '83', denominator: '100' }]);
  });

  it('sent twice under one key is one report', async () => {
    const headers = { ...FIRST, 'Idempotency-Key': 'bao-x3' };
    const one = place(await system.put(figurePath('x3'), ratio('70'), headers));
    expect(one.status).toBe(201);
    expect(place(await system.put(figurePath('x3'), ratio('70'), headers))).toEqual(one);
    expect(codeOf(await system.put(figurePath('x3'), ratio('71'), headers))).toEqual([409, 'idempotency-key-reused']);
  });
});

describe('what any other write builds on', () => {
  it('is compared where it is said: If-Match on a plan, an indicator, a figure that is verified', async () => {
    const stale = { 'If-Match': '"99"' };
    const closing = await system.post('/api/plans/ke-hoach-thu/closure', { on: '2020-12-31', reason }, stale);
    const revising = await system.post(`/api/indicators/${RATIO}/revisions`, { effectiveOn: '2015-01-01', name: 'Tên' }, stale);
    const verifying = await system.post(`${figurePath('x3')}/verification`, { revision: 0 }, stale);
    expect([closing.status, revising.status, verifying.status]).toEqual([412, 412, 412]);
  });
});

describe('a definition sent again', () => {
  it.each([
    ['/api/plans', smallDocument()],
    ['/api/bodies', { code: 'phong-thu', name: 'Phòng thử', area: 'h' }],
    ['/api/areas', { id: 'x1', name: 'x1', level: 'commune', kind: 'xã', parent: 'h', from: '2004-07-08' }],
  ])('%s: the same again changes nothing and says where things stand', async (path, body) => {
    const before = await events();
    const { status, headers } = await system.post(path, body);
    expect([status, headers.get('ETag') !== null, headers.get('X-Log-Position') !== null, headers.get('X-Log-Size') !== null]).toEqual([
      200,
      true,
      true,
      true,
    ]);
    expect(await events()).toBe(before);
  });

  it('a different plan under the same name is refused with the differences', async () => {
    const { status, body } = await system.post('/api/plans', { ...smallDocument(), title: 'Khác' });
    expect([status, body.differences]).toEqual([409, [{ path: 'title', was: 'Kế hoạch ke-hoach-thu', is: 'Khác' }]]);
  });
});

describe('a list verified', () => {
  const figures = [
    { indicator: RATIO, area: 'x3', period: '2015-H1', revision: 0 },
    { indicator: RATIO, area: 'x1', period: '2015', revision: 0 },
  ];

  it('has an outcome a row, and the place of the last write', async () => {
    const before = await events();
    const { status, body, headers } = await system.post('/api/figures/verification', { figures }, { 'Idempotency-Key': 'ca-loat' });
    expect([status, body.items.map(({ outcome }: { outcome: string }) => outcome)]).toEqual([200, ['verified', 'no-figure']]);
    expect(headers.get('X-Log-Size')).toBe(String(before + 1));
    const { body: figure } = await system.get(`${figurePath('x3')}?after=${headers.get('X-Log-Position')}`);
    expect(figure.review).toBe('verified');
  });

  it('verifies none of those that the asker reported or corrected himself, and says so row by row', async () => {
    const before = await events();
    await system.put(figurePath('x2', '2013-H1'), { numerator: '7', denominator: '10' }, { 'If-None-Match': '*', 'X-Actor': 'can-bo-2' });
    const rows = [{ indicator: RATIO, area: 'x2', period: '2013-H1', revision: 0 }];
    const own = await system.post('/api/figures/verification', { figures: rows }, { 'X-Actor': 'can-bo-2' });
    expect([own.status, own.body.items]).toEqual([
      200,
      [{ ...rows[0], outcome: 'four-eyes', message: expect.stringContaining('người khác') }],
    ]);
    const alone = await system.post(`${figurePath('x2', '2013-H1')}/verification`, { revision: 0 }, { 'X-Actor': 'can-bo-2' });
    expect(alone).toMatchObject({ status: 403, body: { code: 'four-eyes', actor: 'can-bo-2' } });
    expect(await events()).toBe(before + 1);
    const other = await system.post('/api/figures/verification', { figures: rows }, { 'X-Actor': 'tham-dinh-2' });
    expect(other.body.items[0].outcome).toBe('verified');
  });

  it('sent again under its key verifies nothing twice', async () => {
    const before = await events();
    const { body } = await system.post('/api/figures/verification', { figures }, { 'Idempotency-Key': 'ca-loat' });
    expect(body.items[0].outcome).toBe('verified');
    expect(await events()).toBe(before);
  });

  it.each([[[[]]], [[{}]], [[null]], [['x']], [[]], [{}]])('%j is no list of figures', async (wrong) =>
    expect(await system.post('/api/figures/verification', { figures: wrong })).toMatchObject({ status: 422, body: { code: 'malformed' } }),
  );
});
