import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { RatesItem, ReportItem } from '../../../reports';
import { reporterName, reportName, reportPath } from '../../known/duty';
import { Page } from '../../layout/page';
import { Due } from '../../parts/due';
import { ListPages } from '../../parts/list-pages';
import { shown } from '../../parts/numbers';
import { PlanChooser } from '../../parts/plan-chooser';
import { ReportTag } from '../../parts/report-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { RatesTable } from './rates.table';
import { ReportFilters } from './reports.filters';
import { filtersIn, type Reports } from './reports.data';

/** What was due, came, came late, is missing: of a plan, by areas and one by one. */
export const ReportsPage = ({ visit, reports }: { visit: Visit; reports: Reports }): VNode => {
  const { plan, plans, items, next, rates } = reports;
  const [whole] = rates;
  return (
    <Page visit={visit} title="Báo cáo và thời hạn" live>
      <h1 class="govuk-heading-l">Báo cáo và thời hạn</h1>
      <p class="hh-under">{plan.title}</p>
      <PlanChooser visit={visit} plans={plans} plan={plan.plan} />
      <p class="hh-lead">{ratesWords(whole ?? NONE, visit.day)}</p>
      <ReportFilters visit={visit} reports={reports} />
      <ReportsTable visit={visit} reports={reports} items={items} />
      {items.length > 0 && (
        <p class="hh-actions">
          <a class="govuk-link" href={visit.href('/bao-cao/danh-sach.csv', { ...filtersIn(visit), plan: plan.plan })} download>
            Tải danh sách (CSV)
          </a>
        </p>
      )}
      <ListPages visit={visit} next={next} />
      <RatesTable visit={visit} reports={reports} />
    </Page>
  );
};

type Counts = Pick<RatesItem, 'expected' | 'received' | 'inTime' | 'missing' | 'completeness' | 'timeliness'>;
const NONE: Counts = { expected: 0, received: 0, inTime: 0, missing: 0, completeness: null, timeliness: null };

/** The finding in a sentence. */
export function ratesWords({ expected, received, inTime, missing, completeness, timeliness }: Counts, day: string): string {
  if (expected === 0) return `Đến ngày ${shownDay(day)} chưa có báo cáo nào đến hạn.`;
  const late = missing === 0 ? 'không thiếu báo cáo nào' : `còn thiếu ${missing}`;
  return `Đến ngày ${shownDay(day)}: đã nhận ${received}/${expected} báo cáo đến hạn (${shown(completeness)}%), đúng hạn ${inTime}/${expected} (${shown(timeliness)}%), ${late}.`;
}

const ReportsTable = ({ visit, reports: { called }, items }: { visit: Visit; reports: Reports; items: readonly ReportItem[] }): VNode => (
  <Table
    caption="Từng báo cáo"
    id="tung-bao-cao"
    rows={items}
    rowId={({ duty, reporter, period }) => `bc-${duty}-${reporter}-${period}`.replaceAll('.', '-')}
    empty="Không có báo cáo nào như vậy. Hãy bỏ bớt điều kiện."
    columns={[
      {
        title: 'Nơi báo cáo',
        cell: (item) => (
          <>
            <a class="govuk-link" href={visit.href(reportPath(item))}>
              {reporterName(item, called)}
            </a>
            <small>{reportName(item.period)}</small>
          </>
        ),
      },
      { title: 'Tình trạng', cell: ({ state }) => <ReportTag state={state} /> },
      { title: 'Hạn', cell: (item) => <Due {...item} /> },
      {
        title: 'Gửi lần đầu',
        cell: ({ firstSubmittedOn, late, due }) =>
          firstSubmittedOn === null ? (
            '—'
          ) : (
            <>
              {shownDay(firstSubmittedOn)}
              {due !== null && <small>{late ? 'muộn' : 'đúng hạn'}</small>}
            </>
          ),
      },
      {
        title: 'Nơi nhận',
        cell: ({ receivers }) => receivers.map(({ body }) => called.body(body)).join('; ') || '—',
      },
    ]}
  />
);
