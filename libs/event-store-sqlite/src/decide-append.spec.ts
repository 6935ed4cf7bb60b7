import type { ExpectedRevision } from '@hieuhoc/event-store';
import { decideAppend, type AppendDecision, type StreamView } from './decide-append';

/** A stream that holds these ids, all of them lately written but those named otherwise. */
const stream = (ids: readonly string[], forgotten: readonly string[] = []): StreamView => ({
  current: ids.length === 0 ? null : ids.length - 1,
  idsFrom: (revision, count) => ids.slice(revision, revision + count),
  recentRevision: (id) => (ids.includes(id) && !forgotten.includes(id) ? ids.indexOf(id) : null),
});
const append = (at: number): AppendDecision => ({ kind: 'append', at });
const there = (last: number): AppendDecision => ({ kind: 'already-there', last });
const wrong = (actual: number | null): AppendDecision => ({ kind: 'wrong-revision', actual });

describe('whether an append is written', () => {
  it.each<[ExpectedRevision, readonly string[], readonly string[], AppendDecision]>([
    ['no_stream', [], ['x'], append(0)],
    ['any', [], ['x'], append(0)],
    ['stream_exists', [], ['x'], wrong(null)],
    [0n, [], ['x'], wrong(null)],
    [1n, ['a', 'b'], ['x'], append(2)],
    [1n, ['a', 'b'], ['a'], append(2)],
    ['any', ['a', 'b'], ['x'], append(2)],
    ['stream_exists', ['a', 'b'], ['x'], append(2)],
    [2n, ['a', 'b'], ['x'], wrong(1)],
    [-1n, [], ['x'], wrong(null)],
    [-1n, ['a'], ['a'], wrong(0)],
    [2n ** 60n, ['a'], ['a'], wrong(0)],
    ['no_stream', ['a', 'b', 'c'], ['a', 'b'], there(1)],
    ['no_stream', ['a', 'b', 'c'], ['a', 'b', 'c'], there(2)],
    [0n, ['a', 'b', 'c'], ['b', 'c'], there(2)],
    [1n, ['a', 'b', 'c'], ['c'], there(2)],
    ['no_stream', ['a', 'b'], ['x', 'b'], wrong(1)],
    ['no_stream', ['a', 'b'], ['a', 'x'], wrong(1)],
    ['no_stream', ['a', 'b'], ['b', 'a'], wrong(1)],
    ['no_stream', ['a', 'b'], ['a', 'b', 'x'], wrong(1)],
    [0n, ['a', 'b', 'c'], ['b', 'x'], wrong(2)],
    ['any', ['a', 'b'], ['a', 'b'], there(1)],
    ['any', ['a', 'b', 'c'], ['a', 'b'], there(1)],
    ['any', ['a', 'b'], ['b', 'x'], wrong(1)],
    ['any', ['a', 'b'], ['a', 'x', 'b'], wrong(1)],
    ['any', ['a', 'b'], ['x', 'b'], append(2)],
    ['stream_exists', ['a', 'b'], ['b'], there(1)],
  ])('%s on %j with %j: %j', (expected, held, ids, decision) => {
    expect(decideAppend(expected, ids, stream(held))).toEqual(decision);
  });

  it('without a revision, what was forgotten is written again: best effort only', () => {
    expect(decideAppend('any', ['a'], stream(['a'], ['a']))).toEqual(append(1));
    expect(decideAppend('no_stream', ['a'], stream(['a'], ['a']))).toEqual(there(0));
  });
});
