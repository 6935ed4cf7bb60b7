import { HASH_BYTES, TILE_HEIGHT, TILE_WIDTH, type Hash, type Tile } from '@hieuhoc/transparency-log';

const LEVEL = 2 ** 40;

/** Where a tile stands in the file. */
export const placeOf = ({ level, index }: Pick<Tile, 'level' | 'index'>): number => level * LEVEL + index;

interface GrowingTile {
  readonly level: number;
  readonly index: number;
  bytes: Buffer;
  width: number;
}

/** The tiles at the right edge while leaves are added; those touched since the last look are to be written. */
export class TileEdge {
  private readonly growing = new Map<number, GrowingTile>();
  private touched = new Set<GrowingTile>();

  /** `read` gives what of a tile is written already; null where it is new. */
  constructor(private readonly read: (tile: Pick<Tile, 'level' | 'index'>) => Uint8Array | null) {}

  /** A subtree has become complete. Only those that begin a tile's level are kept. */
  add(treeLevel: number, treeIndex: number, hash: Hash): void {
    if (treeLevel % TILE_HEIGHT !== 0) return;
    const level = treeLevel / TILE_HEIGHT;
    const tile = this.tileFor(level, Math.floor(treeIndex / TILE_WIDTH));
    tile.bytes.set(hash, (treeIndex % TILE_WIDTH) * HASH_BYTES);
    tile.width = (treeIndex % TILE_WIDTH) + 1;
    this.touched.add(tile);
  }

  /** Those touched since the last look, as they are to stand. */
  take(): { readonly place: number; readonly bytes: Uint8Array }[] {
    const tiles = [...this.touched].map((tile) => ({ place: placeOf(tile), bytes: tile.bytes.subarray(0, tile.width * HASH_BYTES) }));
    this.touched = new Set();
    return tiles;
  }

  private tileFor(level: number, index: number): GrowingTile {
    const known = this.growing.get(level);
    if (known?.index === index) return known;
    const bytes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
    bytes.set(this.read({ level, index }) ?? new Uint8Array());
    const tile = { level, index, bytes, width: 0 };
    this.growing.set(level, tile);
    return tile;
  }
}
