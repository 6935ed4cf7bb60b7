import { render } from 'preact-render-to-string';
import type { DutyItem } from '../../../reports';
import { reportName } from '../../known/duty';
import { daysWords, Due } from '../../parts/due';
import { ReportTag } from '../../parts/report-tag';
import { ratesWords } from '../reports/reports.page';
import { countsWords } from '../tasks/tasks.page';
import { clerkHeadline } from './clerk.section';
import { atLeast } from './verifier.section';

/** As far as the sentence looks at it. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rest is not looked at
const todo = (...states: DutyItem['state'][]): DutyItem[] => states.map((state) => ({ state }) as DutyItem);

describe('what must be done, in a sentence', () => {
  it('is what a clerk owes, the worst first; what is not due yet is nothing to do', () => {
    expect(clerkHeadline({ todo: todo('open', 'missing', 'missing', 'returned'), returned: [] })).toBe(
      'Cần làm: 1 báo cáo bị trả lại, 2 báo cáo đã quá hạn, 1 báo cáo đang trong hạn.',
    );
    expect(clerkHeadline({ todo: todo('not-due'), returned: [] })).toBe('Không có gì phải gửi ngay.');
  });

  it.each([
    [null, null],
    [7, 'còn 7 ngày'],
    [0, 'hạn là hôm đó'],
    [-3, 'đã quá 3 ngày'],
  ])('%s days left', (left, words) => expect(daysWords(left)).toBe(words));

  it('what is counted up to a limit is not said to be all', () => expect([12, 500].map(atLeast)).toEqual(['12', 'ít nhất 500']));

  it('a due day that the plan does not name says where it comes from', () => {
    expect(render(<Due due="2015-07-15" daysLeft={-1} stated={false} />)).toContain('15 ngày sau kỳ');
    expect(render(<Due due={null} daysLeft={null} />)).toContain('không có hạn');
  });

  it('a report that is begun and not sent is a draft; one that was sent is none', () => {
    expect(render(<ReportTag state="missing" draft />)).toContain('Bản nháp, quá hạn');
    expect(render(<ReportTag state="submitted" draft />)).toContain('Đã gửi, chờ xem xét');
  });

  it.each([
    ['2015-H1', 'Báo cáo 6 tháng đầu năm 2015'],
    ['once', 'Báo cáo một lần'],
    ['2015-04-09', 'Báo cáo ngày 09/04/2015'],
  ])('the report about %s is called %s', (period, name) => expect(reportName(period)).toBe(name));
});

describe('how reports and tasks stand, in a sentence', () => {
  it('a rate never stands alone, and nothing due is no rate', () => {
    const rates = { expected: 8, received: 6, inTime: 4, missing: 2, completeness: '75.00', timeliness: '50.00' };
    expect(ratesWords(rates, '2015-07-31')).toBe(
      'Đến ngày 31/07/2015: đã nhận 6/8 báo cáo đến hạn (75,00%), đúng hạn 4/8 (50,00%), còn thiếu 2.',
    );
    expect(ratesWords({ ...rates, expected: 0 }, '2013-07-31')).toBe('Đến ngày 31/07/2013 chưa có báo cáo nào đến hạn.');
  });

  it('tasks are done or not, those that are late are told', () => {
    const counts = {
      body: null,
      name: null,
      tasks: 10,
      assigned: 3,
      inProgress: 2,
      done: 3,
      doneLate: 1,
      overdue: 1,
      openEnded: 0,
      ceased: 0,
    };
    expect(countsWords(counts, '2015-07-31')).toBe(
      'Đến ngày 31/07/2015: 4/10 nhiệm vụ đã xong, 1 quá hạn chưa xong, 2 đang làm, 3 chưa báo tiến độ.',
    );
  });
});
