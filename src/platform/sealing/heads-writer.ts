import { GrowingTree, headLeaf, TILE_WIDTH, type Hash, type StreamHead } from '@hieuhoc/transparency-log';
import type { DatabaseSync } from 'node:sqlite';
import { Columns } from './seal-sqlite';

export interface HeadsSealed {
  readonly size: number;
  readonly root: Hash;
  readonly count: number;
}

/**
 * What every stream ends with after the first `size` events, which is where the file stands: one root, kept with what is needed to prove
 * any of it later. Only streams that changed since the last time take a row. Asked again at the same size it gives the same.
 */
export function writeHeads(database: DatabaseSync, size: number): HeadsSealed {
  const known = lastHeads(database);
  if (known?.size === size) return known;
  const changed = database.prepare('insert into sealed_head (key, size, revision, leaf) values (?, ?, ?, ?)');
  const block = database.prepare('insert into head_block (size, block, first_key, hash) values (?, ?, ?, ?)');
  // All blocks but the last are whole subtrees, so that the tree over their roots has the root of the tree over all heads.
  const blocks = new GrowingTree();
  let [count, within]: [number, GrowingTree] = [0, new GrowingTree()];
  let first: Hash | null = null;
  const finishBlock = (): void => {
    if (first === null) return;
    block.run(size, blocks.size, first, within.root);
    blocks.push(within.root);
    first = null;
    within = new GrowingTree();
  };
  database.exec('begin immediate');
  try {
    for (const { place, ...head } of headsIn(database)) {
      if (within.size === TILE_WIDTH) finishBlock();
      first ??= head.key;
      within.push(headLeaf(head));
      count++;
      if (place >= (known?.size ?? 0)) changed.run(head.key, size, head.revision, head.leaf);
    }
    finishBlock();
    database.prepare('insert into heads (size, count, root) values (?, ?, ?)').run(size, count, blocks.root);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
  return { size, root: blocks.root, count };
}

function lastHeads(database: DatabaseSync): HeadsSealed | null {
  const select = database.prepare('select size, root, count from heads order by size desc limit 1');
  select.setReturnArrays(true);
  const row = select.get();
  if (row === undefined) return null;
  const columns = new Columns(row);
  return { size: columns.number(0), root: columns.hash(1), count: columns.number(2) };
}

function* headsIn(database: DatabaseSync): Generator<StreamHead & { readonly place: number }> {
  const select = database.prepare('select key, place, revision, leaf from head order by key');
  select.setReturnArrays(true);
  for (const row of select.iterate()) {
    const columns = new Columns(row);
    yield { key: columns.hash(0), place: columns.number(1), revision: columns.number(2), leaf: columns.hash(3) };
  }
}
