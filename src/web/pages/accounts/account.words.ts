import type { Role } from '../../../platform/access/actions';
import { shownDay } from '../../../platform/text/terms';
import { ROLES } from '../../words';
import type { AccountItem, RoleHeld } from './accounts.data';

export const nameOf = ({
  account,
  kind,
  name,
  login,
  erased,
}: Pick<AccountItem, 'account' | 'kind' | 'name' | 'login' | 'erased'>): string =>
  erased === true ? 'Đã xoá theo yêu cầu' : (name ?? login ?? (kind === 'machine' ? `Chương trình ${account}` : account));

export const KINDS: Readonly<Record<AccountItem['kind'], string>> = { person: 'Người', machine: 'Chương trình' };

/** How somebody comes in, in the order in which it is to be put right. */
export function signInWords({ kind, login, mustChangePassword, open }: AccountItem): { readonly words: string; readonly waits: boolean } {
  if (!open) return { words: '—', waits: false };
  if (kind === 'machine') return { words: 'bằng khoá bí mật', waits: false };
  if (login === null) return { words: 'Chưa cấp đường vào', waits: true };
  return mustChangePassword ? { words: 'Chưa đổi mật khẩu lần đầu', waits: true } : { words: 'Đã đổi mật khẩu', waits: false };
}

export const daysWords = ({ from, until }: Pick<RoleHeld, 'from' | 'until'>): string => {
  if (from === null && until === null) return 'không thời hạn';
  if (until === null) return `từ ${shownDay(from ?? '')}`;
  return from === null ? `đến hết ${shownDay(until)}` : `${shownDay(from)} đến hết ${shownDay(until)}`;
};

/** Of programmes: nobody answers for what they would decide. */
const FOR_PEOPLE_ALONE: ReadonlySet<Role> = new Set(['administrator', 'verifier']);

export const roleOptions = (kind: AccountItem['kind']): readonly (readonly [Role, string])[] =>
  ROLE_LIST.filter((role) => kind === 'person' || !FOR_PEOPLE_ALONE.has(role)).map((role) => [role, ROLES[role]]);

const ROLE_LIST: readonly Role[] = ['clerk', 'verifier', 'recogniser', 'planner', 'supervisor', 'auditor', 'administrator'];

export const LACKS: readonly (readonly [string, string])[] = [
  ['password-change', 'Chưa đổi mật khẩu lần đầu'],
  ['second-factor', 'Chưa có xác thực hai lớp'],
  ['login', 'Chưa cấp đường vào'],
  ['role', 'Chưa có vai trò'],
];

export const BASES: readonly (readonly [string, string])[] = [
  ['subject-request', 'Chính người đó yêu cầu'],
  ['purpose-fulfilled', 'Mục đích xử lý đã đạt'],
  ['retention-expired', 'Hết thời hạn lưu giữ'],
  ['authority-order', 'Cơ quan có thẩm quyền yêu cầu'],
];

const WAYS: Readonly<Record<string, string>> = {
  password: 'Cấp mật khẩu một lần',
  'second-factor': 'Gỡ thiết bị xác thực hai lớp',
  'machine-secret': 'Đổi khoá bí mật',
  identity: 'Gắn hoặc gỡ định danh bên ngoài',
};

export function stepWords(
  { type, role, area, what }: { readonly type: string; readonly role?: Role; readonly area?: string | null; readonly what?: string },
  areaName: (id: string | null) => string,
): string {
  const where = role === undefined ? '' : `vai trò ${ROLES[role]}, ${areaName(area ?? null)}`;
  switch (type) {
    case 'AccountOpened':
      return 'Mở tài khoản';
    case 'RoleGranted':
      return `Cấp ${where}`;
    case 'RoleRevoked':
      return `Thu hồi ${where}`;
    case 'CredentialsReset':
      return WAYS[what ?? ''] ?? 'Đổi đường vào';
    case 'AccountClosed':
      return 'Đóng tài khoản';
    default:
      return type;
  }
}
