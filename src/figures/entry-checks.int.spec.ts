import { askingOf, type Asking } from '../../test/support/asking';
import { figurePath, FIRST, RATIO } from '../../test/support/ground';
import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { startSystem, type Answer, type System } from '../../test/support/system';

const COUNT = 'so-ho';
const AREAS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9'];
const document = planDocument('ke-hoach-thu', {
  areas: [province('t'), district('h', 't'), ...AREAS.map((id) => commune(id, 'h'))],
  indicators: [
    ratio(RATIO),
    ratio(COUNT, { measure: 'count', unit: 'hộ' }),
    ratio('khong-giam', { neverFalls: true }),
    ratio('co-khong', { measure: 'yes-no', neverFalls: true }),
    ratio('mau-chung', { denominatorIs: { denominatorOf: RATIO } }),
    ratio('mau-la-tu', { denominatorIs: { numeratorOf: RATIO } }),
    ratio('tong-nam', { measure: 'count', unit: 'lượt', time: 'sum-in-year' }),
  ],
  targets: [target('chi-tieu-thu', RATIO)],
});

let system: System;
let ask: Asking;
beforeAll(async () => {
  system = await startSystem();
  ask = askingOf(system);
  await ask.done('/api/plans', document);
}, 60_000);
afterAll(() => system.stop());

const numbers = (value: string): object => {
  const [numerator, denominator] = value.split('/');
  return denominator === undefined ? { value } : { numerator, denominator };
};
const first = (path: string, value: string | object, more: object = {}): Promise<Answer> =>
  system.put(path, { ...(typeof value === 'string' ? numbers(value) : value), ...more }, FIRST);
const correct = (path: string, value: string, revision: number, more: object = {}): Promise<Answer> =>
  system.put(path, { ...numbers(value), reason: 'đếm lại', ...more }, { 'If-Match': `"${revision}"` });
/** 201, or the codes that are to be acknowledged. */
const told = ({ status, body }: Answer): unknown => (status < 300 ? status : [status, body.code, ...codes(body.checks ?? [])]);
const codes = (checks: readonly { readonly code: string }[]): readonly string[] => checks.map(({ code }) => code);
const refused = (...found: readonly string[]): unknown[] => [422, 'needs-acknowledgement', ...found];
const logSize = async (): Promise<number> => (await ask.seen('/api/areas')).body.asOf.logSize;
const events = async (stream: string): Promise<unknown> => (await system.get(`/api/streams/${stream}`)).body.items;

