import { askingOf, type Asking } from '../../test/support/asking';
import { startSystem, type Answer, type System } from '../../test/support/system';

const decision = { number: '769/NQ-UBTVQH14', issuedOn: '2019-09-10', issuer: 'Ủy ban Thường vụ Quốc hội' };
const area = (id: string, level: string, parent: string | null, from = '2004-07-08') => ({
  id,
  name: `Tên ${id}`,
  level,
  kind: 'xã',
  parent,
  from,
});

const merge = {
  type: 'reorganised',
  on: '2020-01-01',
  decision,
  reason: 'sắp xếp đơn vị hành chính',
  from: ['binh-khe', 'mao-khe'],
  to: [{ id: 'bk-2020', name: 'Bình Khê', level: 'commune', kind: 'xã', parent: '22.205', classes: ['mien-nui'] }],
  parts: [
    { from: 'binh-khe', to: 'bk-2020' },
    { from: 'mao-khe', to: 'bk-2020' },
  ],
};

let system: System;
let ask: Asking;
/** The log size before the merge was recorded. */
let before: string | null;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  for (const one of [
    area('vn', 'country', null, '1945-09-02'),
    area('22', 'province', 'vn'),
    area('22.205', 'district', '22'),
    ...['an-sinh', 'binh-khe', 'mao-khe'].map((id) => area(id, 'commune', '22.205')),
  ])
    await ask.done('/api/areas', one);
  const renamed = { type: 'renamed', on: '2015-03-11', area: 'an-sinh', name: 'An Sinh mới', decision };
  before = (await ask.done('/api/area-changes', renamed)).headers.get('X-Log-Size');
  await ask.done('/api/area-changes', merge);
}, 60_000);
afterAll(() => system.stop());

const ids = ({ body }: Answer): string[] => body.items.map(({ id }: { id: string }) => id);
const split = (...shares: readonly string[]) => ({
  type: 'reorganised',
  on: '2021-01-01',
  from: ['an-sinh'],
  to: shares.map((_, index) => ({ id: `as-${index}`, name: `as-${index}`, level: 'commune', kind: 'xã', parent: '22.205' })),
  parts: shares.map((share, index) => ({ from: 'an-sinh', to: `as-${index}`, share })),
});

describe('GET /api/areas', () => {
  it('names those whose ids one has, those that have ended too, under the name of the day', async () => {
    const named = await ask.seen('/api/areas?ids=mao-khe,an-sinh,khong-co&on=2020-01-01');
    expect(ids(named)).toEqual(['an-sinh', 'mao-khe']);
    expect(named.body.items[0].name).toBe('An Sinh mới');
  });

  it('lists the areas that exist on a day, and says as of what', async () => {
    expect(ids(await ask.seen('/api/areas?on=2019-12-31'))).toEqual(['22', '22.205', 'an-sinh', 'binh-khe', 'mao-khe', 'vn']);
    const today = await ask.seen('/api/areas?on=2020-01-01');
    expect(ids(today)).toEqual(['22', '22.205', 'an-sinh', 'bk-2020', 'vn']);
    expect(today.body).toMatchObject({ asOf: { logSize: expect.any(Number), at: expect.any(String) }, next: null });
    expect(today.body.items[2]).toEqual({
      id: 'an-sinh',
      officialCode: null,
      name: 'An Sinh mới',
      level: 'commune',
      kind: 'xã',
      parent: '22.205',
      classes: [],
      from: '2004-07-08',
      until: null,
    });
  });

  it('with asOf shows what was known then, whatever day is asked about', async () =>
    expect(ids(await ask.seen(`/api/areas?on=2020-01-01&asOf=${before}`))).toContain('binh-khe'));

  it('narrows to the children of one, and to a level', async () => {
    expect(ids(await ask.seen('/api/areas?on=2020-01-01&parent=22.205'))).toEqual(['an-sinh', 'bk-2020']);
    expect(ids(await ask.seen('/api/areas?on=2020-01-01&level=province'))).toEqual(['22']);
    expect(ids(await ask.seen('/api/areas?on=2020-01-01&q=an+s'))).toEqual(['an-sinh']);
    expect(ids(await ask.seen('/api/areas?on=2020-01-01&q=KHONG+CO'))).toEqual([]);
  });

  it('pages by cursor, every page as of the first one', async () => {
    const first = await ask.seen('/api/areas?on=2020-01-01&limit=3');
    const second = await ask.seen(`/api/areas?on=2020-01-01&limit=3&cursor=${first.body.next}`);
    expect([ids(first), ids(second), second.body.next]).toEqual([['22', '22.205', 'an-sinh'], ['bk-2020', 'vn'], null]);
    expect(second.body.asOf.logSize).toBe(first.body.asOf.logSize);
  });

  it('also come as CSV', async () => {
    const { headers, body } = await system.get('/api/areas?on=2020-01-01&level=province', { Accept: 'text/csv' });
    expect([headers.get('Content-Type'), body.split('\r\n').slice(0, 2)]).toEqual([
      'text/csv; charset=utf-8',
      ['id,officialCode,name,level,kind,parent,classes,from,until', '22,,Tên 22,province,xã,vn,[],2004-07-08,'],
    ]);
  });

  it('a parent known today but not then is an empty list, one never known is refused', async () => {
    expect((await ask.seen('/api/areas?parent=22.205&asOf=1')).body.items).toEqual([]);
    expect(await ask.seen('/api/areas?parent=xx')).toMatchObject({ status: 404, body: { code: 'unknown-area', area: 'xx' } });
  });

  it.each(['on=2020-02-30', 'on=2020-01-01&on=2020-01-02', 'level=xa', 'limit=0', 'cursor=!', 'nam=2020', 'asOf=hom-qua'])(
    'a malformed query is refused: %s',
    async (query) => expect(await system.get(`/api/areas?${query}`)).toMatchObject({ status: 422, body: { code: 'malformed' } }),
  );
});

