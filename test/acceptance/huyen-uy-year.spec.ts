import { Questions, storyOf } from '../support/year-questions';
import { Year } from '../support/year';

const PLAN = 'huyen-uy-2016';
const DISTRICT = 'huyen-chua-ro-ten';
const [NEIGHBOUR, MERGED] = ['huyen-ben-canh', 'huyen-moi'];
const BODY = `ban-tuyen-giao-${DISTRICT}`;
const STANDING = `ban-thuong-vu-${DISTRICT}`;
const told = (period: string): string => `tuyen-giao-bao-cao/${BODY}/${period}`;
const task = (id: string, verb: string): string => `/api/plans/${PLAN}/tasks/${id}/${verb}`;
const SUMMING_UP = 'so-ket-tong-ket';
const [ADDED_TO, STUDIED] = ['ubnd-bo-sung-ke-hoach', 'quan-triet-chi-thi-11'];

/** Invented: the plan does not say which district it is. */
const decision = { number: '01/NQ-VD', issuedOn: '2017-06-12', issuer: 'Ủy ban Thường vụ Quốc hội (ví dụ)' };
const neighbour = { id: NEIGHBOUR, name: 'Huyện bên cạnh (ví dụ)', level: 'district', kind: 'huyện', parent: 'vn' };
const MERGE = {
  type: 'reorganised',
  on: '2017-07-01',
  decision,
  reason: 'Sắp xếp đơn vị hành chính cấp huyện (ví dụ)',
  from: [DISTRICT, NEIGHBOUR],
  to: [{ id: MERGED, name: 'Huyện mới (ví dụ)', level: 'district', kind: 'huyện', parent: 'vn' }],
  parts: [DISTRICT, NEIGHBOUR].map((from) => ({ from, to: MERGED })),
};

