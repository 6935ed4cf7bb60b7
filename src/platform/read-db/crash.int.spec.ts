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

  /** Runs the projecting process; it is killed in its n-th transaction. */
  const project = (killAt: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const args = ['--require', HOOK, join(__dirname, 'crash.fixture.ts'), harness.directory, String(killAt)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
      child.on('error', reject);
      child.on('exit', (code, signal) => (signal === 'SIGKILL' ? resolve(KILLED) : code === 0 ? resolve(said) : reject(new Error(said))));
    });

  it('of every transaction in turn, also of a rebuild and its taking over: each start goes on, and every event has been applied once', async () => {
    await harness.append('bac-ninh', opened('bac-ninh'), ...Array.from({ length: 60 }, (_, i) => counted('bac-ninh', i)));
    const path = join(harness.directory, 'read.db');
    const expected = [{ area: 'bac-ninh', households: (59 * 60) / 2, events: 60 }];
    // Each process finishes the transaction that the one before died in, and dies in the next.
    let killed = 0;
    while ((await project(2)) === KILLED) killed++;
    // Two builds made, four pages of the log, two builds promoted; then one made, four pages, promoted, and the one before dropped.
    expect(killed).toBeGreaterThanOrEqual(14);
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