describe('a figure that differs by more than half from the slot before', () => {
  const now = figurePath('x1', '2015-H1');
  beforeAll(async () => void (await first(figurePath('x1', '2014-H2'), '1300/1600')));

  it('is refused with what was and what is, and nothing is recorded', async () => {
    const before = await logSize();
    const { status, body } = await first(now, '120/1600');
    expect([status, body.code, body.checks]).toEqual([
      422,
      'needs-acknowledgement',
      [
        {
          code: 'big-change',
          message: 'Số liệu 7,50 % lệch quá 50 % so với 81,25 % của kỳ trước (2014-H2): hãy kiểm tra lại.',
          indicator: RATIO,
          period: '2014-H2',
          was: '81.25',
          is: '7.50',
          unit: 'percent',
        },
      ],
    ]);
    expect(body.detail).toBe(
      'Số liệu ty-le-thu của x1, kỳ 2015-H1 chưa được ghi: có điểm cần xem lại. ' +
        'Số liệu 7,50 % lệch quá 50 % so với 81,25 % của kỳ trước (2014-H2): hãy kiểm tra lại. ' +
        'Nếu số liệu đúng, hãy gửi lại với acknowledge: ["big-change"].',
    );
    expect(await logSize()).toBe(before);
    expect((await system.get(now)).status).toBe(404);
  });
  it('is refused where something else is acknowledged', async () =>
    expect(told(await first(now, '120/1600', { acknowledge: ['unexpected-fall'] }))).toEqual(refused('big-change')));
  it('is recorded when acknowledged, with the codes that applied and no others', async () => {
    expect(told(await first(now, '120/1600', { acknowledge: ['nested-denominator', 'big-change', 'big-change'] }))).toBe(201);
    expect(await events(`figure-${RATIO}:x1:2015-H1`)).toMatchObject([
      { type: 'FigureReported', data: { value: { numerator: '120' }, acknowledged: ['big-change'] } },
    ]);
  });
  it('says so when it is read, in lists and in the history', async () => {
    expect((await ask.seen(now)).body.acknowledged).toEqual(['big-change']);
    expect((await ask.seen(figurePath('x1', '2014-H2'))).body.acknowledged).toEqual([]);
    const { body: list } = await ask.seen('/api/figures?area=x1&period=2015-H1');
    expect(list.items.map(({ acknowledged }: { acknowledged: unknown }) => acknowledged)).toEqual([['big-change']]);
    const { body: history } = await ask.seen(`/api/history?area=x1&indicator=${RATIO}`);
    expect(history.items.map(({ after }: { after: { acknowledged?: unknown } }) => after.acknowledged)).toContainEqual(['big-change']);
  });
  it('is compared with the slot before when it is corrected, not with what it was', async () => {
    // 1200 / 1600 = 75 % is near to 81.25 %, and ten times what stands; 110 / 1600 is near to what stands.
    expect(told(await correct(now, '110/1600', 0))).toEqual(refused('big-change'));
    expect(told(await correct(now, '1200/1600', 0))).toBe(200);
    expect((await ask.seen(now)).body).toMatchObject({ acknowledged: [], detail: {} });
  });
  it('is not recorded again where only what it is compared with has changed', async () => {
    await correct(figurePath('x1', '2014-H2'), '160/1600', 0);
    expect((await correct(now, '1200/1600', 1)).body.code).toBe('same-figure');
    expect((await correct(now, '1200/1600', 1, { acknowledge: ['big-change'] })).body.code).toBe('same-figure');
  });
  it('answers a wrong precondition before anything is to be acknowledged', async () =>
    expect((await correct(now, '1500/1600', 0)).status).toBe(412));
  it('passes in the lists of those who verify like any other', async () => {
    const figures = [{ indicator: RATIO, area: 'x1', period: '2015-H1', revision: 1 }];
    expect((await system.post('/api/figures/verification', { figures })).body.items[0].outcome).toBe('verified');
  });
  it('repeated under its key gets the answer of then, though what it is compared with has changed', async () => {
    const key = { 'Idempotency-Key': 'khoa-so-lieu' };
    const [earlier, later] = [figurePath('x1', '2016-H1', COUNT), figurePath('x1', '2016-H2', COUNT)];
    await first(earlier, '100');
    const sent = await system.put(later, { value: '110' }, { ...FIRST, ...key });
    await correct(earlier, '10', 0);
    const again = await system.put(later, { value: '110' }, { ...FIRST, ...key });
    expect([again.status, again.headers.get('X-Log-Position')]).toEqual([sent.status, sent.headers.get('X-Log-Position')]);
  });
});

describe('half, and a twentieth, themselves', () => {
  it.each([
    ['2', '100', '150', 201],
    ['3', '100', '150.000000000001', refused('big-change')],
    ['4', '100', '50', 201],
    ['5', '100', '49.999999999999', refused('big-change')],
    ['6', '0', '1000', 201],
  ])('x%s: %s, then %s', async (n, was, is, answer) => {
    await first(figurePath(`x${n}`, '2014-H2', COUNT), was);
    expect(told(await first(figurePath(`x${n}`, '2015-H1', COUNT), is))).toEqual(answer);
  });
  it.each([
    ['2', '50/100', '50/105', 201],
    ['3', '50/100', '50/106', refused('denominator-changed')],
    ['4', '50/100', '50/95', 201],
    ['5', '50/100', '50/94', refused('denominator-changed')],
    ['6', '0/0', '50/94', 201],
  ])('x%s: %s, then %s', async (n, was, is, answer) => {
    await first(figurePath(`x${n}`, '2014-H2'), was);
    expect(told(await first(figurePath(`x${n}`, '2015-H1'), is))).toEqual(answer);
  });
  it('a denominator that changed is stored as acknowledged beside a big change', async () => {
    const acknowledge = ['denominator-changed', 'big-change'];
    expect(told(await first(figurePath('x3', '2015-H1'), '10/106', { acknowledge: ['denominator-changed'] }))).toEqual(
      refused('big-change', 'denominator-changed'),
    );
    expect(told(await first(figurePath('x3', '2015-H1'), '10/106', { acknowledge }))).toBe(201);
    expect((await ask.seen(figurePath('x3', '2015-H1'))).body.acknowledged).toEqual(['big-change', 'denominator-changed']);
  });
});

