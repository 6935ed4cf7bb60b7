import { verifyDossier, type Verdict } from '@hieuhoc/dossier';
import { verifierOf } from '@hieuhoc/transparency-log';
import { inProcessSigner } from '../../platform/sealing/signer.fixture';
import { figurePath, FIRST, issueSmall, RATIO } from '../../../test/support/ground';
import { startSystem, type System } from '../../../test/support/system';

let system: System;
const AUDITOR = { 'X-Actor': 'thanh-tra-1' };

const report = (area: string, numerator: string, period = '2015-H1') =>
  system.put(figurePath(area, period), { numerator, denominator: '1000' }, FIRST);

async function seal(): Promise<number> {
  const { status, body } = await system.post('/api/log/seals', {});
  expect([200, 201]).toContain(status);
  return body.size as number;
}

async function dossier(query: string): Promise<{ readonly name: string | null; readonly lines: string[] }> {
  const response = await fetch(`${system.url}/api/dossiers?${query}&after=${system.position}`, { headers: AUDITOR });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  expect(text.endsWith('\n')).toBe(true);
  return { name: response.headers.get('Content-Disposition'), lines: text.slice(0, -1).split('\n') };
}

async function verdictOn(lines: readonly string[], held: readonly string[] = []): Promise<Verdict> {
  const opened = inProcessSigner(system.directory);
  const { keys } = await opened.signer.keys();
  await opened.close();
  const verifier = verifyDossier({ keys: keys.map(verifierOf), held });
  for (const line of lines) verifier.line(line);
  return verifier.end();
}

const failed = ({ checks }: Verdict) => checks.filter(({ outcome }) => outcome === 'failed');

beforeAll(async () => {
  system = await startSystem({ sealed: true });
  await issueSmall(system);
  await report('x1', '600');
});
afterAll(() => system.stop());

describe('GET /api/dossiers', () => {
  it('says what to do before anything was sealed', async () => {
    const { status, body } = await system.get(`/api/dossiers?plan=ke-hoach-thu&after=${system.position}`, AUDITOR);
    expect([status, body.code]).toEqual([409, 'nothing-sealed']);
  });

  it('gives the rows of a plan as they are sealed, and they follow from the events', async () => {
    await report('x2', '700');
    const size = await seal();
    await report('x3', '999');
    const { name, lines } = await dossier(`plan=ke-hoach-thu&on=2015-09-01`);
    expect(name).toBe(`attachment; filename="ho-so-ke-hoach-thu-${size}.hoso"`);
    const verdict = await verdictOn(lines);
    expect(failed(verdict)).toEqual([]);
    expect([verdict.outcome, verdict.asOf]).toEqual(['passed', size]);
    const { items } = (await system.get(`/api/status?plan=ke-hoach-thu&on=2015-09-01&asOf=${size}`)).body;
    expect(verdict.rows).toEqual(
      items.map(({ reason: _, overdueReports: __, asOf: ___, sample: ____, ...row }: Record<string, unknown>) => row),
    );
    expect(verdict.rows.find(({ area }) => area === 'h')).toMatchObject({ numerator: '1300', denominator: '2000' });
  });

  it('gives, sealed anew, what was reported since, of one indicator in one area', async () => {
    await seal();
    const verdict = await verdictOn((await dossier(`plan=ke-hoach-thu&indicator=${RATIO}&area=x3&on=2015-09-01`)).lines);
    expect([verdict.outcome, failed(verdict)]).toEqual(['passed', []]);
    expect(verdict.rows.map(({ area, numerator }) => [area, numerator])).toContainEqual(['x3', '999']);
  });

  it('gives a past moment as it was sealed then', async () => {
    const size = await seal();
    await report('x1', '650', '2015-H2');
    await seal();
    const verdict = await verdictOn((await dossier(`plan=ke-hoach-thu&on=2016-03-01&asOf=${size}`)).lines);
    expect([verdict.outcome, verdict.asOf]).toEqual(['passed', size]);
  });

  it('gives the whole log where nothing is named, and goes on from the checkpoints that are held', async () => {
    const { note, size } = system.sealing.covering(1) ?? { note: '', size: 0 };
    const verdict = await verdictOn((await dossier('')).lines, [note]);
    expect([verdict.outcome, failed(verdict)]).toEqual(['passed', []]);
    expect(verdict.counts.hidden).toBe(0);
    const earlier = await verdictOn((await dossier(`asOf=${size}`)).lines);
    expect([earlier.outcome, earlier.size]).toEqual(['passed', size]);
    expect(verdict.checks.find(({ id }) => id === 'older-checkpoints')?.outcome).toBe('passed');
    const rows = await verdictOn((await dossier(`plan=ke-hoach-thu&held=${size}`)).lines, [note]);
    expect(rows.checks.find(({ id }) => id === 'older-checkpoints')?.outcome).toBe('passed');
  });

  it('refuses what is unknown, with its name', async () => {
    const told = async (query: string) => {
      const { status, body } = await system.get(`/api/dossiers?${query}`, AUDITOR);
      return [status, body.code];
    };
    expect(await told('plan=khong-co')).toEqual([404, 'unknown-plan']);
    expect(await told('area=khong-co')).toEqual([404, 'unknown-area']);
    expect(await told('indicator=khong-co')).toEqual([404, 'unknown-indicator']);
    expect(await told('held=x')).toEqual([422, 'malformed']);
    expect(await told('an=1')).toEqual([422, 'malformed']);
  });

  it('holds no name of a person', async () => {
    await system.post('/api/subjects', { kind: 'household', area: 'x1', name: 'Nguyễn Thị Hoa Mười Giờ' });
    await seal();
    expect((await dossier('')).lines.join('\n')).not.toContain('Hoa Mười Giờ');
  });
});
