import { AN_SINH, BINH_KHE, COMMUNES, everywhere, PLAN, TRANG_LUONG } from '../support/dong-trieu';
import { issue, post, report, reportRatios, rowOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const of = (reported: number, expected = 21) => ({ reported, expected, byOwn: 0 });

describe('Đông Triều: số liệu được xác minh, trả lại, sửa, rút và báo lại', () => {
  let system: System;
  const path = (area: string) => `/api/figures/${HOUSEHOLDS}/${area}/2015-H1`;
  const row = (more: object = {}) => rowOf(system, { plan: PLAN, target: 'gia-dinh-2015', on: '2015-08-15', ...more });
  const verified = () => row({ basis: 'verified' });
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
    // 20 communes 1300 of 1600, An Sinh 1280 of 1600.
    await reportRatios(system, HOUSEHOLDS, '2015-H1', everywhere('1300/1600', { [AN_SINH]: '1280/1600' }));
  });
  afterAll(() => system.stop());

  it('a figure that nobody has verified does not exist under the verified basis', async () => {
    // 20 × 1300 + 1280 = 27280 of 21 × 1600 = 33600: 81.19 %.
    expect(await row()).toMatchObject({ numerator: '27280', value: '81.19', coverage: of(21), verified: { value: null, coverage: of(0) } });
    expect(await verified()).toMatchObject({ value: null, state: 'no-data' });
  });

  it('a list is verified row by row, each with an outcome of its own', async () => {
    const figures = COMMUNES.map((area) => ({ indicator: HOUSEHOLDS, area, period: '2015-H1', revision: area === BINH_KHE ? 7 : 0 }));
    const { body } = await post(system, '/api/figures/verification', { figures });
    const outcomes = body.items.map(({ area, outcome }: { area: string; outcome: string }) => [area, outcome]);
    expect(outcomes).toEqual(COMMUNES.map((area) => [area, area === BINH_KHE ? 'unknown-revision' : 'verified']));
    // Without Bình Khê 27280 − 1300 = 25980 of 32000: 81.19 %.
    expect(await verified()).toMatchObject({ numerator: '25980', denominator: '32000', coverage: of(20) });
    expect(await row()).toMatchObject({ verified: { value: '81.19', coverage: of(20) }, changedSinceVerified: 0 });
  });

  it('a correction counts as reported at once, as verified only when it is verified', async () => {
    const body = { numerator: '1290', denominator: '1600', reason: 'Bổ sung mười hộ' };
    const corrected = await system.put(path(AN_SINH), body, { 'If-Match': '"1"' });
    expect([corrected.status, corrected.headers.get('ETag')]).toEqual([200, '"2"']);
    expect(await row()).toMatchObject({ numerator: '27290', changedSinceVerified: 1 });
    expect(await verified()).toMatchObject({ numerator: '25980', changedSinceVerified: 1 });
    const waiting = await system.get(`/api/figures?review=changed&after=${system.position}`);
    expect(waiting.body.items).toEqual([
      expect.objectContaining({
        area: AN_SINH,
        changedSinceVerified: true,
        contentRevision: 2,
        verified: expect.objectContaining({ revision: 0 }),
      }),
    ]);
    await post(system, `${path(AN_SINH)}/verification`, { revision: 2 });
    expect(await verified()).toMatchObject({ numerator: '25990', changedSinceVerified: 0 });
  });

  it('a return of the verified revision leaves nothing verified, while it goes on counting as reported, flagged', async () => {
    await post(system, `${path(AN_SINH)}/return`, { revision: 2, reason: 'Chưa khớp với sổ của thôn' });
    // 25990 − 1290 = 24700 of 30400, 19 communes.
    expect(await verified()).toMatchObject({ numerator: '24700', denominator: '30400', coverage: of(19) });
    expect(await row()).toMatchObject({ numerator: '27290', coverage: of(21) });
    expect(await row({ area: AN_SINH })).toMatchObject({ flags: ['returned'] });
    const figure = await system.get(path(AN_SINH));
    expect(figure.body).toMatchObject({ review: 'returned', returnedBecause: 'Chưa khớp với sổ của thôn', revision: 4 });
    expect(figure.headers.get('ETag')).toBe('"4"');
  });

  it('is verified once more after it was corrected, and not twice', async () => {
    await system.put(path(AN_SINH), { numerator: '1285', denominator: '1600', reason: 'Đã đối chiếu' }, { 'If-Match': '"4"' });
    await post(system, `${path(AN_SINH)}/verification`, { revision: 5 });
    // 24700 + 1285 = 25985.
    expect(await verified()).toMatchObject({ numerator: '25985', coverage: of(20) });
    expect(await system.post(`${path(AN_SINH)}/verification`, { revision: 5 })).toMatchObject({
      status: 409,
      body: { code: 'already-verified' },
    });
    expect(await system.post(`${path(AN_SINH)}/verification`, { revision: 0 })).toMatchObject({
      status: 409,
      body: { code: 'later-revision-verified' },
    });
  });

  it('a figure withdrawn is gone from both bases, and may be reported again', async () => {
    const known = (await row()).asOf.logSize;
    await post(system, `${path(AN_SINH)}/withdrawal`, { reason: 'Báo nhầm kỳ' });
    // 20 × 1300 = 26000 of 32000; 19 verified.
    expect(await row()).toMatchObject({ numerator: '26000', denominator: '32000', coverage: of(20), incomplete: true });
    expect(await verified()).toMatchObject({ numerator: '24700', coverage: of(19) });
    expect(await row({ asOf: String(known) })).toMatchObject({ numerator: '27285', coverage: of(21) });
    const again = { numerator: '1286', denominator: '1600' };
    expect((await system.put(path(AN_SINH), again, { 'If-None-Match': '*' })).status).toBe(412);
    const reported = await system.put(path(AN_SINH), again, { 'If-Match': '"7"' });
    expect([reported.status, reported.body]).toEqual([200, { revision: 8 }]);
    expect(await row()).toMatchObject({ numerator: '27286', coverage: of(21) });
    expect(await verified()).toMatchObject({ numerator: '24700' });
    const { body } = await system.get(`/api/history?stream=figure-${HOUSEHOLDS}:${AN_SINH}:2015-H1&after=${system.position}`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'FigureReported',
      'FigureWithdrawn',
      'FigureVerified',
      'FigureCorrected',
      'FigureReturned',
      'FigureVerified',
      'FigureCorrected',
      'FigureVerified',
      'FigureReported',
    ]);
  });

  it('what does not apply leaves the sum and what is expected; zero stays in both', async () => {
    const clans = 'dong-ho-hieu-hoc';
    await reportRatios(system, clans, '2015-H1', { [AN_SINH]: '9/12', [BINH_KHE]: '0/10' });
    await report(system, clans, TRANG_LUONG, '2015-H1', { notApplicable: true, reason: 'Không có dòng họ đăng ký' });
    // 9 + 0 of 12 + 10 = 40.91 %; 21 − 1 = 20 expected, two reported.
    const query = { plan: PLAN, target: 'dong-ho-2015', on: '2015-08-15' };
    expect(await rowOf(system, query)).toMatchObject({
      numerator: '9',
      denominator: '22',
      value: '40.91',
      coverage: of(2, 20),
      incomplete: true,
    });
    expect(await rowOf(system, { ...query, area: TRANG_LUONG })).toMatchObject({ value: null, coverage: of(0, 0), againstPlan: null });
    const figure = await system.get(`/api/figures/${clans}/${TRANG_LUONG}/2015-H1`);
    expect(figure.body.value).toEqual({ kind: 'not-applicable', reason: 'Không có dòng họ đăng ký' });
  });
});
