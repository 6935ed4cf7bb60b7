import { GrowingTree, HASH_BYTES, headLeaf, sameHash, TILE_WIDTH, type Hash, type StreamHead } from '@hieuhoc/transparency-log';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Columns } from './seal-sqlite';
import { inTransaction } from '../side-database/in-transaction';

export interface HeadsSealed {
  readonly size: number;
  readonly root: Hash;
  readonly count: number;
}

/** 256 heads that stand next to each other: a whole subtree, but for the last of them. */
interface Block {
  readonly firstKey: Hash;
  readonly hash: Hash;
}

/** Of millions of streams there are a hundred such steps; one that takes longer, as on a busy machine, ends earlier. */
export const BLOCKS_A_STEP = 128;
const LONGEST_STEP_MS = 40;

/**
 * What every stream ends with after the first `size` events, at which `from` stands and stays: one root, kept with what is needed to prove
 * any of it later. Only streams that changed since the last time take a row. Asked again at the same size it gives the same.
 * In steps, each a transaction of `to`, with null between them. Only the last makes a sealing of them: what one left that never came to it
 * is taken away by the next.
 */
export function* headsSealed(
  from: DatabaseSync,
  to: DatabaseSync,
  size: number,
  blocksAStep = BLOCKS_A_STEP,
): Generator<HeadsSealed | null, void> {
  const known = lastHeads(from);
  if (known?.size === size) return yield known;
  inTransaction(to, () => takeAwayAfter(to, known?.size ?? -1));
  const steps = new Steps(from, to, size, known?.size ?? 0);
  while (inTransaction(to, () => steps.next(blocksAStep))) yield null;
  const { root, count } = steps;
  to.prepare('insert into heads (size, count, root) values (?, ?, ?)').run(size, count, root);
  yield { size, root, count };
}

/** The same at once, for a file that nobody goes on with meanwhile. */
export function writeHeads(database: DatabaseSync, size: number): HeadsSealed {
  for (const heads of headsSealed(database, database, size)) if (heads !== null) return heads;
  throw new RangeError(`no heads at ${size}`);
}

class Steps {
  count = 0;
  /** All blocks but the last are whole subtrees, so that the tree over their roots has the root of the tree over all heads. */
  private readonly blocks = new GrowingTree();
  private readonly before: readonly Block[];
  private lastKey: Uint8Array = new Uint8Array();
  private readonly statements;

  constructor(
    from: DatabaseSync,
    to: DatabaseSync,
    private readonly size: number,
    /** Size of the sealing before. */
    private readonly since: number,
  ) {
    this.before = blocksAt(from, since);
    this.statements = {
      block: listing(
        from,
        `select count(*), min(key), max(key), max(place), count(hash), cast(group_concat(hash, '') as blob)
         from (select key, place, hash from head where key > ? order by key limit ${TILE_WIDTH})`,
      ),
      heads: listing(from, 'select key, revision, leaf from head where key >= ? and key <= ? and place >= ? order by key'),
      putBlock: to.prepare('insert into head_block (size, block, first_key, hash) values (?, ?, ?, ?)'),
      addHash: to.prepare('update head set hash = ? where key = ? and hash is null'),
      putHead: to.prepare('insert into sealed_head (key, size, revision, leaf) values (?, ?, ?, ?)'),
    };
  }

  get root(): Hash {
    return this.blocks.root;
  }

  /** False when there was nothing left. */
  next(blocks: number): boolean {
    const until = performance.now() + LONGEST_STEP_MS;
    for (let left = blocks; left > 0; left = performance.now() < until ? left - 1 : 0) if (!this.nextBlock()) return false;
    return true;
  }

  private nextBlock(): boolean {
    const columns = new Columns(this.statements.block.get(this.lastKey));
    const count = columns.number(0);
    if (count === 0) return false;
    const [first, last, newest] = [columns.hash(1), columns.hash(2), columns.number(3)];
    const known = this.before[this.blocks.size];
    // None of them came since then, and none goes: where the block before began as this one does, it held the very same.
    const isAsBefore = newest < this.since && known !== undefined && sameHash(known.firstKey, first);
    const hash = isAsBefore ? known.hash : rootOfLeaves(columns.number(4) < count ? this.leavesAdded(first, last) : columns.bytes(5));
    if (newest >= this.since) this.keepChanged(first, last);
    this.statements.putBlock.run(this.size, this.blocks.size, first, hash);
    this.blocks.push(hash);
    this.count += count;
    this.lastKey = last;
    return true;
  }

  private keepChanged(first: Hash, last: Hash): void {
    for (const { key, revision, leaf } of this.headsFrom(first, last, this.since))
      this.statements.putHead.run(key, this.size, revision, leaf);
  }

  /** What they hash to, where an older version left it out: kept with those that did not change meanwhile. */
  private leavesAdded(first: Hash, last: Hash): Uint8Array {
    const leaves: Hash[] = [];
    for (const head of this.headsFrom(first, last, 0)) {
      const leaf = headLeaf(head);
      leaves.push(leaf);
      this.statements.addHash.run(leaf, head.key);
    }
    return Buffer.concat(leaves);
  }

  private headsFrom(first: Hash, last: Hash, since: number): StreamHead[] {
    return this.statements.heads.all(first, last, since).map((row) => {
      const columns = new Columns(row);
      return { key: columns.bytes(0), revision: columns.number(1), leaf: columns.hash(2) };
    });
  }
}

function rootOfLeaves(leaves: Uint8Array): Hash {
  const tree = new GrowingTree();
  for (let at = 0; at < leaves.length; at += HASH_BYTES) tree.push(leaves.subarray(at, at + HASH_BYTES));
  return tree.root;
}

function lastHeads(database: DatabaseSync): HeadsSealed | null {
  const row = listing(database, 'select size, root, count from heads order by size desc limit 1').get();
  if (row === undefined) return null;
  const columns = new Columns(row);
  return { size: columns.number(0), root: columns.hash(1), count: columns.number(2) };
}

function blocksAt(database: DatabaseSync, size: number): readonly Block[] {
  const rows = listing(database, 'select first_key, hash from head_block where size = ? order by block').all(size);
  return rows.map((row) => ({ firstKey: new Columns(row).hash(0), hash: new Columns(row).hash(1) }));
}

/** What a sealing that was broken off has left: rows of a size that no sealing is of. */
function takeAwayAfter(database: DatabaseSync, size: number): void {
  const left = database.prepare('select 1 from head_block where size > ? limit 1').get(size);
  if (left === undefined) return;
  database.prepare('delete from head_block where size > ?').run(size);
  database.prepare('delete from sealed_head where size > ?').run(size);
}

function listing(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}
