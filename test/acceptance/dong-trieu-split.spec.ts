import { BINH_KHE, DISTRICT, everywhere, PLAN, TRANG_LUONG } from '../support/dong-trieu';
import { issue, post, reportRatios, rowOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const [WEST, MIDDLE, EAST] = ['22.205.tay-2018', '22.205.giua-2018', '22.205.dong-2018'];
const part = (from: string, to: string, share?: string): object => ({ from, to, ...(share !== undefined && { share }) });
const split = (parts: readonly object[]): object => ({
  type: 'reorganised',
  on: '2018-01-01',
  decision: { number: '12/NQ-HĐND', issuedOn: '2017-12-08', issuer: 'HĐND tỉnh Quảng Ninh' },
  from: [BINH_KHE, TRANG_LUONG],
  to: [WEST, MIDDLE, EAST].map((id) => ({ id, name: id, level: 'commune', kind: 'xã', parent: DISTRICT })),
  parts,
});

describe('Đông Triều: Bình Khê và Tràng Lương chia lại thành ba xã từ 01/01/2018', () => {
  let system: System;
  const asked = { plan: PLAN, target: 'gia-dinh-2020', on: '2018-02-15', period: '2017' };
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
  });
  afterAll(() => system.stop());

  it('is refused while the shares of one commune do not make one', async () => {
    const shares = [
      part(BINH_KHE, WEST, '0.7'),
      part(BINH_KHE, MIDDLE, '0.2'),
      part(TRANG_LUONG, MIDDLE, '0.5'),
      part(TRANG_LUONG, EAST, '0.5'),
    ];
    const refused = await system.post('/api/area-changes', split(shares));
    expect(refused).toMatchObject({ status: 422, body: { code: 'shares-not-one' } });
  });

  it('divides the past by the shares, and says that it is an estimate', async () => {
    // Bình Khê 1000 of 1500, Tràng Lương 450 of 900, the 19 others 1000 of 1250.
    await reportRatios(system, HOUSEHOLDS, '2017', everywhere('1000/1250', { [BINH_KHE]: '1000/1500', [TRANG_LUONG]: '450/900' }));
    const shares = [
      part(BINH_KHE, WEST, '0.7'),
      part(BINH_KHE, MIDDLE, '0.3'),
      part(TRANG_LUONG, MIDDLE, '0.5'),
      part(TRANG_LUONG, EAST, '0.5'),
    ];
    await post(system, '/api/area-changes', split(shares));
    const of = (share: string) => ({ reported: share, expected: share, byOwn: 0 });
    // 0.7 × 1000 = 700 of 0.7 × 1500 = 1050: 66.67 %.
    expect(await rowOf(system, { ...asked, area: WEST })).toMatchObject({
      numerator: '700',
      denominator: '1050',
      value: '66.67',
      estimated: true,
      coverage: of('0.7'),
    });
    // 0.3 × 1000 + 0.5 × 450 = 525 of 0.3 × 1500 + 0.5 × 900 = 900: 58.33 %; 0.3 and 0.5 of a unit.
    expect(await rowOf(system, { ...asked, area: MIDDLE })).toMatchObject({
      numerator: '525',
      denominator: '900',
      value: '58.33',
      estimated: true,
      coverage: of('0.8'),
    });
    // 0.5 × 450 = 225 of 450: 50.00 %.
    expect(await rowOf(system, { ...asked, area: EAST })).toMatchObject({
      numerator: '225',
      value: '50.00',
      estimated: true,
      coverage: of('0.5'),
    });
  });

  it('leaves the district as it was: what is divided stays in it', async () => {
    // 19 × 1000 + 1000 + 450 = 20450 of 19 × 1250 + 1500 + 900 = 26150: 78.20 %.
    expect(await rowOf(system, asked)).toMatchObject({
      numerator: '20450',
      denominator: '26150',
      value: '78.20',
      estimated: false,
      coverage: { reported: 21, expected: 21, byOwn: 0 },
    });
  });

  it('is explained by the shares that were taken of whose figures', async () => {
    const { body } = await system.get(`/api/status/explain?plan=${PLAN}&target=gia-dinh-2020&area=${MIDDLE}&on=2018-02-15&period=2017`);
    expect(body.tree).toMatchObject({ area: MIDDLE, numerator: '525', denominator: '900', estimated: true });
    expect(JSON.stringify(body.tree)).toContain('"share":"0.3"');
    expect(body.events.hierarchy.map(({ type }: { type: string }) => type)).toContain('AreasReorganised');
    const streams = body.events.figures.map(({ stream }: { stream: string }) => stream).toSorted();
    expect(streams).toEqual([`figure-${HOUSEHOLDS}:${TRANG_LUONG}:2017`, `figure-${HOUSEHOLDS}:${BINH_KHE}:2017`]);
  });
});
