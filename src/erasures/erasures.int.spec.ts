import { ReadModelNotReady, type ReadModels } from '@hieuhoc/projections';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCAN } from '../../test/support/evidence';
import { newPerson, PASSWORD, startGuarded, type Client, type Guarded } from '../../test/support/signed-in';
import { READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { ErasuresModule } from './erasures.module';

const NAME = 'Nguyễn Thị Hoa Mẫu Đơn';
const DAY = '2026-11-18';
const ground = { legalBasis: 'subject-request', requestedOn: DAY };
const decision = { number: '1/QĐ', issuedOn: '2026-01-02', issuer: 'UBND' };

let system: Guarded;
let administrator: Client;
const people = new Map<string, { readonly account: string; readonly client: Client }>();
const by = (login: string): Client => people.get(login)?.client ?? administrator;

async function person(login: string, role: string, area: string | null): Promise<void> {
  const one = await newPerson(system, administrator, login, [{ role, area }]);
  if (role === 'supervisor') await one.client.enrol(PASSWORD);
  people.set(login, one);
}
async function done(client: Client, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await client.post(path, body);
  if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  position = answer.headers.get('X-Log-Position') ?? position;
  return answer.body;
}
let position = '';
const seen = async (client: Client, path: string): Promise<Record<string, unknown>> =>
  (await client.get(`${path}${path.includes('?') ? '&' : '?'}after=${position}`)).body;
const refused = async (client: Client, path: string, body: unknown): Promise<readonly unknown[]> => {
  const { status, body: problem } = await client.post(path, body);
  return [status, problem.code];
};
const household = (ref: string): Promise<unknown> =>
  done(by('can-bo'), '/api/subjects', { ref, kind: 'household', area: 'xa', name: NAME });
const filesHolding = (text: string): string[] =>
  readdirSync(system.directory, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => readFileSync(file).includes(text));

beforeAll(async () => {
  system = await startGuarded({}, undefined, `${DAY}T02:00:00.000Z`);
  administrator = await system.administrator();
  await person('van-thu', 'planner', null);
  const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2000-01-01' });
  for (const one of [area('tinh', 'province', null), area('xa', 'commune', 'tinh'), area('xa-ben', 'commune', 'tinh')])
    await done(by('van-thu'), '/api/areas', one);
  await person('can-bo', 'clerk', 'xa');
  await person('lanh-dao', 'supervisor', 'tinh');
  await person('lanh-dao-ben', 'supervisor', 'xa-ben');
  await person('thanh-tra', 'auditor', null);
  await person('hoi', 'recogniser', 'tinh');
  const title = { code: 'gia-dinh', name: 'Gia đình', subject: 'household', grantedBy: 'commune', validity: 'none', yearly: false };
  await done(by('van-thu'), '/api/titles', title);
}, 120_000);
afterAll(() => system.stop());

describe('the name of a household', () => {
  it('is requested to be erased, waits in the list with its days, and is erased by somebody else', async () => {
    await household('ho-1');
    await done(by('hoi'), '/api/recognitions', { title: 'gia-dinh', subject: 'ho-1', area: 'xa', decision, recognisedOn: DAY });
    const asked = { ...ground, replyBy: '2026-11-20', dueDate: '2026-12-03' };
    const request = '/api/subjects/ho-1/erasure-request';
    expect(await done(by('can-bo'), request, { ...ground, reason: 'Gia đình đề nghị' })).toEqual({
      ref: 'ho-1',
      kind: 'subject',
      state: 'open',
      ...asked,
      revision: 0,
    });
    expect(await refused(by('can-bo'), request, ground)).toEqual([409, 'erasure-request-open']);
    expect(await seen(by('can-bo'), '/api/erasures?area=xa&state=open')).toMatchObject({
      items: [
        {
          ref: 'ho-1',
          area: 'xa',
          state: 'open',
          ...asked,
          extended: false,
          overdue: false,
          receivedBy: people.get('can-bo')?.account,
          doneBy: null,
          doneAt: null,
        },
      ],
    });
    expect(await seen(by('lanh-dao'), '/api/erasures?area=tinh&overdue=true&on=2026-12-03')).toMatchObject({ items: [] });
    expect(await seen(by('lanh-dao'), '/api/erasures?area=tinh&overdue=true&on=2026-12-04')).toMatchObject({
      items: [{ ref: 'ho-1', overdue: true }],
    });
    expect((await seen(by('lanh-dao'), '/api/me'))['todo']).toEqual([
      { kind: 'erasure.open', count: 1, path: '/api/erasures?area=tinh&state=waiting&overdue=false' },
    ]);
    expect((await seen(by('lanh-dao-ben'), '/api/me'))['todo']).toEqual([]);
    expect(await done(by('lanh-dao'), `${request}/extension`, { reason: 'Chờ đối chiếu hồ sơ' })).toMatchObject({ dueDate: '2026-12-18' });
    expect(await refused(by('lanh-dao'), `${request}/extension`, { reason: 'Chờ tiếp' })).toEqual([409, 'erasure-extended-already']);

    expect(await done(by('lanh-dao'), '/api/subjects/ho-1/erasure', {})).toMatchObject({
      state: 'done',
      dueDate: '2026-12-18',
      revision: 3,
    });
    for (const client of ['can-bo', 'thanh-tra']) {
      expect(await seen(by(client), '/api/subjects/ho-1')).toMatchObject({ ref: 'ho-1', name: null, erased: true });
      expect(await seen(by(client), '/api/recognitions?area=xa')).toMatchObject({
        items: [{ subject: 'ho-1', name: null, erased: true, live: true }],
      });
    }
    expect(await seen(by('thanh-tra'), '/api/erasures')).toMatchObject({
      items: [{ ref: 'ho-1', state: 'done', overdue: false, doneBy: people.get('lanh-dao')?.account }],
    });
    expect(await seen(by('thanh-tra'), '/api/subjects?area=xa&q=hoa')).toMatchObject({ items: [] });
  });

  it('is erased at once where the ground is given, again without effect, and never registered anew under its ref', async () => {
    await household('ho-2');
    const path = '/api/subjects/ho-2/erasure';
    expect(await refused(by('lanh-dao'), path, {})).toEqual([422, 'erasure-ground-needed']);
    expect(await refused(by('lanh-dao'), path, { ...ground, requestedOn: '2026-11-19' })).toEqual([422, 'requested-in-the-future']);
    expect(await refused(by('lanh-dao'), path, { ...ground, legalBasis: 'vi-muon-the' })).toEqual([422, 'malformed']);
    expect(await refused(by('lanh-dao'), path, { ...ground, reason: 'Hộ bà Hoa, 0912345678' })).toEqual([422, 'malformed']);
    expect(await seen(by('can-bo'), '/api/subjects/ho-2')).toMatchObject({ name: NAME });
    const first = await done(by('lanh-dao'), path, { ...ground, legalBasis: 'authority-order', withProcessors: true });
    expect(first).toMatchObject({ state: 'done', dueDate: '2026-12-08', revision: 1 });
    expect(await done(by('lanh-dao'), path, { ...ground, legalBasis: 'authority-order' })).toEqual(first);
    expect(await refused(by('can-bo'), '/api/subjects', { ref: 'ho-2', kind: 'household', area: 'xa', name: NAME })).toEqual([
      409,
      'subject-registered-differently',
    ]);
    expect(await refused(by('can-bo'), '/api/subjects/ho-2/erasure-request', ground)).toEqual([409, 'already-erased']);
  });

  it('is refused to be erased for a reason, and stays', async () => {
    await household('ho-3');
    await done(by('can-bo'), '/api/subjects/ho-3/erasure-request', ground);
    expect(
      await done(by('lanh-dao'), '/api/subjects/ho-3/erasure-request/refusal', { reason: 'Danh sách kèm quyết định phải lưu' }),
    ).toMatchObject({ state: 'declined' });
    expect(await seen(by('can-bo'), '/api/subjects/ho-3')).toMatchObject({ name: NAME });
    expect(await seen(by('thanh-tra'), '/api/erasures?state=declined')).toMatchObject({ items: [{ ref: 'ho-3', overdue: false }] });
  });

  it.each([
    ['a clerk', 'can-bo', [403, 'forbidden']],
    ['whoever is in charge of another place', 'lanh-dao-ben', [403, 'forbidden']],
    ['an auditor', 'thanh-tra', [403, 'forbidden']],
    ['the administrator', 'quan-tri', [403, 'forbidden']],
  ])('is not erased by %s', async (_, login, refusal) => {
    expect(await refused(by(login), '/api/subjects/ho-3/erasure', ground)).toEqual(refusal);
  });

  it('is not erased without a second factor, nor by who took the request', async () => {
    const { client } = await newPerson(system, administrator, 'lanh-dao-khac', [{ role: 'supervisor', area: 'xa' }]);
    expect(await refused(client, '/api/subjects/ho-3/erasure', ground)).toEqual([403, 'second-factor-required']);
    await client.enrol(PASSWORD);
    await done(client, '/api/subjects/ho-3/erasure-request', ground);
    expect(await refused(client, '/api/subjects/ho-3/erasure', {})).toEqual([403, 'four-eyes']);
    expect(await seen(by('can-bo'), '/api/subjects/ho-3')).toMatchObject({ name: NAME });
  });

  it.each([
    ['', false],
    [', also while the read models are built anew', true],
  ])('that an old vault brings back is erased again at the next start%s', async (_, isBuilt) => {
    await system.app.get(Vault).keep('ho-1', { name: NAME });
    const read: ReadModels = system.app.get(READ_MODELS);
    if (isBuilt) jest.spyOn(read, 'all').mockRejectedValueOnce(new ReadModelNotReady('erasure_fact'));
    await system.app.get(ErasuresModule).onApplicationBootstrap();
    expect(system.app.get(Vault).holds('ho-1')).toBe(false);
  });

  it('is all that there is to erase of a subject: a school, or a household without a name, has nothing personal', async () => {
    await done(by('can-bo'), '/api/subjects', { ref: 'truong-1', kind: 'unit', area: 'xa', name: 'Trường Tiểu học' });
    await done(by('can-bo'), '/api/subjects', { ref: 'ho-vo-danh', kind: 'household', area: 'xa' });
    for (const ref of ['truong-1', 'ho-vo-danh']) {
      expect(await refused(by('lanh-dao'), `/api/subjects/${ref}/erasure`, ground)).toEqual([409, 'nothing-personal']);
      expect(await refused(by('can-bo'), `/api/subjects/${ref}/erasure-request`, ground)).toEqual([409, 'nothing-personal']);
    }
  });

  it('of somebody who is not there is not there', async () => {
    expect(await refused(by('lanh-dao'), '/api/subjects/khong-co/erasure', ground)).toEqual([404, 'unknown-subject']);
  });
});

describe('a file of evidence', () => {
  it('is erased with its name and its key; what cites it keeps its ref, and nobody cites it anew', async () => {
    const headers = { 'Content-Type': 'application/pdf', 'X-File-Name': encodeURIComponent('Biên bản Hoa.pdf') };
    const added = await by('hoi').send('/api/evidence?ref=bb-1&area=xa', { method: 'POST', body: SCAN.toString(), headers });
    expect([added.status, added.body.name]).toEqual([201, 'Biên bản Hoa.pdf']);
    await household('ho-9');
    const grant = { title: 'gia-dinh', subject: 'ho-9', area: 'xa', decision, recognisedOn: DAY, evidence: ['bb-1'] };
    await done(by('hoi'), '/api/recognitions', grant);
    expect(await refused(by('can-bo'), '/api/evidence/bb-1/erasure', ground)).toEqual([403, 'forbidden']);
    expect(await done(by('lanh-dao'), '/api/evidence/bb-1/erasure', ground)).toMatchObject({
      ref: 'evidence:bb-1',
      kind: 'evidence',
      state: 'done',
    });
    const gone = await by('lanh-dao').get('/api/evidence/bb-1');
    expect([gone.status, gone.body.code]).toEqual([404, 'evidence-erased']);
    expect(await seen(by('lanh-dao'), '/api/evidence/bb-1/details')).toMatchObject({
      name: null,
      sha256: null,
      erased: true,
      citedBy: [{ area: 'xa' }],
    });
    expect(await seen(by('hoi'), '/api/recognitions?subject=ho-9')).toMatchObject({ items: [{ evidence: ['bb-1'] }] });
    await household('ho-10');
    expect(await refused(by('hoi'), '/api/recognitions', { ...grant, subject: 'ho-10' })).toEqual([404, 'evidence-erased']);
  });
});

describe('a request to erase a file of evidence', () => {
  const add = async (by: Client, ref: string, area?: string): Promise<void> => {
    const headers = { 'Content-Type': 'application/pdf', 'X-File-Name': 'a.pdf' };
    const query = `ref=${ref}${area === undefined ? '' : `&area=${area}`}`;
    expect((await by.send(`/api/evidence?${query}`, { method: 'POST', body: SCAN.toString(), headers })).status).toBe(201);
  };

  it('is recorded, waits where the file is cited, and is carried out by somebody else', async () => {
    await add(by('hoi'), 'bb-2');
    await household('ho-11');
    const grant = { title: 'gia-dinh', subject: 'ho-11', area: 'xa', decision, recognisedOn: DAY, evidence: ['bb-2'] };
    await done(by('hoi'), '/api/recognitions', grant);
    const path = '/api/evidence/bb-2/erasure-request';
    expect((await by('can-bo').get(`${path}?after=${position}`)).body).toMatchObject({ status: 404, code: 'unknown-erasure-request' });
    expect(await done(by('can-bo'), path, ground)).toMatchObject({ ref: 'evidence:bb-2', kind: 'evidence', state: 'open' });
    expect(await refused(by('hoi'), path, ground)).toEqual([409, 'erasure-request-open']);
    const waiting = await seen(by('lanh-dao'), '/api/erasures?area=xa&state=waiting');
    expect(waiting).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ ref: 'evidence:bb-2', area: 'xa' })]) });
    expect(await done(by('lanh-dao'), `${path}/extension`, { reason: 'Chờ bản che thông tin' })).toMatchObject({ dueDate: '2026-12-18' });
    expect(await done(by('lanh-dao'), '/api/evidence/bb-2/erasure', {})).toMatchObject({ state: 'done' });
    expect(await seen(by('can-bo'), path)).toMatchObject({ state: 'done', doneBy: people.get('lanh-dao')?.account });
  });

  it('is declined for a reason, and the file stays', async () => {
    await add(by('can-bo'), 'bb-3', 'xa');
    const path = '/api/evidence/bb-3/erasure-request';
    await done(by('can-bo'), path, ground);
    expect(await refused(by('can-bo'), `${path}/refusal`, { reason: 'Thôi' })).toEqual([403, 'forbidden']);
    expect(await done(by('lanh-dao'), `${path}/refusal`, { reason: 'Phải lưu theo quyết định' })).toMatchObject({ state: 'declined' });
    expect((await by('can-bo').get('/api/evidence/bb-3')).status).toBe(200);
  });

  it('is made by who added it also where nothing cites it yet, and by nobody whose business it is not', async () => {
    await add(by('can-bo'), 'bb-4');
    const path = '/api/evidence/bb-4/erasure-request';
    expect(await refused(by('lanh-dao-ben'), path, ground)).toEqual([403, 'forbidden']);
    await done(by('can-bo'), path, ground);
    expect(await seen(by('can-bo'), path)).toMatchObject({ state: 'open', area: null });
  });

  it('and erasing take the right where the file is about, also of who added it: one in charge elsewhere erases nothing here', async () => {
    const { client, account } = await newPerson(system, administrator, 'hai-vai', [
      { role: 'clerk', area: 'xa' },
      { role: 'supervisor', area: 'xa-ben' },
    ]);
    await client.enrol(PASSWORD);
    await add(client, 'bb-5', 'xa');
    expect(await refused(client, '/api/evidence/bb-5/erasure', ground)).toEqual([403, 'forbidden']);
    expect((await client.get('/api/evidence/bb-5')).status).toBe(200);
    expect((await seen(by('lanh-dao'), '/api/evidence/bb-5/details'))['addedBy']).toBe(account);
  });
});

