import { AN_SINH, BINH_KHE, PLAN, TAN_VIET, TRANG_LUONG, VIET_DAN } from '../../test/support/dong-trieu';
import { report } from '../../test/support/plans';
import { as, CLANS, Dossiers, figurePath, HOUSEHOLDS, path, PERIOD, spoken } from './dossiers.fixture';

let dossiers: Dossiers;
beforeAll(async () => {
  dossiers = await Dossiers.open();
});
afterAll(() => dossiers.system.stop());

describe('a dossier over HTTP', () => {
  it('names the revisions that stand, and accepting it is their verification', async () => {
    await dossiers.reportBoth(AN_SINH);
    const submitted = await dossiers.submit(AN_SINH);
    expect(submitted.body).toMatchObject({ revision: 0, state: 'submitted', submission: 0, figures: 2 });
    expect([submitted.status, submitted.headers.get('ETag')]).toEqual([201, '"0"']);
    const accepted = await dossiers.accept(AN_SINH);
    expect([accepted.status, accepted.body.state, accepted.headers.get('ETag')]).toEqual([200, 'accepted', '"1"']);
    const { body, headers } = await dossiers.seen(path(AN_SINH));
    const verified = { period: PERIOD, area: AN_SINH, revision: 0, review: 'verified', latestRevision: 0, changed: false };
    const values = [
      { indicator: HOUSEHOLDS, value: { kind: 'ratio', numerator: '1280', denominator: '1600' } },
      { indicator: CLANS, value: { kind: 'ratio', numerator: '9', denominator: '12' } },
    ];
    expect(body.figures).toEqual(values.map((one) => ({ ...one, ...verified, latestValue: one.value })));
    expect(headers.get('ETag')).toBe('"1"');
    expect(await dossiers.statusOf(AN_SINH)).toMatchObject({ numerator: '1280', coverage: { reported: 1 }, changedSinceVerified: 0 });
    expect((await dossiers.seen(figurePath(AN_SINH))).body).toMatchObject({ review: 'verified', revision: 0, verified: { revision: 0 } });
  });

  it('is found in the history of its plan, its area and its actor, and in the feed', async () => {
    for (const query of [`plan=${PLAN}&type=ReportAccepted`, `area=${AN_SINH}&type=ReportAccepted`, 'actor=tham-dinh-1']) {
      const { body } = await dossiers.seen(`/api/history?${query}`);
      expect(body.items).toEqual([expect.objectContaining({ type: 'ReportAccepted', actor: 'tham-dinh-1', plan: PLAN, area: AN_SINH })]);
      expect(body.items[0]).toMatchObject({ before: { decided: null }, after: { decided: { kind: 'accepted', by: 'tham-dinh-1' } } });
    }
    const ofFigure = await dossiers.seen(`/api/history?indicator=${HOUSEHOLDS}&area=${AN_SINH}`);
    expect(ofFigure.body.items.map(({ type }: { type: string }) => type)).toEqual(['ReportAccepted', 'ReportSubmitted', 'FigureReported']);
    const feed = await dossiers.system.get('/api/events?types=ReportSubmitted,ReportAccepted', { Accept: 'application/json' });
    expect(feed.body.items.map(({ type }: { type: string }) => type)).toEqual(['ReportSubmitted', 'ReportAccepted']);
  });

  it('holds the populations of derived indicators too, or nobody would verify them', async () => {
    const area = '22.205.07111';
    await report(dossiers.system, 'so-don-vi', area, PERIOD, { value: '14' });
    expect(await dossiers.submit(area, {}, 'can-bo-3')).toMatchObject({ status: 201, body: { figures: 1 } });
    expect(await dossiers.accept(area, {}, as('tham-dinh-3'))).toMatchObject({ status: 200 });
    const { body } = await dossiers.seen(`/api/figures/so-don-vi/${area}/${PERIOD}`);
    expect(body).toMatchObject({ review: 'verified' });
  });

  it('is submitted again under the same key without a second event', async () => {
    await dossiers.reportBoth(BINH_KHE);
    const headers = { 'Idempotency-Key': 'nop-binh-khe' };
    const first = await dossiers.system.post(`${path(BINH_KHE)}/submission`, {}, headers);
    const again = await dossiers.system.post(`${path(BINH_KHE)}/submission`, {}, headers);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(await dossiers.system.post(`${path(BINH_KHE)}/submission`, { note: 'khác' }, headers)).toMatchObject({
      body: { code: 'idempotency-key-reused' },
    });
  });

  it.each<[string, string, object, number, string]>([
    ['a plan that is not', '/api/reports/khong-co/mot/22.205.07075/2015-H1/submission', {}, 404, 'unknown-plan'],
    ['a duty that is not', `/api/reports/${PLAN}/khong-co/${AN_SINH}/${PERIOD}/submission`, {}, 404, 'unknown-duty'],
    ['an area that is not', `${path('99.999')}/submission`, {}, 404, 'unknown-area'],
    ['a district where communes report', `${path('22.205')}/submission`, {}, 409, 'not-a-reporter'],
    ['a period of another rhythm', `${path(AN_SINH, '2015')}/submission`, {}, 422, 'wrong-period'],
    ['a period before the plan was issued', `${path(AN_SINH, '2013-H1')}/submission`, {}, 422, 'wrong-period'],
    ['nothing to submit', `${path(TRANG_LUONG)}/submission`, {}, 409, 'empty-report'],
    [
      'a revision that is not',
      `${path(BINH_KHE)}/submission`,
      { figures: [{ ...spoken(BINH_KHE, CLANS), revision: 7 }] },
      422,
      'unknown-revision',
    ],
    [
      'a figure of another area',
      `${path(BINH_KHE)}/submission`,
      { figures: [{ ...spoken(AN_SINH, CLANS), revision: 0 }] },
      422,
      'figure-not-of-duty',
    ],
    ['an exception without a reason', `${path(BINH_KHE)}/acceptance`, { except: [spoken(BINH_KHE, CLANS)] }, 422, 'malformed'],
    ['a return without a reason', `${path(BINH_KHE)}/return`, {}, 422, 'malformed'],
    [
      'an exception of what was not submitted',
      `${path(BINH_KHE)}/acceptance`,
      { except: [{ ...spoken(AN_SINH, CLANS), reason: 'x' }] },
      422,
      'figure-not-in-report',
    ],
    ['acceptance of what nobody submitted', `${path(TRANG_LUONG)}/acceptance`, {}, 409, 'not-submitted'],
    ['an extension that is none', `${path(TRANG_LUONG)}/extension`, { until: '2015-07-15', reason: 'bão' }, 422, 'extension-not-later'],
  ])('is refused for %s', async (_, where, body, status, code) =>
    expect(await dossiers.asking.refused(where, body, as('tham-dinh-9'))).toEqual([status, code]),
  );
});