describe('the slot before', () => {
  it('is the nearest that has a figure, whichever kind of period ends it, up to two years back', async () => {
    await first(figurePath('x7', '2013-H1', COUNT), '1000');
    expect(told(await first(figurePath('x7', '2015-H1', COUNT), '100'))).toEqual(refused('big-change'));
    expect(told(await first(figurePath('x7', '2015-H2', COUNT), '100'))).toBe(201);
    await first(figurePath('x8', '2014', COUNT), '1000');
    const { body } = await first(figurePath('x8', '2015-H1', COUNT), '100');
    expect(body.checks[0]).toMatchObject({ period: '2014', was: '1000', is: '100', unit: 'number' });
  });
  it('of two figures of one slot is the one that counts', async () => {
    await first(figurePath('x9', '2014-H2', COUNT), '100', { dataTo: '2014-12-31' });
    await first(figurePath('x9', '2014', COUNT), '1000', { dataTo: '2014-11-30' });
    expect(told(await first(figurePath('x9', '2015-H1', COUNT), '100'))).toBe(201);
  });
  it('does not hold a figure that was withdrawn', async () => {
    await first(figurePath('x3', '2017-H2', COUNT), '110');
    await first(figurePath('x3', '2018-H1', COUNT), '1000', { acknowledge: ['big-change'] });
    expect(told(await first(figurePath('x3', '2018-H2', COUNT), '110'))).toEqual(refused('big-change'));
    await ask.done(`${figurePath('x3', '2018-H1', COUNT)}/withdrawal`, { reason: 'nhầm' });
    expect(told(await first(figurePath('x3', '2018-H2', COUNT), '110'))).toBe(201);
  });
  it('tells nothing where the figure did not apply, nor does one that does not apply now', async () => {
    await first(figurePath('x2', '2016-H1', COUNT), { notApplicable: true, reason: 'không có' });
    expect(told(await first(figurePath('x2', '2016-H2', COUNT), '7'))).toBe(201);
    expect(told(await first(figurePath('x2', '2017-H1', COUNT), { notApplicable: true, reason: 'không có' }))).toBe(201);
  });
  it('of a sum is the one of its own kind, and a part that still runs is not compared', async () => {
    await first(figurePath('x1', '2014', 'tong-nam'), '1000');
    await first(figurePath('x1', '2014-H2', 'tong-nam'), '400');
    expect(told(await first(figurePath('x1', '2015-H1', 'tong-nam'), '410'))).toBe(201);
    expect(told(await first(figurePath('x1', '2015-H2', 'tong-nam'), '100', { dataTo: '2015-08-31' }))).toBe(201);
    expect(told(await correct(figurePath('x1', '2015-H2', 'tong-nam'), '100', 0, { dataTo: '2015-12-31' }))).toEqual(refused('big-change'));
  });
});

describe('a fall of what never falls', () => {
  it('is to be acknowledged, and stored as such', async () => {
    const now = figurePath('x1', '2015-H1', 'khong-giam');
    await first(figurePath('x1', '2014-H2', 'khong-giam'), '80/100');
    const { body } = await first(now, '79/100');
    expect(codes(body.checks)).toEqual(['unexpected-fall']);
    expect(body.checks[0].message).toContain('không được giảm, nhưng số liệu 79,00 % thấp hơn 80,00 % của kỳ trước (2014-H2)');
    expect(told(await first(now, '79/100', { acknowledge: ['unexpected-fall'] }))).toBe(201);
    expect((await ask.seen(now)).body.acknowledged).toEqual(['unexpected-fall']);
  });
  it('may be one from yes to no', async () => {
    await first(figurePath('x1', '2014-H2', 'co-khong'), { yes: true });
    const { body } = await first(figurePath('x1', '2015-H1', 'co-khong'), { yes: false });
    expect(codes(body.checks)).toEqual(['unexpected-fall']);
    expect(body.checks[0].message).toContain('số liệu không thấp hơn có của kỳ trước');
  });
});

describe('a denominator that is another indicator’s number', () => {
  beforeAll(async () => void (await first(figurePath('x9', '2015'), '900/1600')));

  it('and differs from it is to be acknowledged, with that indicator and its number', async () => {
    const now = figurePath('x9', '2015-H2', 'mau-chung');
    const { body } = await first(now, '80/1500');
    expect(body.checks).toEqual([
      {
        code: 'nested-denominator',
        message: 'Mẫu số 1.500 phải bằng 1.600, là số của chỉ số ty-le-thu (kỳ 2015): hãy đối chiếu hai số liệu.',
        indicator: RATIO,
        period: '2015',
        was: '1600',
        is: '1500',
        unit: 'number',
      },
    ]);
    expect((await system.get(now)).status).toBe(404);
    expect(told(await first(now, '80/1500', { acknowledge: ['nested-denominator'] }))).toBe(201);
    expect((await ask.seen(now)).body.acknowledged).toEqual(['nested-denominator']);
  });
  it('may be its numerator', async () => {
    expect(told(await first(figurePath('x9', '2015-H2', 'mau-la-tu'), '80/1600'))).toEqual(refused('nested-denominator'));
    expect(told(await first(figurePath('x9', '2015-H2', 'mau-la-tu'), '80/900'))).toBe(201);
  });
  it('passes where that has no figure in the same slot', async () =>
    expect(told(await first(figurePath('x9', '2016-H1', 'mau-chung'), '80/1500'))).toBe(201));
});
