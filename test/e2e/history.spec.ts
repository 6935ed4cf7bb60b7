import { DECISION, figurePath, FIRST, issueSmall, RATIO } from '../support/ground';
import { startSystem, type System } from '../support/system';

const PLAN = 'ke-hoach-thu';
const STREAM = `figure-${RATIO}:x1:2015`;
const REVISED = { number: '99/QĐ-UBND', issuedOn: '2015-02-01', issuer: 'UBND huyện' };

let system: System;
let now = new Date('2015-03-02T03:00:00Z');
const sizes: Record<string, number> = {};

async function recorded(
  name: string,
  write: Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }>,
): Promise<void> {
  const { status, headers, body } = await write;
  if (status >= 300) throw new Error(`${name}: ${JSON.stringify(body)}`);
  sizes[name] = Number(headers.get('X-Log-Size'));
  now = new Date(now.getTime() + 86_400_000);
}

/** One write a day, each by somebody else. */
beforeAll(async () => {
  system = await startSystem({ now: () => now });
  await issueSmall(system);
  const by = (actor: string, more: Readonly<Record<string, string>> = {}) => ({ 'X-Actor': actor, ...more });
  const path = figurePath('x1', '2015');
  const dataTo = '2015-03-01';
  await recorded(
    'reported',
    system.put(path, { numerator: '80', denominator: '100', dataTo }, by('can-bo-x1', { ...FIRST, 'X-On-Behalf-Of': 'x1' })),
  );
  await recorded('returned', system.post(`${path}/return`, { revision: 0, reason: 'Chưa khớp sổ' }, by('phong-gddt')));
  await recorded(
    'corrected',
    system.put(path, { numerator: '82', denominator: '100', dataTo, reason: 'Đếm lại' }, by('can-bo-x1', { 'If-Match': '"1"' })),
  );
  await recorded('verified', system.post(`${path}/verification`, { revision: 2 }, by('phong-gddt')));
  const revision = { criterion: { kind: 'at-least', value: '90' }, effectiveOn: '2015-03-10', decision: REVISED, reason: 'Nâng mức' };
  await recorded('revised', system.post(`/api/plans/${PLAN}/targets/chi-tieu-thu/revisions`, revision, by('ubnd-huyen')));
  const renamed = { type: 'renamed', on: '2015-03-05', area: 'x2', name: 'Xã Hai', decision: DECISION, reason: 'Đổi tên' };
  await recorded('renamed', system.post('/api/area-changes', renamed, by('ubnd-huyen')));
  await recorded('registered', system.post('/api/subjects', { ref: 'don-vi-1', kind: 'unit', area: 'x3' }, by('hoi-khuyen-hoc')));
  const grant = { title: 'danh-hieu-thu', subject: 'don-vi-1', area: 'x3', decision: DECISION, recognisedOn: '2015-03-01' };
  await recorded('granted', system.post('/api/recognitions', grant, by('hoi-khuyen-hoc')));
  await recorded('withdrawn', system.post(`${path}/withdrawal`, { reason: 'Báo nhầm kỳ' }, by('can-bo-x1')));
});
afterAll(() => system.stop());

const ALL = ['reported', 'returned', 'corrected', 'verified', 'revised', 'renamed', 'registered', 'granted', 'withdrawn'];

