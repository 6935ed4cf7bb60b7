import { StoreUnavailable, type ExpectedRevision } from '@hieuhoc/event-store';
import { newEvent, newEvents, refusal } from '@hieuhoc/event-store-contract';
import { requestOf } from '../test/request';
import { scratch } from '../test/scratch';
import type { AppendRequest } from './append-request';
import { LogWriter } from './log-writer';
import { openForWriting, type WritableLog } from './open-database';
import { writeStatements, type WriteStatements } from './write-statements';

const request = (stream: string, expected: ExpectedRevision, count = 1): AppendRequest => requestOf(stream, newEvents(count), expected);
const at = (recordedAt: string): AppendRequest => requestOf('a', [newEvent({ metadata: { recordedAt } })]);

describe('a group of appends in one commit', () => {
  const log = scratch();
  let file: WritableLog;
  let writer: LogWriter;
  const calls: string[] = [];
  beforeEach(() => {
    file = openForWriting(log.path);
    calls.length = 0;
    const told = new Proxy(writeStatements(file.database), {
      get: (target, name: keyof WriteStatements) => {
        calls.push(name);
        return target[name];
      },
    });
    writer = new LogWriter(told);
  });
  afterEach(() => {
    file.database.close();
    file.lock.release();
  });

  it('costs one transaction, and has its answers after the commit', () => {
    const outcomes = writer.commit(['a', 'b', 'c'].map((stream) => request(stream, 'no_stream', 2)).values());
    expect(calls.filter((call) => call === 'begin' || call === 'commit')).toEqual(['begin', 'commit']);
    expect(calls.at(-1)).toBe('commit');
    expect(outcomes).toMatchObject([2, 4, 6].map((seq) => ({ kind: 'appended', revision: 1, seq })));
  });

  it('each append sees those before it, and one that is refused fails alone', () => {
    const repeated = request('a', 'no_stream', 2);
    const outcomes = writer.commit(
      [
        repeated,
        request('a', 'no_stream'),
        request('a', 1n),
        request('b', 'stream_exists'),
        repeated,
        request('a', 2n),
        request('a', 2n),
        request('b', 'no_stream'),
      ].values(),
    );
    expect(outcomes).toMatchObject([
      { kind: 'appended', revision: 1, seq: 2 },
      { kind: 'wrong-revision', actual: 1 },
      { kind: 'appended', revision: 2, seq: 3 },
      { kind: 'wrong-revision', actual: null },
      { kind: 'appended', revision: 1, seq: 2 },
      { kind: 'appended', revision: 3, seq: 4 },
      { kind: 'wrong-revision', actual: 3 },
      { kind: 'appended', revision: 0, seq: 5 },
    ]);
    const rows = file.database.prepare('SELECT seq, stream, revision FROM events ORDER BY seq').all();
    expect(rows.map(({ seq, stream, revision }) => [seq, stream, revision])).toEqual([
      [1, 'a', 0],
      [2, 'a', 1],
      [3, 'a', 2],
      [4, 'a', 3],
      [5, 'b', 0],
    ]);
  });

  it('a whole group that is refused writes nothing', () => {
    expect(writer.commit([request('a', 0n), request('b', 'stream_exists')].values())).toMatchObject([
      { kind: 'wrong-revision' },
      { kind: 'wrong-revision' },
    ]);
    expect(writer.commit([request('a', 'no_stream')].values())).toMatchObject([{ seq: 1 }]);
  });

  it('a carried time that goes back fails alone', () => {
    expect(
      writer.commit([at('2016-01-01T00:00:00.000Z'), at('2015-01-01T00:00:00.000Z'), at('2017-01-01T00:00:00.000Z')].values()),
    ).toMatchObject([
      { kind: 'appended', seq: 1 },
      { kind: 'goes-back', last: '2016-01-01T00:00:00.000Z' },
      { kind: 'appended', seq: 2 },
    ]);
  });
});

describe('appends that arrive together', () => {
  const log = scratch();

  it.each(['thread', 'inline'] as const)('share commits, and are answered in the order they came (%s)', async (writer) => {
    let commits = 0;
    const store = await log.open({ writer, onCommit: () => commits++ });
    const order: number[] = [];
    const appends = Array.from({ length: 2_000 }, async (_, index) => {
      const result = await store.append(`figure-${index}`, 'no_stream', newEvents(1));
      order.push(index);
      return result.logSize;
    });
    expect(await Promise.all(appends)).toEqual(Array.from({ length: 2_000 }, (_, index) => index + 1));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    // Sixteen at least go to the writer together: 125 commits at most, whenever the scheduler lets it run. Unshared they are 2,000.
    expect(commits).toBeLessThan(200);
  });

  it('a repeated one is known without a revision too, also by the next process', async () => {
    const before = await log.open();
    await before.append('figure-x', 'any', newEvents(2));
    const events = newEvents(2);
    await before.append('figure-x', 1n, events);
    expect(await before.append('figure-x', 'any', events)).toMatchObject({ revision: 3n, logSize: 4 });
    await before.append('figure-x', 'any', newEvents(1));
    await before.close();
    const store = await log.open();
    expect(await store.append('figure-x', 'stream_exists', events)).toMatchObject({ revision: 3n, logSize: 4 });
    expect(await store.append('figure-x', 'any', newEvents(1))).toMatchObject({ revision: 5n, logSize: 6 });
  });

  it('a lone append among busy clients is answered after a bounded number of theirs', async () => {
    const store = await log.open({ writer: 'thread' });
    const load = { on: true };
    let theirs = 0;
    const busy = Array.from({ length: 8 }, async (_, client) => {
      for (let index = 0; load.on; index++) {
        await store.append(`busy-${client}-${index}`, 'no_stream', newEvents(3));
        theirs++;
      }
    });
    for (let index = 0; index < 20; index++) {
      const before = theirs;
      await store.append('figure-x', 'any', newEvents(1));
      // Those that were on their way, and at most one more commit of each of the eight.
      expect(theirs - before).toBeLessThanOrEqual(24);
    }
    load.on = false;
    await Promise.all(busy);
  });

  it('the log has no gap after conflicts, repeats, refusals and failures', async () => {
    const store = await log.open();
    for (let index = 0; index < 30; index++) {
      const events = newEvents(1 + (index % 3));
      const outcomes = await Promise.allSettled([
        store.append(`figure-${index}`, 'no_stream', events),
        store.append(`figure-${index}`, 'no_stream', events),
        store.append(`figure-${index}`, 'no_stream', newEvents(2)),
        store.append(`figure-${index}`, 9n, newEvents(1)),
        store.append(`figure-${index}`, 'any', []),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'rejected']);
    }
    const { logSize } = await store.head();
    const page = await store.readAll({ limit: 10_000 });
    expect(page.events.map(({ position }) => Number(position))).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(logSize).toBe(60);
  });

  it('an append to a store opened for reading says so', async () => {
    await log.open();
    expect(await refusal((await log.open({ readonly: true })).append('a', 'any', newEvents(1)))).toBeInstanceOf(StoreUnavailable);
  });
});
