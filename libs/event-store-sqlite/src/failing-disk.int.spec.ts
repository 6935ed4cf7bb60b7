import { DatabaseSync } from 'node:sqlite';
import { StoreFailed } from '@hieuhoc/event-store';
import { newEvent, newEvents, refusal } from '@hieuhoc/event-store-contract';
import { startChild } from '../test/child';
import { requestOf } from '../test/request';
import { scratch } from '../test/scratch';
import { AppendQueue } from './append-queue';
import { StreamEnds } from './stream-ends';
import type { AppendRequest } from './append-request';
import { LogWriter, WriteFailed } from './log-writer';
import { openForWriting, type WritableLog } from './open-database';
import { writeStatements, type WriteStatements } from './write-statements';

/** As node:sqlite throws it; SQLITE_IOERR_FSYNC. */
const fsyncError = (): Error => Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 1034 });
const request = (stream: string, count = 1): AppendRequest => requestOf(stream, newEvents(count));

describe('a disk that fails', () => {
  const log = scratch();
  let file: WritableLog;
  let broken: Partial<WriteStatements>;
  let writer: LogWriter;
  beforeEach(() => {
    file = openForWriting(log.path);
    broken = {};
    const sound = writeStatements(file.database);
    const calls = new Proxy(sound, { get: (target, name: keyof WriteStatements) => broken[name] ?? target[name] });
    writer = new LogWriter(calls);
  });
  afterEach(() => {
    file.database.close();
    file.lock.release();
  });
  const size = (): unknown => file.database.prepare('SELECT count(*) AS count FROM events').get()?.['count'];

  it('an fsync error at the commit is fatal: nothing of the group is acknowledged', () => {
    broken.commit = () => {
      throw fsyncError();
    };
    expect(() => writer.commit([request('figure-x'), request('figure-y')].values())).toThrow(WriteFailed);
  });

  it('an fsync error while the write-ahead log is moved into the file is fatal too', () => {
    broken.walFrames = () => 1_000_000;
    broken.checkpoint = () => {
      throw fsyncError();
    };
    writer.checkpointIfDue();
    writer.commit([request('figure-x', 200)].values());
    expect(() => writer.checkpointIfDue()).toThrow(WriteFailed);
  });

  it('a full disk refuses what does not fit, keeps what is there, and takes the next when there is room again', () => {
    writer.commit([request('figure-x', 2)].values());
    const pages = Number(file.database.prepare('PRAGMA page_count').get()?.['page_count']);
    file.database.exec(`PRAGMA max_page_count = ${pages + 1}`);
    const large = requestOf('figure-y', [newEvent({ data: { text: 'x'.repeat(200_000) } })]);
    expect(writer.commit([request('figure-x'), large].values())).toMatchObject([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
    expect(size()).toBe(2);
    file.database.exec('PRAGMA max_page_count = 1000000');
    expect(writer.commit([request('figure-x'), large].values())).toMatchObject([
      { kind: 'appended', revision: 2, seq: 3 },
      { kind: 'appended', revision: 0, seq: 4 },
    ]);
  });

  it('a file that another program holds too long is unavailable, not broken', () => {
    file.database.exec('PRAGMA busy_timeout = 1');
    const stranger = new DatabaseSync(log.path);
    stranger.exec('BEGIN IMMEDIATE');
    expect(writer.commit([request('figure-x')].values())).toMatchObject([
      { kind: 'unavailable', detail: expect.stringContaining('locked') },
    ]);
    stranger.exec('ROLLBACK');
    stranger.close();
    expect(writer.commit([request('figure-x')].values())).toMatchObject([{ kind: 'appended', seq: 1 }]);
  });

  it('after the failure everything is refused, what waited and what comes', async () => {
    const failures: StoreFailed[] = [];
    const queue = new AppendQueue(new StreamEnds(), { committed: () => undefined, failed: (failure) => failures.push(failure) });
    const send = (): void => queue.failed('disk I/O error (SQLite 1034)');
    queue.start({ sendAt: 1, proposals: null, send, close: async () => Promise.resolve() });
    const attempts = await Promise.allSettled([queue.append(request('figure-x')), queue.append(request('figure-y'))]);
    expect(attempts.map((attempt) => attempt.status === 'rejected' && attempt.reason instanceof StoreFailed)).toEqual([true, true]);
    expect(await refusal(queue.append(request('figure-z')))).toBeInstanceOf(StoreFailed);
    expect(failures).toHaveLength(1);
    await queue.settled();
  });
});

describe('a real write error (a file size limit of the process)', () => {
  const log = scratch();

  it('stops the store, reads included; every append acknowledged before is there when it starts again', async () => {
    // 16 MiB in blocks of 512 bytes: the write-ahead log has its 8 MiB, the file fails to grow beyond the limit.
    const child = startChild('appender.ts', [log.path], 'ulimit -f 32768');
    const acked: [id: string, size: number][] = [];
    child.lines.on('line', (line) => {
      const [word, id = '', , , size] = line.split(' ');
      if (word === 'acked') acked.push([id, Number(size)]);
    });
    expect(await child.line('fatal')).toBe('fatal store-failed');
    expect(await child.line('refused')).toBe('refused store-failed');
    expect(await child.line('then refused')).toBe('then refused store-failed');
    await child.line('closed');
    await child.exited;
    const store = await log.open();
    expect(acked.length).toBeGreaterThan(100);
    const ids = new Map<number, string>();
    for (let after = null, end = false; !end;) {
      const page = await store.readAll({ after, limit: 10_000 });
      for (const event of page.events) ids.set(Number(event.position), event.id);
      after = page.position;
      end = page.endOfLog;
    }
    expect(acked.filter(([id, size]) => ids.get(size) !== id)).toEqual([]);
    await store.append('figure-after', 'no_stream', [newEvent()]);
  }, 60_000);
});
