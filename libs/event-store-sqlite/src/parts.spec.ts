import { MalformedPosition, StoreDamaged, StoreLocked, StoreUnavailable, type Position } from '@hieuhoc/event-store';
import type { AppendOutcome, AppendRequest } from './append-request';
import { assertSqliteVersion } from './open-database';
import { positionOf, seqOf } from './position';
import { RecentIds, type WrittenId } from './recent-ids';
import { RequestQueue } from './request-queue';
import { packOutcomes, packRequests, unpackOutcomes, unpackRequests } from './wire';
import { fromRefusal, toRefusal } from './worker-messages';

const NOW = '2015-07-10T02:03:04.005Z';
const request = (stream: string, characters = 10): AppendRequest => ({
  stream,
  expected: 'any',
  events: [{ id: 'x', type: 'T', data: 'x'.repeat(characters), metadata: '', recordedAt: null }],
  now: NOW,
  proposal: null,
});
const names = (requests: readonly AppendRequest[]): string[] => requests.map(({ stream }) => stream);

describe('positions', () => {
  it('sort as text in the order of the log', () => {
    const seqs = [1, 2, 9, 10, 99, 100, 12_345, 10_000_000, Number.MAX_SAFE_INTEGER];
    expect(seqs.map(positionOf)).toEqual(seqs.map(positionOf).toSorted());
    expect(seqs.map((seq) => seqOf(positionOf(seq)))).toEqual(seqs);
  });

  it('nothing is before the first', () => {
    expect([seqOf(null), seqOf(undefined)]).toEqual([0, 0]);
  });

  it.each(['', '1', '00000000000000001', '000000000000000x', ' 000000000000001', '9999999999999999'])('%j is none', (text) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a client may send anything as a position
    expect(() => seqOf(text as Position)).toThrow(MalformedPosition);
  });
});

describe('ids lately written', () => {
  const ids: string[] = [];
  const asked: number[] = [];
  const writtenAfter = (seq: number): WrittenId[] => {
    asked.push(seq);
    return ids.slice(seq).map((id, index) => ({ seq: seq + index + 1, id, stream: 'figure-x', revision: seq + index }));
  };
  const written = (...more: readonly string[]): void => void ids.push(...more);
  beforeEach(() => [ids, asked].forEach((list) => list.splice(0)));

  it('are known in their stream, with their last revision', () => {
    written('a', 'b', 'a');
    const recent = new RecentIds(writtenAfter);
    expect([recent.revisionIn('figure-x', 'a', 3), recent.revisionIn('figure-y', 'a', 3), recent.revisionIn('figure-x', 'c', 3)]).toEqual([
      2,
      null,
      null,
    ]);
  });

  it('are forgotten oldest first', () => {
    written('a', 'b', 'b', 'c');
    const recent = new RecentIds(writtenAfter, 2);
    expect(['a', 'b', 'c'].map((id) => recent.revisionIn('figure-x', id, 4))).toEqual([null, 2, 3]);
  });

  it('are read from the log once, and again where a commit was taken back', () => {
    const recent = new RecentIds(writtenAfter, 2);
    const known = (id: string): number | null => recent.revisionIn('figure-x', id, ids.length);
    written('a', 'b');
    expect(known('a')).toBe(0);
    written('c');
    expect([known('c'), known('a')]).toEqual([2, null]);
    ids.splice(1, 2, 'd');
    recent.forgetAll();
    expect([known('a'), known('b'), known('d')]).toEqual([0, null, 1]);
    expect(asked).toEqual([0, 2, 3, 0, 2, 2]);
  });

  it('do not pile up', () => {
    const recent = new RecentIds(writtenAfter, 2);
    for (let index = 0; index < 100; index++) {
      written(String(index));
      expect(recent.revisionIn('figure-x', String(index), ids.length)).toBe(index);
    }
    expect(recent.size).toBeLessThanOrEqual(5);
  });
});

const queueOf = (...requests: AppendRequest[]): RequestQueue => {
  const queue = new RequestQueue();
  queue.push(requests);
  return queue;
};

