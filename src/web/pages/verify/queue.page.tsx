import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { dayOf } from '../../../platform/time/clock';
import { reporterName, reportName, reportPath } from '../../known/duty';
import { Page } from '../../layout/page';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import type { Queue } from './verify.data';

/** What waits to be looked at, the oldest first. */
export const QueuePage = ({ visit, queue }: { visit: Visit; queue: Queue }): VNode => (
  <Page visit={visit} title="Xác minh" timeless live>
    <h1 class="govuk-heading-l">Xác minh số liệu</h1>
    <p class="hh-under">Những gì đang chờ bạn vào lúc này, chờ lâu nhất trước.</p>
    <Reports visit={visit} queue={queue} />
    <Sheets visit={visit} queue={queue} />
  </Page>
);

const Reports = ({ visit, queue: { reports, called } }: { visit: Visit; queue: Queue }): VNode => (
  <Table
    id="bao-cao-cho"
    caption={`Báo cáo chờ nhận (${reports.length})`}
    rows={reports}
    rowId={({ duty, reporter, period }) => `bao-cao-${duty}-${reporter}-${period}`}
    empty="Không có báo cáo nào chờ nhận."
    columns={[
      {
        title: 'Báo cáo',
        cell: (report) => (
          <a class="govuk-link" href={visit.href(reportPath(report))}>
            {reportName(report.period)}
          </a>
        ),
      },
      { title: 'Nơi báo cáo', cell: (report) => capital(reporterName(report, called)) },
      { title: 'Gửi ngày', cell: ({ firstSubmittedOn }) => (firstSubmittedOn === null ? '—' : shownDay(firstSubmittedOn)) },
      { title: 'Hạn', cell: ({ due, late }) => (due === null ? '—' : `${shownDay(due)}${late ? ', gửi muộn' : ''}`) },
    ]}
  />
);

const Sheets = ({ visit, queue: { sheets, called } }: { visit: Visit; queue: Queue }): VNode => (
  <Table
    id="so-lieu-cho"
    caption="Số liệu chờ xác minh, theo địa bàn và kỳ"
    rows={sheets}
    rowId={({ area, period }) => `so-lieu-${area}-${period}`}
    empty="Không có số liệu nào chờ xác minh."
    columns={[
      {
        title: 'Địa bàn và kỳ',
        cell: ({ area, period }) => (
          <a class="govuk-link" href={visit.href(`/xac-minh/${area}/${period}`)}>
            {capital(called.area(area))}, {spokenPeriod(period)}
          </a>
        ),
      },
      { title: 'Chờ', number: true, cell: ({ waiting }) => `${waiting} số liệu` },
      { title: 'Trong đó sửa sau xác minh', number: true, cell: ({ changed }) => (changed === 0 ? '—' : String(changed)) },
      { title: 'Chờ từ', cell: ({ since }) => shownDay(dayOf(new Date(since))) },
    ]}
  />
);
