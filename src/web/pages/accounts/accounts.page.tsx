import type { VNode } from 'preact';
import { Page } from '../../layout/page';
import { Field } from '../../parts/field';
import { KeptQuery } from '../../parts/kept-query';
import { ListPages } from '../../parts/list-pages';
import { Select } from '../../parts/select';
import { capital } from '../../parts/state-tag';
import { Table } from '../../parts/table';
import type { Visit } from '../../visit/visit';
import { ROLES } from '../../words';
import { daysWords, KINDS, LACKS, nameOf, roleOptions, signInWords } from './account.words';
import type { AccountItem, Accounts } from './accounts.data';

/** Who has an account, what each may do where, and who has still to put his way in right. */
export const AccountsPage = ({ visit, accounts }: { visit: Visit; accounts: Accounts }): VNode => (
  <Page visit={visit} title="Tài khoản và quyền">
    <h1 class="govuk-heading-l">Tài khoản và quyền</h1>
    <p class="hh-under">Ai được vào hệ thống, giữ vai trò gì, ở đâu. Mỗi lần cấp và thu hồi đều được ghi lại kèm người làm và lý do.</p>
    {visit.can('account.open') && !visit.isPast && (
      <p>
        <a class="govuk-button" href="/tai-khoan/moi">
          Mở tài khoản
        </a>
      </p>
    )}
    <Filters visit={visit} problem={accounts.problem} />
    {accounts.problem === null && <List visit={visit} accounts={accounts} />}
    <ListPages visit={visit} next={accounts.next} />
  </Page>
);

const Filters = ({ visit, problem }: { visit: Visit; problem: string | null }): VNode => (
  <form method="get" action="/tai-khoan" class="hh-moment-form hh-no-print" role="search" aria-label="Tìm tài khoản">
    <KeptQuery visit={visit} names={['on', 'asOf']} />
    <div class="hh-fields">
      <Field name="q" words="Tên, tên đăng nhập" value={visit.asked('q') ?? ''} width={20} />
      <Select name="role" words="Vai trò" none="Tất cả" chosen={visit.asked('role')} options={roleOptions('person')} />
      <Field name="area" words="Địa bàn và bên dưới" value={visit.asked('area') ?? ''} width={20} error={problem ?? undefined} />
      <Select name="lacks" words="Còn thiếu" none="Không lọc" chosen={visit.asked('lacks')} options={LACKS} />
      <Select name="open" words="Trạng thái" none="Tất cả" chosen={visit.asked('open')} options={OPEN} />
      <button class="govuk-button govuk-button--secondary">Tìm</button>
    </div>
  </form>
);

const OPEN = [
  ['true', 'Đang mở'],
  ['false', 'Đã đóng'],
] as const;

const List = ({ visit, accounts: { items, areaName, narrowed } }: { visit: Visit; accounts: Accounts }): VNode => (
  <Table
    id="cac-tai-khoan"
    caption={`Tài khoản (${items.length})`}
    rows={items}
    rowId={({ account }) => `tai-khoan-${account}`}
    empty={emptyWords(visit, narrowed)}
    columns={[
      {
        title: 'Tài khoản',
        cell: (one) => (
          <>
            <a class="govuk-link" href={visit.href(`/tai-khoan/${one.account}`)}>
              {nameOf(one)}
            </a>
            <small>{one.kind === 'machine' ? KINDS.machine : (one.login ?? 'chưa có tên đăng nhập')}</small>
          </>
        ),
      },
      { title: 'Vai trò', cell: (one) => <Roles one={one} areaName={areaName} /> },
      { title: 'Mật khẩu', cell: (one) => <SignIn one={one} /> },
      { title: 'Xác thực hai lớp', cell: (one) => <SecondFactor one={one} /> },
      {
        title: 'Trạng thái',
        cell: ({ open, erased }) => (open ? 'Đang mở' : `Đã đóng${erased === true ? ', đã xoá dữ liệu cá nhân' : ''}`),
      },
    ]}
  />
);

function emptyWords(visit: Visit, narrowed: boolean): string {
  if (narrowed) return 'Không có tài khoản nào như vậy. Hãy bỏ bớt điều kiện.';
  return visit.demo
    ? 'Chưa có tài khoản nào: những người mẫu của bản dùng thử không cần tài khoản. Mở thử một tài khoản để xem cách làm.'
    : 'Chưa có tài khoản nào ở đây.';
}

const Roles = ({ one: { roles }, areaName }: { one: AccountItem; areaName: Accounts['areaName'] }): VNode =>
  roles.length === 0 ? (
    <span class="hh-muted">chưa có</span>
  ) : (
    <>
      {roles.map((role) => (
        <div>
          {ROLES[role.role]}, {areaName(role.area)}
          {(role.from !== null || role.until !== null) && <small>{capital(daysWords(role))}</small>}
        </div>
      ))}
    </>
  );

function SignIn({ one }: { one: AccountItem }): VNode {
  const { words, waits } = signInWords(one);
  return waits ? <strong class="hh-warns">{words}</strong> : <>{words}</>;
}

export const SecondFactor = ({ one: { kind, secondFactor, open } }: { one: AccountItem }): VNode =>
  kind === 'machine' || !open ? <>—</> : secondFactor ? <>Có</> : <strong class="hh-warns">Chưa</strong>;
