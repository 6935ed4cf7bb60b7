import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { reporterName, reportName, reportPath } from '../../known/duty';
import { Page } from '../../layout/page';
import { listIn } from '../../log/json';
import { Done } from '../../parts/done';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { ReportTag } from '../../parts/report-tag';
import type { Visit } from '../../visit/visit';
import { DONE } from './report.acts';
import { Included, MissingIndicators, ReportFigures } from './report.figures';
import { DecideForm, ExtendForm, SubmitForm } from './report.forms';
import { LifeOfReport } from './report.life';
import { ReportSummary } from './report.summary';
import type { ReportLife } from './report.data';

interface ReportProps {
  readonly visit: Visit;
  readonly life: ReportLife;
  readonly problems?: readonly FormProblem[];
}

/** One report from the first day to the last, and what can be done to it. */
export const ReportPage = ({ visit, life, problems = [] }: ReportProps): VNode => {
  const { report, now, plan, called, acts } = life;
  const title = `${reportName(report.period)}, ${reporterName(report, called)}`;
  const xong = visit.asked('xong');
  return (
    <Page visit={visit} title={title} under="/bao-cao" failed={problems.length > 0} live={acts.size === 0}>
      <ErrorSummary problems={problems} title="Chưa thực hiện được:" />
      {problems.length === 0 && (
        <Done words={doneWords(xong, now)}>
          <BackToWork visit={visit} />
        </Done>
      )}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="hh-under">{plan.title}</p>
      <ReportSummary life={life} />
      <p class="hh-actions">
        <a class="govuk-button govuk-button--secondary" href={visit.href(`${reportPath(report)}/ban-in`)}>
          Bản in
        </a>
      </p>
      {report.state !== now.state && (
        <p class="govuk-body">
          Trên đây là tình trạng ngày {shownDay(visit.day)}. Đến nay báo cáo này: <ReportTag state={now.state} />.{' '}
          {acts.size > 0 && `Việc làm dưới đây được ghi vào hôm nay, ${shownDay(visit.today)}.`}
        </p>
      )}
      {acts.has('submit') && now.state !== 'accepted' && <SubmitForm visit={visit} life={life} />}
      {acts.has('decide') && <DecideForm visit={visit} life={life} problems={problems} />}
      {!acts.has('decide') && (
        <>
          <ReportFigures visit={visit} life={life} />
          <MissingIndicators life={life} />
        </>
      )}
      <Included visit={visit} life={life} />
      {acts.has('submit') && now.state === 'accepted' && <Correction visit={visit} life={life} />}
      {acts.has('extend') && <ExtendForm visit={visit} life={life} problems={problems} />}
      <LifeOfReport visit={visit} life={life} />
    </Page>
  );
};

function doneWords(done: string | undefined, { life }: ReportLife['now']): string | undefined {
  const accepted = life.findLast(({ type }) => type === 'ReportAccepted')?.data ?? {};
  const [verified, refused] = [listIn(accepted, 'figures').length, listIn(accepted, 'except').length];
  return done === 'nhan' && refused > 0
    ? `Báo cáo đã được nhận: ${verified} số liệu được xác minh, ${refused} số liệu trả lại để sửa.`
    : DONE[done ?? ''];
}

/** What was accepted is done; what is sent after it corrects it. */
const Correction = ({ visit, life }: { visit: Visit; life: ReportLife }): VNode => (
  <details class="govuk-details hh-no-print" open={visit.form.text('viec') === 'nop'}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Gửi bản đính chính, bổ sung</span>
    </summary>
    <SubmitForm visit={visit} life={life} />
  </details>
);

/** Back to the list of the day that one came from. */
const BackToWork = ({ visit }: { visit: Visit }): VNode => {
  const from = visit.asked('tu');
  return (
    <p class="govuk-body">
      <a class="govuk-notification-banner__link" href={from === undefined ? '/viec' : `/viec?on=${encodeURIComponent(from)}`}>
        Về Việc cần làm{from !== undefined && ` ngày ${shownDay(from)}`}
      </a>
    </p>
  );
};
