import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import type { Visit } from '../../visit/visit';

/** One's own password; the first one has to be changed before anything else. */
export const PasswordPage = ({ visit, problems = [] }: { visit: Visit; problems?: readonly FormProblem[] }): VNode => {
  const isFirst = visit.me?.mustChangePassword === true;
  const at = (field: string): string | undefined => problems.find((one) => one.field === field)?.words;
  return (
    <Page visit={visit} title="Đổi mật khẩu" under="/toi" timeless failed={problems.length > 0}>
      <ErrorSummary problems={problems} title="Chưa đổi được:" />
      <h1 class="govuk-heading-l">Đổi mật khẩu</h1>
      <p class="hh-under">
        {isFirst && 'Mật khẩu bạn vừa dùng chỉ để vào lần đầu: hãy đặt mật khẩu của riêng bạn rồi làm việc tiếp. '}
        Từ 12 đến 128 ký tự. Một câu ngắn dễ nhớ là tốt nhất; không cần chữ hoa hay ký hiệu.
      </p>
      <form method="post" action="/mat-khau">
        <Field
          name="password"
          words={isFirst ? 'Mật khẩu một lần' : 'Mật khẩu đang dùng'}
          type="password"
          autocomplete="current-password"
          width={20}
          error={at('password')}
        />
        <Field name="newPassword" words="Mật khẩu mới" type="password" autocomplete="new-password" width={20} error={at('newPassword')} />
        <Field name="again" words="Nhập lại mật khẩu mới" type="password" autocomplete="new-password" width={20} error={at('again')} />
        <button class="govuk-button">Đổi mật khẩu</button>
      </form>
    </Page>
  );
};
