import { Questions, storyOf, verifyWaiting } from '../support/year-questions';
import { Year } from '../support/year';

const PLAN = 'phu-tan-2022';
const DISTRICT = '96.972';
const [CAI_DOI_VAM, PHU_THUAN, PHU_MY, TAN_HAI] = ['96.972.32212', '96.972.32214', '96.972.32215', '96.972.32221'];
const [RACH_CHEO, NGUYEN_VIET_KHAI] = ['96.972.32228', '96.972.32230'];
const LIKE_OTHERS = ['96.972.32218', '96.972.32224', '96.972.32227', NGUYEN_VIET_KHAI];
const MERGED = '96.972.32214-2022';
const CLASSES = 'lop-xoa-mu-chu';
const [OFFICES, UNIONS, BOARD] = ['cac-phong-nganh-phu-tan', 'doan-the-phu-tan', 'ban-chi-dao-xhht-phu-tan'];
const once = (body: string): string => `bao-cao-nam-2022/${body}/once`;
const OWN = 'phong-gddt-bao-cao-dinh-ky/phong-gddt-phu-tan/2022';
const figure = (area: string, half: 1 | 2): string => `${CLASSES}/${area}/2022-H${half}`;
const decided = (number: string, issuedOn: string) => ({ number, issuedOn, issuer: 'UBND huyện Phú Tân (ví dụ)' });

/** The plan has no number of its own: this one, and both mergers, are invented. */
const INDICATOR = {
  code: CLASSES,
  name: 'Số lớp xóa mù chữ',
  definition: 'Số lớp đã mở trong kỳ',
  unit: 'lớp',
  measure: 'count',
  periods: ['half-year', 'year'],
  reportedAt: ['commune'],
  time: 'sum-in-year',
};
const TARGET = {
  id: CLASSES,
  indicator: CLASSES,
  text: 'Mở ít nhất 20 lớp xóa mù chữ trong năm 2022',
  criterion: { kind: 'at-least', value: '20' },
  decision: decided('15/QĐ-VD', '2022-07-01'),
  reason: 'Bổ sung chỉ tiêu',
};
const MERGE = {
  type: 'reorganised',
  on: '2022-10-01',
  decision: decided('02/NQ-VD', '2022-09-15'),
  reason: 'Sắp xếp đơn vị hành chính cấp xã (ví dụ)',
  from: [PHU_THUAN, PHU_MY],
  to: [{ id: MERGED, officialCode: '32214', name: 'Phú Thuận', level: 'commune', kind: 'xã', parent: DISTRICT }],
  parts: [PHU_THUAN, PHU_MY].map((from) => ({ from, to: MERGED })),
};

