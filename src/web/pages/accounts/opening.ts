import type { FormProblem } from '../../parts/error-summary';
import type { Visit } from '../../visit/visit';
import { roleAsked } from './act';
import type { Issued } from './secret.page';

export interface Opened {
  readonly account: string;
  readonly issued: Issued;
}

/**
 * Opens the account, gives it its first role, and last the way in, which is shown once. The form's own key becomes the account's id: sent
 * again after something in between was refused, it goes on where it stopped. Throws ApiProblem.
 */
export async function openAccount(visit: Visit): Promise<Opened | { readonly problems: readonly FormProblem[] }> {
  const { form, api } = visit;
  const kind = form.text('kind') === 'machine' ? 'machine' : 'person';
  const asked = await roleAsked(visit, 'moi-area');
  if ('problems' in asked) return asked;
  const missing = kind === 'person' && form.text('login') === '' ? [{ words: 'Hãy đặt tên đăng nhập.', field: 'moi-login' }] : [];
  const why = form.text('reason') === '' ? [{ words: 'Hãy ghi lý do.', field: 'moi-reason' }] : [];
  if (missing.length + why.length > 0) return { problems: [...missing, ...why] };
  const account = form.text('khoa');
  const reason = form.text('reason');
  const personal = Object.fromEntries(['name', 'email'].flatMap((name) => (form.given(name) === null ? [] : [[name, form.text(name)]])));
  await api.write('POST', '/api/accounts', { body: { account, kind, ...personal }, key: account });
  const path = `/api/accounts/${encodeURIComponent(account)}`;
  const granting = { ...asked.grant, reason };
  await api.write('POST', `${path}/roles`, { body: granting, key: `${account}.${Object.values(asked.grant).join('.')}` });
  const way =
    kind === 'machine' ? { path: 'secrets', body: { reason } } : { path: 'password-reset', body: { reason, login: form.text('login') } };
  const { body } = await api.write<Issued>('POST', `${path}/${way.path}`, { body: way.body, key: `${account}.duong-vao` });
  return { account, issued: body };
}
