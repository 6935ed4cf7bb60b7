import type { VNode } from 'preact';
import { spokenPeriod } from '../../../platform/text/periods';
import { shownDay } from '../../../platform/text/terms';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { whole } from '../../parts/numbers';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';
import { ChangesByTurn } from '../compare/changes-by-turn';
import { differenceWords } from '../compare/standing';
import { PublishedTable } from './published-table';
import type { OnePublication, PublicationShown } from './publications.data';

/** A publication, laid out for an office to print and file: rows, code, QR, and where in the log it stands. */
export const PublicationPage = ({ visit, one }: { visit: Visit; one: OnePublication }): VNode => {
  const { publication, plan, called } = one;
  const { title, on, area, period, basis, rows, reasons, logSize } = publication;
  const heading = title ?? `Kết quả thực hiện chỉ tiêu đến ngày ${shownDay(on)}`;
  return (
    <Page visit={visit} title={title ?? `Công bố ngày ${shownDay(on)}`} under="/cong-bo" timeless>
      <Done words={visit.asked('xong') === 'cong-bo' ? 'Đã công bố. In trang này ra để lưu: mã và mã QR đi cùng số liệu.' : undefined} />
      <Intact publication={publication} />
      <article class="hh-paper" aria-label={heading}>
        <PaperHead office={plan?.issuer ?? called.area(area)} />
        <h1 class="hh-paper__title">
          CÔNG BỐ SỐ LIỆU
          <span>{heading}</span>
        </h1>
        <p>
          {called.plan(publication.plan)}, {called.area(area)}: tình hình ngày {shownDay(on)}
          {period !== null && `, số liệu ${spokenPeriod(period)}`}, {basis === 'verified' ? 'chỉ tính số đã xác minh' : 'tính số đã báo'}.
          Công bố lúc {shownInstant(publication.publishedAt)}, người công bố: {called.person(publication.publishedBy)}.
        </p>
        <PublishedTable
          rows={rows}
          reasons={reasons}
          names={called}
          explain={({ plan: of, target, area: where }) =>
            visit.href('/giai-thich', {
              plan: of,
              target,
              area: where,
              on,
              asOf: String(logSize),
              // As it was published: another period or basis would be another value.
              period: period ?? undefined,
              basis: basis === 'verified' ? basis : undefined,
            })
          }
        />
        <Seal publication={publication} />
      </article>
      <Actions visit={visit} publication={publication} />
      {publication.now !== undefined && (
        <section aria-labelledby="so-voi-nay" class="hh-no-print">
          <h2 class="govuk-heading-m" id="so-voi-nay">
            Khác gì so với nay
          </h2>
          <p class="hh-lead">{differenceWords(publication.now.changes, false)}</p>
          <ChangesByTurn
            visit={visit}
            changes={publication.now.changes}
            called={called}
            caption={`Cùng hỏi về ngày ${shownDay(on)}: lúc công bố và nay`}
            known={{ before: String(logSize), after: visit.today }}
            empty="Hỏi lại hôm nay về cùng ngày ấy thì vẫn đúng như đã công bố."
          />
        </section>
      )}
    </Page>
  );
};

const PaperHead = ({ office }: { office: string }): VNode => (
  <div class="hh-paper__head">
    <div>
      <p class="hh-paper__office">
        <strong>{office.toLocaleUpperCase('vi')}</strong>
      </p>
    </div>
    <div>
      <p>
        <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
      </p>
      <p class="hh-paper__motto">
        <strong>Độc lập - Tự do - Hạnh phúc</strong>
      </p>
    </div>
  </div>
);

const Intact = ({ publication: { intact } }: { publication: PublicationShown }): VNode =>
  intact ? (
    <p class="govuk-body hh-no-print">Hệ thống vừa tính lại các dòng này từ nhật ký lúc công bố: mã băm vẫn đúng như đã ghi.</p>
  ) : (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">Cảnh báo: </span>
        Tính lại từ nhật ký thì ra các dòng khác với lúc công bố. Hãy giữ tờ giấy, lập hồ sơ và báo cơ quan thanh tra.
      </strong>
    </div>
  );

/** What binds the paper to the log: with these three lines anybody can check it. */
const Seal = ({ publication: { code, origin, logSize, root, qr } }: { publication: PublicationShown }): VNode => (
  <section class="hh-seal" aria-labelledby="ma-kiem-chung">
    <img src={`data:image/svg+xml,${encodeURIComponent(qr.svg)}`} width={132} height={132} alt={`Mã QR: ${qr.text}`} />
    <div>
      <h2 class="govuk-heading-s" id="ma-kiem-chung">
        Mã kiểm chứng
      </h2>
      <p class="hh-seal__code">{code}</p>
      <dl class="hh-facts hh-hashes">
        <dt>Nhật ký</dt>
        <dd>{origin}</dd>
        <dt>Cỡ</dt>
        <dd>{logSize}</dd>
        <dt>Gốc</dt>
        <dd>{root}</dd>
      </dl>
      <p class="hh-muted">
        Kiểm tờ này: mở trang Kiểm chứng của hệ thống và gõ mã, hoặc quét mã QR. Cỡ ({whole(logSize)} sự kiện) và gốc chốt đúng một lịch sử.
      </p>
    </div>
  </section>
);

const Actions = ({
  visit,
  publication: { code, plan, on, logSize, root, dossier, now },
}: {
  visit: Visit;
  publication: PublicationShown;
}): VNode => (
  <p class="hh-actions">
    {now === undefined && (
      <a class="govuk-button govuk-button--secondary" href={visit.here({ compare: 'now', xong: null })}>
        Khác gì so với nay?
      </a>
    )}
    <a class="govuk-link" href={`/kiem-chung/${code}?size=${logSize}&root=${encodeURIComponent(root)}`}>
      Kiểm mã này
    </a>
    <a class="govuk-link" href={visit.href('/tong-quan', { plan, on, asOf: String(logSize) })}>
      Tổng quan như lúc công bố
    </a>
    {visit.can('dossier.make') && (
      <a class="govuk-link" href={dossier} download>
        Tải hồ sơ để tự kiểm (.hoso)
      </a>
    )}
    <span class="hh-muted">Để lưu: dùng lệnh In của trình duyệt (Ctrl+P).</span>
  </p>
);
