import { ACTIONS } from '../../src/platform/access/actions';
import { commune, district, planDocument, province, ratio, target } from '../support/small-plan';
import { startSystem, type Answer, type System } from '../support/system';

/* Where users of other systems hurt, as far as it is about rights; the numbers are those of the list of pains. */

const ROOT = { 'X-Actor': 'demo-quan-tri' };
const FIGURE = '/api/figures/ty-le/xa-a/2015-H1';
const as = (actor: string, more: Record<string, string> = {}): Record<string, string> => ({ 'X-Actor': actor, ...more });
const outcome = ({ status, body }: Answer): readonly [number, string | undefined] => [status, body.code];

let system: System;
const seen = (path: string, actor: string): Promise<Answer> =>
  system.get(`${path}${path.includes('?') ? '&' : '?'}after=${system.position}`, as(actor));
const appoint = async (account: string, role: string, area: string | null): Promise<void> => {
  await system.post('/api/accounts', { account, kind: 'person' }, ROOT);
  await system.post(`/api/accounts/${account}/roles`, { role, area, reason: 'phân công' }, ROOT);
};

beforeAll(async () => {
  system = await startSystem();
  const areas = [province('tinh'), district('huyen', 'tinh'), commune('xa-a', 'huyen'), commune('xa-b', 'huyen')];
  await system.post(
    '/api/plans',
    planDocument('ke-hoach', { areas, area: 'huyen', indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] }),
  );
  for (const [account, role, area] of [
    ['bao-cao', 'clerk', 'xa-a'],
    ['tham-dinh', 'verifier', 'huyen'],
    ['tham-dinh-xa-b', 'verifier', 'xa-b'],
    ['thanh-tra', 'auditor', null],
    ['quan-tri', 'administrator', null],
  ] as const)
    await appoint(account, role, area);
});
afterAll(() => system.stop());

describe('14: an approval from above is never hidden from those below, and never undone by them', () => {
  beforeAll(async () => {
    await system.put(FIGURE, { numerator: '8', denominator: '10' }, as('bao-cao', { 'If-None-Match': '*' }));
    await system.post(`${FIGURE}/verification`, { revision: 0 }, as('tham-dinh'));
  });

  it('who reported sees that it is verified, by whom and when', async () => {
    const { body } = await seen(FIGURE, 'bao-cao');
    expect(body).toMatchObject({ review: 'verified', verified: { revision: 0 } });
    const { body: history } = await seen('/api/history?area=xa-a&indicator=ty-le', 'bao-cao');
    expect(history.items[0]).toMatchObject({ type: 'FigureVerified', actor: 'tham-dinh', recordedAt: expect.any(String) });
  });

  it('who reported cannot undo it, nor can the verifier of another commune', async () => {
    const back = { revision: 0, reason: 'thử huỷ' };
    for (const actor of ['bao-cao', 'tham-dinh-xa-b'])
      expect([actor, ...outcome(await system.post(`${FIGURE}/return`, back, as(actor)))]).toEqual([actor, 403, 'forbidden']);
    expect((await seen(FIGURE, 'bao-cao')).body).toMatchObject({ review: 'verified' });
  });

  it('a correction from below leaves standing what was verified, and says that it waits', async () => {
    const reason = 'Bổ sung hộ';
    const answer = await system.put(FIGURE, { numerator: '9', denominator: '10', reason }, as('bao-cao', { 'If-Match': '"1"' }));
    expect(answer.status).toBe(200);
    const { body } = await seen(FIGURE, 'bao-cao');
    expect(body).toMatchObject({ review: 'waiting', changedSinceVerified: true, verified: { revision: 0, value: { numerator: '8' } } });
  });
});

