import type { VNode } from 'preact';
import { Page } from '../../layout/page';

/** Never sent back to a browser. */
const SECRET = new Set(['password', 'newPassword', 'again', 'totp', 'secret']);

/** The session ended while somebody was typing: nothing of it is lost, he signs in elsewhere and sends the same again. */
export const SessionEndedPage = ({ to, fields }: { to: string; fields: readonly (readonly [string, string])[] }): VNode => (
  <Page visit={null} title="Phiên đăng nhập đã hết" failed>
    <h1 class="govuk-heading-l">Phiên đăng nhập đã hết</h1>
    <p class="govuk-body">Những gì bạn vừa nhập chưa được ghi, và vẫn còn nguyên trên trang này.</p>
    <ol class="govuk-list govuk-list--number">
      <li>
        <a class="govuk-link" href="/dang-nhap" target="_blank" rel="noopener">
          Đăng nhập lại (mở trang mới)
        </a>
      </li>
      <li>Quay lại trang này rồi bấm nút dưới đây.</li>
    </ol>
    <form method="post" action={to}>
      {fields
        .filter(([name]) => !SECRET.has(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <button class="govuk-button">Gửi lại những gì đã nhập</button>
    </form>
  </Page>
);
