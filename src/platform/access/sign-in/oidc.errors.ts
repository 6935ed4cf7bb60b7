import { DomainError } from '@hieuhoc/event-store';

/** What came back from an issuer proves nothing. Says to the log why, to the browser only that it failed. */
export class IssuerAnswerRefused extends DomainError {
  readonly code = 'issuer-answer-refused';
  readonly kind = 'unauthenticated';
  readonly messageVi = 'Không xác nhận được việc đăng nhập qua nhà cung cấp định danh. Hãy bắt đầu đăng nhập lại từ đầu.';

  constructor(readonly reason: string) {
    super('The answer of the issuer could not be accepted: begin again.');
  }
}

export class IssuerNotReachable extends DomainError {
  readonly code = 'issuer-not-reachable';
  readonly kind = 'unavailable';
  readonly messageVi: string;

  constructor(name: string) {
    super(`${name} cannot be reached now: try again, or sign in with a password.`);
    this.messageVi = `Hiện không liên hệ được với ${name}. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.`;
  }
}

/** The issuer knows this person, we do not: an administrator links the two. */
export class IdentityNotLinked extends DomainError {
  readonly code = 'identity-not-linked';
  readonly kind = 'forbidden';
  readonly messageVi: string;

  constructor(issuer: string, subject: string) {
    super('This identity belongs to no account here: ask an administrator to link it.', { issuer, subject });
    this.messageVi = `Định danh này chưa gắn với tài khoản nào. Hãy gửi người quản trị hai giá trị: nhà cung cấp ${issuer}, mã ${subject}.`;
  }
}

/** The issuer is believed; the account that this identity is linked to has been closed. */
export class LinkedAccountClosed extends DomainError {
  readonly code = 'linked-account-closed';
  readonly kind = 'forbidden';
  readonly messageVi = 'Tài khoản gắn với định danh này đã đóng. Nếu vẫn cần dùng, hãy báo người quản trị.';

  constructor() {
    super('The account that this identity is linked to has been closed: ask an administrator.');
  }
}
