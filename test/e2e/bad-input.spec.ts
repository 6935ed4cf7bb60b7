import { issue } from '../support/plans';
import { startSystem, type Answer, type Send, type System } from '../support/system';

const AREA = '22.205.07075';
const FIGURE = `/api/figures/gia-dinh-hieu-hoc/${AREA}/2015-H1`;
const FIRST = { 'If-None-Match': '*' };
const ratio = { numerator: '1280', denominator: '1600' };
const decision = { number: '1/QĐ', issuedOn: '2014-08-28', issuer: 'UBND huyện' };
const put = (body: unknown, headers: Readonly<Record<string, string>> = FIRST): Send => ({ method: 'PUT', body, headers });
const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Send => ({ method: 'POST', body, headers });
const yaml = (text: string): Send => post(text, { 'Content-Type': 'application/yaml' });

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]},`.repeat(10)}]`),
].join('\n');
const revision = { effectiveOn: '2014-09-01', criterion: { kind: 'at-least', value: '88' }, decision, reason: 'Nâng mức' };

/** What is sent, and the status and code it is refused with. */
const REFUSED: readonly (readonly [title: string, path: string, send: Send, status: number, code: string])[] = [
  ['a write without an actor', FIGURE, { ...put(ratio), headers: { ...FIRST, 'X-Actor': '' } }, 401, 'actor-required'],
  [
    'an actor that is a name and not an id',
    FIGURE,
    { ...put(ratio), headers: { ...FIRST, 'X-Actor': 'can bo xa' } },
    401,
    'actor-required',
  ],
  ['a first report that does not say so', FIGURE, put(ratio, {}), 428, 'precondition-required'],
  ['an unknown field', FIGURE, put({ ...ratio, ghiChu: 'x' }), 422, 'malformed'],
  ['malformed JSON', FIGURE, put('{"numerator": "1280",'), 422, 'malformed-json'],
  ['a body over 1 MiB', FIGURE, put({ ...ratio, note: 'x'.repeat(1_100_000) }), 413, 'body-too-large'],
  ['a figure as a JSON number', FIGURE, put({ numerator: 1280, denominator: 1600 }), 422, 'malformed'],
  ['NaN', FIGURE, put({ numerator: 'NaN', denominator: '1600' }), 422, 'malformed'],
  ['a negative number', FIGURE, put({ numerator: '-1', denominator: '1600' }), 422, 'malformed'],
  ['a broken number of households', FIGURE, put({ numerator: '1.5', denominator: '1600' }), 422, 'malformed'],
  ['a numerator over its denominator', FIGURE, put({ numerator: '1601', denominator: '1600' }), 422, 'numerator-over-denominator'],
  ['a count where a ratio is measured', FIGURE, put({ value: '80' }), 422, 'wrong-measure'],
  ['not applicable without a reason', FIGURE, put({ notApplicable: true }), 422, 'reason-required'],
  ['not applicable together with a number', FIGURE, put({ ...ratio, notApplicable: true, reason: 'không có' }), 422, 'wrong-measure'],
  ['a breakdown the indicator does not have', FIGURE, put({ ...ratio, breakdown: { sex: { nam: ratio } } }), 422, 'unknown-breakdown'],
  ['text that is not NFC', FIGURE, put({ ...ratio, note: 'Đông Triều'.normalize('NFD') }), 422, 'malformed'],
  ['an identity number in a note', FIGURE, put({ ...ratio, note: 'Hộ ông A 022083001234' }), 422, 'malformed'],
  ['a telephone number in a source', FIGURE, put({ ...ratio, source: 'gọi 0912 345 678' }), 422, 'malformed'],
  ['a period that is none', `/api/figures/gia-dinh-hieu-hoc/${AREA}/2015-H3`, put(ratio), 422, 'malformed'],
  ['a kind of period the indicator does not take', `/api/figures/gia-dinh-hieu-hoc/${AREA}/2015-Q1`, put(ratio), 422, 'wrong-period'],
  ['a period that has not begun', `/api/figures/gia-dinh-hieu-hoc/${AREA}/2999`, put(ratio), 409, 'period-not-begun'],
  ['a dataTo outside the period', FIGURE, put({ ...ratio, dataTo: '2015-07-01' }), 422, 'wrong-data-to'],
  ['a day that does not exist', FIGURE, put({ ...ratio, dataTo: '2015-02-30' }), 422, 'malformed'],
  ['an unknown indicator', `/api/figures/khong-co/${AREA}/2015`, put(ratio), 404, 'unknown-indicator'],
  ['an unknown area', '/api/figures/gia-dinh-hieu-hoc/99.999/2015', put(ratio), 404, 'unknown-area'],
  ['a figure of a derived indicator', `/api/figures/don-vi-hieu-hoc/${AREA}/2015`, put(ratio), 409, 'derived-indicator'],
  ['a figure below the reporting level', '/api/figures/truong-thpt-dat-chuan-quoc-gia/22.205.07075/2015', put(ratio), 409, 'wrong-level'],
  ['a check to acknowledge that does not exist', FIGURE, put({ ...ratio, acknowledge: ['tat-ca'] }), 422, 'malformed'],
  [
    'a correction of what was never reported',
    FIGURE,
    put({ ...ratio, reason: 'sửa' }, { 'If-Match': '"0"' }),
    412,
    'wrong-expected-revision',
  ],
  ['an If-Match that is no ETag', FIGURE, put(ratio, { 'If-Match': 'ba' }), 422, 'malformed'],
  ['verification of what was never reported', `${FIGURE}/verification`, post({ revision: 0 }), 409, 'no-figure'],
  ['a return without a reason', `${FIGURE}/return`, post({ revision: 0 }), 422, 'malformed'],
  ['a plan that is not YAML', '/api/plans', yaml('plan: [1,'), 422, 'plan-document-malformed'],
  ['a YAML bomb', '/api/plans', yaml(bomb), 422, 'plan-document-malformed'],
  ['a plan with an unknown field', '/api/plans', yaml('plan: x\ntieuDe: y'), 422, 'plan-document-malformed'],
  ['a plan that is a list', '/api/plans', post([]), 422, 'plan-document-malformed'],
  ['a revision of an unknown plan', '/api/plans/khong-co/targets/x/revisions', post(revision), 404, 'unknown-plan'],
  ['a revision of an unknown target', '/api/plans/dong-trieu-2013/targets/khong-co/revisions', post(revision), 404, 'unknown-target'],
  [
    'a revision without a decision',
    '/api/plans/dong-trieu-2013/targets/gia-dinh-2015/revisions',
    post({ ...revision, decision: undefined }),
    422,
    'malformed',
  ],
  [
    'a revision with a criterion of no kind',
    '/api/plans/dong-trieu-2013/targets/gia-dinh-2015/revisions',
    post({ ...revision, criterion: { kind: 'more-or-less', value: '88' } }),
    422,
    'malformed',
  ],
  [
    'a threshold as a JSON number',
    '/api/plans/dong-trieu-2013/targets/gia-dinh-2015/revisions',
    post({ ...revision, criterion: { kind: 'at-least', value: 88 } }),
    422,
    'malformed',
  ],
  [
    'an allocation to an unknown area',
    '/api/plans/dong-trieu-2013/targets/gia-dinh-2015/revisions',
    post({ ...revision, byArea: { '99.999': { kind: 'at-least', value: '88' } } }),
    404,
    'unknown-area',
  ],
  [
    'an unknown title',
    '/api/recognitions',
    post({ title: 'khong-co', subject: 's1', area: AREA, decision, recognisedOn: '2014-11-20' }),
    404,
    'unknown-title',
  ],
  ['a judgement in words without words', '/api/figures/chat-luong-xoa-mu-chu-pho-cap/01/2015', put({ yes: true }), 422, 'note-required'],
  ['a path that does not exist', '/api/khong-co', post({}), 404, 'unknown-path'],
];

