import { EMPTY_ROOT, type Hash, type StreamHead, type Tile } from '@hieuhoc/transparency-log';
import type { DatabaseSync } from 'node:sqlite';
import { openSealFileForReading } from './seal-schema';
import { Columns } from './seal-sqlite';
import { headsSealedAt } from './sealed-heads';
import type { SealedCheckpoint, SealedLog, StreamHeads } from './sealed-log';
import { SealedTree } from './sealed-tree';
import { NotSealed } from './sealing.errors';

const MOST_ENTRIES = 10_000;
const CHECKPOINT = 'select size, root, at, note from checkpoint';

/** The sealed log as its file has it, on a connection that cannot write. */
export class SealedFile implements Omit<SealedLog, 'whenSealed' | 'timestampOf' | 'wantStamp'> {
  private readonly database: DatabaseSync;
  private readonly tree: SealedTree;
  private readonly selects;

  constructor(readonly path: string) {
    this.database = openSealFileForReading(path);
    this.tree = new SealedTree(this.database, path, new Map());
    const select = (sql: string) => {
      const statement = this.database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.selects = {
      size: select('select size, position from sealed'),
      latest: select(`${CHECKPOINT} order by size desc limit 1`),
      covering: select(`${CHECKPOINT} where size >= ? order by size limit 1`),
      checkpoints: select(`${CHECKPOINT} where size > ? order by size limit ?`),
      heads: select('select key, revision, leaf from head order by key'),
      entries: select('select text from entry where place >= ? order by place limit ?'),
    };
  }

  size(): number {
    return new Columns(this.selects.size.get()).number(0);
  }

  /** Of the last event sealed, as the store gave it. */
  position(): string | null {
    return new Columns(this.selects.size.get()).textOrNull(1);
  }

  latest(): SealedCheckpoint | null {
    return checkpointOf(this.selects.latest.get());
  }

  covering(size: number): SealedCheckpoint | null {
    return checkpointOf(this.selects.covering.get(size));
  }

  /** Those kept, smallest first. */
  *checkpoints(): Generator<SealedCheckpoint> {
    for (let after = -1; ;) {
      const page = this.selects.checkpoints
        .all(after, 100)
        .map(checkpointOf)
        .filter((one) => one !== null);
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.size;
    }
  }

  rootAt(size: number): Hash {
    this.requireSize(size);
    return size === 0 ? EMPTY_ROOT : this.tree.rootAt(size);
  }

  inclusion(index: number, size: number): readonly Hash[] {
    this.requireSize(size);
    if (index >= size) throw noEvent(index, size);
    return this.tree.inclusion(index, size);
  }

  consistency(from: number, to: number): readonly Hash[] {
    this.requireSize(to);
    if (from > to) throw noSize(from, to);
    return this.tree.consistency(from, to);
  }

  leaf(index: number): Hash {
    if (index >= this.size()) throw noEvent(index, this.size());
    return this.tree.leaf(index);
  }

  entry(index: number): string | null {
    return this.entries(index, 1)[0] ?? null;
  }

  entries(first: number, count: number): readonly string[] {
    return this.selects.entries.all(first, Math.min(count, MOST_ENTRIES)).map((row) => new Columns(row).text(0));
  }

  tile(tile: Tile): Uint8Array | null {
    return this.tree.tile(tile);
  }

  headsAt(sealSize: number): StreamHeads {
    return headsSealedAt(this.database, sealSize);
  }

  /** What each stream ends with by now, sorted by name. */
  *heads(): Generator<StreamHead> {
    for (const row of this.selects.heads.iterate()) {
      const columns = new Columns(row);
      yield { key: columns.bytes(0), revision: columns.number(1), leaf: columns.hash(2) };
    }
  }

  close(): void {
    this.database.close();
  }

  private requireSize(size: number): void {
    if (size > this.size()) throw noSize(size, this.size());
  }
}

const noSize = (size: number, sealed: number): NotSealed =>
  new NotSealed({ en: `size ${size}, only ${sealed}`, vi: `cỡ ${size}, mới có ${sealed}` }, { size, sealed });

const noEvent = (index: number, size: number): NotSealed =>
  new NotSealed({ en: `event ${index} within ${size}`, vi: `sự kiện số ${index} trong ${size} sự kiện đầu` }, { index, size });

function checkpointOf(row: unknown): SealedCheckpoint | null {
  if (row === undefined) return null;
  const columns = new Columns(row);
  return { size: columns.number(0), root: columns.hash(1), at: columns.text(2), note: columns.text(3) };
}
