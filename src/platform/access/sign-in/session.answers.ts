import { instant, list, named, object, oneOf, orNull, text, whole, yesNo } from '../../http/openapi/shapes';

const METHOD = oneOf('password', 'oidc', 'demo');

export const SESSION = named(
  'Session',
  object({
    account: text,
    method: METHOD,
    secondFactor: { ...yesNo, description: 'Phiên này đã qua xác thực hai lớp' },
    mustChangePassword: yesNo,
    failedSince: { ...whole, description: 'Số lần đăng nhập sai kể từ lần vào trước' },
    until: { ...instant, description: 'Phiên kết thúc muộn nhất vào lúc này; 30 phút không dùng thì kết thúc sớm hơn' },
  }),
);
export const ENDED = object({ ended: yesNo });
const OPEN_SESSION = object({ method: METHOD, since: instant, seen: { ...instant, description: 'Chính xác đến phút' }, current: yesNo });
export const OWN_SESSION = named(
  'OwnSession',
  object({
    account: text,
    login: orNull(text),
    method: METHOD,
    secondFactor: { ...yesNo, description: 'Phiên này đã qua xác thực hai lớp' },
    enrolled: { ...yesNo, description: 'Tài khoản có thiết bị xác thực' },
    recoveryCodesLeft: whole,
    mustChangePassword: yesNo,
    until: instant,
    sessions: list(OPEN_SESSION),
  }),
);
export const ENDED_OTHERS = object({ ended: whole });
export const PEOPLE = named(
  'DemoPerson',
  object({ id: text, label: text, plan: text, roles: list(object({ role: text, area: orNull(text) })) }),
);
export const ENROLMENT = object({
  secret: { ...text, description: 'Gõ vào ứng dụng xác thực' },
  uri: { ...text, description: 'Nội dung của mã QR' },
});
export const RECOVERY = object({
  recoveryCodes: { ...list(text), description: 'Mỗi mã dùng một lần; chỉ hiện lần này' },
  session: SESSION,
});
export const TOKEN = object({ token: text, tokenType: oneOf('Bearer'), expiresIn: whole });
export const ISSUER = named('Issuer', object({ id: text, name: text, href: text }));