describe('GET /api/areas/{id}', () => {
  it('tells the names with their days and decisions, and where it comes from and goes to', async () => {
    expect((await ask.seen('/api/areas/an-sinh')).body).toMatchObject({
      name: 'An Sinh mới',
      exists: true,
      names: [
        { on: '2004-07-08', name: 'Tên an-sinh', decision: null },
        { on: '2015-03-11', name: 'An Sinh mới', decision },
      ],
      kinds: [{ on: '2004-07-08', kind: 'xã' }],
      parents: [{ on: '2004-07-08', parent: '22.205' }],
    });
    expect((await ask.seen('/api/areas/an-sinh?on=2014-01-01')).body.name).toBe('Tên an-sinh');
    expect((await ask.seen('/api/areas/bk-2020')).body.predecessors).toEqual([
      { on: '2020-01-01', area: 'binh-khe', share: null, decision },
      { on: '2020-01-01', area: 'mao-khe', share: null, decision },
    ]);
    expect((await ask.seen('/api/areas/mao-khe')).body).toMatchObject({
      exists: false,
      until: '2020-01-01',
      successors: [{ on: '2020-01-01', area: 'bk-2020', share: null }],
    });
    expect((await ask.seen('/api/areas/22.205?on=2020-01-01')).body.children).toEqual(['an-sinh', 'bk-2020']);
  });

  it('is unknown before it was recorded, and when it never was', async () => {
    expect(await ask.seen(`/api/areas/bk-2020?asOf=${before}`)).toMatchObject({ status: 404, body: { code: 'unknown-area' } });
    expect((await ask.seen('/api/areas/xx')).status).toBe(404);
  });
});

