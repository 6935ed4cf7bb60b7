import type { Position, StoredEvent } from '@hieuhoc/event-store';
import { entryOfText, leafHexOf, sameHash, type GrowingTree, type Hash } from '@hieuhoc/transparency-log';
import type { DatabaseSync } from 'node:sqlite';
import { BLOCKS_A_STEP, headsSealed, type HeadsSealed } from './heads-writer';
import { openSealFile, openSealFileForReading } from './seal-schema';
import { Columns } from './seal-sqlite';
import { SealedTree } from './sealed-tree';
import { chainBroken, storedLeafDiffers, writtenDiffers } from './sealing.errors';
import { StreamEnds } from './stream-ends';
import { TileEdge } from './tile-place';

export interface Sealed {
  readonly size: number;
  readonly root: Hash;
  readonly position: Position | null;
}

/**
 * The one writer of a sealed log's file. A batch is one transaction; afterwards what was written is read on another connection and hashed
 * again. After an error it is to be thrown away and opened anew.
 */
export class SealWriter {
  readonly database: DatabaseSync;
  private readonly check: DatabaseSync;
  private readonly written: SealedTree;
  private readonly statements;
  private readonly ends: StreamEnds;
  private readonly edge: TileEdge;
  private readonly tree: GrowingTree;
  private last: Position | null;

  constructor(private readonly path: string) {
    this.database = openSealFile(path);
    this.check = openSealFileForReading(path);
    this.written = new SealedTree(this.check, path);
    this.statements = statementsOf(this.database, this.check);
    const state = this.statements.state();
    const tree = new SealedTree(this.database, path);
    this.tree = tree.growing(state.size);
    this.last = state.position;
    this.ends = new StreamEnds(this.database);
    this.edge = new TileEdge((tile) => tree.stored(tile));
  }

  get sealed(): Sealed {
    return { size: this.tree.size, root: this.tree.root, position: this.last };
  }

  /** Appends their leaves. Events that were sealed before are passed by. Throws LogDiffers, SealFileDamaged, and what SQLite throws. */
  seal(events: readonly StoredEvent[]): Sealed {
    const fresh = this.last === null ? events : events.filter(({ position }) => this.last !== null && position > this.last);
    if (fresh.length === 0) return this.sealed;
    const from = this.tree.size;
    const before = this.written.growing(from);
    this.statements.begin.run();
    try {
      for (const event of fresh) this.add(event);
      this.last = fresh.at(-1)?.position ?? this.last;
      for (const { place, bytes } of this.edge.take()) this.statements.tile.run(place, bytes);
      this.ends.write();
      this.statements.move.run(this.tree.size, this.last);
      this.statements.commit.run();
    } catch (error) {
      if (this.database.isTransaction) this.statements.rollback.run();
      throw error;
    }
    this.verify(before, from);
    return this.sealed;
  }

  /** What all streams end with by now, in steps between which more may be sealed: they see the file as it stands at the first of them. */
  *sealHeads(blocksAStep = BLOCKS_A_STEP): Generator<HeadsSealed | null, void> {
    const standing = openSealFileForReading(this.path);
    try {
      standing.exec('begin');
      yield* headsSealed(standing, this.database, standsAt(standing), blocksAStep);
    } finally {
      standing.close();
    }
  }

  /** The envelope of the last event; '' where there is none. */
  lastEntry(): string {
    return this.statements.lastEntry();
  }

  close(): void {
    this.check.close();
    this.database.close();
  }

  private add(event: StoredEvent): void {
    const { stream, id } = event;
    const place = this.tree.size;
    const revision = Number(event.revision);
    const end = this.ends.of(stream);
    if (revision !== (end === null ? 0 : end.revision + 1)) throw chainBroken(place + 1, stream, revision, end?.revision ?? null);
    const entry = entryOfText({ ...event, revision, data: event.dataText, metadata: event.metadataText }, end?.leaf ?? null);
    const leaf = leafHexOf(entry);
    if (event.leaf !== undefined && event.leaf !== leaf) throw storedLeafDiffers(place + 1, id, stream);
    this.statements.entry.run(place, entry);
    this.ends.set(stream, place, { revision, leaf });
    this.tree.push(Buffer.from(leaf, 'hex'), (level, index, hash) => this.edge.add(level, index, hash));
  }

  /** A machine's memory may err; what is signed once cannot be taken back. So it is what stands in the file that counts. */
  private verify(tree: GrowingTree, from: number): void {
    const size = this.tree.size;
    for (const entry of this.statements.entriesFrom(from)) tree.push(Buffer.from(leafHexOf(entry), 'hex'));
    const sound = tree.size === size && sameHash(tree.root, this.written.rootAt(size)) && sameHash(tree.root, this.tree.root);
    if (!sound) throw writtenDiffers(size);
  }
}

/** The first read of a transaction: from here on it sees the file as it is now. */
const standsAt = (database: DatabaseSync): number => Number(database.prepare('select size from sealed').get()?.['size']);

function statementsOf(database: DatabaseSync, check: DatabaseSync) {
  const state = database.prepare('select size, position from sealed');
  state.setReturnArrays(true);
  const entriesFrom = check.prepare('select text from entry where place >= ? order by place');
  entriesFrom.setReturnArrays(true);
  const last = database.prepare('select text from entry order by place desc limit 1');
  last.setReturnArrays(true);
  return {
    begin: database.prepare('begin immediate'),
    commit: database.prepare('commit'),
    rollback: database.prepare('rollback'),
    entry: database.prepare('insert into entry (place, text) values (?, ?)'),
    tile: database.prepare('insert into tile (place, bytes) values (?, ?) on conflict (place) do update set bytes = excluded.bytes'),
    move: database.prepare('update sealed set size = ?, position = ?'),
    state: (): { readonly size: number; readonly position: Position | null } => {
      const columns = new Columns(state.get());
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `move`, as a store gave it
      return { size: columns.number(0), position: columns.textOrNull(1) as Position | null };
    },
    lastEntry: (): string => {
      const row = last.get();
      return row === undefined ? '' : new Columns(row).text(0);
    },
    *entriesFrom(place: number): Generator<string> {
      for (const row of entriesFrom.iterate(place)) yield new Columns(row).text(0);
    },
  };
}
