import { SCAN } from '../../test/support/evidence';
import { DECISION, figurePath, FIRST, smallDocument } from '../../test/support/ground';
import { newPerson, startGuarded, type Client, type Guarded } from '../../test/support/signed-in';
import type { Answer } from '../../test/support/system';
import type { Download } from '../platform/access/sign-in';

let system: Guarded;
const people = new Map<string, Client>();
const by = (login: string): Client => {
  const client = people.get(login);
  if (client === undefined) throw new Error(`nobody is called ${login}`);
  return client;
};
let position = '';
const written = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  position = answer.headers.get('X-Log-Position') ?? position;
  return answer;
};
const adds = (login: string, ref: string, area?: string): Promise<Answer> => {
  const headers = { 'Content-Type': 'application/pdf', 'X-File-Name': 'bien-ban.pdf' };
  return by(login).send(`/api/evidence?ref=${ref}${area === undefined ? '' : `&area=${area}`}`, {
    method: 'POST',
    body: SCAN.toString(),
    headers,
  });
};
const reports = (login: string, area: string, evidence: readonly string[], period = '2015-H1'): Promise<Answer> =>
  by(login).send(figurePath(area, period), { method: 'PUT', body: { numerator: '8', denominator: '10', evidence }, headers: FIRST });
const reads = async (login: string, ref: string): Promise<number> => (await by(login).get(`/api/evidence/${ref}?after=${position}`)).status;
const readers = async (ref: string): Promise<readonly string[]> => {
  const allowed = await Promise.all([...people.keys()].map(async (login) => ((await reads(login, ref)) === 200 ? [login] : [])));
  return allowed.flat();
};
const codeOf = ({ status, body }: Answer): readonly unknown[] => [status, body.code];

beforeAll(async () => {
  system = await startGuarded();
  const administrator = await system.administrator();
  people.set('quan-tri', administrator);
  const add = async (login: string, role: string, area: string | null): Promise<void> =>
    void people.set(login, (await newPerson(system, administrator, login, [{ role, area }])).client);
  await add('van-thu', 'planner', null);
  written(await by('van-thu').post('/api/plans', smallDocument()));
  await add('xa-1', 'clerk', 'x1');
  await add('xa-2', 'clerk', 'x2');
  await add('phong', 'verifier', 'h');
  await add('thanh-tra', 'auditor', 't');
  await add('huyen', 'planner', 'h');
  await add('hoi', 'recogniser', 'h');
}, 120_000);
afterAll(() => system.stop());