describe('POST /api/areas', () => {
  it('answers 201 where the hierarchy begins, 200 for the next, and the same again changes nothing', async () => {
    const own = await startSystem();
    const first = await own.post('/api/areas', area('vn', 'country', null));
    expect([first.status, first.headers.get('ETag'), first.headers.get('X-Log-Size')]).toEqual([201, '"0"', '1']);
    const second = await own.post('/api/areas', area('22', 'province', 'vn'));
    expect([second.status, second.headers.get('ETag'), second.headers.get('X-Log-Size')]).toEqual([200, '"1"', '2']);
    const again = await own.post('/api/areas', area('22', 'province', 'vn'));
    expect([again.status, again.headers.get('ETag'), again.body]).toEqual([200, '"1"', { id: '22' }]);
    await own.stop();
  });

  it('honours If-Match and If-None-Match', async () => {
    const village = area('thon-1', 'village', 'an-sinh');
    expect(await ask.refused('/api/areas', village, { 'If-Match': '"0"' })).toEqual([412, 'wrong-expected-revision']);
    expect(await ask.refused('/api/areas', village, { 'If-None-Match': '*' })).toEqual([412, 'wrong-expected-revision']);
  });

  it.each([
    ['no actor', area('x', 'commune', '22.205'), { 'X-Actor': '' }, [401, 'actor-required']],
    ['an unknown parent', area('x', 'commune', 'xx'), {}, [404, 'unknown-area']],
    [
      'something else under a known id',
      { ...area('an-sinh', 'commune', '22.205'), name: 'Khác' },
      {},
      [409, 'area-established-differently'],
    ],
    ['a commune under a commune', area('x', 'commune', 'an-sinh'), {}, [409, 'level-order']],
    ['a day that does not exist', area('x', 'commune', '22.205', '2015-02-30'), {}, [422, 'malformed']],
    ['an unknown field', { ...area('x', 'commune', '22.205'), population: '100' }, {}, [422, 'malformed']],
    ['no parent', { ...area('x', 'commune', '22.205'), parent: undefined }, {}, [422, 'malformed']],
    ['an id in capitals', area('AN-SINH', 'commune', '22.205'), {}, [422, 'malformed']],
    ['an unknown level', area('x', 'xa', '22.205'), {}, [422, 'malformed']],
    ['a name that is not NFC', { ...area('x', 'commune', '22.205'), name: 'Đông Triều'.normalize('NFD') }, {}, [422, 'malformed']],
    ['a telephone number in the name', { ...area('x', 'commune', '22.205'), name: 'Gọi 0912345678' }, {}, [422, 'malformed']],
    ['no JSON', '{"id": ', {}, [422, 'malformed-json']],
    ['a list', [], {}, [422, 'malformed']],
  ])('%s is refused and nothing is recorded', async (_, body, headers, expected) =>
    expect(await ask.refused('/api/areas', body, headers)).toEqual(expected),
  );
});

