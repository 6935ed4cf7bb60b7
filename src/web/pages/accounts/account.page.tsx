import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { Done } from '../../parts/done';
import { ErrorSummary } from '../../parts/error-summary';
import { Trail } from '../../parts/trail';
import { KINDS, nameOf, signInWords } from './account.words';
import { CloseForm, EraseForm, GrantForm, type Forms } from './account.forms';
import { Life, SignIns } from './account.life';
import { HeldRoles } from './held-roles';
import { WaysOf } from './ways-in';

/** One account: who it is, what it may do where and by whose hand, how it comes in, and what can be done about all that. */
export const AccountPage = ({ done, ...forms }: Forms & { readonly done?: string }): VNode => {
  const { visit, known, problems } = forms;
  const { account } = known;
  const own = visit.me?.account === account.account;
  const may = visit.can('role.grant') && !visit.isPast && !own;
  return (
    <Page visit={visit} title={nameOf(account)} under="/tai-khoan" failed={problems.length > 0}>
      <ErrorSummary problems={problems} title="Chưa làm được:" />
      <Done words={done} />
      <Trail steps={[{ words: 'Tài khoản và quyền', href: visit.href('/tai-khoan') }]} />
      <h1 class="govuk-heading-l">{nameOf(account)}</h1>
      {!account.open && (
        <p class="govuk-inset-text">Tài khoản này đã đóng{account.erased === true && ', dữ liệu cá nhân đã xoá theo yêu cầu'}.</p>
      )}
      {own && (
        <p class="govuk-inset-text">
          Đây là tài khoản của bạn. Không ai tự cấp quyền hay cấp lại mật khẩu cho mình: hãy nhờ một người quản trị khác.
        </p>
      )}
      <About forms={forms} />
      <HeldRoles forms={forms} may={may && account.open} />
      {may && account.open && <GrantForm forms={forms} />}
      <WaysOf forms={forms} may={may && account.open && visit.can('account.open')} />
      {may && (
        <section aria-labelledby="ket-thuc">
          {account.erased !== true && (
            <h2 class="govuk-heading-m" id="ket-thuc">
              Kết thúc
            </h2>
          )}
          {account.open && visit.can('account.open') && <CloseForm forms={forms} />}
          {!account.open && account.erased !== true && visit.can('account.erase') && <EraseForm forms={forms} />}
        </section>
      )}
      <Life visit={visit} known={known} />
      <SignIns known={known} />
    </Page>
  );
};

const About = ({ forms: { known } }: { forms: Forms }): VNode => {
  const { account, ways } = known;
  const rows: readonly (readonly [string, string])[] = [
    ['Loại', KINDS[account.kind]],
    ['Mã tài khoản', account.account],
    ...(account.kind === 'machine'
      ? []
      : ([
          ['Tên đăng nhập', account.login ?? 'chưa cấp'],
          ['Mật khẩu', signInWords(account).words],
          ['Xác thực hai lớp', secondFactorWords(account.secondFactor, ways?.recoveryCodesLeft)],
        ] as const)),
  ];
  return (
    <dl class="govuk-summary-list hh-summary">
      {rows.map(([key, value]) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const secondFactorWords = (has: boolean, codes: number | undefined): string =>
  has ? `Đã gắn thiết bị${codes === undefined ? '' : `, còn ${codes} mã dự phòng`}` : 'Chưa gắn thiết bị';
