import { COMMUNES, DISTRICT, everywhere, PLAN, TAN_VIET, VIET_DAN } from '../support/dong-trieu';
import { issue, post, report, reportRatios, rowOf, rowsOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const MERGED = '22.205.07084-2020';
const decision = { number: '837/NQ-UBTVQH14', issuedOn: '2019-12-17', issuer: 'Ủy ban Thường vụ Quốc hội' };
const merge = {
  type: 'reorganised',
  on: '2020-01-01',
  decision,
  reason: 'Sắp xếp đơn vị hành chính cấp xã',
  from: [VIET_DAN, TAN_VIET],
  to: [{ id: MERGED, officialCode: '07084', name: 'Việt Dân', level: 'commune', kind: 'xã', parent: DISTRICT }],
  parts: [
    { from: VIET_DAN, to: MERGED },
    { from: TAN_VIET, to: MERGED },
  ],
};

describe('Đông Triều: Việt Dân và Tân Việt nhập thành một xã từ 01/01/2020', () => {
  let system: System;
  let beforeMerge: string;
  const year = { plan: PLAN, target: 'gia-dinh-2020', period: '2019' };
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
  });
  afterAll(() => system.stop());

  it('adds the figures of both for a year in which they still stood', async () => {
    // 19 communes 1000 of 1200, Việt Dân 800 of 1000, Tân Việt 700 of 900: 20500 of 24700 = 83.00 %.
    await reportRatios(system, HOUSEHOLDS, '2019', everywhere('1000/1200', { [VIET_DAN]: '800/1000', [TAN_VIET]: '700/900' }));
    beforeMerge = (await system.get(`/api/history?limit=1&after=${system.position}`)).body.items[0].logSize;
    const merged = await post(system, '/api/area-changes', merge);
    expect(merged.body.areas.toSorted()).toEqual([VIET_DAN, MERGED, TAN_VIET].toSorted());
    const district = { numerator: '20500', denominator: '24700', value: '83.00', coverage: { reported: 21, expected: 21, byOwn: 0 } };
    expect(await rowOf(system, { ...year, on: '2020-02-15' })).toMatchObject(district);
    // 800 + 700 = 1500 of 1900 = 78.95 %.
    const both = { numerator: '1500', denominator: '1900', value: '78.95', coverage: { reported: 2, expected: 2, byOwn: 0 } };
    expect(await rowOf(system, { ...year, on: '2020-02-15', area: MERGED })).toMatchObject({ ...both, source: 'predecessors' });
  });

  it('shows the communes of the day asked about, and those that were known', async () => {
    const areas = async (query: object) => (await rowsOf(system, { ...year, ...query, depth: '1' })).map(({ area }) => area);
    expect(await areas({ on: '2019-12-31' })).toEqual(expect.arrayContaining([VIET_DAN, TAN_VIET]));
    expect(await areas({ on: '2020-02-15' })).toEqual(expect.arrayContaining([MERGED]));
    expect(await areas({ on: '2020-02-15' })).toHaveLength(1 + 20 + 1);
    expect(await areas({ on: '2020-02-15', asOf: beforeMerge })).toEqual(expect.arrayContaining([VIET_DAN, TAN_VIET]));
  });

  it('takes the new commune’s own word on the past in their place', async () => {
    await report(system, HOUSEHOLDS, MERGED, '2019', { numerator: '1480', denominator: '1880' });
    // 1480/1880 = 78.72 %; the district 19000 + 1480 = 20480 of 22800 + 1880 = 24680: 82.98 %.
    const own = { numerator: '1480', value: '78.72', source: 'own', coverage: { reported: 2, expected: 2 } };
    expect(await rowOf(system, { ...year, on: '2020-02-15', area: MERGED })).toMatchObject(own);
    const restated = { numerator: '20480', denominator: '24680', value: '82.98', coverage: { reported: 21, expected: 21 } };
    expect(await rowOf(system, { ...year, on: '2020-02-15' })).toMatchObject(restated);
    expect(await rowOf(system, { ...year, on: '2019-12-31' })).toMatchObject({ numerator: '20500', denominator: '24700' });
  });

  it('refuses a figure of what had ended, and says who took over', async () => {
    const path = `/api/figures/${HOUSEHOLDS}/${TAN_VIET}/2020`;
    const refused = await system.put(path, { numerator: '1', denominator: '2' }, { 'If-None-Match': '*' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'area-ended', until: '2020-01-01' } });
    expect(refused.body.detail).toContain('đơn vị kế thừa');
    expect((await system.get(`/api/areas/${TAN_VIET}?on=2020-02-15`)).body).toMatchObject({
      exists: false,
      until: '2020-01-01',
      successors: [expect.objectContaining({ area: MERGED })],
    });
  });

  it('cannot meet "21/21 xã" with the twenty communes that are left, until a decision says twenty', async () => {
    const twenty = [...COMMUNES.filter((one) => one !== VIET_DAN && one !== TAN_VIET), MERGED];
    for (const commune of twenty) await report(system, 'pho-cap-trung-hoc', commune, '2020', { yes: true });
    const query = { plan: PLAN, target: 'pho-cap-trung-hoc-2020', on: '2021-01-15' };
    // 20 of 20 = 100.00 %, and 20 ≥ 21 is false.
    const all = { numerator: '20', denominator: '20', value: '100.00', coverage: { reported: 20, expected: 20, byOwn: 0 } };
    expect(await rowOf(system, query)).toMatchObject({ ...all, state: 'missed', flags: ['of-differs'] });
    await post(system, `/api/plans/${PLAN}/targets/pho-cap-trung-hoc-2020/revisions`, {
      effectiveOn: '2020-11-01',
      criterion: { kind: 'count-of', count: 20, of: 20 },
      decision: { number: '3104/QĐ-UBND', issuedOn: '2020-10-26', issuer: 'UBND thị xã Đông Triều' },
      reason: 'Theo số đơn vị sau sắp xếp',
    });
    expect(await rowOf(system, query)).toMatchObject({ ...all, state: 'achieved', flags: [] });
    expect(await rowOf(system, { ...query, on: '2020-10-31' })).toMatchObject({ criterion: { count: 21, of: 21 } });
  });

  it('is found in the history of each of the three, with its decision', async () => {
    for (const area of [VIET_DAN, TAN_VIET, MERGED]) {
      const { body } = await system.get(`/api/history?area=${area}&type=AreasReorganised`);
      expect(body.items).toEqual([expect.objectContaining({ decision, reason: 'Sắp xếp đơn vị hành chính cấp xã', actor: 'can-bo-1' })]);
    }
  });
});
