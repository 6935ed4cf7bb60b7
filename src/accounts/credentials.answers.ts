import { and, instant, list, object, oneOf, orNull, text, whole, yesNo } from '../platform/http/openapi/shapes';
import { CHANGED_ACCOUNT } from './account.answers';

export const ONE_TIME = and(CHANGED_ACCOUNT, {
  login: text,
  password: { ...text, description: 'Dùng một lần, chỉ hiện lần này; người dùng phải đổi ngay khi đăng nhập' },
  validUntil: instant,
});
export const NEW_SECRET = and(CHANGED_ACCOUNT, {
  number: whole,
  secret: { ...text, description: 'Chỉ hiện lần này' },
});
export const WAYS_IN = object({
  account: text,
  login: orNull(text),
  mustChangePassword: yesNo,
  secondFactor: yesNo,
  recoveryCodesLeft: whole,
  secrets: list(object({ number: whole, createdAt: instant })),
  identities: list(object({ issuer: text, subject: text })),
});
export const SIGN_INS = object({
  items: list(
    object({
      at: instant,
      method: oneOf('password', 'oidc', 'token', 'demo'),
      outcome: oneOf('succeeded', 'refused', 'second-factor-refused', 'too-many-attempts', 'password-changed', 'signed-out'),
      source: text,
      times: whole,
    }),
  ),
});
