import type { ComponentChildren, VNode } from 'preact';
import type { FormProblem } from '../../parts/error-summary';
import { Field } from '../../parts/field';
import { Select } from '../../parts/select';
import type { Visit } from '../../visit/visit';
import type { AccountKnown } from './account.data';
import { BASES } from './account.words';
import { Box, RoleFields, type FieldsOf } from './role-fields';

export interface Forms {
  readonly visit: Visit;
  readonly known: AccountKnown;
  readonly formKey: string;
  readonly problems: readonly FormProblem[];
}

/** Of the form that was sent its fields are kept; the others stand as they were. */
export const fieldsOf = ({ visit, problems }: Pick<Forms, 'visit' | 'problems'>, prefix: string): FieldsOf => ({
  prefix,
  value: (name) => (visit.form.text('viec') === prefix ? visit.form.text(name) : ''),
  wrong: (id) => problems.find(({ field }) => field === id)?.words,
});

interface OneFormProps {
  readonly forms: Forms;
  readonly act: string;
  readonly title: string;
  readonly button: string;
  readonly warns?: boolean;
  readonly children?: ComponentChildren;
  readonly open?: boolean;
  /** Which of several it is about. */
  readonly which?: Readonly<Record<string, string>>;
}

/** One thing that can be done, behind its name; open where it was sent and refused. */
export const OneForm = ({ forms, act, title, button, warns = false, open = false, which = {}, children }: OneFormProps): VNode => {
  const { visit, known, formKey } = forms;
  const { value, wrong } = fieldsOf(forms, act);
  const about = Object.entries(which);
  const sent = visit.form.text('viec') === act && about.every(([name, said]) => value(name) === said);
  const id =
    sent || about.length === 0
      ? `${act}-reason`
      : `${act}-reason-${Object.values(which)
          .join('-')
          .replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`;
  return (
    <details class="govuk-details" open={open || sent}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span>
      </summary>
      <form method="post" action={`/tai-khoan/${known.account.account}`} class="govuk-details__text hh-form">
        <input type="hidden" name="viec" value={act} />
        <input type="hidden" name="khoa" value={`${formKey}.${act}`} />
        {about.map(([name, said]) => (
          <input type="hidden" name={name} value={said} />
        ))}
        {children}
        <Field id={id} name="reason" words="Lý do" value={sent ? value('reason') : ''} error={sent ? wrong(id) : undefined} />
        <button class={`govuk-button ${warns ? 'govuk-button--warning' : ''}`}>{button}</button>
      </form>
    </details>
  );
};

export const GrantForm = ({ forms }: { forms: Forms }): VNode => (
  <OneForm forms={forms} act="cap-quyen" title="Cấp vai trò" button="Cấp vai trò" open={forms.known.account.roles.length === 0}>
    <RoleFields
      {...fieldsOf(forms, 'cap-quyen')}
      kind={forms.known.account.kind}
      whole={forms.visit.areasOf('role.grant').includes(null)}
    />
  </OneForm>
);

export const PasswordForm = ({ forms }: { forms: Forms }): VNode => {
  const { login } = forms.known.account;
  const { value, wrong } = fieldsOf(forms, 'mat-khau');
  return (
    <OneForm
      forms={forms}
      act="mat-khau"
      title={login === null ? 'Cấp đường vào' : 'Cấp lại mật khẩu'}
      button="Cấp mật khẩu một lần"
      open={login === null}
    >
      <p class="govuk-body">Mật khẩu hiện đúng một lần ở trang sau, dùng được trong 7 ngày và phải đổi ngay khi đăng nhập.</p>
      <Field
        id="mat-khau-login"
        name="login"
        words="Tên đăng nhập"
        hint={login === null ? 'Ví dụ an.nguyen' : 'Bỏ trống thì giữ như cũ'}
        value={value('login')}
        error={wrong('mat-khau-login')}
        width={20}
      />
    </OneForm>
  );
};

export const CloseForm = ({ forms }: { forms: Forms }): VNode => (
  <OneForm forms={forms} act="dong" title="Đóng tài khoản" button="Đóng tài khoản" warns>
    <p class="govuk-body">
      Người này không vào được nữa, mọi vai trò thôi hiệu lực, và tài khoản không mở lại được. Những gì đã làm vẫn còn.
    </p>
  </OneForm>
);

export const EraseForm = ({ forms }: { forms: Forms }): VNode => {
  const { value, wrong } = fieldsOf(forms, 'xoa');
  return (
    <OneForm forms={forms} act="xoa" title="Xoá dữ liệu cá nhân" button="Xoá vĩnh viễn" warns>
      <p class="govuk-body">
        Xoá họ tên, thư điện tử, tên đăng nhập, lịch sử đăng nhập và thư đã gửi. Những việc đã làm vẫn còn dưới mã tài khoản, mọi chứng minh
        vẫn đúng.
      </p>
      <Select
        id="xoa-legalBasis"
        name="legalBasis"
        words="Căn cứ (điều 14 Luật 91/2025/QH15)"
        none="Hãy chọn"
        chosen={value('legalBasis')}
        options={BASES}
        error={wrong('xoa-legalBasis')}
      />
      <Field
        id="xoa-requestedOn"
        name="requestedOn"
        words="Ngày yêu cầu, hoặc ngày có căn cứ"
        type="date"
        value={value('requestedOn')}
        error={wrong('xoa-requestedOn')}
        width={10}
      />
      <Box
        id="xoa-chac"
        name="chac"
        words="Tôi hiểu: đã xoá thì không lấy lại được"
        checked={value('chac') !== ''}
        error={wrong('xoa-chac')}
      />
    </OneForm>
  );
};
