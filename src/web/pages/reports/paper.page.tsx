import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { reporterName, reportName, reportPath } from '../../known/duty';
import { Page } from '../../layout/page';
import { REPORT_WORDS } from '../../parts/report-tag';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import type { Paper } from './paper.data';
import { PaperFigures } from './paper.figures';
import type { ReportLife } from './report.data';

interface PaperProps {
  readonly visit: Visit;
  readonly life: ReportLife;
  readonly paper: Paper;
}

const capitals = (words: string): string => words.toLocaleUpperCase('vi');

/** A paper that an office can sign and file, laid out after Nghị định 30/2020/NĐ-CP, phụ lục I. */
export const PaperPage = ({ visit, life, paper }: PaperProps): VNode => {
  const { report, plan, called } = life;
  const about = reportName(report.period);
  return (
    <Page visit={visit} title={`Bản in: ${about}, ${reporterName(report, called)}`} under="/bao-cao">
      <p class="hh-no-print">
        <a class="govuk-back-link" href={visit.href(reportPath(report))}>
          Về hồ sơ báo cáo
        </a>
      </p>
      <p class="govuk-body hh-no-print">In bằng lệnh in của trình duyệt (Ctrl+P), khổ A4. Số, ngày và chữ ký để trống cho văn thư.</p>
      <article class="hh-paper" aria-label={about}>
        <Head paper={paper} />
        <h1 class="hh-paper__title">
          BÁO CÁO
          <span>
            Tình hình thực hiện {lower(plan.title)}, {spokenPeriod(report.period)}
          </span>
        </h1>
        {report.receivers.length > 0 && (
          <p class="hh-paper__to">Kính gửi: {report.receivers.map(({ body }) => called.body(body)).join('; ')}</p>
        )}
        <p>
          Thực hiện {lower(plan.title)}
          {plan.number !== null &&
            ` (số ${plan.number}${plan.issuedOn === null ? '' : ` ngày ${dateWords(plan.issuedOn)}`} của ${plan.issuer})`}
          , {paper.office} báo cáo kết quả {spokenPeriod(report.period)} như sau:
        </p>
        <PaperFigures life={life} />
        <Signature paper={paper} life={life} />
        <p class="hh-paper__source">
          Lập từ hệ thống Hiếu học lúc {shownInstant(report.asOf.at)}, từ {report.asOf.logSize.toLocaleString('vi-VN')} sự kiện đầu của nhật
          ký. Tình trạng: {REPORT_WORDS[report.state].toLocaleLowerCase('vi')}
          {report.firstSubmittedOn !== null && `, gửi lần đầu ngày ${shownDay(report.firstSubmittedOn)}`}. Địa chỉ:{' '}
          {visit.path.replace('/ban-in', '')}
        </p>
      </article>
    </Page>
  );
};

const Head = ({ paper: { office, above, place } }: { paper: Paper }): VNode => (
  <div class="hh-paper__head">
    <div>
      {above !== null && <p>{capitals(above)}</p>}
      <p class="hh-paper__office">
        <strong>{capitals(office)}</strong>
      </p>
      <p>Số: ……/BC-{office.startsWith('Ủy ban') ? 'UBND' : '……'}</p>
    </div>
    <div>
      <p>
        <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
      </p>
      <p class="hh-paper__motto">
        <strong>Độc lập - Tự do - Hạnh phúc</strong>
      </p>
      <p>
        <em>{place}, ngày …… tháng …… năm ……</em>
      </p>
    </div>
  </div>
);

const Signature = ({ paper: { office, isCommittee }, life: { report, called } }: { paper: Paper; life: ReportLife }): VNode => (
  <div class="hh-paper__foot">
    <div class="hh-paper__copies">
      <p>
        <strong>
          <em>Nơi nhận:</em>
        </strong>
      </p>
      <ul>
        {report.receivers.map(({ body }) => (
          <li>- {called.body(body)};</li>
        ))}
        <li>- Lưu: VT.</li>
      </ul>
    </div>
    <div class="hh-paper__sign">
      <p>
        <strong>{isCommittee ? 'TM. ỦY BAN NHÂN DÂN' : capitals(office)}</strong>
      </p>
      <p>
        <strong>{isCommittee ? 'CHỦ TỊCH' : 'THỦ TRƯỞNG'}</strong>
      </p>
    </div>
  </div>
);

/** Inside a sentence: “Kế hoạch …” goes on in small letters. */
const lower = (title: string): string =>
  title === capitals(title) ? capitals(title.charAt(0)) + title.slice(1).toLocaleLowerCase('vi') : title;

/** A plan may say the month alone. */
const dateWords = (day: string): string => day.split('-').toReversed().join('/');
