import type { VNode } from 'preact';
import { shownDay } from '../../../platform/text/terms';
import { listIn, objectIn, textIn, type Data } from '../../log/json';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { ReportLife } from './report.data';

type Step = ReportLife['report']['life'][number];

const TITLES: Readonly<Record<string, string>> = {
  DeadlineExtended: 'Gia hạn',
  ReportSubmitted: 'Gửi báo cáo',
  ReportReturned: 'Trả lại',
  ReportAccepted: 'Nhận, xác minh',
};

/** Who did what when, with the reason: nothing of it is ever written over. */
export const LifeOfReport = ({ visit, life: { report, called, files } }: { visit: Visit; life: ReportLife }): VNode => (
  <section aria-labelledby="qua-trinh">
    <h2 class="govuk-heading-m" id="qua-trinh">
      Quá trình
    </h2>
    {report.life.length === 0 ? (
      <p class="govuk-body">Chưa có gì được ghi.</p>
    ) : (
      <ol class="hh-steps">
        {report.life.map((step) => (
          <li id={`buoc-${step.revision}`}>
            <p class="hh-steps__head">
              <strong>{TITLES[step.type] ?? step.type}</strong> <span class="hh-muted">{shownInstant(step.recordedAt)}</span>
              {step.day > visit.day && <span class="hh-muted"> (sau ngày đang xem)</span>}
            </p>
            <p>{called.person(step.actor)}</p>
            <Said data={step.data} type={step.type} />
            <Files visit={visit} data={step.data} files={files} />
          </li>
        ))}
      </ol>
    )}
    <p class="govuk-body hh-no-print">
      <a
        class="govuk-link"
        href={visit.href('/nhat-ky', { stream: `report-${report.plan}:${report.duty}:${report.reporter}:${report.period}` })}
      >
        Xem trong Nhật ký
      </a>
    </p>
  </section>
);

const Files = ({ visit, data, files }: { visit: Visit; data: Data; files: ReportLife['files'] }): VNode | null => {
  const refs = listIn(data, 'evidence').filter((ref) => typeof ref === 'string');
  return refs.length === 0 ? null : (
    <p>
      Minh chứng:{' '}
      {refs.map((ref, place) => (
        <>
          {place > 0 && ', '}
          <a class="govuk-link" href={visit.href(`/minh-chung/${encodeURIComponent(ref)}`)}>
            {files.get(ref) ?? ref}
          </a>
        </>
      ))}
    </p>
  );
};

const Said = ({ data, type }: { data: Data; type: Step['type'] }): VNode => (
  <>
    {saidOf(data, type).map((line) => (
      <p>{line}</p>
    ))}
  </>
);

function saidOf(data: Data, type: string): readonly string[] {
  const count = (name: string): number => listIn(data, name).length;
  const lines: (string | false)[] = [
    type === 'DeadlineExtended' && `Đến hết ${shownDay(textIn(data, 'until'))}`,
    type === 'ReportSubmitted' && count('figures') > 0 && `${count('figures')} số liệu`,
    type === 'ReportSubmitted' && count('includes') > 0 && `tổng hợp ${count('includes')} báo cáo cấp dưới`,
    type === 'ReportAccepted' && `${count('figures')} số liệu được xác minh`,
    type === 'ReportAccepted' && count('except') > 0 && `${count('except')} số liệu trả lại`,
    type === 'ReportReturned' && count('figures') > 0 && `${count('figures')} số liệu trả lại riêng`,
    textIn(data, 'reason') !== '' && `Lý do: ${textIn(data, 'reason')}`,
    textIn(data, 'note') !== '' && `Ghi chú: ${textIn(data, 'note')}`,
    decisionWords(objectIn(data, 'decision')),
  ];
  return lines.filter((line) => line !== false);
}

const decisionWords = (decision: Data): string | false =>
  textIn(decision, 'number') !== '' &&
  `Theo ${textIn(decision, 'number')} ngày ${shownDay(textIn(decision, 'issuedOn'))} của ${textIn(decision, 'issuer')}`;
