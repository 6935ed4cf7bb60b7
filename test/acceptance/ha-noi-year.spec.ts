import { Questions, storyOf } from '../support/year-questions';
import { Year } from '../support/year';

const CITY = '01';
const [SOC_SON, DONG_ANH, GIA_LAM, TU_LIEM, THANH_TRI] = ['01.016', '01.017', '01.018', '01.019', '01.020'];
const [HA_DONG, BA_VI, PHUC_THO, CHUONG_MY, MY_DUC] = ['01.268', '01.271', '01.272', '01.277', '01.282'];
const [BAC_TU_LIEM, NAM_TU_LIEM] = ['01.019-bac', '01.019-nam'];
const INNER = ['01.001', '01.002', '01.003', '01.004', '01.005', '01.006', '01.007', '01.008', '01.009'];
const OUTER = ['01.250', '01.269', '01.273', '01.274', '01.275', '01.276', '01.278', '01.279', '01.280', '01.281'];
/** 26, whose numbers are alike: all but Từ Liêm, Ba Vì and Mỹ Đức. */
const ALIKE = [...INNER, SOC_SON, DONG_ANH, GIA_LAM, THANH_TRI, HA_DONG, PHUC_THO, CHUONG_MY, ...OUTER];
const [LITERACY, TARGET] = ['biet-chu-15-60', 'biet-chu-15-60-2015'];
const CENTRES = 'tthtcd-ket-noi-internet';
const UPGRADED = 'gdtx-nang-cap-thanh-pho';
const [TEACHERS, FARMERS, OTHER_OFFICES] = ['hoi-cuu-giao-chuc-ha-noi', 'hoi-nong-dan-ha-noi', 'cac-so-nganh-khac-ha-noi'];
const UNIONS = ['mttq', 'ldld', 'doan-thanh-nien', 'hoi-phu-nu', 'hoi-khuyen-hoc', 'hoi-cuu-chien-binh', 'hoi-nguoi-cao-tuoi'];
const OFFICES = ['hoi-cuu-giao-chuc', 'so-ldtbxh', 'so-vhttdl', 'so-tttt', 'so-khdt', 'so-tai-chinh'];
const IN_TIME = [...UNIONS, ...OFFICES].map((name) => `${name}-ha-noi`);
const yearly = (district: string, about: string): string => `quan-huyen-bao-cao-nam/${district}/${about}`;
const ofBody = (body: string): string => `so-nganh-doan-the-bao-cao-nam/${body}/2014`;
const ofOffice = (about: string): string => `so-gddt-bao-cao-${about.includes('H') ? '6-thang' : 'nam'}/so-gddt-ha-noi/${about}`;
const centres = (area: string, period: string, reason: string) => [{ indicator: CENTRES, area, period, reason }];

const SPLIT = {
  type: 'reorganised',
  on: '2014-04-01',
  decision: { number: '132/NQ-CP', issuedOn: '2013-12-27', issuer: 'Chính phủ' },
  reason: 'Điều chỉnh địa giới huyện Từ Liêm để thành lập hai quận',
  from: [TU_LIEM],
  to: [
    { id: BAC_TU_LIEM, officialCode: '021', name: 'Bắc Từ Liêm', level: 'district', kind: 'quận', parent: CITY },
    { id: NAM_TU_LIEM, officialCode: '019', name: 'Nam Từ Liêm', level: 'district', kind: 'quận', parent: CITY },
  ],
  parts: [BAC_TU_LIEM, NAM_TU_LIEM].map((to) => ({ from: TU_LIEM, to })),
};
/** An invented merger of two associations. */
const MERGE = {
  effectiveOn: '2015-02-01',
  decision: { number: '01/QĐ-VD', issuedOn: '2015-01-26', issuer: 'UBND Thành phố Hà Nội (ví dụ)' },
  reason: 'Nhập vào Hội Khuyến học (ví dụ)',
};