describe('17: nobody switches the record off, nobody acts past a rule', () => {
  it('there is no action that does it, for any role', () =>
    // What an account is called is erased from the vault on a legal ground; the log keeps what it did.
    expect(ACTIONS.filter((action) => /audit|force|skip|lock|delete|erase|purge|superuser/i.test(action))).toEqual(['account.erase']));

  it.each(['skipAudit=true', 'force=true', 'importMode=NONE'])(
    '?%s changes nothing: it is recorded, and a rule that refuses refuses',
    async (option) => {
      const account = `thu-${option.split('=')[0]}`;
      const opened = await system.post(`/api/accounts?${option}`, { account, kind: 'person' }, as('quan-tri'));
      expect(opened.status).toBe(201);
      const { body } = await seen(`/api/history?stream=account-${account}`, 'thanh-tra');
      expect(body.items).toMatchObject([{ type: 'AccountOpened', actor: 'quan-tri' }]);
      const again = await system.post(`/api/accounts?${option}`, { account, kind: 'person' }, as('quan-tri'));
      expect(outcome(again)).toEqual([409, 'account-exists']);
      const verified = await system.post(`${FIGURE}/verification?${option}`, { revision: 2 }, as('bao-cao'));
      expect(outcome(verified)).toEqual([403, 'forbidden']);
    },
  );

  it('the administrator cannot report, verify, correct, withdraw, nor read what others reported', async () => {
    const tries: readonly (readonly [string, Promise<Answer>])[] = [
      ['report', system.put(FIGURE, { numerator: '1', denominator: '10' }, as('quan-tri', { 'If-Match': '"2"' }))],
      ['verify', system.post(`${FIGURE}/verification`, { revision: 2 }, as('quan-tri'))],
      ['withdraw', system.post(`${FIGURE}/withdrawal`, { reason: 'x' }, as('quan-tri'))],
      ['read', system.get(FIGURE, as('quan-tri'))],
      ['status', system.get('/api/status?plan=ke-hoach', as('quan-tri'))],
      ['history', system.get('/api/history', as('quan-tri'))],
      ['feed', system.get('/api/events', { ...as('quan-tri'), Accept: 'application/json' })],
    ];
    for (const [what, answer] of tries) expect([what, ...outcome(await answer)]).toEqual([what, 403, 'forbidden']);
  });

  it('the administrator cannot give himself what he has not', async () => {
    const mine = { role: 'clerk', area: 'xa-a', reason: 'tự cấp' };
    expect(outcome(await system.post('/api/accounts/quan-tri/roles', mine, as('quan-tri')))).toEqual([409, 'grant-to-oneself']);
  });

  it('what the administrator does is itself in the record, for the auditor to read', async () => {
    await system.post('/api/accounts/bao-cao/roles', { role: 'clerk', area: 'xa-b', reason: 'kiêm nhiệm' }, as('quan-tri'));
    const { body } = await seen('/api/history?actor=quan-tri', 'thanh-tra');
    expect(body.items[0]).toMatchObject({ type: 'RoleGranted', actor: 'quan-tri', reason: 'kiêm nhiệm', stream: 'account-bao-cao' });
  });

  it('an actor is who signed in: a body or a header cannot name another', async () => {
    const body = { numerator: '8', denominator: '10', actor: 'tham-dinh' };
    const answer = await system.put('/api/figures/ty-le/xa-a/2015-H2', body, as('bao-cao', { 'If-None-Match': '*' }));
    expect(outcome(answer)).toEqual([422, 'malformed']);
  });
});

describe('rights row by row', () => {
  it('of a list, each row has an outcome of its own', async () => {
    await system.put('/api/figures/ty-le/xa-b/2015-H1', { numerator: '1', denominator: '2' }, as('can-bo-khach', { 'If-None-Match': '*' }));
    const rows = ['xa-a', 'xa-b'].map((area) => ({ indicator: 'ty-le', area, period: '2015-H1', revision: area === 'xa-a' ? 2 : 0 }));
    const { status, body } = await system.post('/api/figures/verification', { figures: rows }, as('tham-dinh-xa-b'));
    expect([status, ...body.items.map(({ outcome: one }: { outcome: string }) => one)]).toEqual([200, 'forbidden', 'verified']);
  });

  it('a plan brings areas and bodies only where its planner may place them', async () => {
    await appoint('ke-hoach-vien', 'planner', 'huyen');
    const issued = (plan: string, parent: string): Promise<Answer> =>
      system.post('/api/plans', planDocument(plan, { areas: [commune(`xa-${plan}`, parent)], area: 'huyen' }), as('ke-hoach-vien'));
    expect(outcome(await issued('moi', 'tinh'))).toEqual([403, 'forbidden']);
    expect((await issued('dung', 'huyen')).status).toBe(201);
    expect((await seen('/api/areas/xa-moi', 'ke-hoach-vien')).status).toBe(404);
  });

  it('nobody changes the boundaries of his own area, and what is moved goes where one may place it', async () => {
    const change = (body: object): Promise<Answer> => system.post('/api/area-changes', { on: '2026-01-01', ...body }, as('ke-hoach-vien'));
    expect(outcome(await change({ type: 'renamed', area: 'huyen', name: 'Tên khác' }))).toEqual([403, 'forbidden']);
    expect(outcome(await change({ type: 'moved', area: 'xa-a', parent: 'tinh' }))).toEqual([403, 'forbidden']);
    expect((await change({ type: 'renamed', area: 'xa-a', name: 'Xã A mới' })).status).toBe(200);
  });
});
