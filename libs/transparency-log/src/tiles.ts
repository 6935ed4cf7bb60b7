import { HASH_BYTES, type Hash } from './hashes';
import { GrowingTree } from './growing-tree';
import { isCount } from './sizes';
import type { SubtreeHash } from './tree';

/** C2SP tlog-tiles: a tile holds the hashes of 256 neighbours, eight levels of the tree above one another. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

export interface Tile {
  /** 0: of leaf hashes; above, each hash is the root of a full tile below. */
  readonly level: number;
  readonly index: number;
  /** 1 to 256; less than 256 at the right edge only. */
  readonly width: number;
}

/** `tile/0/x001/234`, `tile/1/000.p/17`; with 'entries' for the level those of its entry bundles. */
export function tilePath({ level, index, width }: Tile, kind: 'hashes' | 'entries' = 'hashes'): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/g) ?? [];
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${kind === 'entries' ? 'entries' : level}/${place}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The inverse of tilePath; null for what is no path of a tile. */
export function parseTilePath(path: string): { readonly tile: Tile; readonly kind: 'hashes' | 'entries' } | null {
  const [, level = '', place = '', partial] = PATH.exec(path) ?? [];
  const kind = level === 'entries' ? 'entries' : 'hashes';
  const tile = {
    level: kind === 'entries' ? 0 : Number(level),
    index: Number(place.replaceAll(/[x/]/g, '')),
    width: Number(partial ?? TILE_WIDTH),
  };
  const isTile = level !== '' && tile.level < 64 && isCount(tile.index) && (partial === undefined || tile.width < TILE_WIDTH);
  return isTile && tilePath(tile, kind) === path ? { tile, kind } : null;
}

/** The tiles of level 0 and above that hold a tree of this size. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, width = size; width > 0; level++, width = Math.floor(width / TILE_WIDTH)) {
    for (let index = 0; index * TILE_WIDTH < width; index++)
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, width - index * TILE_WIDTH) });
  }
  return tiles;
}

/** The bytes of a tile: its hashes one behind another. Asked only for tiles of the tree's size. */
export type ReadTile = (tile: Tile) => Uint8Array;

/**
 * Subtrees of a tree of `size` leaves, from its tiles; a tile is read once and kept as long as this function is.
 * Throws RangeError for a subtree outside of the tree and TileDamaged for a tile of another length.
 */
export function subtreesFromTiles(size: number, read: ReadTile): SubtreeHash {
  const kept = new Map<string, readonly Hash[]>();
  const hashesOf = (tile: Tile): readonly Hash[] => {
    const path = tilePath(tile);
    const known = kept.get(path) ?? hashesIn(read(tile), tile);
    kept.set(path, known);
    return known;
  };
  return (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const span = 2 ** (level % TILE_HEIGHT);
    const first = index * span;
    const wide = Math.floor(size / TILE_WIDTH ** tileLevel);
    if (first + span > wide) throw new RangeError(`a tree of ${size} leaves has no complete subtree ${index} of level ${level}`);
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, wide - tileIndex * TILE_WIDTH);
    const at = first - tileIndex * TILE_WIDTH;
    return rootOfHashes(hashesOf({ level: tileLevel, index: tileIndex, width }).slice(at, at + span));
  };
}

/** A tile has not as many hashes as its width says. */
export class TileDamaged extends Error {
  constructor(
    readonly path: string,
    readonly bytes: number,
  ) {
    super(`${path} has ${bytes} bytes`);
  }
}

function hashesIn(bytes: Uint8Array, tile: Tile): Hash[] {
  if (bytes.length !== tile.width * HASH_BYTES) throw new TileDamaged(tilePath(tile), bytes.length);
  return Array.from({ length: tile.width }, (_, at) => bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

function rootOfHashes(hashes: readonly Hash[]): Hash {
  const tree = new GrowingTree();
  for (const hash of hashes) tree.push(hash);
  return tree.root;
}
