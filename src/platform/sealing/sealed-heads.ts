import {
  compareKeys,
  GrowingTree,
  headLeaf,
  proofOfHead,
  streamKey,
  TILE_HEIGHT,
  TILE_WIDTH,
  type Hash,
  type StreamHead,
  type SubtreeHash,
} from '@hieuhoc/transparency-log';
import type { DatabaseSync } from 'node:sqlite';
import { Columns } from './seal-sqlite';
import type { StreamHeads } from './sealed-log';
import { NotSealed, SealFileDamaged } from './sealing.errors';

interface Block {
  readonly firstKey: Hash;
  readonly hash: Hash;
}

/** Throws NotSealed where heads were not sealed at this size. */
export function headsSealedAt(database: DatabaseSync, size: number): StreamHeads {
  const select = database.prepare('select root, count from heads where size = ?');
  select.setReturnArrays(true);
  const row = select.get(size);
  if (row === undefined) {
    throw new NotSealed({ en: `stream heads sealed at ${size}`, vi: `lần niêm phong đầu chuỗi ở cỡ ${size}` }, { size });
  }
  const columns = new Columns(row);
  const [root, count] = [columns.hash(0), columns.number(1)];
  const places = new HeadsOf256(database, size, count);
  return {
    root,
    count,
    proofOf: (stream) => proofOfHead(stream, places),
    before: (stream) => places.placeOf(streamKey(stream)),
    at: (index) => places.headAt(index),
    subtree: places.subtree,
  };
}

/** A tree of heads of which the blocks are in memory, and a block's heads are read when one of them is asked for. */
class HeadsOf256 {
  private readonly blocks: readonly Block[];
  private readonly heads = new Map<number, readonly StreamHead[]>();
  private readonly selectHeads;

  constructor(
    database: DatabaseSync,
    private readonly size: number,
    readonly count: number,
  ) {
    const blocks = database.prepare('select first_key, hash from head_block where size = ? order by block');
    blocks.setReturnArrays(true);
    this.blocks = blocks.all(size).map((row) => ({ firstKey: new Columns(row).hash(0), hash: new Columns(row).hash(1) }));
    // The newest row of each key that is not newer than the sealing.
    this.selectHeads = database.prepare(`select key, revision, leaf from sealed_head a where key >= ? and size =
      (select max(size) from sealed_head b where b.key = a.key and b.size <= ?) order by key limit ?`);
    this.selectHeads.setReturnArrays(true);
  }

  placeOf(key: Hash): number {
    const blocks = countUntil(this.blocks, ({ firstKey }) => compareKeys(firstKey, key) > 0);
    if (blocks === 0) return 0;
    return (blocks - 1) * TILE_WIDTH + countUntil(this.headsOf(blocks - 1), (head) => compareKeys(head.key, key) >= 0);
  }

  headAt(place: number): StreamHead {
    const head = this.headsOf(Math.floor(place / TILE_WIDTH))[place % TILE_WIDTH];
    if (head === undefined) throw new SealFileDamaged('seal.db', `thiếu đầu chuỗi thứ ${place}`);
    return head;
  }

  readonly subtree: SubtreeHash = (level, index) => {
    const leaves =
      level >= TILE_HEIGHT
        ? this.blocks.slice(index * 2 ** (level - TILE_HEIGHT), (index + 1) * 2 ** (level - TILE_HEIGHT)).map(({ hash }) => hash)
        : this.leavesIn(index * 2 ** level, 2 ** level);
    const tree = new GrowingTree();
    for (const leaf of leaves) tree.push(leaf);
    return tree.root;
  };

  private leavesIn(first: number, count: number): Hash[] {
    const at = first % TILE_WIDTH;
    return this.headsOf(Math.floor(first / TILE_WIDTH))
      .slice(at, at + count)
      .map(headLeaf);
  }

  private headsOf(block: number): readonly StreamHead[] {
    const known = this.heads.get(block);
    if (known !== undefined) return known;
    const firstKey = this.blocks[block]?.firstKey ?? new Uint8Array();
    const rows = this.selectHeads.all(firstKey, this.size, Math.min(TILE_WIDTH, this.count - block * TILE_WIDTH));
    const heads = rows.map((row) => {
      const columns = new Columns(row);
      return { key: columns.hash(0), revision: columns.number(1), leaf: columns.hash(2) };
    });
    this.heads.set(block, heads);
    return heads;
  }
}

/** How many there are before the first that is beyond, in an order in which all after it are. */
function countUntil<Item>(items: readonly Item[], isBeyond: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && !isBeyond(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