/** Names of what was recorded, newest first; what came before the first of them is left out. */
async function found(query: string): Promise<string[]> {
  const { status, body } = await system.get(`/api/history?limit=1000&after=${system.position}&${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body.items.flatMap(({ logSize }: { logSize: number }) => ALL.filter((name) => sizes[name] === logSize));
}
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was answered
const itemOf = async (name: string): Promise<any> => {
  const { body } = await system.get(`/api/history?limit=1&asOf=${sizes[name]}&after=${system.position}`);
  expect(body.items[0].logSize).toBe(sizes[name]);
  return body.items[0];
};

describe('the history', () => {
  it.each([
    ['', ALL.toReversed()],
    ['area=x1', ['withdrawn', 'verified', 'corrected', 'returned', 'reported']],
    ['area=x2', ['renamed']],
    ['area=x3', ['granted', 'registered']],
    [`plan=${PLAN}`, ['revised']],
    [`plan=${PLAN}&target=chi-tieu-thu`, ['revised']],
    [`indicator=${RATIO}`, ['withdrawn', 'revised', 'verified', 'corrected', 'returned', 'reported']],
    [`stream=${encodeURIComponent(STREAM)}`, ['withdrawn', 'verified', 'corrected', 'returned', 'reported']],
    ['stream=hierarchy', ['renamed']],
    ['actor=phong-gddt', ['verified', 'returned']],
    ['actor=khong-ai', []],
    ['type=FigureCorrected', ['corrected']],
    [`decision=${encodeURIComponent(REVISED.number)}`, ['revised']],
    [`decision=${encodeURIComponent(DECISION.number)}`, ['granted', 'renamed']],
    ['decision=0%2FQĐ', []],
    ['from=2015-03-05', ['withdrawn', 'granted', 'registered', 'renamed', 'revised', 'verified']],
    ['to=2015-03-03', ['returned', 'reported']],
    ['from=2015-03-03&to=2015-03-04', ['corrected', 'returned']],
    [
      `from=${encodeURIComponent('2015-03-03T03:00:00.001Z')}&to=${encodeURIComponent('2015-03-05T10:00:00+07:00')}`,
      ['verified', 'corrected'],
    ],
    ['area=x1&actor=can-bo-x1&from=2015-03-04', ['withdrawn', 'corrected']],
    ['actor=ubnd-huyen&type=TargetRevised', ['revised']],
  ])('is found by %j', async (query, names) => expect(await found(query)).toEqual(names));

  it('knows at a past moment what was known then', async () => {
    expect(await found(`area=x1&asOf=${sizes['corrected']}`)).toEqual(['corrected', 'returned', 'reported']);
    expect(await found(`area=x1&asOf=${encodeURIComponent('2015-03-03T23:00:00+07:00')}`)).toEqual(['returned', 'reported']);
  });
});

describe('an item of the history', () => {
  it('says who did it, for whom, when', async () =>
    expect(await itemOf('reported')).toMatchObject({
      type: 'FigureReported',
      stream: STREAM,
      revision: 0,
      actor: 'can-bo-x1',
      onBehalfOf: 'x1',
      recordedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      area: 'x1',
      indicator: RATIO,
      before: null,
      after: { value: { kind: 'ratio', numerator: '80', denominator: '100' }, review: 'waiting' },
      changes: [],
      sample: false,
    }));

  it('of a correction says what stood before and after, and why', async () =>
    expect(await itemOf('corrected')).toMatchObject({
      reason: 'Đếm lại',
      before: { value: { numerator: '80' }, review: 'returned' },
      after: { value: { numerator: '82' }, review: 'waiting' },
      changes: expect.arrayContaining([{ path: 'value.numerator', was: '80', is: '82' }]),
    }));

  it('of a return, a verification and a withdrawal says what became of the figure', async () => {
    expect(await itemOf('returned')).toMatchObject({
      reason: 'Chưa khớp sổ',
      changes: [{ path: 'review', was: 'waiting', is: 'returned' }],
    });
    expect(await itemOf('verified')).toMatchObject({ changes: [{ path: 'review', was: 'waiting', is: 'verified' }] });
    expect(await itemOf('withdrawn')).toMatchObject({ reason: 'Báo nhầm kỳ', before: { review: 'verified' }, after: null });
  });

  it('of a revised target names the decision that orders it', async () =>
    expect(await itemOf('revised')).toMatchObject({
      decision: REVISED,
      reason: 'Nâng mức',
      plan: PLAN,
      target: 'chi-tieu-thu',
      before: { revisions: [] },
      after: { revisions: [{ effectiveOn: '2015-03-10', change: { criterion: { kind: 'at-least', value: '90' } } }] },
    }));

  it('of a change of the hierarchy shows the area', async () =>
    expect(await itemOf('renamed')).toMatchObject({
      decision: DECISION,
      reason: 'Đổi tên',
      area: 'x2',
      changes: expect.arrayContaining([
        expect.objectContaining({ path: 'x2.names.1', is: { value: 'Xã Hai', on: '2015-03-05', decision: DECISION } }),
      ]),
    }));

  it('of a recognition names subject, title and decision', async () =>
    expect(await itemOf('granted')).toMatchObject({
      type: 'RecognitionGranted',
      title: 'danh-hieu-thu',
      subject: 'don-vi-1',
      decision: DECISION,
      before: [],
    }));

  it('is found by its id, and says what its event says', async () => {
    const { id } = await itemOf('returned');
    const { body } = await system.get(`/api/history?event=${id}`);
    expect(body.items).toMatchObject([{ id, logSize: sizes['returned'], data: { revision: 0, reason: 'Chưa khớp sổ' } }]);
  });

  it('of the issue of a plan leaves the document to the plan', async () => {
    const { body } = await system.get('/api/history?type=PlanIssued');
    expect(Object.keys(body.items[0].data)).toEqual(['hash']);
  });
});

describe('explain and changes', () => {
  const target = `plan=${PLAN}&target=chi-tieu-thu`;

  it('explain names the events behind a row, also at a past moment', async () => {
    const { body } = await system.get(`/api/status/explain?${target}&area=x1&on=2015-03-20&asOf=${sizes['verified']}`);
    expect(body.row).toMatchObject({ numerator: '82', value: '82.00' });
    expect(body.events.figures.map(({ type }: { type: string }) => type)).toEqual(['FigureCorrected']);
    expect(body.events.target.map(({ type }: { type: string }) => type)).toEqual(['PlanIssued']);
    const { body: now } = await system.get(`/api/status/explain?${target}&area=x1&on=2015-03-20`);
    expect(now.row.value).toBeNull();
    expect(now.events.target.map(({ type }: { type: string }) => type)).toEqual(['PlanIssued', 'TargetRevised']);
  });

  it('changes says which rows differ between two moments, and the events because of which', async () => {
    const { body } = await system.get(`/api/status/changes?${target}&area=x1&from=${sizes['reported']}&to=${sizes['corrected']}`);
    expect(body.items).toEqual([
      expect.objectContaining({
        area: 'x1',
        fields: expect.arrayContaining(['value', 'numerator']),
        before: expect.objectContaining({ value: '80.00' }),
        after: expect.objectContaining({ value: '82.00' }),
        because: [
          expect.objectContaining({ type: 'FigureReturned' }),
          expect.objectContaining({ type: 'FigureCorrected', actor: 'can-bo-x1' }),
        ],
      }),
    ]);
    const { body: sameDay } = await system.get(`/api/status/changes?${target}&area=x1&from=2015-03-03&to=2015-03-04&on=2015-03-20`);
    expect(sameDay.items).toMatchObject([
      { before: { on: '2015-03-20', value: '80.00' }, after: { on: '2015-03-20', value: '82.00' }, daysPassed: false },
    ]);
    const { body: none } = await system.get(`/api/status/changes?${target}&area=x2&from=${sizes['reported']}&to=${sizes['corrected']}`);
    expect(none.items).toEqual([]);
  });
});
