import { spokenPeriod } from '../../platform/text/periods';
import { shownDay } from '../../platform/text/terms';
import type { Called } from '../known/called';
import { listIn, textIn } from './json';
import { partsOfStream, type Entry, type Sentences } from './entry';

/** A report of no period is called by itself. */
const reportName = (period: string): string => (period === 'once' ? spokenPeriod(period) : `báo cáo ${spokenPeriod(period)}`);

/** Whose report, and of what: “xã An Sinh”, “6 tháng đầu năm 2015”. */
function reportOf(entry: Entry, called: Called): { readonly who: string; readonly what: string } {
  const [plan = '', , reporter = '', period = ''] = partsOfStream(entry);
  const area = called.area(reporter);
  return { who: area === reporter ? called.body(reporter) : area, what: `${reportName(period)} của “${called.plan(plan)}”` };
}

const task = (entry: Entry, called: Called): string => {
  const [plan = '', code = ''] = partsOfStream(entry);
  const year = textIn(entry.data, 'year');
  return `nhiệm vụ “${called.task?.(plan, code) ?? code}” của “${called.plan(plan)}”${year === '' ? '' : ` (năm ${year})`}`;
};

const count = (entry: Entry, name: string): number => listIn(entry.data, name).length;

export const REPORTS: Sentences = {
  ReportSubmitted: (entry, called) => {
    const { who, what } = reportOf(entry, called);
    const figures = count(entry, 'figures');
    return `${who} gửi ${what}${figures === 0 ? '' : `, ${figures} số liệu`}`;
  },
  ReportReturned: (entry, called) => {
    const { who, what } = reportOf(entry, called);
    return `Trả lại ${what} cho ${who}: ${textIn(entry.data, 'reason')}`;
  },
  ReportAccepted: (entry, called) => {
    const { who, what } = reportOf(entry, called);
    const [verified, returned] = [count(entry, 'figures'), count(entry, 'except')];
    const said = [verified > 0 && `xác minh ${verified} số liệu`, returned > 0 && `trả lại ${returned} số liệu`].filter(
      (part) => part !== false,
    );
    return `Nhận ${what} của ${who}${said.length === 0 ? '' : `: ${said.join(', ')}`}`;
  },
  DeadlineExtended: (entry, called) => {
    const { who, what } = reportOf(entry, called);
    return `Gia hạn cho ${who} gửi ${what} đến ${shownDay(textIn(entry.data, 'until'))}`;
  },
  TaskProgressed: (entry, called) => {
    const percent = textIn(entry.data, 'percent');
    return `Ghi tiến độ ${task(entry, called)}${percent === '' ? '' : `, ${percent}%`}: ${textIn(entry.data, 'note')}`;
  },
  TaskCompleted: (entry, called) => `Hoàn thành ${task(entry, called)} ngày ${shownDay(textIn(entry.data, 'on'))}`,
  TaskReopened: (entry, called) => `Mở lại ${task(entry, called)}: ${textIn(entry.data, 'reason')}`,
  ReportPublished: ({ data }, called) =>
    `Công bố ${textIn(data, 'title') === '' ? 'báo cáo' : `“${textIn(data, 'title')}”`} của ${called.area(textIn(data, 'area'))} theo “${called.plan(textIn(data, 'plan'))}”, mã ${textIn(data, 'code')}, ${textIn(data, 'rows')} dòng`,
};
