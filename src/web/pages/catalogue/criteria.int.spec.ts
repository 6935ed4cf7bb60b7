import { fieldsIn, PageVisitor, textOf } from '../../../../test/support/page-visitor';
import { district, planDocument, province, ratio, target } from '../../../../test/support/small-plan';
import { startSystem, type System } from '../../../../test/support/system';

const POINTS = '/danh-muc/danh-hieu/don-vi/tieu-chuan';
const LEVELS = '/danh-muc/danh-hieu/cong-dong/tieu-chuan';
const decision = { 'decision.number': '7/QĐ-UBND', 'decision.issuedOn': '2026-01-05', 'decision.issuer': 'UBND "tỉnh" <b' };
const ground = { ...decision, effectiveOn: '2026-02-01' };

let system: System;
let planner: PageVisitor;
beforeAll(async () => {
  system = await startSystem();
  const areas = [province('22'), district('22.205', '22')];
  await system.post(
    '/api/plans',
    planDocument('nen', { areas, area: '22.205', indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] }),
  );
  const title = { grantedBy: 'commune', validity: { months: 36 } };
  const cutOffs = [
    { level: 'kha', name: 'Khá', atLeast: '70' },
    { level: 'tot', name: 'Tốt', atLeast: '85' },
  ];
  const points = { kind: 'points', version: 'v1', outOf: '100', source: 'TT 22', cutOffs };
  await system.post('/api/titles', { code: 'don-vi', name: 'Đơn vị học tập', subject: 'unit', ...title, criteria: points });
  const levels = [{ level: 'muc-1', name: 'Mức 1', requirements: ['Có tủ sách', 'Có câu lạc bộ'] }];
  const allOf = { kind: 'all-of', version: 'v1', levels };
  await system.post('/api/titles', { code: 'cong-dong', name: 'Cộng đồng học tập', subject: 'community', ...title, criteria: allOf });
  await system.get(`/api/titles?after=${system.position}`);
  planner = await PageVisitor.as(system.url, 'demo-ubnd-dong-trieu');
});
afterAll(() => system.stop());

const titleOn = async (code: string, on: string): Promise<Record<string, unknown>> =>
  (await system.get(`/api/titles/${code}?on=${on}&after=${system.position}`)).body.criteria;

