import { DISTRICT, OFFICES } from '../support/dong-trieu';
import { issue, post, reportRatios, rowOf, rowsOf } from '../support/plans';
import {
  ALL_19,
  ALL_21,
  change,
  DUC_CHINH_2024,
  HOUSEHOLDS,
  OF_2015,
  OF_2020,
  OF_2024,
  PLAN_2021,
  planOf2021,
  REFORM,
  reformOf,
  reportAll,
  THE_SAME_17,
  UNITS,
  VIET_DAN_2024,
  WARDS,
} from '../support/reform';
import { startSystem, type System } from '../support/system';

const FIVE = Object.values(WARDS).toSorted();
const own = (numerator: string, denominator: string, value: string) => ({ numerator, denominator, value });

describe('pains 1 to 4: Đông Triều from 21 units to 19 to five wards; what was reported stays readable on old and new boundaries', () => {
  let system: System;
  let beforeReform: string;
  const sizeNow = async (): Promise<string> => (await system.get(`/api/history?limit=1&after=${system.position}`)).body.items[0].logSize;
  const row = (query: Record<string, string>) => rowOf(system, { plan: PLAN_2021, target: 'gia-dinh-2025', ...query });
  const areasOf = async (query: Record<string, string>): Promise<string[]> =>
    (await rowsOf(system, { plan: PLAN_2021, target: 'gia-dinh-2025', depth: '1', ...query })).map(({ area }) => area);
  const area = async (id: string, on: string) => (await system.get(`/api/areas/${id}?on=${on}&after=${system.position}`)).body;

  beforeAll(async () => {
    system = await startSystem();
    await issue(system, 'dong-trieu-2013');
    await reportAll(system, '2015', ALL_21, '1000/1250');
    await change(system, ...OF_2015, ...OF_2020);
    await post(system, '/api/plans', planOf2021);
    await reportAll(system, '2024-H1', THE_SAME_17, '1000/1250');
    await reportRatios(system, HOUSEHOLDS, '2024-H1', {
      [UNITS.vietDan]: '400/500',
      [UNITS.tanViet]: '300/400',
      [UNITS.dongTrieu]: '900/1000',
      [UNITS.ducChinh]: '1200/1500',
    });
    await change(system, ...OF_2024);
    await reportAll(system, '2025-H1', THE_SAME_17, '1100/1250');
    await reportRatios(system, HOUSEHOLDS, '2025-H1', { [VIET_DAN_2024]: '750/900', [DUC_CHINH_2024]: '2200/2500' });
    beforeReform = await sizeNow();
    await change(system, reformOf({ anSinh: '0.25', dongTrieu: '0.75' }));
  });
  afterAll(() => system.stop());

  it('was a district of 21 communes and townships, a town with six wards, with ten, a city of 19 units; now it is no more', async () => {
    const told = async (on: string): Promise<object> => {
      const { items } = (await system.get(`/api/areas?parent=${DISTRICT}&level=commune&on=${on}&limit=100&after=${system.position}`)).body;
      const wards = items.filter(({ kind }: { kind: string }) => kind === 'phường').length;
      const { kind, exists } = await area(DISTRICT, on);
      return { kind, exists, units: items.length, wards };
    };
    expect(await told('2015-03-10')).toEqual({ kind: 'huyện', exists: true, units: 21, wards: 0 });
    expect(await told('2015-03-11')).toEqual({ kind: 'thị xã', exists: true, units: 21, wards: 6 });
    expect(await told('2020-02-01')).toEqual({ kind: 'thị xã', exists: true, units: 21, wards: 10 });
    expect(await told('2024-11-01')).toEqual({ kind: 'thành phố', exists: true, units: 19, wards: 13 });
    expect(await told('2025-06-30')).toEqual({ kind: 'thành phố', exists: true, units: 19, wards: 13 });
    expect(await told('2025-07-01')).toEqual({ kind: 'thành phố', exists: false, units: 0, wards: 0 });
    const { items } = (await system.get('/api/areas?parent=22&level=commune&on=2025-07-01')).body;
    expect(items.map(({ id, name, kind }: { id: string; name: string; kind: string }) => [id, `${kind} ${name}`])).toEqual([
      [WARDS.maoKhe, 'phường Mạo Khê'],
      [WARDS.binhKhe, 'phường Bình Khê'],
      [WARDS.anSinh, 'phường An Sinh'],
      [WARDS.dongTrieu, 'phường Đông Triều'],
      [WARDS.hoangQue, 'phường Hoàng Quế'],
    ]);
  });

  it('each ward says which units it was made of and by which decision, each unit what became of it', async () => {
    const { predecessors } = await area(WARDS.anSinh, '2025-07-01');
    expect(predecessors.map(({ area: from, share }: { area: string; share: string | null }) => [from, share])).toEqual([
      [UNITS.binhDuong, null],
      [UNITS.anSinh, null],
      [VIET_DAN_2024, null],
      [DUC_CHINH_2024, '0.25'],
    ]);
    expect((await area(DUC_CHINH_2024, '2025-07-01')).successors).toEqual([
      { on: '2025-07-01', area: WARDS.anSinh, share: '0.25', decision: REFORM },
      { on: '2025-07-01', area: WARDS.dongTrieu, share: '0.75', decision: REFORM },
    ]);
  });

  it('on the last day of the old world there are its nineteen units, with their own figures', async () => {
    expect(await areasOf({ on: '2025-06-30' })).toEqual([DISTRICT, ...ALL_19, OFFICES]);
    // 17 × 1100 + 750 + 2200 = 21650 of 17 × 1250 + 900 + 2500 = 24650.
    const on = { on: '2025-06-30', period: '2025-H1' };
    expect(await row(on)).toMatchObject({ ...own('21650', '24650', '87.83'), source: 'roll-up', estimated: false, flags: [] });
    expect(await row({ ...on, area: DUC_CHINH_2024 })).toMatchObject({ ...own('2200', '2500', '88.00'), source: 'own' });
    expect(await areasOf({ on: '2024-10-31' })).toEqual([DISTRICT, ...ALL_21, OFFICES]);
  });

  it('on the new boundaries the five wards share what the units had, by halves of the year before the change and before the merger of 2024', async () => {
    const first: Record<string, readonly [object, string]> = {
      // Bình Dương, An Sinh 2 × 1100, Việt Dân 750, a quarter of 2200; of 2 × 1250 + 900 + 625.
      [WARDS.anSinh]: [own('3500', '4025', '86.96'), '3.25'],
      // 4 × 1100 + 0.75 × 2200 = 6050 of 4 × 1250 + 0.75 × 2500 = 6875.
      [WARDS.dongTrieu]: [own('6050', '6875', '88.00'), '4.75'],
      [WARDS.binhKhe]: [own('3300', '3750', '88.00'), '3'],
      [WARDS.maoKhe]: [own('4400', '5000', '88.00'), '4'],
      [WARDS.hoangQue]: [own('4400', '5000', '88.00'), '4'],
    };
    const year = { on: '2025-12-31', period: '2025-H1' };
    for (const [ward, [value, units]] of Object.entries(first)) {
      const coverage = { reported: Number.isInteger(Number(units)) ? Number(units) : units };
      expect(await row({ ...year, area: ward })).toMatchObject({ ...value, source: 'predecessors', coverage });
    }
    // 3500 + 6050 + 3300 + 4400 + 4400 = 21650 of 4025 + 6875 + 3750 + 5000 + 5000 = 24650: as before the change.
    const whole = { ...own('21650', '24650', '87.83'), estimated: false, coverage: { reported: 19, expected: 19, byOwn: 0 } };
    expect(await row(year)).toMatchObject(whole);
    expect(await areasOf(year)).toEqual([DISTRICT, ...FIVE]);
  });

  it('chains compose: the summer of 2024, two mergers back, adds up too', async () => {
    const query = { on: '2025-12-31', period: '2024-H1' };
    // 1000 + 1000 + (400 + 300) + 0.25 × (900 + 1200) = 3225 of 2500 + 900 + 625; 4.5 of 21 units.
    const anSinh = { ...own('3225', '4025', '80.12'), estimated: true, coverage: { reported: '4.5', expected: '4.5' } };
    expect(await row({ ...query, area: WARDS.anSinh })).toMatchObject(anSinh);
    // 4 × 1000 + 0.75 × 2100 = 5575 of 6875.
    const dongTrieu = { ...own('5575', '6875', '81.09'), estimated: true, coverage: { reported: '5.5', expected: '5.5' } };
    expect(await row({ ...query, area: WARDS.dongTrieu })).toMatchObject(dongTrieu);
    // 3225 + 5575 + 3000 + 4000 + 4000 = 19800 = 17 × 1000 + 400 + 300 + 900 + 1200.
    const whole = { ...own('19800', '24650', '80.32'), estimated: false, coverage: { reported: 21, expected: 21 } };
    expect(await row(query)).toMatchObject(whole);
    expect(await row({ on: '2024-10-31', period: '2024-H1' })).toMatchObject(own('19800', '24650', '80.32'));
  });

  it('a target of the plan of 2013 is read on its 21 communes, and on the wards of today', async () => {
    const query = { plan: 'dong-trieu-2013', target: 'gia-dinh-2015', period: '2015' };
    const then = await rowsOf(system, { ...query, on: '2015-12-31', depth: '1' });
    expect(then.map((one) => one.area)).toEqual(expect.arrayContaining([...ALL_21]));
    // 21 × 1000 of 21 × 1250.
    expect(then[0]).toMatchObject({ area: DISTRICT, ...own('21000', '26250', '80.00') });
    const now = await rowsOf(system, { ...query, on: '2025-12-31', depth: '1' });
    expect(now.map((one) => one.area)).toEqual([DISTRICT, ...FIVE]);
    expect(now[0]).toMatchObject({ ...own('21000', '26250', '80.00'), state: 'achieved-late' });
    // Met at last by 21650 of 24650 (87.83 %) in June 2025, by the nineteen units that came of the 21.
    // An Sinh: 4.5 units of 1000; Đông Triều 5.5; 3, 4 and 4: 21.
    expect(now.slice(1).map(({ numerator }) => numerator)).toEqual(['4000', '3000', '4500', '5500', '4000']);
  });

  it('explains a ward by the changes that made it and by the shares of whose figures', async () => {
    const asked = `plan=${PLAN_2021}&target=gia-dinh-2025&area=${WARDS.anSinh}&on=2025-12-31&period=2024-H1`;
    const { body } = await system.get(`/api/status/explain?${asked}&after=${system.position}`);
    expect(body.tree).toMatchObject({ area: WARDS.anSinh, numerator: '3225', denominator: '4025', estimated: true });
    const made = body.events.hierarchy.filter(({ type }: { type: string }) => type === 'AreasReorganised');
    // Two mergers of 2024 and the reform, each found in the history by its id, with its decision.
    const { items } = (await system.get(`/api/history?area=${WARDS.anSinh}&type=AreasReorganised`)).body;
    expect(made).toHaveLength(3);
    expect(items.map(({ id }: { id: string }) => id)).toContain(made.at(-1).id);
    const figures = body.events.figures.map(({ stream }: { stream: string }) => stream);
    const behind = [UNITS.anSinh, UNITS.binhDuong, UNITS.vietDan, UNITS.tanViet, UNITS.dongTrieu, UNITS.ducChinh];
    expect(figures.toSorted()).toEqual(behind.map((one) => `figure-${HOUSEHOLDS}:${one}:2024-H1`).toSorted());
    expect(JSON.stringify(body.tree)).toContain('"share":"0.25"');
  });

  it('what was known before the reform was recorded is still the old world, whichever day is asked about', async () => {
    const then = { on: '2025-12-31', asOf: beforeReform };
    expect(await areasOf(then)).toEqual([DISTRICT, ...ALL_19, OFFICES]);
    expect(await row({ ...then, period: '2025-H1' })).toMatchObject({ ...own('21650', '24650', '87.83'), flags: [] });
    expect((await system.get(`/api/areas/${WARDS.anSinh}?asOf=${beforeReform}`)).status).toBe(404);
  });

  it('pain 3: a ward that restates the first half itself takes the place of what was estimated, and nothing is doubled', async () => {
    await reportAll(system, '2025-H2', FIVE, '4500/4930');
    // 5 × 4500 = 22500 of 5 × 4930 = 24650.
    expect(await row({ on: '2026-01-31', period: '2025-H2' })).toMatchObject({
      ...own('22500', '24650', '91.28'),
      estimated: false,
      coverage: { reported: 5, expected: 5 },
    });
    await reportRatios(system, HOUSEHOLDS, '2025-H1', { [WARDS.anSinh]: '3600/4025' });
    const half = { on: '2025-12-31', period: '2025-H1' };
    expect(await row({ ...half, area: WARDS.anSinh })).toMatchObject({ ...own('3600', '4025', '89.44'), source: 'own' });
    // Đức Chính lies in Đông Triều ward too, which has not restated: three quarters of it go on from the old figure.
    expect(await row({ ...half, area: WARDS.dongTrieu })).toMatchObject(own('6050', '6875', '88.00'));
  });

  it('is found in the history of what ended and of what began, with its decision', async () => {
    for (const one of [DISTRICT, UNITS.hoangQue, DUC_CHINH_2024, WARDS.hoangQue]) {
      const { items } = (await system.get(`/api/history?area=${one}&type=AreasReorganised&limit=10`)).body;
      expect(items[0]).toMatchObject({ decision: REFORM, reason: 'Tổ chức chính quyền địa phương hai cấp' });
    }
  });
});

