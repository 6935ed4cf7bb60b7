import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatVerifierKey, verifierKeyOf } from '@hieuhoc/transparency-log';
import { openIdentity } from '../src/signer';
import { startApplication, type Application } from './lib/application';
import type { Bench, Measure } from './lib/bench';
import { shown } from './lib/report';
import { inScratch } from './lib/scratch';
import { median } from './lib/stats';

const SCRIPT = join(__dirname, '..', 'dist', 'verifier', 'kiem-chung.mjs');
const ROUNDS = 9;
const MOST_MS = 1_000;
const AUDITOR = { 'x-actor': 'thanh-tra-1' };

/** What is asked for, smallest first; the first is the one that the claim is about. */
const DOSSIERS = [
  ['one indicator of a district', 'plan=dong-trieu-2013&indicator=gia-dinh-hieu-hoc&on=2015-12-31'],
  ['its whole plan', 'plan=dong-trieu-2013&on=2015-12-31'],
  ['the whole log', ''],
] as const;

/** The script as an auditor runs it: a process of its own, from its first instruction to its last line. */
export const verifier: Bench = {
  name: 'verifier',
  row: "Verifier of one figure's dossier",
  run: async () =>
    inScratch(async (folder) => {
      const files = await dossiersOf(folder);
      const taken = files.map((file) => Array.from({ length: ROUNDS }, () => verified(folder, file)));
      const measures = DOSSIERS.flatMap(([what], index): Measure[] => [
        { what: `${what}: median of ${ROUNDS}`, value: median(taken[index] ?? []), unit: 'ms' },
        { what: `${what}: size of the file`, value: statSync(files[index] ?? '').size / 1e6, unit: 'MB' },
      ]);
      const middle = median(taken[0] ?? []);
      return {
        measures,
        claims: [{ what: DOSSIERS[0][0], must: '1 s at most', got: `${shown(middle / 1_000)} s`, met: middle <= MOST_MS }],
        notes: [
          'Of the sample: 34,000 events, the district has 21 communes; its figures of the indicator, those of its population, and the reports that verified them.',
          'Every check, with both keys of the log; rows derived again from the events. The files are in the page cache.',
        ],
      };
    }),
};

async function dossiersOf(folder: string): Promise<string[]> {
  const app = await startApplication(folder, [], { args: ['--sample'] });
  try {
    const { status } = await app.send('POST', '/api/log/seals', {}, AUDITOR);
    if (status >= 300) throw new Error(`sealing was answered with ${status}`);
    const files: string[] = [];
    for (const [, query] of DOSSIERS) files.push(await dossier(app, folder, query));
    return files;
  } finally {
    await app.stop();
    writeKeys(folder);
  }
}

async function dossier(app: Application, folder: string, query: string): Promise<string> {
  const { status, text } = await app.get(`/api/dossiers?${query}`, AUDITOR);
  if (status !== 200) throw new Error(`a dossier was answered with ${status}: ${text.slice(0, 200)}`);
  const file = join(folder, `${query.length}.hoso`);
  writeFileSync(file, text);
  return file;
}

function writeKeys(folder: string): void {
  const { keys, heads } = openIdentity({ folder: join(folder, 'signer'), role: 'signer' });
  writeFileSync(join(folder, 'khoa.txt'), keys.map((key) => `${formatVerifierKey(verifierKeyOf(key))}\n`).join(''));
  heads.close();
}

function verified(folder: string, file: string): number {
  const from = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [SCRIPT, file, '--key', join(folder, 'khoa.txt')], { encoding: 'utf8', env: {} });
  const taken = performance.now() - from;
  if (status !== 0) throw new Error(`the verifier ended with ${status}: ${stdout}`);
  return taken;
}
