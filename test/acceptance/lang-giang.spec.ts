import { issue, reportRatios, report, rowOf, rowsOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const PLAN = 'lang-giang-2023';
const DISTRICT = '24.217';
const [KEP, VOI] = ['24.217.07399', '24.217.07375'];
const LEARNING = 'nguoi-lao-dong-hoc-nang-cao-hieu-biet-nghe';
const TRAINED = 'nguoi-lao-dong-dao-tao-nghe-trong-so-da-hoc';

describe('Lạng Giang, kế hoạch tháng 7/2023 về trung tâm học tập cộng đồng', () => {
  let system: System;
  let others: string[];
  const each = (value: string): Record<string, string> => Object.fromEntries(others.map((commune) => [commune, value]));
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
    const { body } = await system.get(`/api/areas?parent=${DISTRICT}&on=2025-12-31&after=${system.position}`);
    others = body.items.map(({ id }: { id: string }) => id).filter((id: string) => id !== KEP);
  });
  afterAll(() => system.stop());

  it('counts as issued on the first day of the month that its empty date leaves', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}`);
    expect(body).toMatchObject({ number: null, issuedOn: '2023-07', period: { from: '2023-07-01', to: '2025-12-31' } });
    expect(body.parent).toContain('353/KH-UBND');
    expect(others).toHaveLength(20);
  });

  it('reaches 95 % of the workers exactly, and half of those who learnt are trained', async () => {
    // 20 communes 1900 of 2000, Kép 4750 of 5000: 42750 of 45000 = 95.00 %.
    await reportRatios(system, LEARNING, '2025', { ...each('1900/2000'), [KEP]: '4750/5000' });
    expect(await rowOf(system, { plan: PLAN, target: 'nguoi-lao-dong-hoc-tap', on: '2026-01-10' })).toMatchObject({
      period: '2025',
      numerator: '42750',
      denominator: '45000',
      value: '95.00',
      coverage: { reported: 21, expected: 21, byOwn: 0 },
      due: '2025-12-31',
      dueStated: false,
      state: 'achieved',
    });
    // Of those who learnt, not of all workers: 20 × 950 + 2374 = 21374 of 20 × 1900 + 4750 = 42750: one short of 21375.
    await reportRatios(system, TRAINED, '2025', { ...each('950/1900'), [KEP]: '2374/4750' });
    const query = { plan: PLAN, target: 'nguoi-lao-dong-dao-tao-nghe', on: '2026-01-10' };
    expect(await rowOf(system, query)).toMatchObject({ numerator: '21374', denominator: '42750', value: '50.00', state: 'missed' });
    const body = { numerator: '2375', denominator: '4750', reason: 'Sót một người' };
    expect((await system.put(`/api/figures/${TRAINED}/${KEP}/2025`, body, { 'If-Match': '"0"' })).status).toBe(200);
    expect(await rowOf(system, query)).toMatchObject({ numerator: '21375', value: '50.00', state: 'achieved' });
  });

  it('says under the indicator that the 50 % are of those who learnt', async () => {
    const { body } = await system.get(`/api/indicators/${TRAINED}`);
    expect(body).toMatchObject({ denominatorIs: { numeratorOf: LEARNING } });
  });

  it('is complete only with the last centre: twenty of twenty are not all', async () => {
    await reportRatios(system, 'tthtcd-du-co-so-vat-chat', '2025', each('1/1'));
    const query = { plan: PLAN, target: 'tthtcd-co-so-vat-chat' };
    // 20/20 = 100.00 %, but Kép has not reported: 20 of 21 units.
    const twenty = { numerator: '20', denominator: '20', value: '100.00', coverage: { reported: 20, expected: 21 }, incomplete: true };
    expect(await rowOf(system, { ...query, on: '2026-01-10' })).toMatchObject({ ...twenty, state: 'awaiting-data' });
    expect(await rowOf(system, { ...query, on: '2026-01-30' })).toMatchObject({ ...twenty, state: 'missed' });
    await report(system, 'tthtcd-du-co-so-vat-chat', KEP, '2025', { numerator: '1', denominator: '1' });
    expect(await rowOf(system, { ...query, on: '2026-01-30' })).toMatchObject({ numerator: '21', denominator: '21', state: 'achieved' });
  });

  it('asks for a plan of every centre in every year', async () => {
    await reportRatios(system, 'tthtcd-co-ke-hoach', '2023', { ...each('1/1'), [KEP]: '1/1' });
    await reportRatios(system, 'tthtcd-co-ke-hoach', '2024', { ...each('1/1'), [KEP]: '0/1' }, ['big-change']);
    await reportRatios(system, 'tthtcd-co-ke-hoach', '2025', { ...each('1/1'), [KEP]: '1/1' });
    // 21/21, then 20/21 = 95.24 %, then 21/21: a year once missed stays missed.
    expect(await rowOf(system, { plan: PLAN, target: 'tthtcd-ke-hoach', on: '2026-01-10' })).toMatchObject({
      state: 'missed',
      occurrences: [
        { period: '2023', value: '100.00', state: 'achieved' },
        { period: '2024', value: '95.24', state: 'missed' },
        { period: '2025', value: '100.00', state: 'achieved' },
      ],
    });
    expect(await rowOf(system, { plan: PLAN, target: 'tthtcd-ke-hoach', on: '2024-02-01' })).toMatchObject({ state: 'no-data' });
  });

  it('wants one survey a year in each commune: the worst of them shows at the district', async () => {
    // 2023: one survey each, in Vôi one in each half. 2024: one in each, none in Kép. 2025: one in each.
    const surveys = 'so-lan-khao-sat-nhu-cau-hoc-tap';
    for (const year of ['2023', '2024', '2025'])
      for (const commune of [...others, KEP]) {
        const last = commune === KEP && year === '2024' ? '0' : '1';
        if (commune === VOI && year === '2023') {
          await report(system, surveys, commune, '2023-H1', { value: '1' });
          await report(system, surveys, commune, '2023-H2', { value: '1' });
        } else await report(system, surveys, commune, year, { value: last, acknowledge: ['big-change'] });
      }
    const rows = await rowsOf(system, { plan: PLAN, target: 'khao-sat-nhu-cau-hoc-tap', on: '2026-01-10' });
    expect(rows[0]).toMatchObject({ area: DISTRICT, state: 'missed', summary: { areas: 21, byState: { achieved: 20, missed: 1 } } });
    const of = (area: string) => rows.find((row) => row.area === area);
    expect(of(KEP).occurrences.map(({ state }: { state: string }) => state)).toEqual(['achieved', 'missed', 'achieved']);
    expect(of(VOI)).toMatchObject({ state: 'achieved', occurrences: [{ period: '2023', value: '2' }, {}, {}] });
  });
});
