import { AN_SINH, BINH_KHE, COMMUNES, DISTRICT, PLAN, TAN_VIET, TRANG_LUONG, VIET_DAN } from '../support/dong-trieu';
import { Year } from '../support/year';

const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
const CLANS = 'dong-ho-hieu-hoc';
const OFFICE = 'phong-gddt-dong-trieu';
const MERGED = '22.205.07084-2020';
const [MAO_KHE, TOWN, HOANG_QUE] = ['22.205.07069', '22.205.07072', '22.205.07114'];
const OWN_CLERKS = [AN_SINH, BINH_KHE, VIET_DAN];

const commune = (reporter: string, period: string): string =>
  `xa-bao-cao-${period.includes('H') ? '6-thang' : 'nam'}/${reporter}/${period}`;
const office = (period: string): string => `phong-gddt-bao-cao-${period.includes('H') ? '6-thang' : 'nam'}/${OFFICE}/${period}`;
const clans = (area: string, reason: string) => [{ indicator: CLANS, area, period: '2019-H1', reason }];

const MERGE = {
  type: 'reorganised',
  on: '2020-01-01',
  decision: { number: '837/NQ-UBTVQH14', issuedOn: '2019-12-17', issuer: 'Ủy ban Thường vụ Quốc hội' },
  reason: 'Sắp xếp đơn vị hành chính cấp xã',
  from: [VIET_DAN, TAN_VIET],
  to: [{ id: MERGED, officialCode: '07084', name: 'Việt Dân', level: 'commune', kind: 'xã', parent: DISTRICT }],
  parts: [VIET_DAN, TAN_VIET].map((from) => ({ from, to: MERGED })),
};

