import { Year } from '../support/year';

const PLAN = 'ha-noi-2013';
const CITY = '01';
const [CAU_GIAY, HA_DONG, SOC_SON, DONG_ANH, GIA_LAM] = ['01.005', '01.268', '01.016', '01.017', '01.018'];
const [TU_LIEM, BA_VI, MY_DUC] = ['01.019', '01.271', '01.282'];
const [BAC, NAM] = ['01.021', '01.019-2014'];
const LITERATE = 'biet-chu-15-60';
const GO_ON = 'moi-biet-chu-tiep-tuc-hoc';
const OFFICE = 'so-tttt-ha-noi';
const UNION = 'hoi-nong-dan-ha-noi';

const ofDistrict = (area: string): string => `quan-huyen-bao-cao-nam/${area}/2014`;
const ofOffice = (body: string): string => `so-nganh-doan-the-bao-cao-nam/${body}/2014`;
const TROUBLE = `quan-huyen-bao-cao-kho-khan-kinh-phi/${TU_LIEM}/2014-03-10`;
const SUMMED_UP = 'so-gddt-bao-cao-nam/so-gddt-ha-noi/2014';
const doubtful = (area: string, reason: string) => [{ indicator: GO_ON, area, period: '2014', reason }];

const SPLIT = {
  type: 'reorganised',
  on: '2014-04-01',
  decision: { number: '132/NQ-CP', issuedOn: '2013-12-27', issuer: 'Chính phủ' },
  reason: 'Điều chỉnh địa giới huyện Từ Liêm',
  from: [TU_LIEM],
  to: [
    { id: BAC, officialCode: '021', name: 'Bắc Từ Liêm', level: 'district', kind: 'quận', parent: CITY },
    { id: NAM, officialCode: '019', name: 'Nam Từ Liêm', level: 'district', kind: 'quận', parent: CITY },
  ],
  parts: [BAC, NAM].map((to) => ({ from: TU_LIEM, to, share: '0.5' })),
};

interface Item {
  readonly reporter: string;
  readonly late: boolean;
}

