import { DomainError } from '@hieuhoc/event-store';
import { ROLE_NAMES } from '../platform/access/access.errors';
import type { Role } from '../platform/access/actions';

type Facts = Readonly<Record<string, unknown>>;

/** 409 where it depends on what is recorded, 422 where the request contradicts itself. */
export class AccountRefused extends DomainError {
  constructor(
    readonly code: string,
    readonly messageVi: string,
    messageEn: string,
    facts: Facts = {},
    readonly kind: 'conflict' | 'malformed' = 'conflict',
  ) {
    super(messageEn, facts);
  }
}

const on = (area: string | null): string => (area === null ? 'trên cả nước' : `đối với địa bàn ${area}`);

export const accountExists = (account: string): AccountRefused =>
  new AccountRefused('account-exists', `Tài khoản "${account}" đã có. Hãy chọn mã khác.`, `Account ${account} exists: choose another id.`, {
    account,
  });

/** The vault keeps both under one ref: the name of one would be taken for that of the other, and erased with it. */
export const idOfASubject = (account: string): AccountRefused =>
  new AccountRefused(
    'id-of-a-subject',
    `Mã "${account}" là của một đối tượng được công nhận. Hãy chọn mã khác cho tài khoản, hoặc bỏ trống để hệ thống cấp.`,
    `${account} is the ref of a subject: choose another id for the account, or leave it out.`,
    { account },
  );

export const accountClosed = (account: string): AccountRefused =>
  new AccountRefused(
    'account-closed',
    `Tài khoản "${account}" đã đóng và không mở lại được. Hãy mở tài khoản mới.`,
    `Account ${account} is closed for good: open a new one.`,
    { account },
  );

export const alreadyGranted = (account: string, role: Role, area: string | null): AccountRefused =>
  new AccountRefused(
    'role-already-granted',
    `Tài khoản "${account}" đang giữ vai trò ${ROLE_NAMES[role]} ${on(area)} trong thời gian đó. Hãy thu hồi trước nếu muốn đổi thời hạn.`,
    `${account} holds ${role} there already: revoke it first to change its days.`,
    { account, role, area },
  );

export const nothingGranted = (account: string, role: Role, area: string | null): AccountRefused =>
  new AccountRefused(
    'role-not-granted',
    `Tài khoản "${account}" không giữ vai trò ${ROLE_NAMES[role]} ${on(area)}. Hãy xem lại danh sách vai trò.`,
    `${account} does not hold ${role} there: look at the list of its roles.`,
    { account, role, area },
  );

export const toOneself = (account: string): AccountRefused =>
  new AccountRefused(
    'grant-to-oneself',
    'Không ai được tự cấp quyền cho mình. Hãy nhờ một người quản trị khác.',
    'Nobody grants a role to himself: ask another administrator.',
    { account },
  );

export const notForMachines = (account: string, role: Role): AccountRefused =>
  new AccountRefused(
    'role-not-for-machines',
    `Tài khoản máy không nhận vai trò ${ROLE_NAMES[role]}: việc đó phải có người chịu trách nhiệm.`,
    `A machine account never holds ${role}: a person answers for it.`,
    { account, role },
  );

export const lastAdministrator = (account: string): AccountRefused =>
  new AccountRefused(
    'last-administrator',
    'Đây là người quản trị cuối cùng của cả hệ thống. Hãy cấp quyền quản trị cho người khác trước.',
    'This is the last administrator of the whole system: grant it to somebody else first.',
    { account },
  );

export const stillAdministrator = (account: string): AccountRefused =>
  new AccountRefused(
    'still-administrator',
    `Tài khoản "${account}" còn giữ quyền quản trị. Hãy thu hồi quyền đó trước, rồi đóng tài khoản.`,
    `${account} is still an administrator: revoke that first, then close the account.`,
    { account },
  );

export const endsBeforeItBegins = (from: string, until: string): AccountRefused =>
  new AccountRefused(
    'until-before-from',
    `Ngày cuối ${until} trước ngày đầu ${from}. Hãy sửa lại ngày.`,
    `until ${until} is before from ${from}: correct the days.`,
    { from, until },
    'malformed',
  );

export const alreadyFounded = (): AccountRefused =>
  new AccountRefused(
    'administrator-exists',
    'Hệ thống đã có người quản trị; người đó mở tài khoản và cấp quyền cho người khác.',
    'There is an administrator: that one opens accounts and grants roles.',
  );
