import { leafHexOf } from '@hieuhoc/transparency-log';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEntries } from './entries';
import { bundlesOf, entriesPath } from './layout';
import type { StreamEnd } from './stream-chain';

interface Entry {
  readonly stream: string;
  readonly revision: number;
}

/**
 * Where each of these streams ends in the backup: its entries are looked through from the newest on, until all are found. What has news
 * today mostly had some yesterday, so that few are read.
 */
export function streamEndsIn(folder: string, size: number, streams: ReadonlySet<string>): Map<string, StreamEnd> {
  const ends = new Map<string, StreamEnd>();
  const wanted = new Set(streams);
  for (const tile of bundlesOf(size).toReversed()) {
    if (wanted.size === 0) return ends;
    for (const text of (parseEntries(readFileSync(join(folder, entriesPath(tile)))) ?? []).toReversed()) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by entryOf
      const { stream, revision } = JSON.parse(text) as Entry;
      if (wanted.delete(stream)) ends.set(stream, { revision, leaf: leafHexOf(text) });
    }
  }
  return ends;
}