describe('the same reform where nobody knows how Đức Chính’s people divide', () => {
  let system: System;
  const half = { plan: PLAN_2021, target: 'gia-dinh-2025', on: '2025-12-31', period: '2025-H1' };
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, 'dong-trieu-2013');
    await post(system, '/api/plans', planOf2021);
    await change(system, ...OF_2024);
    await reportAll(system, '2025-H1', ALL_19, '1000/1250');
    await change(system, reformOf(null));
  });
  afterAll(() => system.stop());

  it('no ward is given a guess of it, and both say so', async () => {
    // Bình Dương, An Sinh, Việt Dân; Thủy An, Hưng Đạo, Hồng Phong, Nguyễn Huệ.
    for (const [ward, whole] of [[WARDS.anSinh, 3] as const, [WARDS.dongTrieu, 4] as const])
      expect(await rowOf(system, { ...half, area: ward })).toMatchObject({
        estimated: true,
        coverage: { reported: whole, expected: whole },
      });
    expect(await rowOf(system, { ...half, area: WARDS.maoKhe })).toMatchObject({ ...own('4000', '5000', '80.00'), estimated: false });
  });

  it('nothing of it is lost above: the plan’s area has all nineteen', async () => {
    // 19 × 1000 of 19 × 1250.
    expect(await rowOf(system, half)).toMatchObject({ ...own('19000', '23750', '80.00'), coverage: { reported: 19, expected: 19 } });
  });
});