describe('Hà Nội: năm báo cáo 2014, quận huyện báo cáo UBND thành phố qua Sở, từng người đăng nhập', () => {
  let year: Year;
  let lead: Questions;
  const clerkOf = (area: string) => {
    if ([TU_LIEM, BAC_TU_LIEM, NAM_TU_LIEM].includes(area)) return year.by('can-bo-tu-liem');
    return year.by(area === BA_VI ? 'can-bo-ba-vi' : 'can-bo-quan-huyen');
  };
  const sendUp = async (area: string, period: string, literate: string, connected: string): Promise<void> => {
    await clerkOf(area).reports(`${LITERACY}/${area}/${period}`, literate);
    await clerkOf(area).reports(`${CENTRES}/${area}/${period}`, connected);
    await clerkOf(area).submits(yearly(area, period));
  };
  const districts = (period: string, query: Readonly<Record<string, string>>): Promise<string[]> =>
    lead.reporters({ duty: 'quan-huyen-bao-cao-nam', period, ...query });

  beforeAll(async () => {
    year = await Year.begin('ha-noi-2013', '2014-01-06', {
      'can-bo-ba-vi': [['clerk', BA_VI]],
      'can-bo-tu-liem': [['clerk', TU_LIEM]],
      'can-bo-quan-huyen': [...ALIKE, MY_DUC].map((one) => ['clerk', one]),
      'van-phong-doan-the': [['clerk', CITY]],
      'hoi-khuyen-hoc': [['clerk', CITY]],
      'to-truong-so': [
        ['clerk', CITY],
        ['verifier', CITY],
      ],
      'so-gddt': [['verifier', CITY]],
      'van-phong-ubnd': [['verifier', CITY]],
      'ubnd-thanh-pho': [['planner', CITY]],
      'lanh-dao': [['supervisor', CITY]],
      'thanh-tra': [['auditor', CITY]],
    });
    lead = new Questions(year, 'lanh-dao');
  }, 120_000);
  afterAll(() => year.end());

  it('January: twenty-six districts are in time, one has been given more, one is late, one never comes', async () => {
    year.on('2014-01-10');
    for (const area of ALIKE) await sendUp(area, '2013', '196000/200000', '10');
    year.on('2014-01-14');
    await year.by('so-gddt').extends(yearly(BA_VI, '2013'), '2014-01-31', 'Xã giữa sông bị cô lập');
    await year.by('ubnd-thanh-pho').extends(ofOffice('2013'), '2014-04-30', 'Kế hoạch mới ban hành');
    year.on('2014-01-16');
    expect(await districts('2013', { state: 'missing' })).toEqual([TU_LIEM, MY_DUC]);
    year.on('2014-01-20');
    await sendUp(TU_LIEM, '2013', '392000/400000', '14');
    year.on('2014-01-25');
    await sendUp(BA_VI, '2013', '176000/180000', '20');
  });

  it('is returned, whole or for one figure, and accepted, for one district but for one figure', async () => {
    year.on('2014-01-28');
    await year.by('so-gddt').sendsBack(yearly(CHUONG_MY, '2013'), 'Chưa có xác nhận của ba xã');
    await year.by('so-gddt').sendsBack(yearly(SOC_SON, '2013'), 'Xem lại một số', centres(SOC_SON, '2013', 'Thiếu một trung tâm'));
    expect(await districts('2013', { state: 'returned' })).toEqual([SOC_SON, CHUONG_MY]);
    // 29 expected; Ba Vì's day moved, so it is in time.
    year.on('2014-02-01');
    expect(await lead.rates({ duty: 'quan-huyen-bao-cao-nam', period: '2013' })).toEqual([29, 28, 27, '96.55', '93.10']);
    year.on('2014-02-07');
    await clerkOf(CHUONG_MY).corrects(`${LITERACY}/${CHUONG_MY}/2013`, '196100/200000', 'Ba xã xác nhận');
    await clerkOf(SOC_SON).corrects(`${CENTRES}/${SOC_SON}/2013`, '11', 'Bổ sung một trung tâm');
    for (const area of [CHUONG_MY, SOC_SON]) await clerkOf(area).submits(yearly(area, '2013'));
    expect(await lead.report(yearly(SOC_SON, '2013'))).toMatchObject({ state: 'submitted', firstSubmittedOn: '2014-01-10', late: false });
    year.on('2014-02-10');
    expect(await clerkOf(BA_VI).refused('POST', `${year.report(yearly(BA_VI, '2013'))}/acceptance`, {})).toEqual([403, 'forbidden']);
    for (const area of await districts('2013', { state: 'submitted' }))
      if (area !== TU_LIEM)
        await year.by('so-gddt').accepts(yearly(area, '2013'), area === HA_DONG ? centres(area, '2013', 'Chưa đủ hợp đồng') : []);
    // Centres: 24 × 10, Sóc Sơn 11, Hà Đông 10, Ba Vì 20, Từ Liêm 14; verified without Hà Đông and Từ Liêm, who waits.
    expect(await lead.row(CENTRES, { period: '2013' })).toMatchObject({ value: '295', coverage: { reported: 28, expected: 29 } });
    const verified = { period: '2013', basis: 'verified' };
    expect(await lead.row(CENTRES, verified)).toMatchObject({ value: '271', coverage: { reported: 26, expected: 29 } });
    // Literacy: 25 × 196000 + 196100 + 176000 of 26 × 200000 + 180000.
    expect(await lead.row(TARGET, verified)).toMatchObject({ numerator: '5272100', denominator: '5380000', value: '97.99' });
    year.on('2014-02-20');
    await clerkOf(HA_DONG).corrects(`${CENTRES}/${HA_DONG}/2013`, '9', 'Một trung tâm hết hợp đồng');
    await clerkOf(HA_DONG).submits(yearly(HA_DONG, '2013'));
    await year.by('so-gddt').accepts(yearly(HA_DONG, '2013'));
    expect(await lead.row(CENTRES, verified)).toMatchObject({ value: '280', coverage: { reported: 27, expected: 29 } });
  });

  it('April: Từ Liêm is two districts while its dossier is on the way; its clerk answers for it, under the old name', async () => {
    year.on('2014-03-25');
    await year.by('so-gddt').sendsBack(yearly(TU_LIEM, '2013'), 'Đối chiếu lại trước khi chia tách');
    year.on('2014-04-02');
    await year.by('ubnd-thanh-pho').done('POST', '/api/area-changes', SPLIT);
    const desk = (await year.by('can-bo-tu-liem').sees('/api/duties')).items;
    const owed = { reporter: TU_LIEM, period: '2013', state: 'returned', answeredBy: [BAC_TU_LIEM, NAM_TU_LIEM] };
    expect(desk).toContainEqual(expect.objectContaining(owed));
    expect(await clerkOf(BA_VI).refused('POST', `${year.report(yearly(TU_LIEM, '2013'))}/submission`, {})).toEqual([403, 'forbidden']);
    await year.by('can-bo-tu-liem').corrects(`${LITERACY}/${TU_LIEM}/2013`, '392100/400000', 'Đối chiếu với 16 xã, thị trấn');
    await year.by('can-bo-tu-liem').submits(yearly(TU_LIEM, '2013'));
    await year.by('so-gddt').accepts(yearly(TU_LIEM, '2013'));
    expect(await lead.report(yearly(TU_LIEM, '2013'))).toMatchObject({ state: 'accepted', firstSubmittedOn: '2014-01-20', late: true });
    // 5272100 + 392100 of 5380000 + 400000: undivided, it counts in the city and in neither part.
    const all = { period: '2013', basis: 'verified' };
    expect(await lead.row(TARGET, all)).toMatchObject({ numerator: '5664200', denominator: '5780000' });
    expect(await lead.row(TARGET, { ...all, area: BAC_TU_LIEM })).toMatchObject({ value: null });
  });

  it('the office sends up the year, and the half year late; who sent it does not accept it; trouble is told when there is some', async () => {
    year.on('2014-04-18');
    await year.by('to-truong-so').reports(`${UPGRADED}/${CITY}/2013`, '0');
    await year.by('to-truong-so').submits(ofOffice('2013'));
    expect(await year.by('to-truong-so').refused('POST', `${year.report(ofOffice('2013'))}/acceptance`, {})).toEqual([403, 'four-eyes']);
    await year.by('van-phong-ubnd').accepts(ofOffice('2013'));
    const { state, late, includes } = await lead.report(ofOffice('2013'));
    expect([state, late, includes.length]).toEqual(['accepted', false, 28]);
    year.on('2014-05-12');
    const trouble = `quan-huyen-bao-cao-kho-khan-kinh-phi/${BA_VI}/2014-05-12`;
    await clerkOf(BA_VI).submits(trouble, { note: 'Thiếu 200 triệu đồng' });
    await year.by('van-phong-ubnd').accepts(trouble);
    expect(await lead.report(trouble)).toMatchObject({ state: 'accepted', due: null, expected: false, late: false });
    year.on('2014-07-18');
    await clerkOf(GIA_LAM).reports(`${CENTRES}/${GIA_LAM}/2014-H1`, '11');
    await clerkOf(GIA_LAM).submits(`quan-huyen-bao-cao-dinh-ky/${GIA_LAM}/2014-H1`);
    await year.by('to-truong-so').reports(`${UPGRADED}/${CITY}/2014-H1`, '1');
    await year.by('to-truong-so').submits(ofOffice('2014-H1'));
    await year.by('van-phong-ubnd').accepts(ofOffice('2014-H1'));
    // Of the two half years since the plan, the first never came and the second is late.
    expect(await lead.rates({ duty: 'so-gddt-bao-cao-6-thang' })).toEqual([2, 1, 0, '50.00', '0.00']);
  });

  it('September: corrected after it was verified, a figure is seen as such until it is verified again', async () => {
    year.on('2014-09-10');
    await clerkOf(DONG_ANH).corrects(`${LITERACY}/${DONG_ANH}/2013`, '196500/200000', 'Sót ba lớp xóa mù chữ');
    const verified = { period: '2013', basis: 'verified' };
    expect(await lead.row(TARGET, { period: '2013' })).toMatchObject({ numerator: '5664700', changedSinceVerified: 1 });
    expect(await lead.row(TARGET, { period: '2013', area: DONG_ANH })).toMatchObject({ numerator: '196500', changedSinceVerified: 1 });
    expect(await lead.row(TARGET, verified)).toMatchObject({ numerator: '5664200', changedSinceVerified: 1 });
    year.on('2014-09-18');
    await clerkOf(DONG_ANH).submits(yearly(DONG_ANH, '2013'));
    await year.by('so-gddt').accepts(yearly(DONG_ANH, '2013'));
    expect(await lead.row(TARGET, verified)).toMatchObject({ numerator: '5664700', changedSinceVerified: 0 });
    const praise = '/api/plans/ha-noi-2013/tasks/thanh-doan-tuyen-duong/completion';
    await year.by('van-phong-doan-the').done('POST', praise, { year: 2014, note: 'Tuyên dương 86 gương' });
  });

  it('January: thirty districts, fifteen bodies; what changes the population by more than 5 % is acknowledged', async () => {
    year.on('2015-01-12');
    const first = { 'If-None-Match': '*' };
    for (const area of ALIKE) if (area !== PHUC_THO) await sendUp(area, '2014', '198000/200000', '12');
    await sendUp(MY_DUC, '2014', '138000/140000', '5');
    await sendUp(NAM_TU_LIEM, '2014', '210000/212000', '7');
    const ended = `/api/figures/${CENTRES}/${TU_LIEM}/2014`;
    expect(await clerkOf(TU_LIEM).refused('PUT', ended, { value: '1' }, first)).toEqual([409, 'area-ended']);
    const grown = { numerator: '187000', denominator: '190000' };
    const figure = `${LITERACY}/${BA_VI}/2014`;
    expect(await clerkOf(BA_VI).refused('PUT', `/api/figures/${figure}`, grown, first)).toEqual([422, 'needs-acknowledgement']);
    await clerkOf(BA_VI).reports(figure, grown, { acknowledge: ['denominator-changed'] });
    expect(await clerkOf(BA_VI).sees(`/api/figures/${figure}`)).toMatchObject({ revision: 0, acknowledged: ['denominator-changed'] });
    await clerkOf(BA_VI).reports(`${CENTRES}/${BA_VI}/2014`, '22');
    await clerkOf(BA_VI).submits(yearly(BA_VI, '2014'));
    for (const body of IN_TIME) await year.by('van-phong-doan-the').submits(ofBody(body), { note: 'Đã triển khai' });
    year.on('2015-01-20');
    await sendUp(BAC_TU_LIEM, '2014', '198000/200000', '8');
    await year.by('van-phong-doan-the').submits(ofBody(FARMERS), { note: 'Đã triển khai' });
    await year.by('so-gddt').sendsBack(ofBody(TEACHERS), 'Nêu số hội viên đứng lớp');
    await year.by('van-phong-doan-the').done('POST', '/api/plans/ha-noi-2013/tasks/tuyen-duong-khen-thuong/completion', { year: 2014 });
  });

  it('February: two associations are one while a report is on the way; one figure is not accepted', async () => {
    year.on('2015-02-02');
    await year.by('ubnd-thanh-pho').done('POST', `/api/bodies/${TEACHERS}/retirement`, MERGE);
    await year.by('hoi-khuyen-hoc').submits(ofBody(TEACHERS), { note: '412 hội viên đứng lớp' });
    const next = await lead.reporters({ duty: 'so-nganh-doan-the-bao-cao-nam', period: '2015', on: '2016-01-16' });
    expect([next.length, next.includes(TEACHERS)]).toEqual([14, false]);
    year.on('2015-02-06');
    for (const body of [...IN_TIME, FARMERS]) await year.by('so-gddt').accepts(ofBody(body));
    expect(await lead.report(ofBody(TEACHERS))).toMatchObject({ state: 'accepted', firstSubmittedOn: '2015-01-12', late: false });
    for (const area of await districts('2014', { state: 'submitted' }))
      await year.by('so-gddt').accepts(yearly(area, '2014'), area === THANH_TRI ? centres(area, '2014', 'Chưa nghiệm thu') : []);
  });

  it('March: what stands where, who was late, how many came and in time, what is done and what is overdue', async () => {
    year.on('2015-03-16');
    // 25 × 198000 + 187000 + 138000 + 198000 + 210000 of 25 × 200000 + 190000 + 140000 + 200000 + 212000; from 98.01 towards 99 % in 2015.
    const literate = { numerator: '5683000', denominator: '5742000', value: '98.97', coverage: { reported: 29, expected: 30 } };
    for (const basis of ['reported', 'verified'])
      expect(await lead.row(TARGET, { basis })).toMatchObject({ period: '2014', ...literate, state: 'on-track' });
    // 25 × 12 + 22 + 5 + 8 + 7, verified without Thanh Trì's 12.
    expect(await lead.row(CENTRES, { period: '2014' })).toMatchObject({ value: '342', coverage: { reported: 29, expected: 30 } });
    expect(await lead.row(CENTRES, { period: '2014', basis: 'verified' })).toMatchObject({ value: '330', coverage: { reported: 28 } });
    expect((await lead.row(CENTRES)).occurrences).toMatchObject([{}, { period: '2014', value: '342', state: 'achieved' }, {}]);
    expect(await districts('2014', { state: 'late' })).toEqual([BAC_TU_LIEM, PHUC_THO]);
    expect(await lead.rates({ duty: 'quan-huyen-bao-cao-nam', period: '2014' })).toEqual([30, 29, 28, '96.67', '93.33']);
    expect(await lead.reporters({ duty: 'so-nganh-doan-the-bao-cao-nam', period: '2014', state: 'missing' })).toEqual([OTHER_OFFICES]);
    expect(await lead.rates({ duty: 'so-nganh-doan-the-bao-cao-nam', period: '2014' })).toEqual([15, 14, 13, '93.33', '86.67']);
    expect(await lead.tasks({ state: 'done' })).toEqual(['thanh-doan-tuyen-duong 2014']);
    expect(await lead.tasks({ state: 'done-late' })).toEqual(['tuyen-duong-khen-thuong 2014']);
    // Nine yearly ones in each of two years, less these two.
    expect(await lead.tasks({ state: 'overdue' })).toHaveLength(16);
  });

  it('the auditor reads the whole story of one number', async () => {
    const story = await storyOf(year, 'thanh-tra', `area=${DONG_ANH}&indicator=${LITERACY}&to=2014-12-31`);
    expect(story).toEqual([
      '2014-01-10 FigureReported',
      '2014-01-10 ReportSubmitted',
      '2014-02-10 ReportAccepted',
      '2014-09-10 FigureCorrected: Sót ba lớp xóa mù chữ',
      '2014-09-18 ReportSubmitted',
      '2014-09-18 ReportAccepted',
    ]);
  });
});
