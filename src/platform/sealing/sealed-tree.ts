import {
  consistencyProof,
  GrowingTree,
  inclusionProof,
  levelsOf,
  rootOf,
  subtreesFromTiles,
  TILE_HEIGHT,
  HASH_BYTES,
  type Hash,
  type ReadTile,
  type SubtreeHash,
  type Tile,
} from '@hieuhoc/transparency-log';
import type { DatabaseSync } from 'node:sqlite';
import { Columns } from './seal-sqlite';
import { SealFileDamaged } from './sealing.errors';
import { placeOf } from './tile-place';

/** The tiles in a sealed log's file: the tree they hold, its roots and its proofs. */
export class SealedTree {
  private readonly bytesAt: (tile: Pick<Tile, 'level' | 'index'>) => Uint8Array | null;

  constructor(
    database: DatabaseSync,
    private readonly path: string,
    /** Hashes of complete subtrees above the leaves' tiles, which never change: most of what a proof costs. Null: every one is read. */
    private readonly kept: Map<number, Hash> | null = null,
  ) {
    const select = database.prepare('select bytes from tile where place = ?');
    select.setReturnArrays(true);
    this.bytesAt = (tile) => {
      const row = select.get(placeOf(tile));
      return row === undefined ? null : new Columns(row).bytes(0);
    };
  }

  /** As much of a tile as stands in the file. */
  stored(tile: Pick<Tile, 'level' | 'index'>): Uint8Array | null {
    return this.bytesAt(tile);
  }

  /** A tile of this width: full ones and older, narrower ones too. Null where there is less. */
  tile(tile: Tile): Uint8Array | null {
    const bytes = this.bytesAt(tile);
    const wanted = tile.width * HASH_BYTES;
    return bytes === null || bytes.length < wanted ? null : bytes.subarray(0, wanted);
  }

  leaf(index: number): Hash {
    return this.subtrees(index + 1)(0, index);
  }

  rootAt(size: number): Hash {
    return rootOf(size, this.subtrees(size));
  }

  inclusion(index: number, size: number): readonly Hash[] {
    return inclusionProof(index, size, this.subtrees(size));
  }

  consistency(from: number, to: number): readonly Hash[] {
    return consistencyProof(from, to, this.subtrees(to));
  }

  /** A tree that grows on from the first `size` leaves. */
  growing(size: number): GrowingTree {
    const subtree = this.subtrees(size);
    let covered = 0;
    const edge = levelsOf(size).map((level) => {
      const hash = subtree(level, covered / 2 ** level);
      covered += 2 ** level;
      return hash;
    });
    return new GrowingTree(size, edge);
  }

  private subtrees(size: number): SubtreeHash {
    const read: ReadTile = (tile) => {
      const bytes = this.tile(tile);
      if (bytes === null) throw new SealFileDamaged(this.path, `thiếu ô băm ${tile.level}/${tile.index}`);
      return bytes;
    };
    const fresh = subtreesFromTiles(size, read);
    return this.kept === null ? fresh : keeping(fresh, this.kept);
  }
}

const MOST_KEPT = 100_000;
const LEVEL = 2 ** 44;

const keeping =
  (fresh: SubtreeHash, kept: Map<number, Hash>): SubtreeHash =>
  (level, index) => {
    if (level <= TILE_HEIGHT) return fresh(level, index);
    const key = level * LEVEL + index;
    const known = kept.get(key) ?? fresh(level, index).slice();
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, known);
    return known;
  };
