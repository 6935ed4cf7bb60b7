import { Year } from '../support/year';

const PLAN = 'lang-giang-2023';
const DISTRICT = '24.217';
const [KEP, VOI, TIEN_LUC, MY_HA, DUONG_DUC] = ['24.217.07399', '24.217.07375', '24.217.07393', '24.217.07402', '24.217.07408'];
const MERGED = '24.217.07402-2024';
const LEARNING = 'nguoi-lao-dong-hoc-nang-cao-hieu-biet-nghe';
const PLANNED = 'tthtcd-co-ke-hoach';
const told = (reporter: string, day: string): string => `xa-phan-anh-vuong-mac/${reporter}/${day}`;
const toldByBody = (reporter: string, day: string): string => `don-vi-phan-anh-vuong-mac/${reporter}/${day}`;

/** An invented merge of two communes that lie beside each other. */
const MERGE = {
  type: 'reorganised',
  on: '2024-07-01',
  decision: { number: '01/NQ-VD', issuedOn: '2024-06-10', issuer: 'Ủy ban Thường vụ Quốc hội (ví dụ)' },
  reason: 'Sắp xếp đơn vị hành chính cấp xã (ví dụ)',
  from: [MY_HA, DUONG_DUC],
  to: [{ id: MERGED, officialCode: '07402', name: 'Mỹ Hà', level: 'commune', kind: 'xã', parent: DISTRICT }],
  parts: [MY_HA, DUONG_DUC].map((from) => ({ from, to: MERGED })),
};

