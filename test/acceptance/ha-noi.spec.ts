import { issue, report, reportRatios, rowOf, rowsOf } from '../support/plans';
import { startSystem, type System } from '../support/system';

const PLAN = 'ha-noi-2013';
const CITY = '01';
const [BA_VI, MY_DUC, OFFICES] = ['01.271', '01.282', '01.khoi-thanh-pho'];
const LITERACY = 'biet-chu-15-60';

describe('Hà Nội, kế hoạch 177/KH-UBND ngày 04/12/2013', () => {
  let system: System;
  let others: string[];
  beforeAll(async () => {
    system = await startSystem();
    await issue(system, PLAN);
    const { body } = await system.get(`/api/areas?parent=${CITY}&level=district&on=2015-12-31&after=${system.position}`);
    others = body.items.map(({ id }: { id: string }) => id).filter((id: string) => id !== BA_VI && id !== MY_DUC);
  });
  afterAll(() => system.stop());

  it('has its seven component plans among the tasks, each with who leads it', async () => {
    const { body } = await system.get(`/api/plans/${PLAN}`);
    const plans = body.tasks.filter(({ kind }: { kind?: string }) => kind === 'component-plan');
    expect(plans.map(({ leads }: { leads: string[] }) => leads)).toEqual([
      ['so-gddt-ha-noi'],
      ['so-tttt-ha-noi'],
      ['so-gddt-ha-noi'],
      ['so-vhttdl-ha-noi'],
      ['so-ldtbxh-ha-noi'],
      ['ldld-ha-noi'],
      ['hoi-khuyen-hoc-ha-noi'],
    ]);
    expect(plans[0].text).toBe('Kế hoạch Xóa mù chữ giai đoạn 2013-2020');
  });

  it('misses 99 % literacy by one reader and reaches it with him', async () => {
    expect(others).toHaveLength(27);
    // 27 districts alike, 198000 of 200000; Mỹ Đức, which gives no breakdown, 138600 of 140000; Ba Vì 178199 of 180000.
    const sex = { nam: { numerator: '99200', denominator: '100000' }, nu: { numerator: '98800', denominator: '100000' } };
    const alike = { numerator: '198000', denominator: '200000', breakdown: { sex } };
    for (const district of others) await report(system, LITERACY, district, '2015', alike);
    await report(system, LITERACY, MY_DUC, '2015', { numerator: '138600', denominator: '140000' });
    const baVi = { nam: { numerator: '89199', denominator: '90000' }, nu: { numerator: '89000', denominator: '90000' } };
    await report(system, LITERACY, BA_VI, '2015', { numerator: '178199', denominator: '180000', breakdown: { sex: baVi } });
    // 27 × 198000 + 138600 + 178199 = 5662799 of 27 × 200000 + 140000 + 180000 = 5720000; 99 % is 5662800.
    const query = { plan: PLAN, target: 'biet-chu-15-60-2015', on: '2016-01-15' };
    expect(await rowOf(system, query)).toMatchObject({
      area: CITY,
      period: '2015',
      numerator: '5662799',
      denominator: '5720000',
      value: '99.00',
      coverage: { reported: 29, expected: 29, byOwn: 0 },
      settled: true,
      state: 'missed',
    });
    const nam = { numerator: '89200', denominator: '90000' };
    const body = { numerator: '178200', denominator: '180000', breakdown: { sex: { ...baVi, nam } }, reason: 'Sót một người' };
    const corrected = await system.put(`/api/figures/${LITERACY}/${BA_VI}/2015`, body, { 'If-Match': '"0"' });
    expect(corrected.status).toBe(200);
    expect(await rowOf(system, query)).toMatchObject({ numerator: '5662800', state: 'achieved' });
  });

  it('shows men and women, and that a balance without a number cannot be judged', async () => {
    // Men 27 × 99200 + 89200 = 2767600 of 27 × 100000 + 90000 = 2790000: 99.20 %.
    // Women 27 × 98800 + 89000 = 2756600 of 2790000: 98.80 %. Apart: 11000/2790000 = 0.39 points. 28 of 29 districts gave it.
    const row = await rowOf(system, { plan: PLAN, target: 'biet-chu-can-bang-nam-nu-2015', on: '2016-01-15' });
    expect(row).toMatchObject({
      criterion: { kind: 'parity', breakdown: 'sex' },
      breakdown: {
        sex: {
          nam: { numerator: '2767600', denominator: '2790000', value: '99.20' },
          nu: { numerator: '2756600', denominator: '2790000', value: '98.80' },
        },
        coverage: { reported: 28, expected: 29, byOwn: 0 },
      },
      difference: '0.39',
      state: 'undetermined',
    });
    expect(row.value).toBe('99.00');
  });

  it('refuses a breakdown whose parts do not add up', async () => {
    const sex = { nam: { numerator: '1', denominator: '2' }, nu: { numerator: '1', denominator: '2' } };
    const body = { numerator: '3', denominator: '4', breakdown: { sex } };
    const answer = await system.put(`/api/figures/${LITERACY}/${BA_VI}/2014`, body, { 'If-None-Match': '*' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'uneven-breakdown' } });
  });

  it('counts the city’s own offices as one unit beside the districts', async () => {
    // 29 districts 850 of 1000 each, the offices 1740 of 2000: 26390 of 31000 = 85.13 % ≥ 85.
    const ratios = Object.fromEntries([...others, BA_VI, MY_DUC].map((district) => [district, '850/1000']));
    await reportRatios(system, 'cbccvc-hoc-cntt', '2015', { ...ratios, [OFFICES]: '1740/2000' });
    expect(await rowOf(system, { plan: PLAN, target: 'cbccvc-hoc-cntt-2015', on: '2016-01-15' })).toMatchObject({
      numerator: '26390',
      denominator: '31000',
      value: '85.13',
      coverage: { reported: 30, expected: 30, byOwn: 0 },
      state: 'achieved',
    });
  });

  it('adds the farmers of both halves over the denominator of the last', async () => {
    // Each of 29 districts 300 of 1000 and 320 of 1040: 29 × 620 = 17980 of 29 × 1040 = 30160: 59.62 %, below 60.
    const both = [...others, BA_VI, MY_DUC];
    await reportRatios(system, 'lao-dong-nong-thon-hoc-tthtcd', '2015-H1', Object.fromEntries(both.map((one) => [one, '300/1000'])));
    const query = { plan: PLAN, target: 'lao-dong-nong-thon-2015' };
    expect(await rowOf(system, { ...query, on: '2015-08-01' })).toMatchObject({ period: '2015-H1', value: '30.00', yearToDate: true });
    await reportRatios(system, 'lao-dong-nong-thon-hoc-tthtcd', '2015-H2', Object.fromEntries(both.map((one) => [one, '320/1040'])));
    expect(await rowOf(system, { ...query, on: '2016-01-15' })).toMatchObject({
      period: '2015',
      numerator: '17980',
      denominator: '30160',
      value: '59.62',
      yearToDate: false,
      state: 'missed',
    });
  });

  it('counts two or three upgraded centres: a fourth is shown, never a failure', async () => {
    await report(system, 'gdtx-nang-cap-thanh-pho', CITY, '2020', { value: '4' });
    const row = await rowOf(system, { plan: PLAN, target: 'gdtx-nang-cap-2020', on: '2021-01-15' });
    expect(row).toMatchObject({ criterion: { value: '2', upTo: '3' }, value: '4', state: 'achieved', flags: ['above-up-to'] });
  });

  it('takes a judgement of quality only with its note', async () => {
    const path = `/api/figures/chat-luong-xoa-mu-chu-pho-cap/${CITY}/2015`;
    const bare = await system.put(path, { yes: true }, { 'If-None-Match': '*' });
    expect(bare).toMatchObject({ status: 422, body: { code: 'note-required' } });
    const judged = await system.put(path, { yes: true, note: 'Theo biên bản kiểm tra của Bộ' }, { 'If-None-Match': '*' });
    expect(judged.status).toBe(201);
    const row = await rowOf(system, { plan: PLAN, target: 'chat-luong-pho-cap-2015', on: '2016-01-15' });
    expect(row).toMatchObject({ value: '100.00', numerator: '1', denominator: '1', state: 'achieved' });
  });

  it('begins the later of two overlapping phases where the earlier one ends', async () => {
    const query = { plan: PLAN, target: 'biet-chu-15-60-2020' };
    expect(await rowOf(system, { ...query, on: '2015-12-31' })).toMatchObject({ state: 'not-started', due: '2020-12-31' });
    expect(await rowOf(system, { ...query, on: '2016-01-01' })).toMatchObject({ state: 'no-data', period: '2015' });
  });

  it('lists the districts under the city, compared and not judged', async () => {
    const rows = await rowsOf(system, { plan: PLAN, target: 'biet-chu-15-60-2015', on: '2016-01-15', depth: '1' });
    expect(rows).toHaveLength(1 + 29 + 1);
    const [baVi] = rows.filter(({ area }) => area === BA_VI);
    expect(baVi).toMatchObject({ value: '99.00', state: null, againstPlan: 'met' });
  });
});
