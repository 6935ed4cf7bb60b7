import { DatabaseSync } from 'node:sqlite';
import { startChild } from '../test/child';
import { scratch } from '../test/scratch';

interface Acked {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly size: number;
}

describe('kill -9 while 16 clients append', () => {
  const log = scratch();
  const acked: Acked[] = [];

  /** Lets a process append until it has acknowledged so many, kills it there, and keeps every acknowledgement it got out. */
  const killedAfter = async (count: number): Promise<void> => {
    const child = startChild('appender.ts', [log.path]);
    let taken = 0;
    child.lines.on('line', (line) => {
      const [word, id = '', stream = '', revision, size] = line.split(' ');
      if (word !== 'acked') return;
      acked.push({ id, stream, revision: Number(revision), size: Number(size) });
      if (++taken === count) child.process.kill('SIGKILL');
    });
    await child.exited;
    expect(taken).toBeGreaterThanOrEqual(count);
  };

  it('loses no acknowledged append, leaves no gap and no double, ten times on the same file', async () => {
    for (const count of [1, 2, 17, 60, 150, 333, 700, 40, 5, 1_500]) {
      await killedAfter(count);
      const store = await log.open();
      const { logSize } = await store.head();
      await store.close();
      const database = new DatabaseSync(log.path, { readOnly: true });
      const rows = database.prepare('SELECT seq, id, stream, revision FROM events ORDER BY seq').all();
      expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      database.close();
      expect(rows).toHaveLength(Number(logSize));
      expect(rows.map((row) => row['seq'])).toEqual(rows.map((_, index) => index + 1));
      expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
      const missing = acked.filter(({ id, stream, revision, size }) => {
        const row = rows[size - 1];
        return row?.['id'] !== id || row['stream'] !== stream || row['revision'] !== revision;
      });
      expect(missing).toEqual([]);
    }
  }, 60_000);
});