describe('a group of appends', () => {
  it('is taken from the front, in the order they came', () => {
    const queue = queueOf(request('a'), request('b'));
    queue.push([request('c')]);
    expect(names([...queue.group()])).toEqual(['a', 'b', 'c']);
    expect(queue.isEmpty).toBe(true);
    expect([...queue.group()]).toEqual([]);
  });

  it('takes in what arrives while it is written', () => {
    const arriving = [['b', 'c'], [], ['d']];
    const queue: RequestQueue = new RequestQueue(() => queue.push((arriving.shift() ?? []).map((stream) => request(stream))));
    queue.push([request('a')]);
    expect(names([...queue.group()])).toEqual(['a', 'b', 'c']);
    expect(names([...queue.group()])).toEqual(['d']);
  });

  it('is bounded in number, so that the first of a long queue does not wait for the last', () => {
    const queue = queueOf(...Array.from({ length: 1_200 }, (_, index) => request(String(index))));
    expect([[...queue.group()].length, [...queue.group()].length, [...queue.group()].length]).toEqual([512, 512, 176]);
  });

  it('is bounded in size, and one append always goes', () => {
    const queue = queueOf(request('a', 3_000_000), request('b', 3_000_000), request('c', 9_000_000), request('d', 10));
    expect([1, 2, 3, 4].map(() => names([...queue.group()]))).toEqual([['a'], ['b'], ['c'], ['d']]);
  });
});

describe('requests on their way to the writer', () => {
  it('arrive as they left', () => {
    const event = { id: 'x', type: 'T', data: '{}', metadata: '{}', recordedAt: null };
    const requests: AppendRequest[] = [
      {
        stream: 'a',
        expected: 'no_stream',
        events: [event, { ...event, recordedAt: '2015-07-10T00:00:00.000Z' }],
        now: NOW,
        proposal: { previous: null, leaves: ['l0', 'l1'] },
      },
      { stream: 'b', expected: 12n, events: [event], now: NOW, proposal: { previous: 'l2', leaves: ['l3'] } },
      { stream: 'c', expected: 'any', events: [event], now: '2015-07-10T02:03:04.006Z', proposal: null },
    ];
    expect(unpackRequests(structuredClone(packRequests(requests)))).toEqual(requests);
    expect(unpackRequests(packRequests([]))).toEqual([]);
  });

  it('and its answers, refusals among them', () => {
    const appended = (revision: number, seq: number, recordedAt: string): AppendOutcome => ({
      kind: 'appended',
      revision,
      seq,
      recordedAt,
      leaf: seq % 2 === 0 ? null : `l${seq}`,
    });
    const outcomes: AppendOutcome[] = [
      { kind: 'wrong-revision', actual: null },
      appended(0, 7, '2015-07-10T02:03:04.005Z'),
      appended(3, 8, '2015-07-10T02:03:04.005Z'),
      { kind: 'unavailable', detail: 'no room' },
      appended(0, 9, '2015-07-10T02:03:04.006Z'),
    ];
    expect(unpackOutcomes(structuredClone(packOutcomes(outcomes)))).toEqual(outcomes);
    expect(unpackOutcomes(packOutcomes([]))).toEqual([]);
  });
});

describe('the version of SQLite', () => {
  it.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0', '3.53.4'])('%s will do', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow();
  });
  it.each(['3.51.2', '3.50.7', '3.7.17', '2.99.99', '0'])('%s could lose acknowledged commits and is refused', (version) => {
    expect(() => assertSqliteVersion(version)).toThrow(StoreUnavailable);
  });
});

describe('a refusal on its way between threads', () => {
  it.each([new StoreLocked('log.db'), new StoreDamaged('log.db', { en: 'is empty', vi: 'trống' }), new StoreUnavailable('no room')])(
    '%s arrives as it left',
    (error) => {
      const arrived = fromRefusal(structuredClone(toRefusal(error)));
      expect(arrived).toBeInstanceOf(error.constructor);
      expect(arrived.message).toBe(error.message);
    },
  );
  it('anything else is told by its message', () => {
    expect(fromRefusal(toRefusal(new TypeError('odd'))).message).toContain('odd');
  });
});
