import { Year } from '../support/year';

const PLAN = 'huyen-uy-2016';
const DISTRICT = 'huyen-chua-ro-ten';
const BODY = 'ban-tuyen-giao-huyen-chua-ro-ten';
const about = (period: string): string => `tuyen-giao-bao-cao/${BODY}/${period}`;
const SUMMING_UP = 'so-ket-tong-ket';

describe('Huyện ủy: năm 2017 của kế hoạch chỉ có nhiệm vụ và một báo cáo “định kỳ”', () => {
  let year: Year;
  const yearly = async () => {
    const { items } = await year.by('lanh-dao').sees(`/api/tasks?plan=${PLAN}&limit=200`);
    return items
      .filter(({ task }: { task: string }) => task === SUMMING_UP)
      .map(({ year: of, state }: { year: number; state: string }) => `${of} ${state}`);
  };
  const does = (who: string, id: string, verb: string, said: object) =>
    year.by(who).done('POST', `/api/plans/${PLAN}/tasks/${id}/${verb}`, said);

  beforeAll(async () => {
    year = await Year.begin(PLAN, '2017-01-03', {
      'tuyen-giao': [['clerk', DISTRICT]],
      'dan-van': [['clerk', DISTRICT]],
      'van-phong': [['verifier', DISTRICT]],
      'thuong-vu': [['planner', DISTRICT]],
      'lanh-dao': [['supervisor', DISTRICT]],
      'thanh-tra': [['auditor', 'vn']],
    });
  }, 120_000);
  afterAll(() => year.end());

  it('January: what was not summed up in 2016 is overdue, what goes on without end is not', async () => {
    expect(await yearly()).toEqual(['2016 overdue', '2017 assigned']);
    const { items } = await year.by('lanh-dao').sees(`/api/tasks?plan=${PLAN}&state=open-ended`);
    expect(items.map(({ task }: { task: string }) => task)).toContain('theo-doi-don-doc');
    year.on('2017-02-10');
    await does('tuyen-giao', SUMMING_UP, 'completion', { year: 2016, note: 'Sơ kết ngày 08/02/2017' });
    expect((await yearly())[0]).toBe('2016 done-late');
  });

  it('July: the first half is told, sent back, and told again; nobody can be late, and there is no day to put off', async () => {
    year.on('2017-07-10');
    await year.by('tuyen-giao').submits(about('2017-H1'), { note: 'Đã quán triệt ở 24 tổ chức cơ sở đảng' });
    expect(await year.by('tuyen-giao').refused('POST', `${year.report(about('2017-H1'))}/acceptance`, {})).toEqual([403, 'forbidden']);
    const more = { until: '2017-12-31', reason: 'Thêm thời gian' };
    expect(await year.by('van-phong').refused('POST', `${year.report(about('2017-H2'))}/extension`, more)).toEqual([
      409,
      'extension-not-later',
    ]);
    await year.by('van-phong').sendsBack(about('2017-H1'), 'Nêu tên tổ chức chưa quán triệt');
    expect(await year.by('lanh-dao').sees(year.report(about('2017-H1')))).toMatchObject({ state: 'returned', due: null, late: false });
  });

  it('October: the body is merged into another with its report on the way; who took over sends it, and owes it no more after', async () => {
    year.on('2017-10-02');
    const decision = { number: '05-QĐ/VD', issuedOn: '2017-09-20', issuer: 'Ban Thường vụ huyện ủy (ví dụ)' };
    const retirement = { effectiveOn: '2017-10-01', decision, reason: 'Hợp nhất với Ban Dân vận' };
    await year.by('thuong-vu').done('POST', `/api/bodies/${BODY}/retirement`, retirement);
    await year.by('dan-van').submits(about('2017-H1'), { note: 'Còn 02 tổ chức chưa quán triệt' });
    await year.by('van-phong').accepts(about('2017-H1'));
    const { state, firstSubmittedOn, answeredBy } = await year.by('dan-van').sees(year.report(about('2017-H1')));
    expect({ state, firstSubmittedOn, answeredBy }).toEqual({ state: 'accepted', firstSubmittedOn: '2017-07-10', answeredBy: [DISTRICT] });
    const later = `${year.report(about('2017-H2'))}/submission`;
    year.on('2017-11-15');
    await does('dan-van', SUMMING_UP, 'completion', { year: 2017, note: 'Sơ kết ngày 10/11/2017' });
    await does('thuong-vu', SUMMING_UP, 'reopening', { year: 2017, reason: 'Còn hai xã chưa sơ kết' });
    year.on('2018-01-10');
    expect(await year.by('dan-van').refused('POST', later, {})).toEqual([409, 'not-a-reporter']);
    expect((await yearly()).slice(0, 2)).toEqual(['2016 done-late', '2017 overdue']);
  });

  it('the year ends with nothing expected by a day, and the auditor reads who said what', async () => {
    const { items: rates } = await year.by('lanh-dao').sees(`/api/reports/rates?plan=${PLAN}`);
    expect(rates).toEqual([]);
    const { items } = await year.by('thanh-tra').sees(`/api/history?stream=task-${PLAN}:${SUMMING_UP}`);
    const told = items.map(({ type, recordedAt, reason }: { type: string; recordedAt: string; reason: string | null }) => [
      recordedAt.slice(0, 10),
      type,
      reason,
    ]);
    expect(told.toReversed()).toEqual([
      ['2017-02-10', 'TaskCompleted', null],
      ['2017-11-15', 'TaskCompleted', null],
      ['2017-11-15', 'TaskReopened', 'Còn hai xã chưa sơ kết'],
    ]);
    expect(await year.by('quan-tri').refused('GET', `/api/tasks?plan=${PLAN}`)).toEqual([403, 'forbidden']);
  });
});