describe('Huyện ủy: năm 2017 của kế hoạch không có con số: báo cáo "định kỳ" bằng lời và mười bảy nhiệm vụ', () => {
  let year: Year;
  let lead: Questions;

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2017-01-03', {
      'tuyen-giao': [['clerk', DISTRICT]],
      'van-phong-huyen-uy': [['verifier', DISTRICT]],
      'chanh-van-phong': [
        ['clerk', DISTRICT],
        ['verifier', DISTRICT],
      ],
      'thuong-truc': [['planner', DISTRICT]],
      'bi-thu': [['supervisor', DISTRICT]],
      'uy-ban-kiem-tra': [['auditor', null]],
    });
    lead = new Questions(year, 'bi-thu');
  }, 120_000);
  afterAll(() => year.end());

  it('January: the summing-up of the year before is recorded late, and is late for ever', async () => {
    year.on('2017-01-12');
    expect(await lead.tasks({ state: 'overdue' })).toEqual([`${SUMMING_UP} 2016`]);
    await year.by('tuyen-giao').adds('bao-cao-45');
    await year.by('tuyen-giao').done('POST', task(SUMMING_UP, 'completion'), { year: 2016, on: '2016-12-28', evidence: ['bao-cao-45'] });
    expect(await lead.tasks({ state: 'done-late' })).toEqual([`${SUMMING_UP} 2016`]);
    const twice = { year: 2016, note: 'Lần nữa' };
    expect(await year.by('tuyen-giao').refused('POST', task(SUMMING_UP, 'completion'), twice)).toEqual([409, 'task-completed']);
  });

  it('April: a report of no stated rhythm is never late, sent back whole, and keeps the day on which it first came', async () => {
    year.on('2017-04-05');
    const longer = { until: '2017-04-30', reason: 'Chờ cơ sở' };
    const extension = `${year.report(told('2017-Q1'))}/extension`;
    expect(await year.by('van-phong-huyen-uy').refused('POST', extension, longer)).toEqual([409, 'extension-not-later']);
    await year.by('tuyen-giao').submits(told('2017-Q1'), { note: 'Đã quán triệt ở 14 chi bộ' });
    year.on('2017-04-10');
    await year.by('van-phong-huyen-uy').sendsBack(told('2017-Q1'), 'Nêu rõ chi bộ nào chưa quán triệt');
    expect(await lead.reporters({ state: 'returned' })).toEqual([BODY]);
    year.on('2017-04-14');
    await year.by('tuyen-giao').submits(told('2017-Q1'), { note: '14 trên 16 chi bộ; còn hai chi bộ trường học' });
    expect(await year.by('tuyen-giao').refused('POST', `${year.report(told('2017-Q1'))}/acceptance`, {})).toEqual([403, 'forbidden']);
    await year.by('van-phong-huyen-uy').accepts(told('2017-Q1'));
    expect(await lead.report(told('2017-Q1'))).toMatchObject({
      state: 'accepted',
      due: null,
      expected: false,
      firstSubmittedOn: '2017-04-05',
      late: false,
      decidedBy: expect.any(String),
    });
  });

  it('May: corrected after it was accepted, it waits again; the same again is no correction', async () => {
    year.on('2017-05-03');
    const again = `${year.report(told('2017-Q1'))}/submission`;
    expect(await year.by('tuyen-giao').refused('POST', again, {})).toEqual([409, 'same-report']);
    await year.by('tuyen-giao').submits(told('2017-Q1'), { note: '15 trên 16 chi bộ: một chi bộ bị bỏ sót' });
    expect(await lead.report(told('2017-Q1'))).toMatchObject({ state: 'submitted', firstSubmittedOn: '2017-04-05', decidedBy: null });
    year.on('2017-05-05');
    await year.by('van-phong-huyen-uy').accepts(told('2017-Q1'));
    await year.by('tuyen-giao').done('POST', task(ADDED_TO, 'completion'), { note: 'Đã bổ sung kế hoạch' });
    await year.by('thuong-truc').adds('bien-ban-hoi-nghi');
    await year.by('thuong-truc').done('POST', task(STUDIED, 'completion'), { evidence: ['bien-ban-hoi-nghi'] });
    expect(await lead.tasks({ state: 'done' })).toEqual(expect.arrayContaining([ADDED_TO, STUDIED]));
  });

  it('July: the district is one with its neighbour while a report is on the way; its people go on in the one that came of both', async () => {
    year.on('2017-06-28');
    await year.by('van-thu').done('POST', '/api/areas', { ...neighbour, from: '2004-07-08' });
    await year.by('tuyen-giao').submits(told('2017-Q2'), { note: 'Đã kiểm tra 6 xã' });
    year.on('2017-06-30');
    await year.by('van-phong-huyen-uy').sendsBack(told('2017-Q2'), 'Kèm biên bản kiểm tra');
    year.on('2017-07-03');
    await year.by('van-thu').done('POST', '/api/area-changes', MERGE);
    expect(await lead.report(told('2017-Q2'))).toMatchObject({
      state: 'returned',
      answeredBy: [MERGED],
      receivers: [{ body: STANDING, role: 'to', area: MERGED, tookOver: true }],
    });
    await year.by('tuyen-giao').adds('bien-ban-6-xa');
    await year.by('tuyen-giao').submits(told('2017-Q2'), { note: 'Đã kiểm tra 6 xã', evidence: ['bien-ban-6-xa'] });
    const { items } = await year.by('van-phong-huyen-uy').sees('/api/reports?state=submitted&receiver=me');
    expect(items.map(({ reporter, period }: { reporter: string; period: string }) => [reporter, period])).toEqual([[BODY, '2017-Q2']]);
    await year.by('van-phong-huyen-uy').accepts(told('2017-Q2'));
    expect(await lead.report(told('2017-Q2'))).toMatchObject({ state: 'accepted', firstSubmittedOn: '2017-06-28', late: false });
  });

  it('August: what was done for one district is not done for two; the plan goes to the one that came of them', async () => {
    year.on('2017-08-02');
    const reason = 'Kế hoạch phải sát tình hình của huyện mới';
    expect(await year.by('tuyen-giao').refused('POST', task(ADDED_TO, 'reopening'), { reason })).toEqual([403, 'forbidden']);
    await year.by('thuong-truc').done('POST', task(ADDED_TO, 'reopening'), { reason });
    await year.by('tuyen-giao').done('POST', task(ADDED_TO, 'progress'), { note: 'Đã gộp hai dự thảo', percent: 60 });
    await year
      .by('van-thu')
      .done('POST', `/api/plans/${PLAN}/transfer`, { on: '2017-08-01', area: MERGED, decision, reason: 'Nhập huyện' });
    const { items } = await year.by('bi-thu').sees(`/api/tasks?plan=${PLAN}&state=in-progress&on=${year.today}`);
    expect(items).toEqual([
      expect.objectContaining({
        task: ADDED_TO,
        percent: 60,
        completedOn: null,
        leads: [expect.objectContaining({ body: `ubnd-${DISTRICT}`, answeredBy: [MERGED], tookOver: true })],
      }),
    ]);
  });

  it('December: who sent a report does not accept it, whatever else he may', async () => {
    year.on('2017-12-28');
    await year.by('chanh-van-phong').submits(told('2017'), { note: 'Một năm thực hiện' });
    const acceptance = `${year.report(told('2017'))}/acceptance`;
    expect(await year.by('chanh-van-phong').refused('POST', acceptance, {})).toEqual([403, 'four-eyes']);
    await year.by('van-phong-huyen-uy').accepts(told('2017'));
  });

  it('January of 2018: nobody is late with what is asked for by no day; one year of a task is overdue', async () => {
    year.on('2018-01-15');
    const sent = await lead.reports();
    expect(sent.map(({ period, state, late, expected }) => [period, state, late, expected])).toEqual([
      ['2017', 'accepted', false, false],
      ['2017-Q1', 'accepted', false, false],
      ['2017-Q2', 'accepted', false, false],
    ]);
    expect(await lead.reporters({ state: 'late' })).toEqual([]);
    expect(await lead.rates()).toBeNull();
    // Its body is no more either: what it sent stays, and it owes nothing.
    const merged = { effectiveOn: '2018-01-01', decision, reason: 'Hợp nhất với Ban Dân vận (ví dụ)' };
    await year.by('thuong-truc').done('POST', `/api/bodies/${BODY}/retirement`, merged);
    const next = `${year.report(told('2018-Q1'))}/submission`;
    expect(await year.by('tuyen-giao').refused('POST', next, { note: 'Quý một' })).toEqual([409, 'not-a-reporter']);
    // 17 tasks, one of them in three years: 19 = 1 done + 1 late + 1 overdue + 1 begun + 3 without an end + 12 that have until 2020.
    const { items } = await year.by('bi-thu').sees(`/api/tasks/summary?plan=${PLAN}&by=plan&on=${year.today}`);
    const counts = { tasks: 19, done: 1, doneLate: 1, overdue: 1, inProgress: 1, openEnded: 3, assigned: 12, ceased: 0 };
    expect(items).toEqual([expect.objectContaining(counts)]);
    expect(await lead.tasks({ state: 'overdue' })).toEqual([`${SUMMING_UP} 2017`]);
    expect(await lead.tasks({ state: 'done' })).toEqual([STUDIED]);
  });

  it('the auditor reads the whole story of a report and of a task', async () => {
    expect(await storyOf(year, 'uy-ban-kiem-tra', `stream=report-${PLAN}:tuyen-giao-bao-cao:${BODY}:2017-Q1`)).toEqual([
      '2017-04-05 ReportSubmitted',
      '2017-04-10 ReportReturned: Nêu rõ chi bộ nào chưa quán triệt',
      '2017-04-14 ReportSubmitted',
      '2017-04-14 ReportAccepted',
      '2017-05-03 ReportSubmitted',
      '2017-05-05 ReportAccepted',
    ]);
    expect(await storyOf(year, 'uy-ban-kiem-tra', `stream=task-${PLAN}:${ADDED_TO}`)).toEqual([
      '2017-05-05 TaskCompleted',
      '2017-08-02 TaskReopened: Kế hoạch phải sát tình hình của huyện mới',
      '2017-08-02 TaskProgressed',
    ]);
    expect(await year.by('quan-tri').refused('GET', `/api/tasks?plan=${PLAN}`)).toEqual([403, 'forbidden']);
  });
});
