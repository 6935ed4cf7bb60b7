import { subtreesOver, toHex } from '@hieuhoc/transparency-log';
import type { HeadLine, HeadsSkippedLine } from '../lines';
import type { NameRanges } from '../needed/names';
import type { HeadsSource } from './source';

const decoder = new TextDecoder();

export const streamOf = (heads: HeadsSource, index: number): string => decoder.decode(heads.at(index).key);

/** The names of all streams of these ranges. */
export function* streamsIn(heads: HeadsSource, { ranges }: NameRanges): Iterable<string> {
  for (const { from, to } of ranges) {
    const end = heads.before(to);
    for (let at = heads.before(from); at < end; at++) yield streamOf(heads, at);
  }
}

/** The heads of these ranges, and of each range the neighbours on both sides, which prove that nothing else is in it. */
export function* headLines(heads: HeadsSource, { ranges }: NameRanges): Iterable<HeadLine | HeadsSkippedLine> {
  let at = 0;
  for (const { from, to } of ranges) {
    const first = Math.max(at, heads.before(from) - 1);
    const end = Math.min(heads.count, heads.before(to) + 1);
    yield* skipped(heads, at, first);
    for (at = first; at < end; at++) yield headLine(heads, at);
  }
  yield* skipped(heads, at, heads.count);
}

function headLine(heads: HeadsSource, index: number): HeadLine {
  const { key, revision, leaf } = heads.at(index);
  return { line: 'head', stream: decoder.decode(key), revision, leaf: toHex(leaf) };
}

function* skipped({ subtree }: HeadsSource, from: number, to: number): Iterable<HeadsSkippedLine> {
  if (to <= from) return;
  const hashes = subtreesOver(from, to).map(({ level, index }) => toHex(subtree(level, index)));
  yield { line: 'heads-skipped', count: to - from, hashes };
}
