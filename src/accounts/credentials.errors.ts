import { AccountRefused } from './account.errors';

export const loginTaken = (login: string): AccountRefused =>
  new AccountRefused(
    'login-taken',
    `Tên đăng nhập "${login}" đã có người dùng. Hãy chọn tên khác.`,
    `The login ${login} is taken: choose another.`,
    {
      login,
    },
  );

export const loginNeeded = (account: string): AccountRefused =>
  new AccountRefused(
    'login-needed',
    'Tài khoản chưa có tên đăng nhập. Hãy gửi kèm login.',
    'This account has no login yet: send one.',
    { account },
    'malformed',
  );

export const notOneself = (account: string): AccountRefused =>
  new AccountRefused(
    'reset-of-oneself',
    'Không ai tự cấp lại mật khẩu hay xoá thiết bị của chính mình ở đây. Hãy đổi ở phiên đăng nhập của mình (POST /api/session/password).',
    'Nobody resets his own credentials here: change them in your own session.',
    { account },
  );

export const wrongKindOfAccount = (account: string, kind: string): AccountRefused =>
  new AccountRefused(
    'wrong-kind-of-account',
    kind === 'machine' ? 'Chương trình dùng khoá bí mật, không có mật khẩu.' : 'Khoá bí mật chỉ dành cho tài khoản của chương trình.',
    kind === 'machine' ? 'A programme has secrets, not a password.' : 'Only machine accounts have secrets.',
    { account, kind },
  );

export const identityTaken = (issuer: string, subject: string): AccountRefused =>
  new AccountRefused(
    'identity-taken',
    'Định danh này đã gắn với tài khoản khác. Hãy gỡ ở tài khoản kia trước.',
    'This identity belongs to another account: unlink it there first.',
    { issuer, subject },
  );