describe('Hà Nội: năm báo cáo 2014, qua Sở Giáo dục và Đào tạo, có huyện chia đôi và hai sở hợp nhất giữa chừng', () => {
  let year: Year;
  let districts: string[];
  const clerkOf = (area: string) =>
    year.by({ [TU_LIEM]: 'can-bo-tu-liem', [BAC]: 'can-bo-tu-liem', [NAM]: 'can-bo-tu-liem', [BA_VI]: 'can-bo-ba-vi' }[area] ?? 'can-bo');
  const sendUp = async (area: string): Promise<void> => {
    await clerkOf(area).reports(`${LITERATE}/${area}/2014`, '990/1000');
    await clerkOf(area).reports(`${GO_ON}/${area}/2014`, '45/50');
    await clerkOf(area).submits(ofDistrict(area));
  };
  const listed = async (duty: string, query = ''): Promise<Item[]> =>
    (await year.by('lanh-dao').sees(`/api/reports?plan=${PLAN}&period=2014&limit=200${query}`)).items.filter(
      (item: { duty: string }) => item.duty === duty,
    );
  const reporters = async (duty: string, query: string): Promise<string[]> => (await listed(duty, query)).map(({ reporter }) => reporter);
  const row = async (target: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ plan: PLAN, target, depth: '0', period: '2014', on: year.today, ...query });
    return (await year.by('lanh-dao').sees(`/api/status?${search.toString()}`)).items[0];
  };
  const rates = async (duty: string) =>
    (await year.by('lanh-dao').sees(`/api/reports/rates?plan=${PLAN}&duty=${duty}&period=2014`)).items.find(
      ({ area }: { area: string }) => area === CITY,
    );

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2014-03-03', {
      'can-bo-tu-liem': [['clerk', TU_LIEM]],
      'can-bo-ba-vi': [['clerk', BA_VI]],
      'can-bo': [['clerk', CITY]],
      'so-gddt': [['verifier', CITY]],
      'so-gddt-tong-hop': [['clerk', CITY]],
      'van-phong-ubnd': [['verifier', CITY]],
      'ubnd-thanh-pho': [['planner', CITY]],
      'lanh-dao': [['supervisor', CITY]],
      'thanh-tra': [['auditor', 'vn']],
    });
  }, 120_000);
  afterAll(() => year.end());

  it('March: a district short of money says so; divided in April, both districts that came of it answer', async () => {
    year.on('2014-03-10');
    await year.by('can-bo-tu-liem').submits(TROUBLE, { note: 'Không cân đối được kinh phí mở lớp' });
    year.on('2014-04-02');
    await year.by('ubnd-thanh-pho').done('POST', '/api/area-changes', SPLIT);
    await year.by('van-phong-ubnd').sendsBack(TROUBLE, 'Chia theo hai quận mới');
    expect(await year.by('lanh-dao').sees(year.report(TROUBLE))).toMatchObject({ state: 'returned', answeredBy: [BAC, NAM] });
    year.on('2014-04-20');
    await year.by('can-bo-tu-liem').submits(TROUBLE, { note: 'Bắc Từ Liêm 12 lớp, Nam Từ Liêm 9 lớp' });
    await year.by('van-phong-ubnd').accepts(TROUBLE);
    const figure = `/api/figures/${LITERATE}/${TU_LIEM}/2014`;
    const late = await year.by('can-bo-tu-liem').refused('PUT', figure, { numerator: '1', denominator: '1' }, { 'If-None-Match': '*' });
    expect(late).toEqual([409, 'area-ended']);
  });

  it('January: thirty districts owe a year; one has more time, one is late, one never comes; offices report in words', async () => {
    year.on('2015-01-08');
    districts = await reporters('quan-huyen-bao-cao-nam', '');
    expect([districts.length, districts.includes(TU_LIEM), districts.includes(NAM)]).toEqual([30, false, true]);
    for (const area of districts) if (![BA_VI, SOC_SON, MY_DUC].includes(area)) await sendUp(area);
    for (const { reporter } of await listed('so-nganh-doan-the-bao-cao-nam'))
      if (reporter !== UNION) await year.by('can-bo').submits(ofOffice(reporter), { note: 'Báo cáo năm 2014' });
    await year.by('so-gddt').extends(ofDistrict(BA_VI), '2015-01-31', 'Mười hai xã miền núi chưa họp xét');
    year.on('2015-01-16');
    expect(await reporters('quan-huyen-bao-cao-nam', '&state=missing')).toEqual([SOC_SON, MY_DUC]);
    expect(await reporters('so-nganh-doan-the-bao-cao-nam', '&state=missing')).toEqual([UNION]);
    await year.by('so-gddt').sendsBack(ofDistrict(CAU_GIAY), 'Thiếu số liệu của hai phường');
    await year.by('so-gddt').sendsBack(ofDistrict(DONG_ANH), 'Xem lại một số liệu', doubtful(DONG_ANH, 'Tính cả người chưa qua lớp'));
    await year.by('so-gddt').sendsBack(ofOffice(OFFICE), 'Nêu rõ số cuộc tuyên truyền');
    year.on('2015-01-20');
    await sendUp(SOC_SON);
    const decision = { number: '01/QĐ-VD', issuedOn: '2015-01-15', issuer: 'UBND Thành phố Hà Nội (ví dụ)' };
    const merged = { effectiveOn: '2015-01-20', decision, reason: 'Hợp nhất với Sở Văn hóa, Thể thao và Du lịch (ví dụ)' };
    await year.by('ubnd-thanh-pho').done('POST', `/api/bodies/${OFFICE}/retirement`, merged);
    year.on('2015-01-28');
    await sendUp(BA_VI);
    await year.by('can-bo').corrects(`${LITERATE}/${CAU_GIAY}/2014`, '985/1000', 'Bổ sung hai phường');
    await year.by('can-bo').corrects(`${GO_ON}/${DONG_ANH}/2014`, '44/50', 'Bỏ người chưa qua lớp');
    for (const report of [ofDistrict(CAU_GIAY), ofDistrict(DONG_ANH)]) await year.by('can-bo').submits(report);
    await year.by('can-bo').submits(ofOffice(OFFICE), { note: '31 cuộc tuyên truyền' });
    expect(await reporters('quan-huyen-bao-cao-nam', '&state=late')).toEqual([SOC_SON, MY_DUC]);
  });

  it('February: the office takes what came, but for one figure, and sums it up to the city', async () => {
    year.on('2015-02-05');
    await year
      .by('van-phong-ubnd')
      .extends(SUMMED_UP, '2015-02-28', 'Chờ Ba Vì')
      .catch(() => null);
    for (const { reporter } of await listed('quan-huyen-bao-cao-nam', '&state=submitted'))
      await year.by('so-gddt').accepts(ofDistrict(reporter), reporter === HA_DONG ? doubtful(HA_DONG, 'Chưa có danh sách') : []);
    for (const { reporter } of await listed('so-nganh-doan-the-bao-cao-nam', '&state=submitted'))
      await year.by('so-gddt').accepts(ofOffice(reporter));
    await year.by('so-gddt-tong-hop').submits(SUMMED_UP);
    await year.by('van-phong-ubnd').accepts(SUMMED_UP);
    const summedUp = await year.by('lanh-dao').sees(year.report(SUMMED_UP));
    expect(summedUp).toMatchObject({ state: 'accepted', late: false, extended: true });
    expect(summedUp.includes).toHaveLength(29 + 14);
    // 28 × 990 and Cầu Giấy 985 of 29 × 1000: 28705 / 29000 = 98.98 %; Mỹ Đức never came.
    const literate = { numerator: '28705', denominator: '29000', value: '98.98', coverage: { reported: 29, expected: 30 } };
    for (const basis of ['reported', 'verified']) expect(await row('biet-chu-15-60-2015', { basis })).toMatchObject(literate);
    // 28 × 45 and Đông Anh 44 of 29 × 50; verified without Hà Đông's 45 of 50.
    expect(await row('moi-biet-chu-2015')).toMatchObject({ numerator: '1304', denominator: '1450' });
    expect(await row('moi-biet-chu-2015', { basis: 'verified' })).toMatchObject({ numerator: '1259', denominator: '1400' });
  });

  it('March: a figure that was verified is corrected; what came, what came in time; the auditor reads one number’s story', async () => {
    year.on('2015-03-02');
    await year.by('can-bo').corrects(`${LITERATE}/${GIA_LAM}/2014`, '980/1000', 'Trùng danh sách của hai xã');
    expect(await row('biet-chu-15-60-2015')).toMatchObject({
      numerator: '28695',
      changedSinceVerified: 1,
      overdueReports: expect.any(Number),
    });
    expect(await row('biet-chu-15-60-2015', { basis: 'verified' })).toMatchObject({ numerator: '28705' });
    // 29 of 30 = 96.67 %; in time twenty-seven and Ba Vì: 28 of 30 = 93.33 %.
    const ofDistricts = { expected: 30, received: 29, inTime: 28, missing: 1, completeness: '96.67', timeliness: '93.33' };
    expect(await rates('quan-huyen-bao-cao-nam')).toMatchObject(ofDistricts);
    expect(await rates('so-nganh-doan-the-bao-cao-nam')).toMatchObject({ expected: 15, received: 14, inTime: 14, completeness: '93.33' });
    const { items } = await year.by('thanh-tra').sees(`/api/history?area=${DONG_ANH}&indicator=${GO_ON}&limit=50`);
    expect(items.toReversed().map(({ type, actor }: { type: string; actor: string }) => [type, typeof actor])).toEqual(
      ['FigureReported', 'ReportSubmitted', 'ReportReturned', 'FigureCorrected', 'ReportSubmitted', 'ReportAccepted'].map((type) => [
        type,
        'string',
      ]),
    );
  });
});