describe('Phú Tân: năm 2022 của kế hoạch năm, báo cáo trước ngày 20/11, một chỉ tiêu thêm giữa năm', () => {
  let year: Year;
  let lead: Questions;
  const clerkOf = (area: string) =>
    year.by({ [PHU_THUAN]: 'can-bo-phu-thuan', [MERGED]: 'can-bo-phu-thuan', [PHU_MY]: 'can-bo-phu-my' }[area] ?? 'can-bo-cac-xa');

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2022-06-22', {
      'can-bo-phu-thuan': [['clerk', PHU_THUAN]],
      'can-bo-phu-my': [['clerk', PHU_MY]],
      'can-bo-cac-xa': [CAI_DOI_VAM, TAN_HAI, RACH_CHEO, ...LIKE_OTHERS].map((area) => ['clerk', area]),
      'van-phong-huyen': [['clerk', DISTRICT]],
      'cong-doan': [['clerk', DISTRICT]],
      'mat-tran': [['clerk', DISTRICT]],
      'chuyen-vien-gddt': [['clerk', DISTRICT]],
      'phong-gddt': [['verifier', DISTRICT]],
      'truong-ban': [['verifier', DISTRICT]],
      'ubnd-huyen': [['planner', DISTRICT]],
      'lanh-dao': [['supervisor', DISTRICT]],
      'thanh-tra': [['auditor', '96']],
    });
    lead = new Questions(year, 'lanh-dao');
  }, 120_000);
  afterAll(() => year.end());

  it('July: a decision adds a number to the plan; eight of nine communes say what they did in the first half', async () => {
    year.on('2022-07-01');
    await year.by('ubnd-huyen').done('POST', '/api/indicators', INDICATOR);
    await year.by('ubnd-huyen').done('POST', `/api/plans/${PLAN}/targets`, TARGET);
    year.on('2022-07-11');
    for (const area of [CAI_DOI_VAM, TAN_HAI, ...LIKE_OTHERS]) await clerkOf(area).reports(figure(area, 1), '1');
    await clerkOf(PHU_THUAN).reports(figure(PHU_THUAN, 1), '2');
    await clerkOf(PHU_MY).reports(figure(PHU_MY, 1), '0');
    // 6 × 1 + 2 + 0; Rạch Chèo says nothing.
    const half = { period: '2022-H1' };
    expect(await lead.row(CLASSES, half)).toMatchObject({ value: '8', coverage: { reported: 8, expected: 9 }, yearToDate: true });
    year.on('2022-07-18');
    const back = { revision: 0, reason: 'Chưa có quyết định mở lớp' };
    await year.by('phong-gddt').done('POST', `/api/figures/${figure(CAI_DOI_VAM, 1)}/return`, back);
    expect(await verifyWaiting(year, 'phong-gddt', DISTRICT, '2022-H1')).toHaveLength(7);
    // 8 without the 1 of Cái Đôi Vàm.
    expect(await lead.row(CLASSES, { ...half, basis: 'verified' })).toMatchObject({ value: '7', coverage: { reported: 7, expected: 9 } });
    year.on('2022-07-25');
    await clerkOf(CAI_DOI_VAM).corrects(figure(CAI_DOI_VAM, 1), '2', 'Hai lớp, kèm hai quyết định');
    expect(await verifyWaiting(year, 'phong-gddt', DISTRICT, '2022-H1')).toEqual([CAI_DOI_VAM]);
    expect(await lead.row(CLASSES, { ...half, basis: 'verified' })).toMatchObject({ value: '9' });
  });

  it('August: corrected after it was verified, a figure is seen as such, and never verified by who corrected it', async () => {
    year.on('2022-08-10');
    await clerkOf(PHU_MY).corrects(figure(PHU_MY, 1), '1', 'Sót lớp ở ấp Đất Sét');
    expect(await lead.row(CLASSES, { period: '2022-H1' })).toMatchObject({ value: '10', changedSinceVerified: 1 });
    expect(await lead.row(CLASSES, { period: '2022-H1', basis: 'verified' })).toMatchObject({ value: '9', changedSinceVerified: 1 });
    const verify = `/api/figures/${figure(PHU_MY, 1)}/verification`;
    expect(await clerkOf(PHU_MY).refused('POST', verify, { revision: 2 })).toEqual([403, 'forbidden']);
    year.on('2022-08-15');
    expect(await verifyWaiting(year, 'phong-gddt', DISTRICT, '2022-H1')).toEqual([PHU_MY]);
    expect(await lead.row(CLASSES, { period: '2022-H1', basis: 'verified' })).toMatchObject({ value: '10', changedSinceVerified: 0 });
  });

  it('October: two communes are one; its clerk is the one who was there, and what both did is its past', async () => {
    year.on('2022-10-03');
    await year.by('ubnd-huyen').done('POST', '/api/area-changes', MERGE);
    // 2 + 1.
    expect(await lead.row(CLASSES, { period: '2022-H1', area: MERGED })).toMatchObject({ value: '3' });
    expect(await lead.row(CLASSES, { period: '2022-H1' })).toMatchObject({ value: '10' });
    year.on('2022-10-20');
    await year.by('phong-gddt').extends(once(BOARD), '2022-11-30', 'Chờ số liệu của các xã');
  });

  it('November: "before the 20th" is the 19th; one is in time and sent back, one late, one still has time', async () => {
    year.on('2022-11-10');
    await year.by('van-phong-huyen').adds('bien-ban-11');
    await year.by('van-phong-huyen').submits(once(OFFICES), { note: 'Đã kiểm tra 8 xã', evidence: ['bien-ban-11'] });
    year.on('2022-11-14');
    await year.by('phong-gddt').sendsBack(once(OFFICES), 'Chưa nêu kinh phí');
    year.on('2022-11-19');
    expect(await lead.reporters({ state: 'open' })).toEqual([UNIONS, BOARD]);
    await year.by('van-phong-huyen').submits(once(OFFICES), { note: 'Đã kiểm tra 8 xã, kinh phí 120 triệu đồng' });
    year.on('2022-11-20');
    expect(await lead.reporters({ state: 'missing' })).toEqual([UNIONS]);
    expect(await lead.reporters({ state: 'open' })).toEqual([BOARD]);
    expect(await lead.rates()).toEqual([2, 1, 1, '50.00', '50.00']);
    year.on('2022-11-22');
    await year.by('cong-doan').submits(once(UNIONS), { note: 'Đã vận động 40 hội viên' });
    await year.by('cong-doan').done('POST', `/api/plans/${PLAN}/tasks/don-vi-kiem-tra-bao-cao/completion`, { on: '2022-11-18' });
    year.on('2022-11-24');
    expect(await year.by('van-phong-huyen').refused('POST', `${year.report(once(OFFICES))}/acceptance`, {})).toEqual([403, 'forbidden']);
    await year.by('phong-gddt').accepts(once(OFFICES));
    await year.by('phong-gddt').sendsBack(once(UNIONS), 'Tách riêng từng hội');
    expect(await lead.report(once(OFFICES))).toMatchObject({ state: 'accepted', firstSubmittedOn: '2022-11-10', late: false });
  });

  it('December: the unions are no more while their report is on the way; whoever takes their place answers', async () => {
    year.on('2022-12-01');
    const retirement = {
      effectiveOn: '2022-12-01',
      decision: decided('03/QĐ-VD', '2022-11-28'),
      reason: 'Nhập vào cơ quan Mặt trận (ví dụ)',
    };
    await year.by('ubnd-huyen').done('POST', `/api/bodies/${UNIONS}/retirement`, retirement);
    expect(await lead.reporters({ state: 'missing' })).toEqual([BOARD]);
    expect(await lead.report(once(UNIONS))).toMatchObject({ expected: true, state: 'returned' });
    expect(await year.by('mat-tran').sees(`/api/bodies/${UNIONS}`)).toMatchObject({ retiredOn: '2022-12-01' });
    const desk = (await year.by('mat-tran').sees('/api/duties')).items;
    expect(desk).toContainEqual(expect.objectContaining({ reporter: UNIONS, state: 'returned', answeredBy: [DISTRICT] }));
    await year.by('mat-tran').submits(once(UNIONS), { note: 'Phụ nữ 15, Nông dân 15, Thanh niên 10' });
    await year.by('phong-gddt').accepts(once(UNIONS));
    expect(await lead.report(once(UNIONS))).toMatchObject({ state: 'accepted', firstSubmittedOn: '2022-11-22', late: true });
  });

  it('the office sums up what it has accepted, and corrects in words what the board had accepted already', async () => {
    year.on('2022-12-15');
    await year.by('chuyen-vien-gddt').submits(OWN, { note: 'Khen thưởng 12 tập thể' });
    await year.by('truong-ban').accepts(OWN);
    expect(await year.by('chuyen-vien-gddt').refused('POST', `${year.report(OWN)}/submission`, {})).toEqual([409, 'same-report']);
    year.on('2022-12-19');
    await year.by('chuyen-vien-gddt').submits(OWN, { note: 'Khen thưởng 11 tập thể: một nơi tính hai lần' });
    await year.by('truong-ban').accepts(OWN);
    const { life, includes, state, due } = await lead.report(OWN);
    expect([state, due, life.map(({ type }: { type: string }) => type)]).toEqual([
      'accepted',
      null,
      ['ReportSubmitted', 'ReportAccepted', 'ReportSubmitted', 'ReportAccepted'],
    ]);
    expect(includes.map(({ reporter }: { reporter: string }) => reporter)).toEqual([OFFICES, UNIONS]);
    await year.by('chuyen-vien-gddt').adds('ds-lop');
    await year.by('chuyen-vien-gddt').done('POST', `/api/plans/${PLAN}/tasks/mo-lop-xoa-mu-chu/completion`, { evidence: ['ds-lop'] });
  });

  it('January: what doubles is recorded only when somebody says that he has looked', async () => {
    year.on('2023-01-06');
    for (const area of [CAI_DOI_VAM, RACH_CHEO, ...LIKE_OTHERS]) await clerkOf(area).reports(figure(area, 2), '1');
    await clerkOf(MERGED).reports(figure(MERGED, 2), '3');
    const twice = figure(TAN_HAI, 2);
    const first = { 'If-None-Match': '*' };
    expect(await clerkOf(TAN_HAI).refused('PUT', `/api/figures/${twice}`, { value: '2' }, first)).toEqual([422, 'needs-acknowledgement']);
    await clerkOf(TAN_HAI).reports(twice, '2', { acknowledge: ['big-change'] });
    expect(await clerkOf(TAN_HAI).sees(`/api/figures/${twice}`)).toMatchObject({ revision: 0, acknowledged: ['big-change'] });
    year.on('2023-01-12');
    const back = { revision: 0, reason: 'Lớp mở từ năm 2021' };
    await year.by('phong-gddt').done('POST', `/api/figures/${figure(NGUYEN_VIET_KHAI, 2)}/return`, back);
    expect(await verifyWaiting(year, 'phong-gddt', DISTRICT, '2022-H2')).toHaveLength(7);
  });

  it('February: what stands where, who was late, what is done and what is overdue', async () => {
    year.on('2023-02-15');
    // Cái Đôi Vàm 2 + 1, Tân Hải 1 + 2, four others 1 + 1, the merged one (2 + 1) + 3; Rạch Chèo has no first half, so no year.
    expect(await lead.row(CLASSES)).toMatchObject({
      period: '2022',
      value: '20',
      coverage: { reported: 7, expected: 8 },
      incomplete: true,
      state: 'achieved',
      overdueReports: 1,
    });
    // Verified without Nguyễn Việt Khái, whose second half was sent back: 20 − 2.
    expect(await lead.row(CLASSES, { basis: 'verified' })).toMatchObject({
      value: '18',
      coverage: { reported: 6, expected: 8 },
      state: 'missed',
    });
    // Three expected, two came, one of them in time: the board never used its longer day.
    expect(await lead.rates({ duty: 'bao-cao-nam-2022' })).toEqual([3, 2, 1, '66.67', '33.33']);
    expect(await lead.reporters({ state: 'late' })).toEqual([UNIONS, BOARD]);
    expect(await lead.tasks({ state: 'done' })).toEqual(['mo-lop-xoa-mu-chu']);
    expect(await lead.tasks({ state: 'done-late' })).toEqual(['don-vi-kiem-tra-bao-cao']);
    // 22 − 1 − 1, none of them without an end.
    expect(await lead.tasks({ state: 'overdue' })).toHaveLength(20);
  });

  it('the auditor reads the whole story of one number, of a commune that is no more', async () => {
    expect(await storyOf(year, 'thanh-tra', `stream=figure-${CLASSES}:${PHU_MY}:2022-H1`)).toEqual([
      '2022-07-11 FigureReported',
      '2022-07-18 FigureVerified',
      '2022-08-10 FigureCorrected: Sót lớp ở ấp Đất Sét',
      '2022-08-15 FigureVerified',
    ]);
    expect(await year.by('quan-tri').refused('GET', `/api/reports?plan=${PLAN}`)).toEqual([403, 'forbidden']);
  });
});
