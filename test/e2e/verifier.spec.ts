import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey } from '@hieuhoc/transparency-log';
import { inProcessSigner } from '../../src/platform/sealing/signer.fixture';
import { bundleVerifier } from '../../src/verifier/bundle/bundle';
import { figurePath, FIRST, RATIO, smallDocument } from '../support/ground';
import { startSystem, type System } from '../support/system';

const AUDITOR = { 'X-Actor': 'thanh-tra-1' };
const PLAN = 'ke-hoach-thu';
const DUTY = {
  id: 'bao-cao',
  text: 'Báo cáo 6 tháng',
  from: { each: 'commune' },
  to: 'phong-thu',
  every: 'half-year',
  due: { days: 15 },
  figures: 'all',
};

let system: System;
let home: string;
const done = async (answer: ReturnType<System['post']>): Promise<void> => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
};
const report = (area: string, numerator: string) => done(system.put(figurePath(area), { numerator, denominator: '1000' }, FIRST));
const accepted = async (area: string): Promise<void> => {
  const path = `/api/reports/${PLAN}/bao-cao/${area}/2015-H1`;
  await done(system.post(`${path}/submission`, {}));
  await done(system.post(`${path}/acceptance`, {}, { 'X-Actor': 'tham-dinh-1' }));
};

/** Seals, and takes a dossier home. */
async function taken(name: string, query: string): Promise<void> {
  await done(system.post('/api/log/seals', {}, AUDITOR));
  const response = await fetch(`${system.url}/api/dossiers?${query}&after=${system.position}`, { headers: AUDITOR });
  expect(response.status).toBe(200);
  writeFileSync(join(home, name), await response.text());
}

interface Verified {
  readonly outcome: string;
  readonly checks: readonly { readonly id: string; readonly outcome: string; readonly code: string }[];
  readonly rows: readonly { readonly area: string; readonly numerator: string | null; readonly denominator: string | null }[];
}

function verified(name: string, ...more: readonly string[]): Verified {
  const words = ['kiem-chung.mjs', name, '--key', 'khoa.txt', '--json', ...more];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: home, env: {}, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Verified;
}

const readKept = (name: string): string => readFileSync(join(home, name), 'utf8');
const sumsOf = ({ rows }: Verified): string[] =>
  rows.slice(0, 4).map(({ area, numerator, denominator }) => `${area} ${numerator}/${denominator}`);
const failed = ({ checks }: Verified) => checks.filter(({ outcome }) => outcome === 'failed');

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'o-nha-'));
  await bundleVerifier(join(__dirname, '..', '..'), home);
  system = await startSystem({ sealed: true });
  await done(system.post('/api/plans', { ...smallDocument(PLAN), duties: [DUTY] }));
  for (const [area, numerator] of [
    ['x1', '600'],
    ['x2', '700'],
    ['x3', '800'],
  ] as const)
    await report(area, numerator);
  const { keys } = await inProcessSigner(system.directory).signer.keys();
  writeFileSync(join(home, 'khoa.txt'), keys.map((key) => `${formatVerifierKey(key)}\n`).join(''));
});
afterAll(async () => {
  await system.stop();
  rmSync(home, { recursive: true });
});

describe('a dossier taken from a running system, checked at home by the one script', () => {
  const query = `plan=${PLAN}&on=2015-09-01&indicator=${RATIO}`;

  it('proves what was reported', async () => {
    await taken('mot.hoso', query);
    const verdict = verified('mot.hoso', '--keep', 'giay-chot-1.txt');
    expect([verdict.outcome, failed(verdict)]).toEqual(['passed', []]);
    expect(sumsOf(verdict)).toEqual(['h 2100/3000', 'x1 600/1000', 'x2 700/1000', 'x3 800/1000']);
  });

  it('proves what the acceptance of a report verified, which no event of the figure says, and nothing that was corrected after it', async () => {
    await accepted('x1');
    await accepted('x2');
    const corrected = { numerator: '900', denominator: '1000', reason: 'Đếm sót', acknowledge: ['big-change'] };
    await done(system.put(figurePath('x2'), corrected, { 'If-Match': '"0"' }));
    await taken('hai.hoso', `${query}&basis=verified`);
    const verdict = verified('hai.hoso');
    expect([verdict.outcome, failed(verdict)]).toEqual(['passed', []]);
    expect(sumsOf(verdict)).toEqual(['h 1300/2000', 'x1 600/1000', 'x2 700/1000', 'x3 null/null']);
  });

  it('proves that the log went on from the checkpoint that was kept, where the dossier was asked to', async () => {
    const size = /^[^\n]+\n(\d+)\n/.exec(readKept('giay-chot-1.txt'))?.[1] ?? '';
    await taken('ba.hoso', `${query}&held=${size}`);
    const verdict = verified('ba.hoso', '--checkpoint', 'giay-chot-1.txt');
    expect(verdict.checks.find(({ id }) => id === 'older-checkpoints')).toMatchObject({ outcome: 'passed', code: 'consistent' });
    expect(verified('ba.hoso', '--checkpoint', 'mot.hoso').outcome).toBe('passed');
  });
});
