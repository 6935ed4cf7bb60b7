import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { ErrorSummary } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';
import type { CheckShown } from './check.data';
import { DossierForm } from './dossier-form';
import { LogState } from './log-state';
import { PaperResult } from './paper-result';

interface CheckProps {
  readonly visit: Visit;
  readonly shown: CheckShown;
  readonly code: string | undefined;
}

/** For anybody: whether a paper says what was published, how a dossier is checked, how the log stands. */
export const CheckPage = ({ visit, shown, code }: CheckProps): VNode => (
  <Page visit={visit} title="Kiểm chứng" failed={shown.problem !== null} under="/kiem-chung" timeless>
    <h1 class="govuk-heading-l">Kiểm chứng</h1>
    <p class="hh-under">Không cần tài khoản, không cần tin người giữ máy chủ: mỗi điều dưới đây tự kiểm được.</p>
    {shown.problem !== null && (
      <ErrorSummary
        title={code === undefined ? 'Chưa lập được hồ sơ:' : 'Chưa kiểm được:'}
        problems={[{ words: shown.problem.detail, ...(code !== undefined && { field: 'code' }) }]}
      />
    )}
    {shown.checked !== null && <PaperResult checked={shown.checked} />}
    <section aria-labelledby="to-bao-cao">
      <h2 class="govuk-heading-m" id="to-bao-cao">
        Kiểm một tờ báo cáo đã công bố
      </h2>
      <form method="get" action="/kiem-chung" class="hh-card">
        <div class="hh-fields">
          <Field name="code" words="Mã in trên giấy" hint="16 chữ và số, như K7M2-0WTR-Q3ZC-91AB" value={code ?? ''} width={20} />
          <Field name="size" words="Cỡ (nếu có)" hint="số in cạnh mã" value={visit.asked('size') ?? ''} inputMode="numeric" width={10} />
          <Field name="root" words="Gốc (nếu có)" hint="44 ký tự in cạnh mã" value={visit.asked('root') ?? ''} width={20} />
          <button class="govuk-button">Kiểm mã</button>
        </div>
        <p class="hh-muted">
          Mã thôi thì cho biết hệ thống đã công bố gì. Thêm cỡ và gốc thì còn biết tờ giấy nói đúng một lịch sử với hệ thống: kẻ giữ máy chủ
          cũng không tráo được.
        </p>
      </form>
    </section>
    <Offline />
    {shown.dossier !== null && <DossierForm visit={visit} choices={shown.dossier} />}
    <LogState visit={visit} checkpoint={shown.checkpoint} seals={shown.seals} />
  </Page>
);

/** The verifier is a page of its own that needs no network: a dossier is never sent anywhere. */
const Offline = (): VNode => (
  <section aria-labelledby="ho-so-mang-ve">
    <h2 class="govuk-heading-m" id="ho-so-mang-ve">
      Kiểm một hồ sơ mang về (.hoso)
    </h2>
    <p class="govuk-body">
      Bộ kiểm chứng là một trang riêng, chạy ngay trong trình duyệt của bạn: thả tệp hồ sơ vào, dán khoá công khai, nó tự kiểm từng bước và
      tính lại từng số liệu. Trang ấy không có mạng, không gửi tệp đi đâu. Nên lấy nó từ nguồn khác hệ thống này và so mã SHA-256.
    </p>
    <p class="hh-actions">
      <a class="govuk-button" href="/kiem-chung.html">
        Mở bộ kiểm chứng
      </a>
      <a class="govuk-link" href="/kiem-chung.html" download="kiem-chung.html">
        Tải trang này về máy
      </a>
      <a class="govuk-link" href="/kiem-chung.mjs" download>
        Tải bộ kiểm chứng dòng lệnh (kiem-chung.mjs)
      </a>
    </p>
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Không dùng JavaScript trong trình duyệt</span>
      </summary>
      <p>Trên máy có Node 20 trở lên, với tệp hồ sơ và tệp khoá:</p>
      <pre class="hh-command">
        sha256sum kiem-chung.mjs{'\n'}
        node kiem-chung.mjs ho-so.hoso --key khoa.txt --checkpoint giay-chot-cu.txt --keep giay-chot-moi.txt
      </pre>
      <p>Mã thoát: 0 đạt, 1 không đạt, 2 chưa chứng minh được, 3 không đọc được tệp hoặc gọi sai.</p>
    </details>
  </section>
);
