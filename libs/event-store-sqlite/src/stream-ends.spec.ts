import { LogReader } from './log-reader';
import type { ReadStatements } from './read-statements';
import type { StoredRow } from './stored-row';
import { StreamEnds } from './stream-ends';

/** A log of one stream that counts how often it is looked at. */
function logOf(revisions: number) {
  const log = { revisions, looks: 0 };
  const row = (revision: number): StoredRow => [revision + 1, '', 's', revision, 'T', '', '{}', '{}'];
  const ends = new StreamEnds();
  const statements: Pick<ReadStatements, 'forwards'> = {
    forwards: (_, from, limit) => {
      log.looks += 1;
      return Array.from({ length: Math.max(0, log.revisions - from) }, (_row, n) => row(from + n)).slice(0, limit);
    },
  };
  const reader = new LogReader('log.db', statements as ReadStatements, ends);
  const read = (from: number, limit = 10): number[] =>
    reader.readStream('s', { from: BigInt(from), limit }).map(({ revision }) => Number(revision));
  return { log, ends, read };
}

describe('a stream that was read to its end', () => {
  it('is not looked at again for what comes after', () => {
    const { log, read } = logOf(2);
    expect([read(0), read(2), read(2), read(3)]).toEqual([[0, 1], [], [], []]);
    expect(log.looks).toBe(1);
  });

  it('is not looked at again either after an append to another', () => {
    const { log, ends, read } = logOf(2);
    read(0);
    ends.appending('another');
    ends.answered('another');
    expect(read(2)).toEqual([]);
    expect(log.looks).toBe(1);
  });

  it('is looked at again after an append to it', () => {
    const { log, ends, read } = logOf(2);
    read(0);
    ends.appending('s');
    log.revisions = 3;
    ends.answered('s');
    expect(read(2)).toEqual([2]);
  });

  it('is looked at every time while an append to it is on its way: nobody knows yet whether it is written', () => {
    const { log, ends, read } = logOf(2);
    ends.appending('s');
    ends.appending('s');
    expect(read(2)).toEqual([]);
    log.revisions = 3;
    expect(read(2)).toEqual([2]);
    ends.answered('s');
    expect(read(3)).toEqual([]);
    log.revisions = 4;
    expect(read(3)).toEqual([3]);
    ends.answered('s');
    expect([read(4), read(4)]).toEqual([[], []]);
    expect(log.looks).toBe(5);
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

  it('that nobody has begun has no events until an append', () => {
    const { log, ends, read } = logOf(0);
    expect([read(0), read(0)]).toEqual([[], []]);
    expect(log.looks).toBe(1);
    ends.appending('s');
    log.revisions = 1;
    ends.answered('s');
    expect(read(0)).toEqual([0]);
  });
});