describe('Lạng Giang: năm 2024 của kế hoạch chỉ có báo cáo khi vướng mắc; số liệu thẩm định từng con số', () => {
  let year: Year;
  let communes: string[];
  const clerkOf = (area: string) => year.by({ [KEP]: 'can-bo-kep', [MY_HA]: 'can-bo-my-ha' }[area] ?? 'can-bo-cac-xa');
  const row = async (target: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ plan: PLAN, target, depth: '0', on: year.today, ...query });
    return (await year.by('lanh-dao').sees(`/api/status?${search.toString()}`)).items[0];
  };
  const verifyAll = async (period: string): Promise<unknown[]> => {
    const { items } = await year.by('phong-gddt').sees(`/api/figures?area=${DISTRICT}&period=${period}&review=waiting&limit=200`);
    const figures = items.map(({ indicator, area, revision }: { indicator: string; area: string; revision: number }) => ({
      indicator,
      area,
      period,
      revision,
    }));
    return (await year.by('phong-gddt').done('POST', '/api/figures/verification', { figures })).body.items;
  };

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2024-01-02', {
      'can-bo-kep': [['clerk', KEP]],
      'can-bo-my-ha': [['clerk', MY_HA]],
      'can-bo-cac-xa': [['clerk', DISTRICT]],
      'phong-tckh': [['clerk', DISTRICT]],
      'phong-gddt': [['verifier', DISTRICT]],
      'ubnd-huyen': [['planner', DISTRICT]],
      'lanh-dao': [['supervisor', DISTRICT]],
      'thanh-tra': [['auditor', '24']],
    });
    const { items } = await year.by('lanh-dao').sees(`/api/areas?parent=${DISTRICT}&on=2024-06-30`);
    communes = items.map(({ id }: { id: string }) => id);
  }, 120_000);
  afterAll(() => year.end());

  it('March: a commune in trouble says so to the district through its office, which asks back before it takes it', async () => {
    expect(communes).toHaveLength(21);
    year.on('2024-03-12');
    const trouble = told(KEP, '2024-03-12');
    await year.by('can-bo-kep').submits(trouble, { note: 'Trung tâm chưa có máy vi tính' });
    await year.by('phong-gddt').sendsBack(trouble, 'Nêu rõ cần bao nhiêu máy');
    year.on('2024-03-20');
    const extension = { until: '2024-04-30', reason: 'Thêm thời gian' };
    expect(await year.by('phong-gddt').refused('POST', `${year.report(trouble)}/extension`, extension)).toEqual([409, 'already-submitted']);
    await year.by('can-bo-kep').submits(trouble, { note: 'Cần 05 máy' });
    expect(await year.by('can-bo-kep').refused('POST', `${year.report(trouble)}/acceptance`, {})).toEqual([403, 'forbidden']);
    await year.by('phong-gddt').accepts(trouble);
    const dossier = await year.by('can-bo-kep').sees(year.report(trouble));
    expect(dossier).toMatchObject({ state: 'accepted', firstSubmittedOn: '2024-03-12', late: false, due: null, expected: false });
  });

  it('July: a commune ends with its trouble on the way; the one that came of it answers, and for the half year that is over', async () => {
    year.on('2024-06-25');
    await year.by('can-bo-my-ha').submits(told(MY_HA, '2024-06-25'), { note: 'Chưa được bố trí kinh phí' });
    year.on('2024-07-02');
    await year.by('ubnd-huyen').done('POST', '/api/area-changes', MERGE);
    await year.by('phong-gddt').sendsBack(told(MY_HA, '2024-06-25'), 'Kèm dự toán của xã mới');
    await year.by('can-bo-my-ha').submits(told(MY_HA, '2024-06-25'), { note: 'Dự toán 30 triệu đồng' });
    await year.by('phong-gddt').accepts(told(MY_HA, '2024-06-25'));
    expect(await year.by('can-bo-my-ha').sees(year.report(told(MY_HA, '2024-06-25')))).toMatchObject({ answeredBy: [MERGED] });
    year.on('2024-07-08');
    for (const area of communes) {
      await clerkOf(area).reports(`${LEARNING}/${area}/2024-H1`, area === KEP ? '3400/5000' : '1400/2000');
      await clerkOf(area).reports(`${PLANNED}/${area}/2024-H1`, '1/1');
    }
    expect(await row('nguoi-lao-dong-hoc-tap', { period: '2024-H1' })).toMatchObject({
      // 20 × 1400 + 3400 = 31400 of 20 × 2000 + 5000 = 45000.
      numerator: '31400',
      denominator: '45000',
      value: '69.78',
      coverage: { reported: 21, expected: 21 },
      verified: { value: null },
    });
  });

  it('August: figure by figure, all but one are verified; the one returned is corrected and verified, and not by its clerk', async () => {
    year.on('2024-08-05');
    const figure = `${LEARNING}/${KEP}/2024-H1`;
    await year.by('phong-gddt').done('POST', `/api/figures/${figure}/return`, { revision: 0, reason: 'Thiếu một khu phố' });
    expect(await verifyAll('2024-H1')).toHaveLength(2 * 21 - 1);
    // Without Kép: 20 × 1400 of 20 × 2000.
    expect(await row('nguoi-lao-dong-hoc-tap', { period: '2024-H1', basis: 'verified' })).toMatchObject({
      numerator: '28000',
      denominator: '40000',
      value: '70.00',
      coverage: { reported: 20, expected: 21 },
    });
    year.on('2024-08-12');
    await year.by('can-bo-kep').corrects(figure, '3500/5000', 'Bổ sung khu phố 5');
    expect(await verifyAll('2024-H1')).toHaveLength(1);
    const whole = { numerator: '31500', denominator: '45000', value: '70.00' };
    expect(await row('nguoi-lao-dong-hoc-tap', { period: '2024-H1', basis: 'verified' })).toMatchObject(whole);
    expect(await year.by('can-bo-kep').refused('POST', `/api/figures/${figure}/verification`, { revision: 2 })).toEqual([403, 'forbidden']);
  });

  it('September: corrected after it was verified, a figure waits again and is counted above; an office of the district is in trouble too', async () => {
    year.on('2024-09-10');
    await clerkOf(VOI).corrects(`${LEARNING}/${VOI}/2024-H1`, '1410/2000', 'Sót một lớp');
    const both = { period: '2024-H1' };
    expect(await row('nguoi-lao-dong-hoc-tap', both)).toMatchObject({ numerator: '31510', changedSinceVerified: 1 });
    expect(await row('nguoi-lao-dong-hoc-tap', { ...both, basis: 'verified' })).toMatchObject({ numerator: '31500' });
    await year.by('phong-tckh').submits(toldByBody('phong-tckh-lang-giang', '2024-09-10'), { note: 'Chưa có định mức chi' });
    year.on('2024-09-20');
    expect(await verifyAll('2024-H1')).toHaveLength(1);
    expect(await row('nguoi-lao-dong-hoc-tap', { ...both, basis: 'verified' })).toMatchObject({
      numerator: '31510',
      changedSinceVerified: 0,
    });
  });

  it('January: nineteen of twenty communes report; nobody is late where the plan asks for nothing by a day', async () => {
    year.on('2025-01-10');
    const now = communes.filter((one) => ![MY_HA, DUONG_DUC, TIEN_LUC].includes(one));
    for (const area of now) {
      await clerkOf(area).reports(`${LEARNING}/${area}/2024-H2`, area === KEP ? '4750/5000' : '1900/2000');
      await clerkOf(area).reports(`${PLANNED}/${area}/2024-H2`, '1/1');
    }
    await year.by('can-bo-my-ha').reports(`${LEARNING}/${MERGED}/2024-H2`, '3800/4000');
    await year.by('can-bo-my-ha').reports(`${PLANNED}/${MERGED}/2024-H2`, '1/1');
    await verifyAll('2024-H2');
    year.on('2025-03-15');
    // 17 × 1900 + 4750 + 3800 = 40850 of 17 × 2000 + 5000 + 4000 = 43000; Tiên Lục is missing.
    const whole = { numerator: '40850', denominator: '43000', value: '95.00', coverage: { reported: 19, expected: 20 }, incomplete: true };
    for (const basis of ['reported', 'verified'])
      expect(await row('nguoi-lao-dong-hoc-tap', { period: '2024-H2', basis })).toMatchObject(whole);
    // All that reported have a plan of work, but not all have reported: the year is missed.
    expect(await row('tthtcd-ke-hoach')).toMatchObject({
      occurrences: [
        { period: '2023', state: 'no-data' },
        { period: '2024', value: '100.00', state: 'missed' },
        { period: '2025', state: 'no-data' },
      ],
    });
    const { items } = await year.by('lanh-dao').sees(`/api/reports?plan=${PLAN}&limit=200`);
    const stand = items.map(({ duty, reporter, state, late }: Record<string, unknown>) => [duty, reporter, state, late]);
    expect(stand).toEqual([
      ['don-vi-phan-anh-vuong-mac', 'phong-tckh-lang-giang', 'submitted', false],
      ['xa-phan-anh-vuong-mac', KEP, 'accepted', false],
      ['xa-phan-anh-vuong-mac', MY_HA, 'accepted', false],
    ]);
  });

  it('what is asked every year is late where nobody said by its end that it was done', async () => {
    const yearly = `/api/plans/${PLAN}/tasks/so-ket-tung-nam`;
    const summedUp = { year: 2024, on: '2025-01-20', note: 'Sơ kết ngày 20/01/2025' };
    await year.by('phong-tckh').done('POST', `${yearly}/completion`, summedUp);
    const { items } = await year.by('lanh-dao').sees(`/api/tasks?plan=${PLAN}&limit=200`);
    const states = items.filter(({ task }: { task: string }) => task === 'so-ket-tung-nam');
    expect(states.map((one: { year: number; state: string }) => `${one.year} ${one.state}`)).toEqual([
      '2023 overdue',
      '2024 done-late',
      '2025 assigned',
    ]);
    const last = items.find(({ task }: { task: string }) => task === 'tong-ket');
    expect(last).toMatchObject({ state: 'assigned', due: '2025-12-31', dueStated: true });
  });

  it('the auditor reads the whole story of one number', async () => {
    const { items } = await year.by('thanh-tra').sees(`/api/history?stream=figure-${LEARNING}:${KEP}:2024-H1`);
    expect(items.toReversed().map(({ type, reason }: { type: string; reason: string | null }) => [type, reason ?? null])).toEqual([
      ['FigureReported', null],
      ['FigureReturned', 'Thiếu một khu phố'],
      ['FigureCorrected', 'Bổ sung khu phố 5'],
      ['FigureVerified', null],
    ]);
  });
});
