import { Grounds, type AccountRights, type Grant } from './grants';
import type { Identity } from './identity';
import { PolicyAccess } from './policy-access';
import type { DatedArea, DatedAreas } from './relation';

const area = (parent: string | null): DatedArea => ({
  from: '2000-01-01',
  until: null,
  parents: [{ on: '2000-01-01', value: parent }],
  successors: [],
});

class Known extends Grounds {
  constructor(private readonly accounts: Readonly<Record<string, AccountRights>>) {
    super();
  }
  rightsOf(account: string): Promise<AccountRights | null> {
    return Promise.resolve(this.accounts[account] ?? null);
  }
  areas(): Promise<DatedAreas> {
    return Promise.resolve(new Map(Object.entries({ vn: area(null), huyen: area('vn'), xa: area('huyen') })));
  }
}

const on = (role: Grant['role'], where: string | null = 'huyen', days: Partial<Grant> = {}): Grant => ({
  role,
  area: where,
  from: null,
  until: null,
  ...days,
});
const accessOf = (grants: readonly Grant[], more: Partial<AccountRights> = {}): PolicyAccess =>
  new PolicyAccess(
    new Known({ an: { account: 'an', kind: 'person', open: true, grants, ...more } }),
    () => new Date('2026-03-10T05:00:00Z'),
  );
const AN: Identity = { account: 'an', kind: 'person', secondFactor: true };
const codeOf = async (work: Promise<void>): Promise<string> =>
  work.then(
    () => 'allowed',
    (error: { readonly code: string }) => error.code,
  );

describe('Whether somebody may', () => {
  it('nobody may do what is not for everybody', async () => {
    expect(await codeOf(accessOf([on('clerk')]).require(null, 'figure.report', 'xa'))).toBe('sign-in-required');
    expect(await codeOf(accessOf([on('clerk')]).requireSomewhere(null, 'figure.report'))).toBe('sign-in-required');
  });
  it('a right allows what the policy says, where it says', async () => {
    expect(await codeOf(accessOf([on('clerk')]).require(AN, 'figure.report', 'xa'))).toBe('allowed');
    expect(await codeOf(accessOf([on('clerk')]).require(AN, 'figure.verify', 'xa'))).toBe('forbidden');
    expect(await codeOf(accessOf([on('clerk', 'xa')]).require(AN, 'figure.report', 'huyen'))).toBe('forbidden');
  });
  it('what nobody knows is refused with a right nowhere, else left to who says that it is not there', async () => {
    expect(await codeOf(accessOf([on('clerk')]).require(AN, 'figure.report', 'khong-co'))).toBe('allowed');
    expect(await codeOf(accessOf([on('supervisor')]).require(AN, 'figure.report', 'khong-co'))).toBe('forbidden');
  });
  it('a right holds from its first day to its last', async () => {
    const held = (days: Partial<Grant>): Promise<string> =>
      codeOf(accessOf([on('clerk', 'huyen', days)]).require(AN, 'figure.report', 'xa'));
    expect(await held({ from: '2026-03-10', until: '2026-03-10' })).toBe('allowed');
    expect(await held({ from: '2026-03-11' })).toBe('forbidden');
    expect(await held({ until: '2026-03-09' })).toBe('forbidden');
  });
  it('an account that is closed may nothing, whatever it held; one that is not there neither', async () => {
    expect(await codeOf(accessOf([on('clerk')], { open: false }).require(AN, 'figure.report', 'xa'))).toBe('forbidden');
    expect(await codeOf(accessOf([]).require({ ...AN, account: 'la' }, 'status.read', 'xa'))).toBe('forbidden');
  });
  it('to verify and to administer takes the second factor, to read does not', async () => {
    const once: Identity = { ...AN, secondFactor: false };
    const access = accessOf([on('verifier'), on('administrator', null)]);
    expect(await codeOf(access.require(once, 'figure.verify', 'xa'))).toBe('second-factor-required');
    expect(await codeOf(access.requireSomewhere(once, 'account.open'))).toBe('second-factor-required');
    expect(await codeOf(access.require(once, 'role.grant', null))).toBe('second-factor-required');
    expect(await codeOf(access.require(once, 'figure.read', 'xa'))).toBe('allowed');
  });
  it('a password for once opens nothing but its own change', async () =>
    expect(await codeOf(accessOf([on('clerk')]).require({ ...AN, mustChangePassword: true }, 'figure.read', 'xa'))).toBe(
      'password-change-required',
    ));
  it('a programme never verifies, accepts, or gives rights, whatever it was granted', async () => {
    const programme: Identity = { account: 'an', kind: 'machine', secondFactor: false };
    const access = accessOf([on('verifier'), on('administrator', null), on('clerk')], { kind: 'machine' });
    for (const action of ['figure.verify', 'figure.return', 'report.accept', 'report.return', 'role.grant', 'account.open'] as const)
      expect([action, await codeOf(access.require(programme, action, 'xa'))]).toEqual([action, 'forbidden']);
    expect(await codeOf(access.require(programme, 'figure.report', 'xa'))).toBe('allowed');
  });
  it('a guest of the demo has every data role everywhere, and no accounts to give', async () => {
    const guest: Identity = { account: 'can-bo-1', kind: 'guest', secondFactor: false };
    for (const action of ['figure.report', 'figure.verify', 'target.revise', 'recognition.grant', 'projection.rebuild'] as const)
      expect([action, await codeOf(accessOf([]).require(guest, action, 'xa'))]).toEqual([action, 'allowed']);
    for (const action of ['account.open', 'role.grant'] as const)
      expect([action, await codeOf(accessOf([]).require(guest, action, 'xa'))]).toEqual([action, 'forbidden']);
  });
  it('a refusal says what it was, where, how near one came and who may', async () => {
    const refusal: unknown = await accessOf([on('clerk', 'xa')])
      .require(AN, 'figure.verify', 'huyen')
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'forbidden',
      facts: { action: 'figure.verify', area: 'huyen', relation: 'above', roles: ['verifier'] },
      messageVi: expect.stringContaining('đối với địa bàn huyen'),
    });
  });
});
