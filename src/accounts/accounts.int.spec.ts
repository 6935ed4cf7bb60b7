import { askingOf, type Asking } from '../../test/support/asking';
import { commune, district, planDocument, province, ratio, target } from '../../test/support/small-plan';
import { startSystem, type Answer, type System } from '../../test/support/system';

const reason = 'phân công đầu năm';
const ROOT = 'demo-quan-tri';
const as = (actor: string): Record<string, string> => ({ 'X-Actor': actor });

let system: System;
let asking: Asking;
beforeAll(async () => {
  system = await startSystem();
  asking = askingOf(system);
  const areas = [
    province('tinh-a'),
    province('tinh-b'),
    district('huyen-a', 'tinh-a'),
    commune('xa-a', 'huyen-a'),
    commune('xa-b', 'huyen-a'),
  ];
  await asking.done(
    '/api/plans',
    planDocument('nen', { areas, area: 'huyen-a', indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] }),
  );
});
afterAll(() => system.stop());

const open = async (account: string, kind = 'person'): Promise<Answer> => system.post('/api/accounts', { account, kind }, as(ROOT));
const grant = (account: string, role: string, area: string | null, actor = ROOT): Promise<Answer> =>
  system.post(`/api/accounts/${account}/roles`, { role, area, reason }, as(actor));
const revoke = (account: string, role: string, area: string | null, actor = ROOT): Promise<Answer> =>
  system.post(`/api/accounts/${account}/roles/revocation`, { role, area, reason }, as(actor));
const report = (area: string, actor: string, period = '2015-H1'): Promise<Answer> =>
  system.put(`/api/figures/ty-le/${area}/${period}`, { numerator: '8', denominator: '10' }, { ...as(actor), 'If-None-Match': '*' });
const NO_WAY_IN = { login: null, mustChangePassword: false, secondFactor: false };
const outcome = ({ status, body }: Answer): readonly [number, string | undefined] => [status, body.code];

