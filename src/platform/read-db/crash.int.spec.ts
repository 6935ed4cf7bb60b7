import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openProjectionDatabase, openReadModels } from '.';
import { counted, JOURNAL, opened, SUMS } from './sample-projections.fixture';
import { ProjectionHarness } from './testing';

const HOOK = join(__dirname, '../../../libs/event-store-sqlite/src/typescript-hook.cjs');
const KILLED = 'killed';

describe('killed between the rows and the commit', () => {
  let harness: ProjectionHarness;
  beforeEach(async () => void (harness = await ProjectionHarness.open()));
  afterEach(() => harness.close());

  /** Runs the projecting process; `killAt` 0 lets it live. */
  const project = (killAt: number, what = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      const args = ['--require', HOOK, join(__dirname, 'crash.fixture.ts'), harness.directory, String(killAt), what];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
      child.on('error', reject);
      child.on('exit', (code, signal) => (signal === 'SIGKILL' ? resolve(KILLED) : code === 0 ? resolve(said) : reject(new Error(said))));
    });

  it('at any commit, also of a rebuild, the next start goes on, and every event has been applied once', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), ...Array.from({ length: 60 }, (_, i) => counted('bac-ninh', i)));
    const path = join(harness.directory, 'read.db');
    const expected = [{ area: 'bac-ninh', households: (59 * 60) / 2, events: 60 }];
    for (const killAt of [1, 2, 3, 4]) expect(await project(killAt)).toBe(KILLED);
    for (const killAt of [1, 3, 5]) expect(await project(killAt, 'rebuild')).toBe(KILLED);
    expect(await project(0, 'rebuild')).toMatch(/done after \d+ commits/);
    const read = openReadModels(path);
    expect(await read.all(SUMS)).toEqual(expected);
    expect(await read.all(JOURNAL)).toHaveLength(61);
    read.close();
    const database = openProjectionDatabase(path);
    expect((await database.instances()).map(({ name, status, checkpoint }) => [name, status, checkpoint?.logSize])).toEqual([
      ['journal', 'serving', 61],
      ['sums', 'serving', 61],
    ]);
    await database.close();
  }, 60_000);
});
