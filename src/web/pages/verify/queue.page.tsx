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
    <Narrowing visit={visit} queue={queue} />
    <Reports visit={visit} queue={queue} />
    <Sheets visit={visit} queue={queue} />
    {queue.more > 0 && <p class="govuk-body">Còn {queue.more} dòng nữa chưa hiện ở đây: chọn một địa bàn ở trên để xem hết của nơi ấy.</p>}
  </Page>
);

/** Which area, and whether only what was corrected after it was verified: both stand in the address. */
const Narrowing = ({ visit, queue: { areas } }: { visit: Visit; queue: Queue }): VNode | null =>
  areas.length < 2 ? null : (
    <form method="get" action={visit.path} class="hh-moment-form hh-no-print" aria-label="Lọc danh sách chờ">
      <div class="hh-fields">
        <div class="govuk-form-group">
          <label class="govuk-label" for="loc-area">
            Địa bàn
          </label>
          <select class="govuk-select" id="loc-area" name="area" data-submits>
            <option value="">Tất cả</option>
            {areas.map(([id, name]) => (
              <option value={id} selected={id === visit.asked('area')}>
                {capital(name)}
              </option>
            ))}
          </select>
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label" for="loc-review">
            Số liệu
          </label>
          <select class="govuk-select" id="loc-review" name="review" data-submits>
            <option value="">Mọi số liệu đang chờ</option>
            <option value="changed" selected={visit.asked('review') === 'changed'}>
              Đã sửa sau khi xác minh
            </option>
          </select>
        </div>
        <button class="govuk-button govuk-button--secondary">Lọc</button>
      </div>
    </form>
  );

const Reports = ({ visit, queue: { reports, called } }: { visit: Visit; queue: Queue }): VNode => (
  <Table
    id="bao-cao-cho"
    caption="Báo cáo chờ nhận"
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