describe('four eyes', () => {
  it('who submitted does not accept, nor who reported or corrected a figure in it; with the figure excepted he may', async () => {
    await dossiers.reportBoth(VIET_DAN);
    await dossiers.system.put(
      figurePath(VIET_DAN),
      { numerator: '1290', denominator: '1600', reason: 'x' },
      { 'If-Match': '"0"', ...as('kiem-nhiem') },
    );
    await dossiers.submit(VIET_DAN, {}, 'can-bo-2');
    expect(await dossiers.asking.refused(`${path(VIET_DAN)}/acceptance`, {}, as('can-bo-2'))).toEqual([403, 'four-eyes']);
    const both = await dossiers.accept(VIET_DAN, {}, as('kiem-nhiem'));
    expect(both).toMatchObject({ status: 403, body: { code: 'four-eyes', figures: [{ indicator: HOUSEHOLDS, revision: 1 }] } });
    const except = [{ ...spoken(VIET_DAN, HOUSEHOLDS), reason: 'người khác xem' }];
    expect((await dossiers.accept(VIET_DAN, { except }, as('kiem-nhiem'))).status).toBe(200);
  });
});

describe('rights', () => {
  it('a clerk submits for the own commune alone, the verifier of the district accepts', async () => {
    await dossiers.reportBoth(TRANG_LUONG);
    expect((await dossiers.submit(TRANG_LUONG, {}, 'demo-an-sinh')).body).toMatchObject({ code: 'forbidden', area: TRANG_LUONG });
    await dossiers.submit(TRANG_LUONG);
    expect((await dossiers.accept(TRANG_LUONG, {}, as('demo-an-sinh'))).body).toMatchObject({ code: 'forbidden', action: 'report.accept' });
    expect((await dossiers.accept(TRANG_LUONG, {}, as('demo-phong-gddt-phu-tan'))).body).toMatchObject({
      code: 'forbidden',
      area: '22.205',
    });
    expect((await dossiers.accept(TRANG_LUONG, {}, as('demo-phong-gddt'))).status).toBe(200);
  });
});

describe('pain 21: who approved, and who sent it back', () => {
  it('stands in the life of the report, with the reason, and in the list', async () => {
    await dossiers.reportBoth(TAN_VIET);
    await dossiers.submit(TAN_VIET);
    const reason = 'Thiếu biên bản bình xét';
    await dossiers.system.post(`${path(TAN_VIET)}/return`, { reason }, as('tham-dinh-2'));
    const { body } = await dossiers.seen(path(TAN_VIET));
    expect(body).toMatchObject({ state: 'returned', submittedBy: 'can-bo-1', decidedBy: 'tham-dinh-2' });
    expect(body.life.map(({ type, actor, data }: { type: string; actor: string; data: object }) => [type, actor, data])).toEqual([
      ['ReportSubmitted', 'can-bo-1', expect.anything()],
      ['ReportReturned', 'tham-dinh-2', expect.objectContaining({ reason })],
    ]);
    const list = await dossiers.seen(`/api/reports?plan=${PLAN}&period=${PERIOD}&state=returned`);
    expect(list.body.items).toEqual([expect.objectContaining({ reporter: TAN_VIET, decidedBy: 'tham-dinh-2' })]);
  });
});

describe('pain 14: approval taken back where it should not be', () => {
  it('an accepted report is not returned; a single figure is, by who may, with a reason', async () => {
    const refused = await dossiers.system.post(`${path(AN_SINH)}/return`, { reason: 'xem lại' }, as('tham-dinh-2'));
    expect(refused).toMatchObject({ status: 409, body: { code: 'already-accepted', by: 'tham-dinh-1' } });
    await dossiers.system.post(`${figurePath(AN_SINH)}/return`, { revision: 0, reason: 'Chưa khớp sổ' }, as('tham-dinh-2'));
    expect(await dossiers.statusOf(AN_SINH)).toMatchObject({ value: null });
    expect((await dossiers.seen(path(AN_SINH))).body).toMatchObject({
      state: 'accepted',
      figures: [{ review: 'returned' }, { review: 'verified' }],
    });
  });
});

describe('pain 8: figures that came from a file never count as complete', () => {
  it('how a figure came is no matter: a report is received when it is submitted, and says of what it holds nothing', async () => {
    const { body } = await dossiers.seen(path(AN_SINH));
    expect(body).toMatchObject({ firstSubmittedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), late: true });
    expect(body.missingIndicators).not.toContain(HOUSEHOLDS);
    expect(body.missingIndicators.length).toBeGreaterThan(0);
  });
});
