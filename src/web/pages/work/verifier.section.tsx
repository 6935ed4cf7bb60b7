import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import type { ReportItem } from '../../../reports';
import type { Called } from '../../known/called';
import { reporterName, reportName, reportPath } from '../../known/duty';
import { Due } from '../../parts/due';
import { capital } from '../../parts/state-tag';
import { Table, type Column } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { MOST_ASKED, type VerifierWork } from './verifier.data';

interface VerifierProps {
  readonly visit: Visit;
  readonly work: VerifierWork;
  readonly called: Called;
}

const MOST = 15;

/** What waits to be looked at, the oldest first, and who is late. */
export const VerifierSection = ({ visit, work: { toAccept, missing, waiting, changed }, called }: VerifierProps): VNode => (
  <section aria-labelledby="cho-xem-xet">
    <h2 class="govuk-heading-m" id="cho-xem-xet">
      Chờ xem xét
    </h2>
    <p class="hh-lead">
      {toAccept.length === 0 ? 'Không có báo cáo nào chờ xem xét.' : `${capital(atLeast(toAccept.length))} báo cáo chờ xem xét.`}
      {missing.length > 0 && ` ${capital(atLeast(missing.length))} báo cáo quá hạn chưa gửi.`}
    </p>
    <p class="hh-actions">
      <a class="govuk-button" href={visit.href('/xac-minh')}>
        Mở hàng chờ xác minh
      </a>
      {waiting !== null && waiting > 0 && (
        <a class="govuk-link" href={visit.href('/xac-minh', { review: 'waiting' })}>
          {waiting} số liệu chờ xác minh
        </a>
      )}
      {changed !== null && changed > 0 && (
        <a class="govuk-link" href={visit.href('/xac-minh', { review: 'changed' })}>
          {changed} số liệu đã sửa sau khi xác minh
        </a>
      )}
    </p>
    <ToAccept visit={visit} reports={toAccept} called={called} />
    <Missing visit={visit} reports={missing} called={called} />
    {(toAccept.length > MOST || missing.length > MOST) && (
      <p class="govuk-body">
        <a class="govuk-link" href={visit.href('/bao-cao', { receiver: 'me', state: 'submitted' })}>
          Tất cả báo cáo chờ xem xét
        </a>
        {', '}
        <a class="govuk-link" href={visit.href('/bao-cao', { receiver: 'me', state: 'missing' })}>
          tất cả báo cáo quá hạn
        </a>
      </p>
    )}
  </section>
);

interface ReportsProps {
  readonly visit: Visit;
  readonly reports: readonly ReportItem[];
  readonly called: Called;
}

const ToAccept = ({ visit, reports, called }: ReportsProps): VNode => (
  <Table
    caption={`Báo cáo chờ xem xét, cũ nhất trước${more(reports.length)}`}
    id="bao-cao-cho"
    rows={reports.slice(0, MOST)}
    rowId={rowId}
    empty=""
    columns={[
      nameColumn(visit, called),
      { title: 'Gửi ngày', cell: ({ firstSubmittedOn }) => (firstSubmittedOn === null ? '—' : shownDay(firstSubmittedOn)) },
      { title: 'Đúng hạn', cell: ({ late, due }) => (due === null ? 'không có hạn' : late ? 'gửi muộn' : 'đúng hạn') },
    ]}
  />
);

const Missing = ({ visit, reports, called }: ReportsProps): VNode => (
  <Table
    caption={`Quá hạn chưa gửi${more(reports.length)}`}
    id="bao-cao-thieu"
    rows={reports.slice(0, MOST)}
    rowId={rowId}
    empty="Không có báo cáo nào quá hạn chưa gửi."
    columns={[
      nameColumn(visit, called),
      { title: 'Hạn', cell: (item) => <Due {...item} /> },
      {
        title: 'Việc',
        cell: (item) => (
          <a class="govuk-link" href={`${visit.href(reportPath(item))}#gia-han`}>
            Gia hạn
          </a>
        ),
      },
    ]}
  />
);

const more = (count: number): string => (count > MOST ? ` (${MOST} trong ${atLeast(count)})` : '');

export const atLeast = (count: number): string => (count < MOST_ASKED ? String(count) : `ít nhất ${count}`);

const rowId = ({ plan, duty, reporter, period }: ReportItem): string => `bc-${plan}-${duty}-${reporter}-${period}`.replaceAll('.', '-');

const nameColumn = (visit: Visit, called: Called): Column<ReportItem> => ({
  title: 'Nơi báo cáo',
  cell: (item) => (
    <>
      <a class="govuk-link" href={visit.href(reportPath(item))}>
        {reporterName(item, called)}
      </a>
      <small>{reportName(item.period)}</small>
    </>
  ),
});