describe('criteria of a title by points', () => {
  it('are a link away from the title for who defines the catalogue, and nobody else', async () => {
    expect((await planner.get('/danh-muc/danh-hieu/don-vi')).html).toContain(`href="${POINTS}"`);
    expect((await planner.get('/danh-muc/danh-hieu/don-vi?asOf=2100-01-01')).html).not.toContain(POINTS);
    const other = await PageVisitor.as(system.url, 'demo-lanh-dao');
    expect((await other.get('/danh-muc/danh-hieu/don-vi')).html).not.toContain(POINTS);
    expect((await other.get(POINTS)).html).not.toContain('name="viec"');
    const form = {
      ...ground,
      loai: 'points',
      'so-muc': '1',
      version: 'x',
      'name.0': 'Đạt',
      'atLeast.0': '80',
      khoa: 'k',
      'dua-tren': '"0"',
    };
    expect(await other.post(POINTS, { ...form, viec: 'ghi' })).toMatchObject({ status: 403 });
  });

  it('stand in the form as they are, but for the version, which is another', async () => {
    const { html } = await planner.get(POINTS);
    expect(fieldsIn(html)).toMatchObject({
      version: '',
      source: 'TT 22',
      outOf: '100',
      'name.0': 'Tốt',
      'atLeast.0': '85',
      'level.1': 'kha',
    });
  });

  it('that are not whole are refused at their fields, all at once, and what was typed stays', async () => {
    const form = { ...fieldsIn((await planner.get(POINTS)).html), 'atLeast.0': 'tám mươi', 'name.1': '', version: 'Thông tư' };
    const refused = await planner.post(POINTS, { ...form, viec: 'kiem-tra' });
    expect(refused.status).toBe(422);
    for (const field of ['version', 'atLeast.0', 'name.1', 'effectiveOn', 'decision.number', 'decision.issuedOn', 'decision.issuer'])
      expect(refused.html).toContain(`href="#${field}"`);
    expect(refused.html).toContain('value="tám mươi"');
    const beyond = { ...form, 'atLeast.0': '120', 'name.1': 'Khá', version: 'v2', ...ground, viec: 'ghi' };
    const answer = await planner.post(POINTS, beyond);
    expect([answer.status, textOf(answer.html)]).toEqual([422, expect.stringContaining('Các mức: điểm sàn không được vượt tổng điểm')]);
  });

  it('are looked at beside those that hold before they are recorded, from their day on, by their decision', async () => {
    const form = { ...fieldsIn((await planner.get(POINTS)).html), ...ground, version: 'tt-2026', 'atLeast.0': '87,5' };
    const looked = await planner.post(POINTS, { ...form, viec: 'kiem-tra' });
    expect(textOf(looked.html)).toMatch(
      /Đang dùng Bản v1; TT 22\. Tốt: từ 85 điểm .* Từ 01\/02\/2026 Bản tt-2026; TT 22\. Tốt: từ 87,5 điểm/,
    );
    expect(looked.html).not.toContain('tỉnh" <b');
    expect(await titleOn('don-vi', '2026-02-01')).toMatchObject({ version: 'v1' });
    const recorded = await planner.post(POINTS, { ...fieldsIn(looked.html), viec: 'ghi' });
    expect([recorded.status, recorded.location]).toEqual([303, '/danh-muc/danh-hieu/don-vi?xong=da-sua']);
    expect(await titleOn('don-vi', '2026-01-31')).toMatchObject({ version: 'v1' });
    expect(await titleOn('don-vi', '2026-02-01')).toMatchObject({ version: 'tt-2026', cutOffs: [{ level: 'tot', atLeast: '87.5' }, {}] });
  });

  it('under a version that is taken are refused; who was slower than a colleague sees what holds now, and keeps what he typed', async () => {
    const { html } = await planner.get(POINTS);
    const form = { ...fieldsIn(html), ...ground, 'atLeast.0': '90', effectiveOn: '2026-03-01' };
    const taken = await planner.post(POINTS, { ...form, version: 'v1', viec: 'ghi' });
    expect([taken.status, textOf(taken.html)]).toEqual([409, expect.stringContaining('đã dùng cho một bản khác')]);
    const late = await planner.post(POINTS, { ...form, version: 'tt-2027', 'dua-tren': '"0"', viec: 'ghi' });
    expect([late.status, textOf(late.html)]).toEqual([412, expect.stringContaining('Có người vừa sửa danh hiệu này')]);
    expect(late.html).toContain('value="90"');
    expect(await planner.post(POINTS, { ...fieldsIn(late.html), viec: 'ghi' })).toMatchObject({ status: 303 });
    const same = { ...form, version: 'tt-2027', 'dua-tren': '"2"', viec: 'kiem-tra' };
    expect(textOf((await planner.post(POINTS, same)).html)).toContain('chưa đổi gì');
  });
});

describe('criteria of a title by levels', () => {
  it('get a level more without a script, which waits for the one before; one that is emptied is gone', async () => {
    const form = fieldsIn((await planner.get(LEVELS)).html);
    expect(form).toMatchObject({ 'name.0': 'Mức 1', 'requirements.0': 'Có tủ sách\nCó câu lạc bộ' });
    const more = await planner.post(LEVELS, { ...form, viec: 'them' });
    expect([more.status, more.html]).toEqual([200, expect.stringContaining('name="name.1"')]);
    const two = {
      ...fieldsIn(more.html),
      'name.1': 'Mức & "2"',
      'requirements.1': 'Có trường <script',
      'from.1': 'muc-1',
      'months.1': '12',
    };
    const looked = await planner.post(LEVELS, { ...two, ...ground, version: 'tt-25', viec: 'kiem-tra' });
    expect(textOf(looked.html)).toContain('Sau khi giữ Mức 1 ít nhất 12 tháng');
    expect(looked.html).not.toContain('trường <script');
    expect(await planner.post(LEVELS, { ...fieldsIn(looked.html), viec: 'ghi' })).toMatchObject({ status: 303 });
    expect(await titleOn('cong-dong', '2026-02-01')).toMatchObject({
      levels: [{ level: 'muc-1' }, { level: 'muc-2', upgrade: { from: 'muc-1', months: 12 } }],
    });
    const emptied = { ...fieldsIn((await planner.get(LEVELS)).html), 'name.1': '', 'requirements.1': '', 'months.1': '', version: 'tt-26' };
    const fewer = await planner.post(LEVELS, { ...emptied, ...ground, viec: 'kiem-tra' });
    expect(textOf(fewer.html)).toMatch(/Từ 01\/02\/2026 Bản tt-26\. Mức 1 Có tủ sách Có câu lạc bộ Công nhận/);
  });

  it('may become points: the form is another, the title the same', async () => {
    const { html } = await planner.get(`${LEVELS}?loai=points`);
    expect(html).toContain('name="atLeast.0"');
    expect(html).not.toContain('name="requirements.0"');
  });
});
