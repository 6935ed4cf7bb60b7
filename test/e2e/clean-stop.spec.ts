import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../support/system';

it('a system that was asked and then stopped leaves whole files: nothing waits in a write-ahead log', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'clean-stop-'));
  const system = await startSystem({ directory, keep: true });
  await system.get('/api/plans');
  await system.get('/api/history');
  expect(readdirSync(directory)).toEqual(expect.arrayContaining(['read.db-wal', 'log.db-wal']));
  await system.stop();
  expect(readdirSync(directory).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  rmSync(directory, { recursive: true });
});