describe('an account', () => {
  it('loses name, address, login and letters once it is closed; what it did stays under its id', async () => {
    const { account } = (await administrator.post('/api/accounts', { kind: 'person', name: 'Lê Văn Tám', email: 'tam@so.example' })).body;
    await administrator.post(`/api/accounts/${account}/password-reset`, { login: 'le-van-tam', reason: 'tài khoản mới' });
    mkdirSync(join(system.directory, 'outbox'), { recursive: true });
    for (const to of ['tam@so.example', 'hoa@so.example'])
      writeFileSync(join(system.directory, 'outbox', `${to.slice(0, 3)}.eml`), `To: ${to}\r\n`);
    const path = `/api/accounts/${account}/erasure`;
    expect(await refused(administrator, path, ground)).toEqual([409, 'account-still-open']);
    await done(administrator, `/api/accounts/${account}/closure`, { reason: 'Nghỉ việc' });
    expect(await refused(by('lanh-dao'), path, ground)).toEqual([403, 'forbidden']);
    expect(filesHolding('le-van-tam').length).toBeGreaterThan(0);
    expect(await done(administrator, path, { ...ground, legalBasis: 'purpose-fulfilled' })).toMatchObject({
      ref: account,
      kind: 'account',
      state: 'done',
    });
    expect([filesHolding('le-van-tam'), filesHolding('tam@so.example')]).toEqual([[], []]);
    expect(filesHolding('hoa@so.example')).toHaveLength(1);
    expect(await seen(administrator, `/api/accounts/${account}`)).toMatchObject({ name: null, erased: true, open: false });
    expect((await administrator.get(`/api/accounts/${account}/credentials`)).body).toMatchObject({ account });
  });

  it('and a subject never share a ref: the name of one would be shown as that of the other, and erased with it', async () => {
    await done(administrator, '/api/accounts', { account: 'tk-1', kind: 'person', name: 'Lê Văn Tám' });
    const subject = { ref: 'tk-1', kind: 'household', area: 'xa', name: NAME };
    expect(await refused(by('can-bo'), '/api/subjects', subject)).toEqual([409, 'ref-of-an-account']);
    expect(await seen(administrator, '/api/accounts/tk-1')).toMatchObject({ name: 'Lê Văn Tám' });
    await household('ho-20');
    expect(await refused(administrator, '/api/accounts', { account: 'ho-20', kind: 'person', name: 'Lê Văn Tám' })).toEqual([
      409,
      'id-of-a-subject',
    ]);
    expect(await seen(by('can-bo'), '/api/subjects/ho-20')).toMatchObject({ name: NAME });
  });

  it('that is not there is not there', async () =>
    expect(await refused(administrator, '/api/accounts/khong-co-ai/erasure', ground)).toEqual([404, 'unknown-account']));
});
