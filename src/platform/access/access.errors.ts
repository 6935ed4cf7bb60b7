import { DomainError } from '@hieuhoc/event-store';
import { ACTION_WORDS } from './action-words';
import type { Action, Role } from './actions';
import type { Relation } from './policy';

/** Nobody signed in, and this is not for everybody. */
export class SignInRequired extends DomainError {
  readonly code = 'sign-in-required';
  readonly kind = 'unauthenticated';
  readonly messageVi = 'Chưa đăng nhập. Hãy đăng nhập (POST /api/session) rồi gửi lại.';

  constructor() {
    super('Nobody is signed in: sign in (POST /api/session) and send it again.');
  }
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clerk: 'người báo cáo',
  verifier: 'người thẩm định',
  recogniser: 'người công nhận',
  planner: 'người lập kế hoạch',
  supervisor: 'lãnh đạo theo dõi',
  auditor: 'người kiểm tra',
  administrator: 'người quản trị',
};

interface Refusal {
  readonly action: Action;
  /** Null: everywhere. */
  readonly area: string | null;
  /** How the nearest of one's rights stands to that area; null without any. */
  readonly relation: Relation | null;
  /** Who may, with that area in their rights; none where only people may. */
  readonly roles: readonly Role[];
}

/** Deny by default: no right of the account allows it there. */
export class Forbidden extends DomainError {
  readonly code = 'forbidden';
  readonly kind = 'forbidden';
  readonly messageVi: string;

  constructor(refusal: Refusal) {
    const { action, area, roles } = refusal;
    const needed = roles.length === 0 ? 'it takes a person' : `it takes ${roles.join(' or ')} in charge of it`;
    super(`No right to ${action} ${area === null ? 'everywhere' : `on ${area}`}: ${needed}. Ask the administrator.`, { ...refusal });
    const where = area === null ? 'trên toàn hệ thống' : `đối với địa bàn ${area}`;
    const who =
      roles.length === 0
        ? 'việc này phải do người làm'
        : `cần vai trò ${roles.map((role) => ROLE_NAMES[role]).join(' hoặc ')} phụ trách nơi đó`;
    this.messageVi = `Bạn không có quyền ${ACTION_WORDS[action]} ${where}: ${who}. Hãy nhờ người phụ trách địa bàn đó, hoặc đề nghị người quản trị cấp quyền.`;
  }
}

export class SecondFactorRequired extends DomainError {
  readonly code = 'second-factor-required';
  readonly kind = 'forbidden';
  readonly messageVi: string;

  constructor(action: Action) {
    super(`${action} takes a second factor: sign in again with the code of your device.`, { action });
    this.messageVi = `Việc ${ACTION_WORDS[action]} cần xác thực hai lớp. Hãy đăng nhập lại kèm mã 6 số trên thiết bị của bạn.`;
  }
}

export class PasswordChangeRequired extends DomainError {
  readonly code = 'password-change-required';
  readonly kind = 'forbidden';
  readonly messageVi = 'Mật khẩu này chỉ dùng một lần. Hãy đổi mật khẩu trước, rồi làm tiếp.';

  constructor() {
    super('This password is for once only: change it first.');
  }
}