describe('POST /api/area-changes', () => {
  it('answers which areas it touched', async () => {
    const change = { type: 'reclassified', on: '2016-01-01', area: 'an-sinh', classes: ['hai-dao'], reason: 'phân loại lại' };
    expect(await system.post('/api/area-changes', change)).toMatchObject({ status: 200, body: { areas: ['an-sinh'] } });
    expect((await ask.seen('/api/areas/an-sinh?on=2016-01-01')).body.classes).toEqual(['hai-dao']);
  });

  it('a commune that becomes a ward is another kind of unit from that day, the same area', async () => {
    const change = { type: 'reclassified', on: '2016-01-15', area: 'an-sinh', kind: 'phường', decision };
    expect(await system.post('/api/area-changes', change)).toMatchObject({ status: 200, body: { areas: ['an-sinh'] } });
    expect((await ask.seen('/api/areas/an-sinh?on=2016-01-14')).body).toMatchObject({ kind: 'xã', classes: ['hai-dao'] });
    expect((await ask.seen('/api/areas/an-sinh?on=2016-01-15')).body).toMatchObject({
      kind: 'phường',
      classes: ['hai-dao'],
      kinds: [
        { on: '2004-07-08', kind: 'xã' },
        { on: '2016-01-15', kind: 'phường', decision },
      ],
    });
    expect(await ask.refused('/api/area-changes', { type: 'reclassified', on: '2016-01-15', area: 'an-sinh' })).toEqual([422, 'malformed']);
  });

  it('repeats its answer for the same Idempotency-Key and refuses another body under it', async () => {
    const change = { type: 'reclassified', on: '2016-02-01', area: 'an-sinh', classes: ['mien-nui'] };
    const first = await system.post('/api/area-changes', change, { 'Idempotency-Key': 'k-1' });
    const again = await system.post('/api/area-changes', change, { 'Idempotency-Key': 'k-1' });
    expect([again.status, again.body, again.headers.get('ETag'), again.headers.get('X-Log-Size')]).toEqual([
      first.status,
      first.body,
      first.headers.get('ETag'),
      first.headers.get('X-Log-Size'),
    ]);
    expect(await ask.refused('/api/area-changes', { ...change, classes: [] }, { 'Idempotency-Key': 'k-1' })).toEqual([
      409,
      'idempotency-key-reused',
    ]);
  });

  it.each([
    ['shares that are not one', split('0.6', '0.3'), [422, 'shares-not-one']],
    ['a district that leaves its communes behind', { type: 'dissolved', on: '2021-01-01', area: '22.205' }, [409, 'no-living-parent']],
    ['an area that has ended', { type: 'renamed', on: '2021-01-01', area: 'mao-khe', name: 'X' }, [409, 'area-ended']],
    [
      'a day before it was established',
      { type: 'moved', on: '2004-07-07', area: 'an-sinh', parent: '22' },
      [409, 'area-not-yet-established'],
    ],
    ['a parent that lies under it', { type: 'moved', on: '2021-01-01', area: '22.205', parent: 'an-sinh' }, [409, 'parent-cycle']],
    ['an unknown area', { type: 'moved', on: '2021-01-01', area: 'xx', parent: '22' }, [404, 'unknown-area']],
    ['a field of another type', { type: 'dissolved', on: '2021-01-01', area: 'an-sinh', name: 'X' }, [422, 'malformed']],
    ['a field that its type needs', { type: 'renamed', on: '2021-01-01', area: 'an-sinh' }, [422, 'malformed']],
    ['an unknown type', { type: 'merged', on: '2021-01-01', area: 'an-sinh' }, [422, 'malformed']],
    [
      'a share as a number',
      { type: 'reorganised', on: '2021-01-01', from: ['an-sinh'], parts: [{ from: 'an-sinh', to: 'x', share: 0.6 }] },
      [422, 'malformed'],
    ],
    [
      'a decision without its day',
      { type: 'dissolved', on: '2021-01-01', area: 'an-sinh', decision: { number: '1', issuer: 'x' } },
      [422, 'malformed'],
    ],
  ])('%s is refused and nothing is recorded', async (_, body, expected) =>
    expect(await ask.refused('/api/area-changes', body)).toEqual(expected),
  );

  it.each([{ to: [[]] }, { parts: [[]] }, { children: [[]] }, { decision: [] }, { from: [[]] }])(
    'a list where an object belongs is refused: %j',
    async (field) =>
      expect(await ask.refused('/api/area-changes', { type: 'reorganised', on: '2021-01-01', from: ['an-sinh'], ...field })).toEqual([
        422,
        'malformed',
      ]),
  );

  it('a check says what would be touched, refuses as the change would, and records nothing', async () => {
    const change = { type: 'renamed', on: '2021-01-01', area: 'an-sinh', name: 'An Sinh Thượng' };
    const before = (await ask.seen('/api/areas')).body.asOf.logSize;
    expect(await system.post('/api/area-changes/checks', change)).toMatchObject({ status: 200, body: { areas: ['an-sinh'] } });
    expect((await system.post('/api/area-changes/checks', { ...change, area: 'mao-khe' })).body.code).toBe('area-ended');
    const village = { id: 'thon-1', name: 'Thôn 1', level: 'village', kind: 'thôn', parent: 'an-sinh', from: '2021-01-01' };
    expect(await system.post('/api/areas/checks', village)).toMatchObject({ status: 200, body: { areas: ['thon-1'] } });
    expect((await ask.seen('/api/areas')).body.asOf.logSize).toBe(before);
  });

  it('are listed the last day first, with when they were recorded, by whom and on what decision', async () => {
    const { body } = await ask.seen('/api/area-changes?area=an-sinh&types=renamed,reclassified');
    expect(body.items.map(({ type, on }: { type: string; on: string }) => [type, on])).toEqual([
      ['reclassified', '2016-02-01'],
      ['reclassified', '2016-01-15'],
      ...body.items.slice(2).map(({ type, on }: { type: string; on: string }) => [type, on]),
    ]);
    expect(body.items[1]).toMatchObject({
      decision,
      actor: 'can-bo-1',
      areas: ['an-sinh'],
      change: { area: 'an-sinh', kind: 'phường' },
      recordedAt: expect.stringMatching(/^\d{4}-/),
    });
    expect((await ask.seen('/api/area-changes?types=reorganised')).body.items).toMatchObject([{ type: 'reorganised', on: '2020-01-01' }]);
    expect((await ask.seen('/api/area-changes?from=2016-01-20&to=2016-12-31')).body.items).toHaveLength(1);
    expect((await ask.seen('/api/area-changes?asOf=1')).body.items).toMatchObject([{ type: 'established' }]);
    expect((await system.get('/api/area-changes?types=merged')).body.code).toBe('malformed');
  });

  it('keeps decision and reason with the event', async () => {
    const { body } = await system.get('/api/streams/hierarchy');
    const merged = body.items.find(({ type }: { type: string }) => type === 'AreasReorganised');
    expect(merged).toMatchObject({
      data: { decision, on: '2020-01-01' },
      metadata: { actor: 'can-bo-1', reason: 'sắp xếp đơn vị hành chính' },
    });
  });
});

