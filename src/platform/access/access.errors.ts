import { DomainError } from '@hieuhoc/event-store';
import type { Action, Role } from './actions';

/** Nobody signed in, and this is not for everybody. */
export class SignInRequired extends DomainError {
  readonly code = 'sign-in-required';
  readonly kind = 'unauthenticated';
  readonly messageVi = 'Chưa đăng nhập. Hãy đăng nhập (POST /api/session) rồi gửi lại.';

  constructor() {
    super('Nobody is signed in: sign in (POST /api/session) and send it again.');
  }
}

/** Deny by default. `roles` are those that hold the action for the area. */
export class Forbidden extends DomainError {
  readonly code = 'forbidden';
  readonly kind = 'forbidden';
  readonly messageVi: string;

  constructor(refusal: {
    readonly action: Action;
    readonly area: string | null;
    readonly relation: string | null;
    readonly roles: readonly Role[];
  }) {
    const { action, area, relation, roles } = refusal;
    const where = area === null ? 'trên toàn hệ thống' : `đối với địa bàn ${area}`;
    const needed =
      roles.length === 0 ? 'không vai trò nào được làm việc này' : `cần vai trò: ${roles.map((role) => ROLE_NAMES[role]).join(', ')}`;
    super(
      `No right to ${action} ${area === null ? 'everywhere' : `on ${area}`}: ${roles.length === 0 ? 'no role holds it' : `it takes ${roles.join(' or ')}`}.`,
      {
        action,
        area,
        relation,
        roles,
      },
    );
    this.messageVi = `Bạn không có quyền ${action} ${where} (${needed}). Không có gì được ghi. Hãy đề nghị người quản trị hệ thống cấp quyền, hoặc nhờ người có vai trò đó làm.`;
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
