import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { Trail } from '../../parts/trail';
import { shownInstant } from '../../time/instants';
import type { Visit } from '../../visit/visit';

export type Issued =
  { readonly login: string; readonly password: string; readonly validUntil: string } | { readonly number: number; readonly secret: string };

/** What is shown once: to be handed over, not to be kept. */
export const SecretPage = ({ visit, account, name, issued }: { visit: Visit; account: string; name: string; issued: Issued }): VNode => {
  const title = 'password' in issued ? 'Mật khẩu một lần' : 'Khoá bí mật';
  return (
    <Page visit={visit} title={title} under="/tai-khoan" timeless>
      <Trail
        steps={[
          { words: 'Tài khoản và quyền', href: '/tai-khoan' },
          { words: name, href: `/tai-khoan/${account}` },
        ]}
      />
      <div class="hh-slip">
        <h1 class="govuk-heading-l">
          {title}: {name}
        </h1>
        {'password' in issued ? <Password issued={issued} /> : <Secret account={account} issued={issued} />}
      </div>
      <p class="govuk-body hh-no-print">
        <a class="govuk-link" href={`/tai-khoan/${account}`}>
          Xong, về tài khoản
        </a>
      </p>
    </Page>
  );
};

const Password = ({ issued: { login, password, validUntil } }: { issued: Extract<Issued, { password: string }> }): VNode => (
  <>
    <Once />
    <dl class="govuk-summary-list">
      <Row words="Tên đăng nhập" value={login} />
      <Row words="Mật khẩu một lần" value={password} />
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Dùng được đến</dt>
        <dd class="govuk-summary-list__value">{shownInstant(validUntil)}</dd>
      </div>
    </dl>
    <h2 class="govuk-heading-m">Bàn giao</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>Đưa tận tay, hoặc đọc qua điện thoại cho đúng người; không gửi chung tên đăng nhập và mật khẩu trong một tin nhắn.</li>
      <li>Người nhận đăng nhập, đổi ngay sang mật khẩu của mình (một câu dài dễ nhớ), rồi gắn thiết bị xác thực nếu vai trò cần.</li>
      <li>Quá hạn mà chưa đổi thì cấp lại. Không ai hỏi xin mật khẩu của người dùng, kể cả người quản trị.</li>
    </ul>
  </>
);

const Secret = ({ account, issued: { number, secret } }: { account: string; issued: Extract<Issued, { secret: string }> }): VNode => (
  <>
    <Once />
    <dl class="govuk-summary-list">
      <Row words="Mã chương trình (client)" value={account} />
      <Row words={`Khoá bí mật số ${number} (secret)`} value={secret} />
    </dl>
    <h2 class="govuk-heading-m">Bàn giao</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>Đưa thẳng vào kho bí mật của chương trình; không gửi qua thư hay tin nhắn.</li>
      <li>Khi chương trình đã dùng khoá mới, hãy bỏ khoá cũ ở trang tài khoản.</li>
    </ul>
  </>
);

const Once = (): VNode => (
  <p class="govuk-inset-text">
    <strong>Chỉ hiện lần này.</strong> Rời trang thì không xem lại được; khi ấy hãy cấp lại.
  </p>
);

const Row = ({ words, value }: { words: string; value: string }): VNode => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{words}</dt>
    <dd class="govuk-summary-list__value">
      <code class="hh-secret">{value}</code>
    </dd>
  </div>
);
