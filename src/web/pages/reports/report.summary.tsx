import type { ComponentChildren, VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { daysWords } from '../../parts/due';
import { ReportTag } from '../../parts/report-tag';
import { shownInstant } from '../../time/instants';
import type { ReportLife } from './report.data';

const Row = ({ words, children }: { words: string; children: ComponentChildren }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{words}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
);

const returnedIn = ({ figures }: ReportLife['report']): number =>
  figures.filter(({ review, revision, latestRevision }) => review === 'returned' && revision === latestRevision).length;

/** How a report stands in a few lines. */
export const ReportSummary = ({ life: { report, duty, called } }: { life: ReportLife }): VNode => (
  <dl class="govuk-summary-list hh-summary">
    <Row words="Tình trạng">
      <ReportTag state={report.state} />
      {report.state === 'accepted' && report.changedSinceVerified > 0 && (
        <span class="hh-muted"> {report.changedSinceVerified} số liệu đã sửa sau khi xác minh</span>
      )}
      {report.state === 'accepted' && returnedIn(report) > 0 && <span class="hh-muted"> {returnedIn(report)} số liệu còn bị trả lại</span>}
    </Row>
    <Row words="Hạn gửi">{dueWords(report, duty?.dueText)}</Row>
    <Row words="Gửi lần đầu">
      {report.firstSubmittedOn === null
        ? 'chưa gửi'
        : `${shownDay(report.firstSubmittedOn)}, ${report.due === null ? 'không có hạn' : report.late ? 'muộn' : 'đúng hạn'}`}
    </Row>
    <Row words="Nơi nhận">
      {report.receivers.length === 0
        ? 'không còn nơi nhận'
        : report.receivers
            .map(
              ({ body, role, area, tookOver }) =>
                `${called.body(body)}${role === 'via' ? ' (chuyển)' : ''}${tookOver ? `, nay là ${called.area(area)}` : ''}`,
            )
            .join('; ')}
    </Row>
    {report.submittedBy !== null && <Row words="Người gửi">{called.person(report.submittedBy)}</Row>}
    {report.decidedBy !== null && report.decidedAt !== null && (
      <Row words={report.state === 'returned' ? 'Người trả lại' : 'Người nhận'}>
        {called.person(report.decidedBy)}, {shownInstant(report.decidedAt)}
      </Row>
    )}
    {duty !== null && (
      <Row words="Chế độ báo cáo">
        {duty.section !== undefined && `Mục ${duty.section}: `}“{duty.text}”
      </Row>
    )}
  </dl>
);

function dueWords({ due, dueStated, extended, daysLeft }: ReportLife['report'], dueText: string | undefined): string {
  if (due === null) return 'không có hạn';
  const days = daysWords(daysLeft);
  const ground = extended ? ', đã gia hạn' : dueStated ? '' : ', 15 ngày sau kỳ vì kế hoạch không nêu hạn';
  return `${shownDay(due)}${ground}${dueText === undefined ? '' : ` (“${dueText}”)`}${days === null ? '' : `; ${days}`}`;
}
