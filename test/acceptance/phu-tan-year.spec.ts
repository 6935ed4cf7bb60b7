import { Year } from '../support/year';

const PLAN = 'phu-tan-2022';
const DISTRICT = '96.972';
const [OFFICES, UNIONS, COMMITTEE] = ['cac-phong-nganh-phu-tan', 'doan-the-phu-tan', 'ban-chi-dao-xhht-phu-tan'];
const once = (body: string): string => `bao-cao-nam-2022/${body}/once`;
const PERIODIC = 'phong-gddt-bao-cao-dinh-ky/phong-gddt-phu-tan/2022-H1';

describe('Phú Tân: kế hoạch một năm, không số liệu; một báo cáo trước ngày 20/11/2022 và các nhiệm vụ', () => {
  let year: Year;
  const listed = async (query = '') => (await year.by('lanh-dao').sees(`/api/reports?plan=${PLAN}${query}`)).items;
  const named = async (query: string) => (await listed(query)).map(({ reporter }: { reporter: string }) => reporter);
  const task = async (id: string) => {
    const { items } = await year.by('lanh-dao').sees(`/api/tasks?plan=${PLAN}&limit=200`);
    return items.find((one: { task: string }) => one.task === id);
  };
  const does = (who: string, id: string, verb: string, said: object) =>
    year.by(who).done('POST', `/api/plans/${PLAN}/tasks/${id}/${verb}`, said);

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2022-06-22', {
      'phong-nganh': [['clerk', DISTRICT]],
      'doan-the': [['clerk', DISTRICT]],
      'ban-chi-dao': [['clerk', DISTRICT]],
      'phong-gddt': [
        ['clerk', DISTRICT],
        ['verifier', DISTRICT],
      ],
      'thuong-truc': [['verifier', DISTRICT]],
      'ubnd-huyen': [['planner', DISTRICT]],
      'lanh-dao': [['supervisor', DISTRICT]],
      'thanh-tra': [['auditor', '96']],
    });
  }, 120_000);
  afterAll(() => year.end());

  it('July: what the plan leaves without a rhythm is never late; its sender does not take it himself', async () => {
    year.on('2022-07-20');
    await year.by('phong-gddt').submits(PERIODIC, { note: 'Sáu tháng đầu năm: chín xã, thị trấn đã có kế hoạch' });
    expect(await year.by('phong-gddt').refused('POST', `${year.report(PERIODIC)}/acceptance`, {})).toEqual([403, 'four-eyes']);
    await year.by('thuong-truc').accepts(PERIODIC);
    expect(await listed('&period=2022-H1')).toMatchObject([{ state: 'accepted', due: null, expected: false, late: false }]);
    await does('phong-nganh', 'quy-che-phoi-hop', 'progress', { note: 'Đã có dự thảo', percent: 40 });
    expect(await task('quy-che-phoi-hop')).toMatchObject({ state: 'in-progress', percent: 40, due: '2022-12-31', dueStated: false });
  });

  it('November: “trước ngày 20/11” is the 19th: one in time, one with more time, one a day late', async () => {
    year.on('2022-11-15');
    expect(await listed('&period=once')).toMatchObject(
      Array.from({ length: 3 }, () => ({ state: 'open', due: '2022-11-19', daysLeft: 4 })),
    );
    await year.by('phong-nganh').submits(once(OFFICES), { note: 'Kết quả năm 2022 của 12 phòng, ngành' });
    year.on('2022-11-17');
    await year.by('phong-gddt').extends(once(UNIONS), '2022-11-25', 'Đang đại hội nhiệm kỳ');
    year.on('2022-11-19');
    expect(await named('&state=missing')).toEqual([]);
    year.on('2022-11-20');
    expect(await named('&state=missing')).toEqual([COMMITTEE]);
    expect(await named('&state=open')).toEqual([UNIONS]);
    await year.by('ban-chi-dao').submits(once(COMMITTEE), { note: 'Kết quả chung' });
    year.on('2022-11-24');
    await year.by('doan-the').submits(once(UNIONS), { note: 'Năm tổ chức' });
    await does('phong-nganh', 'don-vi-kiem-tra-bao-cao', 'completion', { on: '2022-11-18', note: 'Xong trước hạn, ghi muộn' });
    // In time is judged by the day of recording, as of reports.
    expect(await task('don-vi-kiem-tra-bao-cao')).toMatchObject({ state: 'done-late', due: '2022-11-19', recordedOn: '2022-11-24' });
    expect(await named('&state=late')).toEqual([COMMITTEE]);
  });

  it('the committee is dissolved while its report is being asked about: who took over answers, and nothing hangs', async () => {
    year.on('2022-11-25');
    await year.by('phong-gddt').sendsBack(once(COMMITTEE), 'Thiếu số lớp xóa mù chữ đã mở');
    year.on('2022-12-28');
    const retirement = {
      effectiveOn: '2022-12-01',
      decision: { number: '12/QĐ-VD', issuedOn: '2022-11-26', issuer: 'UBND huyện (ví dụ)' },
      reason: 'Kiện toàn',
    };
    await year.by('ubnd-huyen').done('POST', `/api/bodies/${COMMITTEE}/retirement`, retirement);
    const dossier = await year.by('lanh-dao').sees(year.report(once(COMMITTEE)));
    expect(dossier).toMatchObject({ state: 'returned', answeredBy: [DISTRICT], area: DISTRICT });
    await year.by('phong-nganh').submits(once(COMMITTEE), { note: 'Đã mở 04 lớp' });
    await does('phong-nganh', 'quy-che-phoi-hop', 'completion', { note: 'Ban hành ngày 26/12/2022' });
    for (const body of [OFFICES, UNIONS, COMMITTEE]) await year.by('phong-gddt').accepts(once(body));
    const taken = await year.by('lanh-dao').sees(year.report(once(COMMITTEE)));
    expect(taken).toMatchObject({ state: 'accepted', late: true, firstSubmittedOn: '2022-11-20' });
  });

  it('January: how many came, how many in time, which tasks are left; the auditor reads it all', async () => {
    year.on('2023-01-05');
    const { items: rates } = await year.by('lanh-dao').sees(`/api/reports/rates?plan=${PLAN}`);
    // Three expected and received, two of them in time: 2 / 3 = 66.67 %.
    expect(rates).toEqual([
      expect.objectContaining({
        area: DISTRICT,
        expected: 3,
        received: 3,
        inTime: 2,
        missing: 0,
        completeness: '100.00',
        timeliness: '66.67',
      }),
    ]);
    const { items } = await year.by('lanh-dao').sees(`/api/tasks?plan=${PLAN}&limit=200`);
    const inState = (state: string): number => items.filter((one: { state: string }) => one.state === state).length;
    // Twenty-two tasks of the year: one done, one done late, the others were never said to be.
    expect([items.length, inState('done'), inState('done-late'), inState('overdue')]).toEqual([22, 1, 1, 20]);
    const { items: told } = await year.by('thanh-tra').sees(`/api/history?stream=report-${PLAN}:${once(COMMITTEE).replaceAll('/', ':')}`);
    expect(told.toReversed().map(({ type }: { type: string }) => type)).toEqual([
      'ReportSubmitted',
      'ReportReturned',
      'ReportSubmitted',
      'ReportAccepted',
    ]);
  });
});