describe('a file of evidence', () => {
  it('is seen, before anything cites it, by who added it and by those who see everything', async () => {
    written(await adds('xa-1', 'giay-1'));
    expect(await readers('giay-1')).toEqual(['van-thu', 'xa-1']);
  });

  it('is seen by those in charge of the area that it was said to be about; nobody adds one about an area that is not his', async () => {
    written(await adds('xa-1', 'giay-2', 'x1'));
    expect(await readers('giay-2')).toEqual(['van-thu', 'xa-1', 'phong', 'thanh-tra', 'huyen', 'hoi']);
    expect(codeOf(await adds('xa-1', 'giay-3', 'x2'))).toEqual([403, 'forbidden']);
    for (const login of ['phong', 'thanh-tra', 'quan-tri']) expect(codeOf(await adds(login, 'giay-3'))).toEqual([403, 'forbidden']);
  });

  it('is given on record: auditors of its area and administrators are told who had it and what cited it, nobody else', async () => {
    written(await adds('xa-1', 'giay-9', 'x1'));
    expect(await reads('phong', 'giay-9')).toBe(200);
    written(await reports('xa-1', 'x1', ['giay-9'], '2016-H1'));
    for (const login of ['xa-1', 'xa-1']) expect(await reads(login, 'giay-9')).toBe(200);
    expect(await reads('xa-2', 'giay-9')).toBe(403);
    const downloads = (login: string): Promise<Answer> => by(login).get('/api/evidence/giay-9/downloads');
    const accountOf = async (login: string): Promise<unknown> => (await by(login).get('/api/me')).body.account;
    for (const login of ['thanh-tra', 'quan-tri']) {
      const items: readonly Download[] = (await downloads(login)).body.items;
      const given = async (to: string): Promise<unknown> => {
        const account = await accountOf(to);
        const ofThem = items.filter((one) => one.account === account);
        return [ofThem[0]?.citedBy, ofThem.reduce((sum, { times }) => sum + times, 0)];
      };
      expect(await Promise.all(['xa-1', 'phong', 'xa-2'].map(given))).toEqual([
        [['figure-ty-le-thu:x1:2016-H1'], 2],
        [[], 1],
        [undefined, 0],
      ]);
    }
    for (const login of ['xa-1', 'phong', 'van-thu']) expect(codeOf(await downloads(login))).toEqual([403, 'forbidden']);
  });

  it('is not opened to oneself by citing what one may not read, although its ref is in every figure', async () => {
    written(await reports('xa-1', 'x1', ['giay-1']));
    const figure = await by('xa-2').get(`${figurePath('x1')}?after=${position}`);
    expect(JSON.stringify(figure.body)).toContain('giay-1');
    const refused = await reports('xa-2', 'x2', ['giay-1']);
    expect(codeOf(refused)).toEqual([403, 'evidence-not-yours']);
    expect(refused.body.detail).toContain('"giay-1"');
    expect(await reads('xa-2', 'giay-1')).toBe(403);
  });

  it('is seen by those in charge of what cites it: a figure, a plan', async () => {
    expect(await readers('giay-1')).toEqual(['van-thu', 'xa-1', 'phong', 'thanh-tra', 'huyen', 'hoi']);
    written(await adds('xa-1', 'giay-4', 'x1'));
    const fields = { title: 'Tên đúng' };
    written(await by('van-thu').post('/api/plans', smallDocument('cua-huyen')));
    written(await by('van-thu').post('/api/plans/cua-huyen/corrections', { fields, reason: 'Chép sai', evidence: ['giay-4'] }));
    expect(await readers('giay-4')).toEqual(['van-thu', 'xa-1', 'phong', 'thanh-tra', 'huyen', 'hoi']);
  });

  it('that is not there is cited by nothing, and nothing is recorded', async () => {
    const refused = await reports('xa-1', 'x1', ['giay-1', 'khong-co', 'cung-khong'], '2015-H2');
    expect(codeOf(refused)).toEqual([422, 'evidence-not-there']);
    expect(refused.body).toMatchObject({
      evidence: ['khong-co', 'cung-khong'],
      detail: expect.stringContaining('"khong-co", "cung-khong"'),
    });
    expect((await by('xa-1').get(figurePath('x1', '2015-H2'))).status).toBe(404);
    const corrected = await by('van-thu').post('/api/plans/ke-hoach-thu/corrections', {
      fields: { title: 'x' },
      reason: 'x',
      evidence: ['khong-co'],
    });
    expect(codeOf(corrected)).toEqual([422, 'evidence-not-there']);
  });

  it('that is not there refuses the row of a list that cites it, and no other', async () => {
    written(
      await by('hoi').send('/api/evidence?ref=giay-hoi', {
        method: 'POST',
        body: SCAN.toString(),
        headers: { 'Content-Type': 'application/pdf', 'X-File-Name': 'a.pdf' },
      }),
    );
    const rows = [['giay-hoi'], ['khong-co'], ['giay-hoi', 'giay-1']].map((evidence, at) => ({
      subject: `truong-${at}`,
      area: 'x1',
      evidence,
    }));
    const list = { kind: 'recognitions', title: 'danh-hieu-thu', decision: DECISION, recognisedOn: '2015-11-20', rows };
    const { outcomes } = written(await by('hoi').post('/api/imports', list)).body;
    expect(outcomes.map(({ outcome, code }: Record<string, unknown>) => [outcome, code])).toEqual([
      ['granted', undefined],
      ['refused', 'evidence-not-there'],
      ['granted', undefined],
    ]);
  });

  it('is not seen by the administrator, nor by anybody who has no account', async () => {
    expect(await reads('quan-tri', 'giay-1')).toBe(403);
    expect((await system.client().get('/api/evidence/giay-1')).status).toBe(401);
  });

  it('was not there before it was added', async () => {
    const { body } = await by('phong').get('/api/evidence/giay-1/details?asOf=1');
    expect([body.status, body.code]).toEqual([404, 'unknown-evidence']);
  });

  it('is said what it is, by whom it was added and what cites it', async () => {
    const { body } = await by('phong').get(`/api/evidence/giay-1/details?after=${position}`);
    expect(body).toMatchObject({ ref: 'giay-1', type: 'application/pdf', size: SCAN.length, name: 'bien-ban.pdf', area: null });
    expect(body.citedBy[0]).toEqual({ stream: 'figure-ty-le-thu:x1:2015-H1', logSize: expect.any(Number), area: 'x1' });
  });
});
