import { spokenPeriod } from '../../platform/text/periods';
import type { DutyItem, ReportItem } from '../../reports';
import type { Visit } from '../visit/visit';
import type { Called } from './called';

export type ReportKey = Pick<ReportItem, 'plan' | 'duty' | 'reporter' | 'period'>;

/** What a report is called: by its period, as the office that writes it does. */
export const reportName = (period: string): string => (period === 'once' ? 'Báo cáo một lần' : `Báo cáo ${spokenPeriod(period)}`);

/** Who reports: a body by its name, else the area. */
export const reporterName = ({ reporter, area }: Pick<ReportItem, 'reporter' | 'area'>, called: Called): string =>
  reporter === area ? called.area(area) : called.body(reporter);

const placeOf = ({ plan, duty, reporter, period }: ReportKey): string => [plan, duty, reporter, period].map(encodeURIComponent).join('/');
export const reportPath = (key: ReportKey): string => `/bao-cao/${placeOf(key)}`;
export const reportApi = (key: ReportKey): string => `/api/reports/${placeOf(key)}`;

/** Where a report of figures is filled in; one of words alone is sent from its own page. */
export const entryHref = (visit: Visit, item: Pick<DutyItem, 'plan' | 'duty' | 'area' | 'reporter' | 'period' | 'indicators'>): string =>
  item.indicators === 0
    ? visit.href(reportPath(item))
    : visit.href(`/nhap/${item.period}`, {
        plan: item.plan,
        duty: item.duty,
        area: item.area,
        reporter: item.reporter === item.area ? undefined : item.reporter,
      });

/** What is being filled in is kept under this name until it is sent. */
export const draftKeyOf = ({ plan, duty, reporter, period }: ReportKey): string => `nhap:${plan}:${duty}:${reporter}:${period}`;
