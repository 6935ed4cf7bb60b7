import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { ErrorSummary, type FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { Trail } from '../../parts/trail';
import type { Visit } from '../../visit/visit';
import { RoleFields } from './role-fields';

interface OpenProps {
  readonly visit: Visit;
  readonly kind: 'person' | 'machine';
  readonly formKey: string;
  readonly problems?: readonly FormProblem[];
}

/** A person or a programme, with a first role and the way in, in one go. */
export const OpenPage = ({ visit, kind, formKey, problems = [] }: OpenProps): VNode => {
  const value = (name: string): string => visit.form.text(name);
  const wrong = (id: string): string | undefined => problems.find(({ field }) => field === id)?.words;
  return (
    <Page visit={visit} title="Mở tài khoản" under="/tai-khoan" failed={problems.length > 0} timeless>
      <ErrorSummary problems={problems} />
      <Trail steps={[{ words: 'Tài khoản và quyền', href: '/tai-khoan' }]} />
      <h1 class="govuk-heading-l">{kind === 'person' ? 'Mở tài khoản cho một người' : 'Mở tài khoản cho một chương trình'}</h1>
      <p class="hh-under">
        {kind === 'person' ? 'Mật khẩu một lần hiện ở trang sau. ' : 'Khoá bí mật hiện ở trang sau. '}
        <a class="govuk-link" href={kind === 'person' ? '/tai-khoan/moi?loai=machine' : '/tai-khoan/moi'}>
          {kind === 'person' ? 'Mở cho một chương trình' : 'Mở cho một người'}
        </a>
      </p>
      <form method="post" action="/tai-khoan/moi" class="hh-form">
        <input type="hidden" name="khoa" value={visit.form.given('khoa') ?? formKey} />
        <input type="hidden" name="kind" value={kind} />
        <Field
          id="moi-name"
          name="name"
          words={kind === 'person' ? 'Họ tên, chức danh' : 'Tên chương trình'}
          hint="Giữ ngoài nhật ký, xoá được khi có căn cứ."
          value={value('name')}
          error={wrong('moi-name')}
        />
        {kind === 'person' && <OfPerson value={value} wrong={wrong} />}
        <h2 class="govuk-heading-m">Vai trò đầu tiên</h2>
        <RoleFields value={value} wrong={wrong} prefix="moi" kind={kind} whole={visit.areasOf('role.grant').includes(null)} />
        <Field
          id="moi-reason"
          name="reason"
          words="Lý do"
          hint="Ví dụ: phân công năm học mới"
          value={value('reason')}
          error={wrong('moi-reason')}
        />
        <button class="govuk-button">Mở tài khoản</button>
      </form>
    </Page>
  );
};

const OfPerson = ({ value, wrong }: { value: (name: string) => string; wrong: (id: string) => string | undefined }): VNode => (
  <>
    <Field
      id="moi-login"
      name="login"
      words="Tên đăng nhập"
      hint="2 đến 100 chữ, số hoặc dấu . _ - @, ví dụ an.nguyen"
      value={value('login')}
      error={wrong('moi-login')}
      width={20}
    />
    <Field id="moi-email" name="email" words="Thư điện tử (nếu có)" value={value('email')} error={wrong('moi-email')} />
  </>
);