describe('bodies', () => {
  const department = { code: 'phong-gddt', name: 'Phòng Giáo dục và Đào tạo', area: '22.205' };

  it('are defined once, revised from a day, retired; the list shows those in force', async () => {
    const defined = await system.post('/api/bodies', department);
    expect([defined.status, defined.headers.get('ETag'), defined.body]).toEqual([201, '"0"', { code: 'phong-gddt', revision: 0 }]);
    expect((await system.post('/api/bodies', department)).status).toBe(200);
    const known = defined.headers.get('X-Log-Size');
    expect((await system.post('/api/bodies/phong-gddt/revisions', { effectiveOn: '2015-03-11', name: 'Phòng mới', decision })).status).toBe(
      200,
    );
    expect((await system.post('/api/bodies/phong-gddt/retirement', { effectiveOn: '2025-07-01', reason: 'bỏ cấp huyện' })).status).toBe(
      200,
    );
    expect((await ask.seen('/api/bodies?area=22.205')).body.items).toEqual([
      { ...department, name: 'Phòng mới', retiredOn: '2025-07-01', revision: 2 },
    ]);
    expect((await ask.seen('/api/bodies?on=2015-03-10')).body.items).toMatchObject([{ name: department.name }]);
    expect((await ask.seen(`/api/bodies?asOf=${known}`)).body.items).toMatchObject([
      { name: department.name, retiredOn: null, revision: 0 },
    ]);
    expect((await ask.seen('/api/bodies?asOf=1')).body.items).toEqual([]);
    const one = await ask.seen('/api/bodies/phong-gddt');
    expect([one.headers.get('ETag'), one.body.revisions]).toMatchObject([
      '"2"',
      [{ effectiveOn: '2015-03-11', changes: { name: 'Phòng mới' } }],
    ]);
  });

  it.each([
    ['/api/bodies', { ...department, name: 'Khác' }, [409, 'body-defined-differently']],
    ['/api/bodies', { ...department, code: 'x', area: 'xx' }, [404, 'unknown-area']],
    ['/api/bodies/phong-gddt/revisions', { effectiveOn: '2026-01-01', name: 'X' }, [409, 'body-retired']],
    ['/api/bodies/phong-gddt/revisions', { effectiveOn: '2016-01-01', name: null }, [422, 'malformed']],
    ['/api/bodies/xx/retirement', { effectiveOn: '2016-01-01' }, [404, 'unknown-body']],
  ])('%s refuses %j', async (path, body, expected) => expect(await ask.refused(path, body)).toEqual(expected));

  it('of an unknown area or code are refused when asked for', async () => {
    expect((await ask.seen('/api/bodies?area=xx')).body.code).toBe('unknown-area');
    expect((await ask.seen('/api/bodies/xx')).body.code).toBe('unknown-body');
  });
});
