import type { StoredRow } from './stored-row';
import { StreamEnds } from './stream-ends';

/** A log of one stream that counts how often it is looked at. */
function logOf(revisions: number) {
  const log = { revisions, version: 1, looks: 0 };
  const row = (revision: number): StoredRow => [revision + 1, '', 's', revision, 'T', '', '{}', '{}'];
  const ends = new StreamEnds({
    dataVersion: () => log.version,
    forwards: (_, from, limit) => {
      log.looks += 1;
      return Array.from({ length: Math.max(0, log.revisions - from) }, (_row, n) => row(from + n)).slice(0, limit);
    },
  });
  const read = (from: number, limit = 10): number[] => ends.forwards('s', from, limit).map(([, , , revision]) => revision);
  return { log, read };
}

describe('a stream that was read to its end', () => {
  it('is not looked at again for what comes after', () => {
    const { log, read } = logOf(2);
    expect([read(0), read(2), read(2), read(3)]).toEqual([[0, 1], [], [], []]);
    expect(log.looks).toBe(1);
  });

  it('is looked at again after a commit', () => {
    const { log, read } = logOf(2);
    read(0);
    log.revisions = 3;
    log.version += 1;
    expect(read(2)).toEqual([2]);
  });

  it('gives what lies before its end', () => {
    const { read } = logOf(2);
    expect([read(1), read(0), read(1)]).toEqual([[1], [0, 1], [1]]);
  });

  it('is at its end only when less was found than was asked for', () => {
    const { read } = logOf(4);
    expect([read(0, 2), read(2, 2), read(4, 2)]).toEqual([[0, 1], [2, 3], []]);
  });

  it('is not thought longer than it is by a look beyond its end', () => {
    const { read } = logOf(2);
    expect([read(5), read(2), read(1)]).toEqual([[], [], [1]]);
  });

  it('that nobody has begun has no events until a commit', () => {
    const { log, read } = logOf(0);
    expect([read(0), read(0)]).toEqual([[], []]);
    expect(log.looks).toBe(1);
    log.revisions = 1;
    log.version += 1;
    expect(read(0)).toEqual([0]);
  });
});