describe('accounts over HTTP', () => {
  it('an account is opened, given a role, and may do then what it could not before', async () => {
    expect((await open('lan')).status).toBe(201);
    expect(outcome(await report('xa-a', 'lan'))).toEqual([403, 'forbidden']);
    expect(outcome(await grant('lan', 'clerk', 'xa-a'))).toEqual([200, undefined]);
    expect((await report('xa-a', 'lan')).status).toBe(201);
    expect(outcome(await report('xa-b', 'lan'))).toEqual([403, 'forbidden']);
  });

  it('a revocation holds for the very next request', async () => {
    await open('minh');
    await grant('minh', 'clerk', 'huyen-a');
    expect((await report('xa-b', 'minh')).status).toBe(201);
    expect(outcome(await revoke('minh', 'clerk', 'huyen-a'))).toEqual([200, undefined]);
    expect(outcome(await report('xa-b', 'minh', '2015-H2'))).toEqual([403, 'forbidden']);
  });

  it('a closed account may nothing, and is not opened again', async () => {
    await open('hoa');
    await grant('hoa', 'clerk', 'xa-b');
    expect((await system.post('/api/accounts/hoa/closure', { reason }, as(ROOT))).status).toBe(200);
    expect((await report('xa-b', 'hoa', '2015-H2')).status).toBe(401);
    expect(outcome(await open('hoa'))).toEqual([409, 'account-exists']);
    expect(outcome(await grant('hoa', 'clerk', 'xa-a'))).toEqual([409, 'account-closed']);
  });

  it('an administrator of a province appoints in it alone, and nobody of the whole country', async () => {
    await open('qt-a');
    await grant('qt-a', 'administrator', 'tinh-a');
    await open('cuc');
    expect(outcome(await grant('cuc', 'clerk', 'xa-a', 'qt-a'))).toEqual([200, undefined]);
    expect(outcome(await grant('cuc', 'clerk', 'tinh-b', 'qt-a'))).toEqual([403, 'forbidden']);
    expect(outcome(await grant('cuc', 'auditor', null, 'qt-a'))).toEqual([403, 'forbidden']);
    expect(outcome(await revoke('qt-a', 'administrator', null, 'qt-a'))).toEqual([403, 'forbidden']);
    expect(outcome(await grant('qt-a', 'clerk', 'xa-a', 'qt-a'))).toEqual([409, 'grant-to-oneself']);
    await grant('cuc', 'clerk', 'tinh-b');
    expect(outcome(await system.post('/api/accounts/cuc/closure', { reason }, as('qt-a')))).toEqual([403, 'forbidden']);
  });

  it('two administrators who revoke each other at once leave one', async () => {
    for (const account of ['qt-1', 'qt-2']) {
      await open(account);
      await grant(account, 'administrator', null);
    }
    const answers = await Promise.all([revoke('qt-2', 'administrator', null, 'qt-1'), revoke('qt-1', 'administrator', null, 'qt-2')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // Whoever is second has lost the right already, or is the last one.
    expect(['forbidden', 'last-administrator']).toContain(answers.find(({ status }) => status !== 200)?.body.code);
    const left = answers[0].status === 200 ? 'qt-1' : 'qt-2';
    expect(outcome(await system.post(`/api/accounts/${left}/closure`, { reason }, as(ROOT)))).toEqual([409, 'still-administrator']);
  });

  it('what is malformed is refused with all its faults, and nothing is recorded', async () => {
    for (const body of [
      { role: 'king', area: 'xa-a', reason },
      { role: 'clerk', reason },
      { role: 'clerk', area: 'xa-a' },
    ])
      expect(await asking.refused('/api/accounts/lan/roles', body, as(ROOT))).toEqual([422, 'malformed']);
    expect(await asking.refused('/api/accounts', { account: '022083001234', kind: 'person' }, as(ROOT))).toEqual([422, 'malformed']);
    expect(await asking.refused('/api/accounts/lan/roles', { role: 'clerk', area: 'xa-la', reason }, as(ROOT))).toEqual([
      404,
      'unknown-area',
    ]);
    expect(await asking.refused('/api/accounts/ai-do/roles', { role: 'clerk', area: 'xa-a', reason }, as(ROOT))).toEqual([
      404,
      'unknown-account',
    ]);
    expect(await asking.refused('/api/accounts/lan/roles', { role: 'clerk', area: 'xa-a', reason }, as(ROOT))).toEqual([
      409,
      'role-already-granted',
    ]);
  });

  it('who acts for an office has the same right there', async () => {
    const body = { numerator: '8', denominator: '10' };
    const put = (onBehalfOf: string): Promise<Answer> =>
      system.put('/api/figures/ty-le/xa-a/2016-H1', body, { ...as('lan'), 'If-None-Match': '*', 'X-On-Behalf-Of': onBehalfOf });
    expect(outcome(await put('huyen-a'))).toEqual([403, 'forbidden']);
    expect((await put('xa-a')).status).toBe(201);
  });
});

describe('who holds what', () => {
  it('is a list, by area and by role, as it was known at any moment', async () => {
    const before = (await system.get(`/api/accounts?after=${system.position}`, as(ROOT))).body.asOf.logSize;
    await open('thu');
    await grant('thu', 'verifier', 'huyen-a');
    const { body } = await system.get(`/api/accounts?area=huyen-a&role=verifier&after=${system.position}`, as(ROOT));
    const role = { role: 'verifier', area: 'huyen-a', from: null, until: null };
    expect(body.items).toEqual([{ account: 'thu', kind: 'person', open: true, name: null, ...NO_WAY_IN, roles: [role] }]);
    expect((await system.get(`/api/accounts?area=huyen-a&role=verifier&asOf=${before}`, as(ROOT))).body.items).toEqual([]);
    await revoke('thu', 'verifier', 'huyen-a');
    expect((await system.get(`/api/accounts/thu?after=${system.position}`, as(ROOT))).body).toMatchObject({ account: 'thu', roles: [] });
  });

  it('pages by id', async () => {
    const seen: string[] = [];
    for (let path = '/api/accounts?limit=2'; path !== '';) {
      const { body } = await system.get(path, as(ROOT));
      seen.push(...body.items.map(({ account }: { account: string }) => account));
      path = body.next === null ? '' : `/api/accounts?limit=2&cursor=${body.next}`;
    }
    expect(seen).toEqual([...seen].toSorted());
    expect(seen).toEqual(expect.arrayContaining(['lan', 'minh', 'hoa']));
  });

  it('stands in the history, with who gave it and why', async () => {
    const { body } = await asking.seen('/api/history?stream=account-lan');
    expect(body.items.map(({ type, actor }: { type: string; actor: string }) => [type, actor])).toEqual([
      ['RoleGranted', ROOT],
      ['AccountOpened', ROOT],
    ]);
    expect(body.items[0]).toMatchObject({ reason, before: { grants: [] }, after: { grants: [{ role: 'clerk', area: 'xa-a' }] } });
    const { body: administrators } = await asking.seen('/api/history?stream=administrators');
    expect(administrators.items[0]).toMatchObject({ type: 'RoleRevoked', before: [{ revoked: false }], after: [{ revoked: true }] });
  });

  it('a name lies in the vault and is in no event', async () => {
    const name = 'Trần Thị Kín Đáo';
    await system.post('/api/accounts', { account: 'kin', kind: 'person', name }, { ...as(ROOT), 'Idempotency-Key': 'mo-kin' });
    expect((await system.get(`/api/accounts/kin?after=${system.position}`, as(ROOT))).body.name).toBe(name);
    const { body } = await system.get('/api/streams/account-kin');
    expect(body.items[0].data).toEqual({
      account: 'kin',
      kind: 'person',
      name: { ref: 'kin', h: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.stringify(body)).not.toContain('Kín Đáo');
  });
});

describe('finding accounts', () => {
  const found = async (query: string): Promise<readonly string[]> =>
    (await system.get(`/api/accounts?${query}&after=${system.position}`, as(ROOT))).body.items.map(
      ({ account }: { readonly account: string }) => account,
    );
  beforeAll(async () => {
    await system.post('/api/accounts', { account: 'tim-1', kind: 'person', name: 'Đỗ Thị Tím' }, as(ROOT));
    await system.post('/api/accounts', { account: 'tim-2', kind: 'machine', name: 'Kho dữ liệu' }, as(ROOT));
    await grant('tim-1', 'verifier', 'huyen-a');
    await system.post('/api/accounts/tim-1/password-reset', { login: 'do.thi.tim', reason }, as(ROOT));
  });

  it('by a piece of the name, with or without marks, by login, by id', async () => {
    expect([await found('q=do+thi'), await found('q=THỊ+TÍM'), await found('q=thi.tim'), await found('q=tim-')]).toEqual([
      ['tim-1'],
      ['tim-1'],
      ['tim-1'],
      ['tim-1', 'tim-2'],
    ]);
  });

  it('by an area with all under it, and by what they lack', async () => {
    expect(await found('area=tinh-a&role=verifier')).toEqual([]);
    expect(await found('area=tinh-a&role=verifier&below=true')).toEqual(['tim-1']);
    expect(await found('area=tinh-b&role=verifier&below=true')).toEqual([]);
    expect(await found('q=tim-&lacks=password-change')).toEqual(['tim-1']);
    expect(await found('q=tim-&lacks=second-factor')).toEqual(['tim-1']);
    expect(await found('q=tim-&lacks=role')).toEqual(['tim-2']);
    expect(await found('q=tim-&lacks=login')).toEqual([]);
    expect(await found('q=hoa&open=true')).toEqual([]);
  });

  it('pages what was narrowed', async () => {
    const { body } = await system.get(`/api/accounts?q=tim-&limit=1&after=${system.position}`, as(ROOT));
    expect(body.items).toMatchObject([{ account: 'tim-1', login: 'do.thi.tim', mustChangePassword: true, secondFactor: false }]);
    expect((await system.get(`/api/accounts?q=tim-&limit=1&cursor=${body.next}`, as(ROOT))).body).toMatchObject({
      items: [{ account: 'tim-2' }],
      next: null,
    });
  });

  it('one of them tells who gave it what, when and why, an administrator too', async () => {
    const { body } = await system.get(`/api/accounts/tim-1?after=${system.position}`, as(ROOT));
    expect(body.life).toMatchObject([
      { type: 'AccountOpened', actor: ROOT, reason: null },
      { type: 'RoleGranted', role: 'verifier', area: 'huyen-a', actor: ROOT, reason },
      { type: 'CredentialsReset', what: 'password', reason },
    ]);
    expect(JSON.stringify(body.life)).not.toContain('tim-1');
    const { body: administrator } = await system.get(`/api/accounts/qt-a?after=${system.position}`, as(ROOT));
    expect(administrator.life).toMatchObject([{ type: 'AccountOpened' }, { type: 'RoleGranted', role: 'administrator', area: 'tinh-a' }]);
  });
});

describe('GET /api/me', () => {
  it('says who I am, what I may do where, and what waits for me', async () => {
    const { status, body } = await system.get('/api/me', as('lan'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ account: 'lan', kind: 'person', secondFactor: true, mustChangePassword: false, todo: [] });
    expect(body.rights).toEqual([{ role: 'clerk', area: 'xa-a', until: null, actions: expect.arrayContaining(['figure.report']) }]);
    expect(body.rights[0].actions).not.toContain('figure.verify');
  });
});
