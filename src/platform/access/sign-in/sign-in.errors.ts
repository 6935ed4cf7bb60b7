import { DomainError } from '@hieuhoc/event-store';

/** The same for an unknown account, a wrong password, a wrong code, a closed account: it tells a stranger nothing. */
export class SignInRefused extends DomainError {
  readonly code = 'sign-in-refused';
  readonly kind = 'unauthenticated';
  readonly messageVi =
    'Tên đăng nhập, mật khẩu hoặc mã xác thực không đúng. Hãy kiểm tra rồi nhập lại; quên mật khẩu thì báo người quản trị.';

  constructor() {
    super('Wrong name, password or code: check them and try again, or ask the administrator.');
  }
}

/** The password was right; the code of the second factor has to come with it. */
export class CodeRequired extends DomainError {
  readonly code = 'totp-required';
  readonly kind = 'unauthenticated';
  readonly messageVi = 'Tài khoản này có xác thực hai lớp. Hãy gửi lại kèm mã 6 số đang hiện trên thiết bị (hoặc một mã dự phòng).';

  constructor() {
    super('This account has a second factor: send it again with the code of the device, or a recovery code.');
  }
}

export class TooManyAttempts extends DomainError {
  readonly code = 'too-many-attempts';
  readonly kind = 'too-many';
  readonly messageVi: string;

  constructor(readonly retryAfter: number) {
    super(`Too many wrong attempts from here: wait ${retryAfter} s. The account itself is not locked.`, { retryAfter });
    this.messageVi = `Đã nhập sai quá nhiều lần từ nơi này. Hãy đợi ${retryAfter} giây rồi thử lại; tài khoản không bị khoá ở nơi khác.`;
  }
}

export class SignInBusy extends DomainError {
  readonly code = 'sign-in-busy';
  readonly kind = 'unavailable';
  readonly messageVi = 'Đang có quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau vài giây.';

  constructor() {
    super('Too many are signing in at once: try again in a few seconds.', { retryAfter: 3 });
  }
}

/** A request that another site may have sent with somebody's cookie. */
export class CrossSiteRefused extends DomainError {
  readonly code = 'cross-site-refused';
  readonly kind = 'forbidden';
  readonly messageVi: string;

  constructor(reason: string, sentence: string) {
    super(`This could be a request that another site sent (${reason}); nothing was recorded.`, { reason });
    this.messageVi = `Yêu cầu bị từ chối vì có thể do trang khác gửi: ${sentence}. Không có gì được ghi.`;
  }
}

export class HttpsRequired extends DomainError {
  readonly code = 'https-required';
  readonly kind = 'forbidden';
  readonly messageVi = 'Không đăng nhập qua mạng không mã hoá. Hãy dùng địa chỉ https:// của hệ thống, hoặc đăng nhập ngay trên máy chủ.';

  constructor() {
    super('Passwords do not travel over plain http: use the https address, or the machine itself.');
  }
}

export class TokenRefused extends DomainError {
  readonly code = 'token-refused';
  readonly kind = 'unauthenticated';
  readonly messageVi = 'Thẻ truy cập không hợp lệ hoặc đã hết hạn (mỗi thẻ dùng được 10 phút). Hãy xin thẻ mới ở POST /api/session/token.';

  constructor() {
    super('The token is not valid, or has expired: get a new one at POST /api/session/token.');
  }
}

export class PasswordRefused extends DomainError {
  readonly code = 'password-refused';
  readonly kind = 'malformed';

  constructor(
    reason: 'too-short' | 'too-long' | 'too-common' | 'same-as-before' | 'no-password',
    readonly messageVi: string,
    messageEn: string,
  ) {
    super(messageEn, { reason });
  }
}

export class SecondFactorRefused extends DomainError {
  readonly code = 'second-factor-refused';
  readonly kind = 'conflict';

  constructor(
    readonly messageVi: string,
    messageEn: string,
  ) {
    super(messageEn);
  }
}
