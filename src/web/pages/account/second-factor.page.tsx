import { encodeQR } from 'qr';
import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';

export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

interface FactorProps {
  readonly visit: Visit;
  readonly problems?: readonly FormProblem[];
}

const Frame = ({ visit, problems = [], children }: FactorProps & { children: VNode }): VNode => (
  <Page visit={visit} title="Xác thực hai lớp" under="/toi" timeless failed={problems.length > 0}>
    <ErrorSummary problems={problems} title="Chưa thiết lập được:" />
    <h1 class="govuk-heading-l">Xác thực hai lớp</h1>
    {children}
  </Page>
);

/** The password again: a stranger at an open screen does not stay. */
export const BeginFactorPage = ({ visit, problems = [] }: FactorProps): VNode => (
  <Frame visit={visit} problems={problems}>
    <form method="post" action="/toi/hai-lop">
      <p class="govuk-body">
        Mỗi lần đăng nhập, ngoài mật khẩu bạn nhập thêm mã 6 số hiện trên điện thoại. Cần một ứng dụng xác thực (Google Authenticator,
        Aegis, FreeOTP hoặc tương tự).
      </p>
      <Field
        name="password"
        words="Mật khẩu đang dùng"
        type="password"
        autocomplete="current-password"
        width={20}
        error={problems.find(({ field }) => field === 'password')?.words}
      />
      <button class="govuk-button" name="viec" value="bat-dau">
        Tiếp tục
      </button>
    </form>
  </Frame>
);

/** The secret as a picture and as text; nothing is in force before a code confirms it. */
export const ConfirmFactorPage = ({ visit, enrolment, problems = [] }: FactorProps & { enrolment: Enrolment }): VNode => (
  <Frame visit={visit} problems={problems}>
    <form method="post" action="/toi/hai-lop">
      <ol class="govuk-list govuk-list--number">
        <li>
          <p>Mở ứng dụng xác thực, chọn thêm tài khoản và quét mã này.</p>
          <div
            class="hh-qr"
            role="img"
            aria-label="Mã QR cho ứng dụng xác thực"
            // oxlint-disable-next-line react/no-danger -- a picture that is drawn here: squares and nothing of what anybody wrote
            dangerouslySetInnerHTML={{ __html: encodeQR(enrolment.uri, 'svg', { ecc: 'medium', border: 2 }) }}
          />
          <p>
            Không quét được thì gõ khoá: <code class="hh-secret">{enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </li>
        <li>
          <p>Nhập mã 6 số đang hiện trên ứng dụng.</p>
        </li>
      </ol>
      <input type="hidden" name="secret" value={enrolment.uri} />
      <Field
        name="totp"
        words="Mã 6 số"
        inputMode="numeric"
        autocomplete="one-time-code"
        width={10}
        error={problems.find(({ field }) => field === 'totp')?.words}
      />
      <button class="govuk-button" name="viec" value="xac-nhan">
        Xác nhận
      </button>
    </form>
  </Frame>
);

/** Shown once: whoever loses the device comes in with one of these. */
export const RecoveryCodesPage = ({ visit, codes }: { visit: Visit; codes: readonly string[] }): VNode => (
  <Frame visit={visit}>
    <>
      <p class="hh-lead">Xác thực hai lớp đã có hiệu lực.</p>
      <p class="govuk-body">
        Dưới đây là {codes.length} mã dự phòng, mỗi mã dùng một lần khi mất thiết bị. Trang này chỉ hiện lần này: hãy in hoặc chép lại và
        cất ở nơi an toàn.
      </p>
      <ul class="hh-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="hh-actions">
        <a class="govuk-button" href="/toi">
          Tôi đã cất các mã
        </a>
      </p>
    </>
  </Frame>
);
