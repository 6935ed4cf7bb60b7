import type { VNode } from 'preact';
import { Field } from '../../parts/field';
import { Table } from '../../parts/table';
import { shownInstant } from '../../time/instants';
import { fieldsOf, OneForm, PasswordForm, type Forms } from './account.forms';

/** How the account comes in: what was given, and giving or taking it. */
export const WaysOf = ({ forms, may }: { forms: Forms; may: boolean }): VNode | null => {
  const { account, ways } = forms.known;
  if (account.erased === true || (!may && account.kind === 'person' && (ways?.identities.length ?? 0) === 0)) return null;
  return (
    <section aria-labelledby="duong-vao">
      <h2 class="govuk-heading-m" id="duong-vao">
        Đường vào
      </h2>
      {account.kind === 'machine' ? <Secrets forms={forms} may={may} /> : <OfPerson forms={forms} may={may} />}
    </section>
  );
};

const OfPerson = ({ forms, may }: { forms: Forms; may: boolean }): VNode => (
  <>
    {may && <PasswordForm forms={forms} />}
    {may && forms.known.account.secondFactor && (
      <OneForm forms={forms} act="thiet-bi" title="Gỡ thiết bị xác thực hai lớp" button="Gỡ thiết bị" warns>
        <p class="govuk-body">Dùng khi mất điện thoại. Mọi phiên đang mở của người này kết thúc.</p>
      </OneForm>
    )}
    <Identities forms={forms} may={may} />
  </>
);

const Identities = ({ forms, may }: { forms: Forms; may: boolean }): VNode | null => {
  const identities = forms.known.ways?.identities ?? [];
  const { value, wrong } = fieldsOf(forms, 'gan');
  return (
    <>
      {identities.length > 0 && (
        <Table
          id="dinh-danh"
          caption="Đăng nhập qua hệ thống khác"
          rows={identities}
          empty=""
          columns={[
            { title: 'Nơi cấp', cell: ({ issuer }) => issuer },
            { title: 'Định danh', cell: ({ subject }) => subject },
          ]}
        />
      )}
      {may && (
        <OneForm forms={forms} act="gan" title="Gắn đăng nhập qua hệ thống khác" button="Gắn định danh">
          <p class="govuk-body">Hai giá trị này hiện ra cho người đó khi họ thử đăng nhập qua hệ thống kia và bị từ chối.</p>
          <Field id="gan-issuer" name="issuer" words="Nơi cấp (issuer)" value={value('issuer')} error={wrong('gan-issuer')} />
          <Field id="gan-subject" name="subject" words="Định danh (subject)" value={value('subject')} error={wrong('gan-subject')} />
        </OneForm>
      )}
      {may &&
        identities.map(({ issuer, subject }) => (
          <OneForm forms={forms} act="go" title={`Gỡ ${issuer}: ${subject}`} button="Gỡ định danh" which={{ issuer, subject }} warns />
        ))}
    </>
  );
};

const Secrets = ({ forms, may }: { forms: Forms; may: boolean }): VNode => {
  const secrets = forms.known.ways?.secrets ?? [];
  return (
    <>
      <Table
        id="khoa-bi-mat"
        caption="Khoá bí mật"
        rows={secrets}
        rowId={({ number }) => `khoa-${number}`}
        empty="Chưa có khoá bí mật nào, nên chương trình chưa vào được."
        columns={[
          { title: 'Khoá', cell: ({ number }) => `Khoá số ${number}` },
          { title: 'Cấp lúc', cell: ({ createdAt }) => shownInstant(createdAt) },
        ]}
      />
      {may && (
        <OneForm forms={forms} act="khoa" title="Cấp khoá mới" button="Cấp khoá" open={secrets.length === 0}>
          <p class="govuk-body">
            Khoá hiện đúng một lần ở trang sau. Hai khoá cùng dùng được: đưa khoá mới vào chương trình rồi bỏ khoá cũ.
          </p>
        </OneForm>
      )}
      {may &&
        secrets.map(({ number }) => (
          <OneForm forms={forms} act="bo-khoa" title={`Bỏ khoá số ${number}`} button="Bỏ khoá" which={{ number: String(number) }} warns />
        ))}
    </>
  );
};
