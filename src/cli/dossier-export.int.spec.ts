import { issueSmall } from '../../test/support/ground';
import { readModelsSealed } from '../../test/support/read-models-sealed';
import { startSystem, type System } from '../../test/support/system';
import { hieuhoc } from './io.fixture';

let system: System;
const run = (...argv: readonly string[]) => {
  const { port } = new URL(system.url);
  return hieuhoc(['dossier', 'export', ...argv], { PORT: port, HIEUHOC_DATA: system.directory });
};

/** What was written last is in the read models. */
const caughtUp = () => system.get(`/api/plans?after=${system.position}`);

beforeAll(async () => {
  system = await startSystem({ sealed: true });
  await issueSmall(system);
  await caughtUp();
});
afterAll(() => system.stop());

describe('dossier export', () => {
  it('says what to do where nothing was sealed', async () => {
    const { code, err } = await run('--plan', 'ke-hoach-thu');
    expect([code, err]).toEqual([1, expect.stringContaining('POST /api/log/seals')]);
  });

  it('gives the same file through the server and past it, from its first line to its last', async () => {
    expect((await system.post('/api/log/seals', {})).status).toBeLessThan(300);
    // What comes later would make another file, under a newer checkpoint.
    await readModelsSealed(system);
    await caughtUp();
    for (const asked of [['--plan', 'ke-hoach-thu', '--on', '2015-09-01'], []]) {
      const [through, past] = [await run(...asked), await run(...asked, '--local')];
      expect([through.code, past.code]).toEqual([0, 0]);
      expect(past.out).toBe(through.out);
      const lines = through.out.trimEnd().split('\n');
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ line: 'header', format: 'hieuhoc-ho-so/1' });
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ line: 'end', lines: lines.length - 1 });
    }
  });
});