const logSize = async (system: System): Promise<number> => {
  const page = await system.get('/api/history?limit=1');
  return page.body.items[0].logSize;
};

describe('bad input', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, 'dong-trieu-2013');
    await issue(system, 'ha-noi-2013');
    await system.get(`/api/plans?after=${system.position}`);
  });
  afterAll(() => system.stop());

  it.each(REFUSED)('%s is refused, in Vietnamese, and nothing is recorded', async (_, path, send, status, code) => {
    const before = await logSize(system);
    const answer = await system.send(path, send);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(/[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]/i);
    expect(answer.body.detail.length).toBeGreaterThan(20);
    expect(await logSize(system)).toBe(before);
  });

  it.each([
    ['/api/status?plan=khong-co', 404, 'unknown-plan'],
    ['/api/status?plan=dong-trieu-2013&target=khong-co', 404, 'unknown-target'],
    ['/api/status?plan=dong-trieu-2013&area=99.999', 404, 'unknown-area'],
    ['/api/status?indicator=khong-co', 404, 'unknown-indicator'],
    ['/api/status?plan=dong-trieu-2013&on=2015-02-30', 422, 'malformed'],
    ['/api/status?plan=dong-trieu-2013&on=2015-01-01&on=2015-01-02', 422, 'malformed'],
    ['/api/status?plan=dong-trieu-2013&thang=1', 422, 'malformed'],
    ['/api/status?plan=dong-trieu-2013&period=2015-H3', 422, 'malformed'],
    ['/api/status?plan=dong-trieu-2013&asOf=hôm-qua', 422, 'malformed'],
    ['/api/status?plan=dong-trieu-2013&asOf=99999999', 404, 'unknown-log-size'],
    ['/api/status?plan=dong-trieu-2013&basis=guessed', 422, 'malformed'],
    ['/api/status?cursor=abc', 422, 'malformed'],
    ['/api/history?type=khong', 422, 'malformed'],
    ['/api/figures?area=99.999', 404, 'unknown-area'],
    ['/api/areas/99.999', 404, 'unknown-area'],
    ['/api/streams/plan-khong-co', 404, 'unknown-stream'],
    ['/api/events/00000000-0000-7000-8000-000000000000', 404, 'unknown-event'],
    ['/api/events?after=không', 422, 'malformed'],
  ])('%s is answered %i %s', async (path, status, code) => {
    const answer = await system.get(path);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('a stale If-Match is refused with 412 and says where the figure stands', async () => {
    const path = `/api/figures/dong-ho-hieu-hoc/${AREA}/2015-H1`;
    await system.put(path, { numerator: '9', denominator: '12' }, FIRST);
    expect(await system.put(path, { numerator: '10', denominator: '12' }, FIRST)).toMatchObject({ status: 412 });
    await system.put(path, { numerator: '10', denominator: '12', reason: 'đếm lại' }, { 'If-Match': '"0"' });
    const stale = await system.put(path, { numerator: '11', denominator: '12', reason: 'đếm lại' }, { 'If-Match': '"0"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'wrong-expected-revision', expected: '0', actual: '1' } });
  });

  it('the same Idempotency-Key with the same body is answered again and recorded once; with another body it is refused', async () => {
    const path = `/api/figures/dong-ho-hieu-hoc/${AREA}/2015-H2`;
    await system.put(path, { numerator: '9', denominator: '12' }, FIRST);
    const key = { 'Idempotency-Key': 'khoa-1' };
    const first: Answer = await system.post(`${path}/withdrawal`, { reason: 'nhầm kỳ' }, key);
    const again = await system.post(`${path}/withdrawal`, { reason: 'nhầm kỳ' }, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect([again.headers.get('ETag'), again.headers.get('X-Log-Position')]).toEqual([
      first.headers.get('ETag'),
      first.headers.get('X-Log-Position'),
    ]);
    expect(await system.post(`${path}/withdrawal`, { reason: 'lý do khác' }, key)).toMatchObject({
      status: 409,
      body: { code: 'idempotency-key-reused' },
    });
  });
});