describe('Đông Triều: năm báo cáo 2019, từng người đăng nhập, từ báo cáo nửa năm đầu đến hết tháng 3/2020', () => {
  let year: Year;
  const clerks: Record<string, string> = {
    [AN_SINH]: 'can-bo-an-sinh',
    [BINH_KHE]: 'can-bo-binh-khe',
    [VIET_DAN]: 'can-bo-viet-dan',
  };
  const clerkOf = (area: string) => year.by(clerks[area] ?? 'can-bo-cac-xa');
  const sendUp = async (area: string, period: string, households: string, ofClans: string): Promise<void> => {
    await clerkOf(area).reports(`${HOUSEHOLDS}/${area}/${period}`, households);
    await clerkOf(area).reports(`${CLANS}/${area}/${period}`, ofClans);
    await clerkOf(area).submits(commune(area, period));
  };
  const listed = async (period: string, duty: string, query = '') => {
    const { items } = await year.by('lanh-dao').sees(`/api/reports?plan=${PLAN}&period=${period}&area=${DISTRICT}&limit=200${query}`);
    return items.filter((item: { duty: string }) => item.duty === duty);
  };
  const reporters = async (period: string, query: string): Promise<string[]> =>
    (await listed(period, 'xa-bao-cao-6-thang', query)).map(({ reporter }: { reporter: string }) => reporter);
  const row = async (query: Record<string, string>) => {
    const search = new URLSearchParams({ plan: PLAN, target: 'gia-dinh-2020', depth: '0', on: year.today, ...query });
    return (await year.by('lanh-dao').sees(`/api/status?${search.toString()}`)).items[0];
  };

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2019-07-01', {
      'can-bo-an-sinh': [['clerk', AN_SINH]],
      'can-bo-binh-khe': [['clerk', BINH_KHE]],
      'can-bo-viet-dan': [['clerk', VIET_DAN]],
      'can-bo-cac-xa': COMMUNES.filter((one) => !OWN_CLERKS.includes(one)).map((one) => ['clerk', one]),
      'phong-gddt': [['verifier', DISTRICT]],
      'to-truong': [
        ['clerk', DISTRICT],
        ['verifier', DISTRICT],
      ],
      'van-phong-ubnd': [['verifier', DISTRICT]],
      'ubnd-huyen': [['planner', DISTRICT]],
      'lanh-dao': [['supervisor', DISTRICT]],
      'thanh-tra': [['auditor', '22']],
    });
  }, 120_000);
  afterAll(() => year.end());

  it('July: eighteen communes are in time, one has been given more, one is late, one never comes', async () => {
    year.on('2019-07-05');
    for (const area of COMMUNES) if (![TRANG_LUONG, AN_SINH, BINH_KHE].includes(area)) await sendUp(area, '2019-H1', '1300/1600', '9/12');
    year.on('2019-07-10');
    await year.by('phong-gddt').extends(commune(AN_SINH, '2019-H1'), '2019-07-31', 'Sạt lở, mất điện nhiều ngày');
    year.on('2019-07-16');
    expect(await reporters('2019-H1', '&state=missing')).toEqual([TRANG_LUONG, BINH_KHE]);
    expect(await reporters('2019-H1', '&state=open')).toEqual([AN_SINH]);
    year.on('2019-07-20');
    await sendUp(BINH_KHE, '2019-H1', '1300/1600', '9/12');
    year.on('2019-07-28');
    await sendUp(AN_SINH, '2019-H1', '1300/1600', '9/12');
    expect(await reporters('2019-H1', '&state=late')).toEqual([TRANG_LUONG, BINH_KHE]);
  });

  it('is returned, whole or for one figure, comes again, and keeps the day on which it first came', async () => {
    year.on('2019-07-29');
    await year.by('phong-gddt').sendsBack(commune(VIET_DAN, '2019-H1'), 'Thiếu biên bản bình xét của ba thôn');
    await year.by('phong-gddt').sendsBack(commune(MAO_KHE, '2019-H1'), 'Xem lại dòng họ', clans(MAO_KHE, 'Tính hai lần họ Nguyễn'));
    expect(await reporters('2019-H1', '&state=returned')).toEqual([MAO_KHE, VIET_DAN]);
    const [kept, sentBack] = [HOUSEHOLDS, CLANS].map((one) => `/api/figures/${one}/${MAO_KHE}/2019-H1`);
    expect(await clerkOf(MAO_KHE).sees(kept ?? '')).toMatchObject({ review: 'waiting' });
    expect(await clerkOf(MAO_KHE).sees(sentBack ?? '')).toMatchObject({ review: 'returned', returnedBecause: 'Tính hai lần họ Nguyễn' });
    year.on('2019-08-02');
    await clerkOf(VIET_DAN).corrects(`${HOUSEHOLDS}/${VIET_DAN}/2019-H1`, '1310/1600', 'Bổ sung biên bản của ba thôn');
    await clerkOf(MAO_KHE).corrects(`${CLANS}/${MAO_KHE}/2019-H1`, '8/12', 'Họ Nguyễn tính một lần');
    for (const area of [VIET_DAN, MAO_KHE]) {
      await clerkOf(area).submits(commune(area, '2019-H1'));
      const dossier = await clerkOf(area).sees(year.report(commune(area, '2019-H1')));
      expect(dossier).toMatchObject({ state: 'submitted', firstSubmittedOn: '2019-07-05', late: false });
    }
  });

  it('August: what was submitted is accepted, and by that verified, but for one figure; never by who had a hand in it', async () => {
    year.on('2019-08-05');
    const acceptance = `${year.report(commune(AN_SINH, '2019-H1'))}/acceptance`;
    expect(await clerkOf(AN_SINH).refused('POST', acceptance, {})).toEqual([403, 'forbidden']);
    for (const area of await reporters('2019-H1', '&state=submitted'))
      await year.by('phong-gddt').accepts(commune(area, '2019-H1'), area === TOWN ? clans(TOWN, 'Chưa có quyết định công nhận') : []);
    // Nineteen communes 1300 and Việt Dân 1310 of twenty times 1600: 26010 / 32000 = 81.28 %; Tràng Lương never came.
    const households = { numerator: '26010', denominator: '32000', value: '81.28', coverage: { reported: 20, expected: 21 } };
    for (const basis of ['reported', 'verified']) expect(await row({ period: '2019-H1', basis })).toMatchObject(households);
    // Clans: 18 × 9 and Mạo Khê 8, without the town's 9 of 12: 170 / 228 verified, 179 / 240 reported.
    const ofClans = { target: 'dong-ho-2020', period: '2019-H1' };
    expect(await row(ofClans)).toMatchObject({ numerator: '179', denominator: '240', value: '74.58' });
    expect(await row({ ...ofClans, basis: 'verified' })).toMatchObject({ numerator: '170', denominator: '228', value: '74.56' });
  });

  it('the office sends the half year up, late; who sent it does not accept it', async () => {
    year.on('2019-08-09');
    await year.by('to-truong').submits(office('2019-H1'));
    expect(await year.by('to-truong').refused('POST', `${year.report(office('2019-H1'))}/acceptance`, {})).toEqual([403, 'four-eyes']);
    await year.by('van-phong-ubnd').accepts(office('2019-H1'));
    const above = await year.by('lanh-dao').sees(year.report(office('2019-H1')));
    expect(above).toMatchObject({ state: 'accepted', late: true, due: '2019-07-15' });
    expect(above.includes).toHaveLength(20);
  });

  it('September: corrected after it was verified, a figure is seen as such by everybody above, until it is verified again', async () => {
    year.on('2019-09-10');
    await clerkOf(HOANG_QUE).corrects(`${HOUSEHOLDS}/${HOANG_QUE}/2019-H1`, '1320/1600', 'Sót hai thôn');
    expect(await row({ period: '2019-H1' })).toMatchObject({ numerator: '26030', changedSinceVerified: 1 });
    expect(await row({ period: '2019-H1', basis: 'verified' })).toMatchObject({ numerator: '26010', changedSinceVerified: 1 });
    expect(await year.by('phong-gddt').sees(year.report(commune(HOANG_QUE, '2019-H1')))).toMatchObject({ changedSinceVerified: 1 });
    year.on('2019-09-20');
    await clerkOf(HOANG_QUE).submits(commune(HOANG_QUE, '2019-H1'));
    await year.by('phong-gddt').accepts(commune(HOANG_QUE, '2019-H1'));
    expect(await row({ period: '2019-H1', basis: 'verified' })).toMatchObject({ numerator: '26030', changedSinceVerified: 0 });
  });

  it('December: a dossier is under way when its commune ends; the clerk of the one that came of it has it on his desk', async () => {
    year.on('2019-12-20');
    await clerkOf(TAN_VIET).corrects(`${HOUSEHOLDS}/${TAN_VIET}/2019-H1`, '1290/1600', 'Rà soát trước khi sáp nhập');
    await clerkOf(TAN_VIET).submits(commune(TAN_VIET, '2019-H1'));
    await year.by('phong-gddt').sendsBack(commune(TAN_VIET, '2019-H1'), 'Nêu rõ thôn nào giảm');
    year.on('2020-01-02');
    await year.by('ubnd-huyen').done('POST', '/api/area-changes', MERGE);
    const owed = (await year.by('can-bo-viet-dan').sees(`/api/duties?reporter=${MERGED}`)).items;
    expect(owed.map(({ reporter, period }: { reporter: string; period: string }) => `${reporter} ${period}`)).toEqual(
      expect.arrayContaining([`${TAN_VIET} 2019-H1`, `${TAN_VIET} 2019-H2`, `${TAN_VIET} 2019`, `${VIET_DAN} 2019-H2`, `${VIET_DAN} 2019`]),
    );
    clerks[TAN_VIET] = 'can-bo-viet-dan';
    await clerkOf(TAN_VIET).submits(commune(TAN_VIET, '2019-H1'), { note: 'Thôn Tân Thành giảm 10 hộ' });
    await year.by('phong-gddt').accepts(commune(TAN_VIET, '2019-H1'));
    // 26030 − 10.
    expect(await row({ period: '2019-H1', basis: 'verified' })).toMatchObject({ numerator: '26020', denominator: '32000' });
  });

  it('January: half a year and the year, twenty-one reports of twenty communes; the office has been given more time', async () => {
    year.on('2020-01-06');
    for (const area of COMMUNES) if (area !== AN_SINH) await sendUp(area, '2019-H2', '1340/1610', '10/12');
    for (const area of COMMUNES) if (![AN_SINH, TRANG_LUONG].includes(area)) await clerkOf(area).submits(commune(area, '2019'));
    for (const period of ['2019-H2', '2019']) await year.by('ubnd-huyen').extends(office(period), '2020-02-29', 'Chờ sắp xếp xã');
    year.on('2020-01-20');
    await sendUp(AN_SINH, '2019-H2', '1340/1610', '10/12');
    expect(await reporters('2019-H2', '&state=late')).toEqual([AN_SINH]);
    year.on('2020-02-05');
    for (const period of ['2019-H2', '2019']) {
      const duty = commune('x', period).split('/')[0] ?? '';
      for (const { reporter } of await listed(period, duty, '&state=submitted'))
        await year.by('phong-gddt').accepts(commune(reporter, period));
      await year.by('to-truong').submits(office(period));
      await year.by('van-phong-ubnd').accepts(office(period));
    }
  });

  it('March: what stands where, who was late, how many came and how many in time', async () => {
    year.on('2020-03-15');
    // 21 × 1340 = 28140 of 21 × 1610 = 33810, reported as verified, on the boundaries of twenty communes.
    const whole = { numerator: '28140', denominator: '33810', value: '83.23', coverage: { reported: 21, expected: 21 } };
    for (const basis of ['reported', 'verified']) expect(await row({ period: '2019-H2', basis })).toMatchObject(whole);
    expect(await row({ period: '2019-H2', area: MERGED })).toMatchObject({ numerator: '2680', denominator: '3220' });
    // Of the communes' three reports: 21 × 3 expected; the first half came 20 and 19 in time, the second 21 and 20, the year 19 and 19.
    const { items } = await year.by('lanh-dao').sees(`/api/reports/rates?plan=${PLAN}&by=duty,period&limit=500`);
    const rate = (period: string, duty: string) =>
      items.find((one: Record<string, string>) => one['area'] === DISTRICT && one['period'] === period && one['duty'] === duty);
    const half = 'xa-bao-cao-6-thang';
    // 20 of 21 = 95.24 %, 19 of 21 = 90.48 %.
    expect(rate('2019-H1', half)).toMatchObject({ expected: 21, received: 20, inTime: 19, completeness: '95.24', timeliness: '90.48' });
    expect(rate('2019-H2', half)).toMatchObject({ expected: 21, received: 21, inTime: 20, completeness: '100.00', timeliness: '95.24' });
    expect(rate('2019', 'xa-bao-cao-nam')).toMatchObject({ expected: 21, received: 19, inTime: 19, missing: 2 });
    // Tràng Lương's first half.
    expect(await reporters('2019-H1', '&state=missing')).toEqual([TRANG_LUONG]);
  });

  it('of what the year asks of the offices, one thing is done late and the others are overdue', async () => {
    const done = { year: 2019, note: 'Sơ kết ngày 12/3/2020' };
    await year.by('to-truong').done('POST', `/api/plans/${PLAN}/tasks/gddt-so-ket-nam/completion`, done);
    const { items } = await year.by('lanh-dao').sees(`/api/tasks?plan=${PLAN}&limit=200`);
    const of2019 = items.filter((one: { year: number | null }) => one.year === 2019);
    expect(of2019.map(({ task, state }: Record<string, string>) => `${task} ${state}`).toSorted()).toEqual([
      'gddt-so-ket-nam done-late',
      'tckh-du-toan overdue',
      'tckh-quy-che-chi overdue',
      'xa-ke-hoach overdue',
      'xhht-trong-thi-dua overdue',
    ]);
  });

  it('the auditor reads the whole story of one number; the administrator reads no figure', async () => {
    const story = `/api/history?area=${HOANG_QUE}&indicator=${HOUSEHOLDS}&limit=50`;
    const { items } = await year.by('thanh-tra').sees(story);
    const told = items.map(({ type, recordedAt }: { type: string; recordedAt: string }) => `${recordedAt.slice(0, 10)} ${type}`);
    expect(told.toReversed()).toEqual([
      '2019-07-05 FigureReported',
      '2019-07-05 ReportSubmitted',
      '2019-08-05 ReportAccepted',
      '2019-09-10 FigureCorrected',
      '2019-09-20 ReportSubmitted',
      '2019-09-20 ReportAccepted',
      // Of the second half and of the year, each once.
      '2020-01-06 FigureReported',
      '2020-01-06 ReportSubmitted',
      '2020-01-06 ReportSubmitted',
      '2020-02-05 ReportAccepted',
      '2020-02-05 ReportAccepted',
    ]);
    const corrected = items.find(({ type }: { type: string }) => type === 'FigureCorrected');
    expect(corrected).toMatchObject({
      reason: 'Sót hai thôn',
      before: { value: { numerator: '1300' } },
      after: { value: { numerator: '1320' } },
    });
    expect(await year.by('quan-tri').refused('GET', `/api/status?plan=${PLAN}`)).toEqual([403, 'forbidden']);
    expect(await year.by('quan-tri').refused('GET', story)).toEqual([403, 'forbidden']);
  });
});
