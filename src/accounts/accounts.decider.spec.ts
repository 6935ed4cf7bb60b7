import { specify } from '@hieuhoc/decider';
import { accountDecider } from './account.decider';
import type { AccountEvent, AdministratorEvent } from './account.events';
import { administratorsDecider } from './administrators.decider';
import type { GrantCommand, RevokeCommand } from './granting';

const given = specify(accountDecider);
const opened = (kind: 'person' | 'machine' = 'person'): AccountEvent => ({ type: 'AccountOpened', data: { account: 'a-1', kind } });
const grant = (more: Partial<GrantCommand> = {}): GrantCommand => ({
  command: 'grant',
  account: 'a-1',
  role: 'clerk',
  area: 'an-sinh',
  ...more,
});
const revoke = (more: Partial<RevokeCommand> = {}): RevokeCommand => ({
  command: 'revoke',
  account: 'a-1',
  role: 'clerk',
  area: 'an-sinh',
  ...more,
});
const granted = (more: Partial<Extract<AccountEvent, { type: 'RoleGranted' }>['data']> = {}) =>
  ({ type: 'RoleGranted', data: { account: 'a-1', role: 'clerk', area: 'an-sinh', ...more } }) as const satisfies AccountEvent;
const revoked = { type: 'RoleRevoked', data: { account: 'a-1', role: 'clerk', area: 'an-sinh' } } as const satisfies AccountEvent;
const closed: AccountEvent = { type: 'AccountClosed', data: { account: 'a-1' } };

describe('an account', () => {
  it('is opened once', () => {
    given().when({ command: 'open', account: 'a-1', kind: 'person' }).then(opened());
    given(opened()).when({ command: 'open', account: 'a-1', kind: 'person' }).thenRefused('account-exists');
  });
  it('that is not there holds nothing', () => given().when(grant()).thenRefused('unknown-account'));
  it('that is closed gets nothing more, and is not opened again', () => {
    for (const command of [grant(), revoke(), { command: 'close', account: 'a-1' } as const])
      given(opened(), granted(), closed).when(command).thenRefused('account-closed');
    given(opened(), closed).when({ command: 'open', account: 'a-1', kind: 'person' }).thenRefused('account-exists');
  });
});

describe('a role on an area', () => {
  it('is granted, with its days and its decision', () => {
    const decision = { number: '5/QĐ', issuedOn: '2026-01-05', issuer: 'UBND tỉnh' };
    given(opened())
      .when(grant({ from: '2026-02-01', until: '2026-12-31', decision }))
      .then(granted({ from: '2026-02-01', until: '2026-12-31', decision }));
  });
  it('is not granted twice for the same days', () => {
    given(opened(), granted()).when(grant()).thenRefused('role-already-granted', { role: 'clerk', area: 'an-sinh' });
    given(opened(), granted({ until: '2026-06-30' }))
      .when(grant({ from: '2026-06-30' }))
      .thenRefused('role-already-granted');
  });
  it('is granted again for days that follow, on another area, as another role, and after it was revoked', () => {
    given(opened(), granted({ until: '2026-06-30' }))
      .when(grant({ from: '2026-07-01' }))
      .then(granted({ from: '2026-07-01' }));
    given(opened(), granted())
      .when(grant({ area: 'binh-khe' }))
      .then(granted({ area: 'binh-khe' }));
    given(opened(), granted())
      .when(grant({ role: 'verifier' }))
      .then(granted({ role: 'verifier' }));
    given(opened(), granted(), revoked).when(grant()).then(granted());
  });
  it('that ends before it begins is refused', () =>
    given(opened())
      .when(grant({ from: '2026-02-02', until: '2026-02-01' }))
      .thenRefused('until-before-from'));
  it('is granted by nobody to himself', () => given(opened()).when(grant(), { actor: 'a-1' }).thenRefused('grant-to-oneself'));
  it('is revoked where it is held, and nowhere else', () => {
    given(opened(), granted()).when(revoke()).then(revoked);
    given(opened(), granted())
      .when(revoke({ area: null }))
      .thenRefused('role-not-granted');
    given(opened(), granted(), revoked).when(revoke()).thenRefused('role-not-granted');
  });
  it('of verifying is never a programme’s', () =>
    given(opened('machine'))
      .when(grant({ role: 'verifier' }))
      .thenRefused('role-not-for-machines'));
});

describe('the administrators', () => {
  const all = specify(administratorsDecider);
  const administrator = (account: string, more: object = {}): AdministratorEvent => ({
    type: 'RoleGranted',
    data: { account, role: 'administrator', area: null, ...more },
  });
  const gone = (account: string): AdministratorEvent => ({ type: 'RoleRevoked', data: { account, role: 'administrator', area: null } });
  const take = (account: string, closedOnes: readonly string[] = [], area: string | null = null) =>
    ({ command: 'revoke', account, role: 'administrator', area, closed: new Set(closedOnes), today: '2026-03-01' }) as const;

  it('begin with one, once', () => {
    all().when({ command: 'found', account: 'a' }).then(administrator('a'));
    all(administrator('a')).when({ command: 'found', account: 'b' }).thenRefused('administrator-exists');
    all(administrator('a'), administrator('b'), gone('a')).when({ command: 'found', account: 'a' }).thenRefused('administrator-exists');
  });
  it('never lose the last one', () => {
    all(administrator('a')).when(take('a')).thenRefused('last-administrator');
    all(administrator('a'), administrator('b')).when(take('a')).then(gone('a'));
    all(administrator('a'), administrator('b'), gone('a')).when(take('b')).thenRefused('last-administrator');
  });
  it('are not reckoned where the right has not begun, and are from its first day', () => {
    all(administrator('a'), administrator('b', { from: '2026-03-02' }))
      .when(take('a'))
      .thenRefused('last-administrator');
    all(administrator('a'), administrator('b', { from: '2026-03-01' }))
      .when(take('a'))
      .then(gone('a'));
  });
  it('are not reckoned where the account is closed, the right ends some day, or covers one area alone', () => {
    all(administrator('a'), administrator('b'))
      .when(take('a', ['b']))
      .thenRefused('last-administrator');
    all(administrator('a'), administrator('b', { until: '2099-12-31' }))
      .when(take('a'))
      .thenRefused('last-administrator');
    all(administrator('a'), administrator('b', { area: 'quang-ninh' }))
      .when(take('a'))
      .thenRefused('last-administrator');
  });
  it('of one area may all be revoked', () =>
    all(administrator('a'), administrator('b', { area: 'quang-ninh' }))
      .when(take('b', [], 'quang-ninh'))
      .then({ type: 'RoleRevoked', data: { account: 'b', role: 'administrator', area: 'quang-ninh' } }));
});
