import { ApiProblem } from '../../api/problem';
import { areaOfField } from '../../known/area-typed';
import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';

/** What can be done to an account that shows no secret; the word stands in the form and, done, in the address. */
export const ACTS = {
  'cap-quyen': 'Đã cấp vai trò.',
  'thu-hoi': 'Đã thu hồi vai trò, có hiệu lực ngay.',
  'thiet-bi': 'Đã gỡ thiết bị. Lần đăng nhập tới người này gắn thiết bị mới.',
  'bo-khoa': 'Đã bỏ khoá; chương trình dùng khoá ấy không vào được nữa.',
  gan: 'Đã gắn định danh.',
  go: 'Đã gỡ định danh.',
  dong: 'Đã đóng tài khoản.',
  xoa: 'Đã xoá dữ liệu cá nhân của tài khoản.',
} as const;
export type Act = keyof typeof ACTS;

export const actIn = (visit: Visit): Act | null => {
  const word = visit.form.text('viec');
  return isAct(word) ? word : null;
};
const isAct = (word: string): word is Act => Object.hasOwn(ACTS, word);

interface Order {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body: object;
}

/** What is wrong before the API is asked; empty where it was done. Throws ApiProblem. */
export async function act(visit: Visit, account: string, word: Act): Promise<readonly FormProblem[]> {
  const ordered = await ORDERS[word](visit);
  if ('problems' in ordered) return ordered.problems;
  await visit.api.write(ordered.method, `/api/accounts/${encodeURIComponent(account)}/${ordered.path}`, {
    body: ordered.body,
    key: visit.form.text('khoa'),
  });
  return [];
}

type Ordered = Order | { readonly problems: readonly FormProblem[] };
const post = (path: string, body: object): Order => ({ method: 'POST', path, body });
const reasonOf = (visit: Visit): { readonly reason: string } => ({ reason: visit.form.text('reason') });

const ORDERS: Readonly<Record<Act, (visit: Visit) => Ordered | Promise<Ordered>>> = {
  'cap-quyen': async (visit) => {
    const asked = await roleAsked(visit, 'cap-quyen-area');
    return 'problems' in asked ? asked : post('roles', { ...asked.grant, ...reasonOf(visit) });
  },
  'thu-hoi': (visit) => post('roles/revocation', { role: visit.form.text('role'), area: visit.form.given('area'), ...reasonOf(visit) }),
  'thiet-bi': (visit) => post('second-factor-reset', reasonOf(visit)),
  'bo-khoa': (visit) => ({
    method: 'DELETE',
    path: `secrets/${encodeURIComponent(visit.form.text('number'))}`,
    body: reasonOf(visit),
  }),
  gan: (visit) => post('identities', { ...identityOf(visit), ...reasonOf(visit) }),
  go: (visit) => post('identities/removal', { ...identityOf(visit), ...reasonOf(visit) }),
  dong: (visit) => post('closure', reasonOf(visit)),
  xoa: (visit) => {
    if (!visit.form.has('chac'))
      return { problems: [{ words: 'Hãy đánh dấu rằng bạn hiểu: đã xoá thì không lấy lại được.', field: 'xoa-chac' }] };
    const { form } = visit;
    return post('erasure', { legalBasis: form.text('legalBasis'), requestedOn: form.text('requestedOn'), ...reasonOf(visit) });
  },
};

const identityOf = ({ form }: Visit): object => ({ issuer: form.text('issuer'), subject: form.text('subject') });

/** A role on an area, with its days, as the form says it. The whole country has to be ticked. */
export async function roleAsked(
  visit: Visit,
  field: string,
): Promise<{ readonly grant: Readonly<Record<string, string | null>> } | { readonly problems: readonly FormProblem[] }> {
  const { form } = visit;
  const days = Object.fromEntries(['from', 'until'].flatMap((name) => (form.given(name) === null ? [] : [[name, form.text(name)]])));
  const grant = { role: form.text('role'), ...days };
  if (form.has('ca-nuoc')) return { grant: { ...grant, area: null } };
  const typed = form.text('area');
  if (typed === '') return { problems: [{ words: 'Hãy ghi địa bàn, hoặc đánh dấu cả nước.', field }] };
  const { id, problems } = await areaOfField(visit, typed, field);
  return problems.length > 0 ? { problems } : { grant: { ...grant, area: id } };
}

const WORDS: Readonly<Record<string, string>> = {
  reason: 'Lý do',
  role: 'Vai trò',
  area: 'Địa bàn',
  from: 'Từ ngày',
  until: 'Đến hết ngày',
  login: 'Tên đăng nhập',
  email: 'Thư điện tử',
  name: 'Họ tên hoặc chức danh',
  legalBasis: 'Căn cứ xoá',
  requestedOn: 'Ngày yêu cầu',
  issuer: 'Nơi cấp định danh',
  subject: 'Định danh',
};

/** What goes on as a page of its own: who has to sign in again, and what is nobody's mistake. */
const ELSEWHERE = new Set(['second-factor-required', 'password-change-required']);

/** What the API refused, at the fields of the form with that prefix. */
export function problemsIn(error: unknown, prefix: string): { readonly problems: readonly FormProblem[]; readonly status: number } {
  if (!(error instanceof ApiProblem) || error.status === 401 || error.status >= 500 || ELSEWHERE.has(error.code)) throw error;
  const fields = error.fields.map(({ field, message }) => ({ words: `${WORDS[field] ?? field} ${message}`, field: `${prefix}-${field}` }));
  const about = FIELD_OF[error.code];
  if (fields.length > 0) return { problems: fields, status: error.status };
  return { problems: [{ words: error.detail, ...(about !== undefined && { field: `${prefix}-${about}` }) }], status: error.status };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'login-taken': 'login',
  'login-needed': 'login',
  'role-already-granted': 'role',
  'role-not-for-machines': 'role',
  'until-before-from': 'until',
  'requested-in-the-future': 'requestedOn',
  'erasure-ground-needed': 'legalBasis',
};
