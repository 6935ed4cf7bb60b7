import type { VNode } from 'preact';
import { Page } from '../../layout/page';

/** Never sent back to a browser. */
const SECRET = new Set(['password', 'newPassword', 'again', 'totp', 'secret']);

interface SessionEndedProps {
  /** Where the form was sent. */
  readonly to: string;
  readonly fields: readonly (readonly [string, string])[];
  /** Files were with it: a browser does not let a page keep them. */
  readonly files: boolean;
  /** In the demo nobody signs in: one chooses a person. */
  readonly demo: boolean;
}

/** The session ended while somebody was typing: nothing of it is lost but files, he signs in elsewhere and sends the same again. */
export const SessionEndedPage = ({ to, fields, files, demo }: SessionEndedProps): VNode => {
  const title = demo ? 'Hãy chọn vai trước khi gửi' : 'Phiên đăng nhập đã hết';
  return (
    <Page visit={null} title={title} failed>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {fields.length === 0
          ? 'Những gì bạn vừa gửi chưa được ghi.'
          : 'Những gì bạn vừa nhập chưa được ghi, và vẫn còn nguyên trên trang này.'}
        {files && ' Tệp đính kèm thì không giữ lại được: hãy chọn lại tệp.'}
      </p>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a class="govuk-link" href="/dang-nhap" target="_blank" rel="noopener">
            {demo ? 'Chọn vai' : 'Đăng nhập lại'} (mở trang mới)
          </a>
        </li>
        <li>{fields.length === 0 ? 'Quay lại trang trước rồi gửi lại.' : 'Quay lại trang này rồi bấm nút dưới đây.'}</li>
      </ol>
      {fields.length > 0 && <Again to={to} fields={fields} />}
    </Page>
  );
};

const Again = ({ to, fields }: Pick<SessionEndedProps, 'to' | 'fields'>): VNode => (
  <form method="post" action={to}>
    {fields
      .filter(([name]) => !SECRET.has(name))
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <button class="govuk-button">Gửi lại những gì đã nhập</button>
  </form>
);
