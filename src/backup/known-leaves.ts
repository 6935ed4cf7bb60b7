import { HASH_BYTES, TILE_WIDTH, tilePath, type Hash, type Tile } from '@hieuhoc/transparency-log';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Against } from './backup.errors';
import { sha256Of } from './files';
import type { Manifest } from './manifest';

/** Leaves that somebody noted before: the events that are read now must have the same. */
export interface KnownLeaves {
  readonly by: Against;
  readonly size: number;
  /** Null where the note itself cannot be read. */
  at(index: number): Hash | null;
}

/** Reads tile after tile, as a log is read. */
export function leavesIn(by: Against, size: number, read: (tile: Tile) => Uint8Array | null): KnownLeaves {
  let current = { index: -1, bytes: new Uint8Array() };
  return {
    by,
    size,
    at: (index) => {
      const tile = Math.floor(index / TILE_WIDTH);
      if (tile !== current.index) {
        const width = Math.min(TILE_WIDTH, size - tile * TILE_WIDTH);
        current = { index: tile, bytes: new Uint8Array(read({ level: 0, index: tile, width }) ?? []) };
      }
      const from = (index - tile * TILE_WIDTH) * HASH_BYTES;
      return from + HASH_BYTES <= current.bytes.length ? current.bytes.subarray(from, from + HASH_BYTES) : null;
    },
  };
}

/** Those of the backup that stands in the folder, where its tiles still are what its manifest says. */
export function leavesOfBackup(folder: string, { log, files }: Manifest): KnownLeaves {
  const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return leavesIn('backup', log.size, (tile) => {
    const path = tilePath(tile);
    try {
      const bytes = readFileSync(join(folder, path));
      return sha256Of(bytes) === hashes.get(path) ? bytes : null;
    } catch {
      return null;
    }
  });
}
