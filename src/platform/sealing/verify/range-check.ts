import { hash } from 'node:crypto';
import { entryOf, GrowingTree, HASH_BYTES, leafHexOf, TILE_WIDTH } from '@hieuhoc/transparency-log';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Of a SQLite log, what the workers share. Leaves are those claimed, by the seals or beside the events; blocks are roots of 256 of them. */
export interface Shared {
  readonly log: string;
  /** Null where nothing is sealed. */
  readonly seal: string | null;
  readonly sealed: number;
  readonly size: number;
  readonly storedLeaves: boolean;
  readonly leaves: SharedArrayBuffer;
  readonly blocks: SharedArrayBuffer;
}

/** The first index whose event does not hash to the leaf claimed; `by`: what contradicts what. */
export interface Mismatch {
  readonly index: number;
  readonly by: 'event' | 'entry' | 'stored-leaf' | 'gap';
}

const PAGE = 2_048;
/** Streams whose last event is remembered; that of any other is an indexed read. */
const MOST_PLACES = 1_000_000;

type Row = readonly [number, string, string, number, string, string, number, Uint8Array];

/** Hashes events anew and compares. It takes the stored bytes as bytes: what is no UTF-8 is not smoothed over. */
export class RangeCheck {
  private readonly log: DatabaseSync;
  private readonly seal: DatabaseSync | null;
  private readonly rows: StatementSync;
  private readonly placeOf: StatementSync;
  private readonly entries: StatementSync | null;
  private readonly leaves: Buffer;
  private readonly blocks: Buffer;
  private readonly places = new Map<string, number>();
  /** Bytes of a stored leaf. */
  private readonly stored: number;

  constructor(private readonly shared: Shared) {
    this.log = new DatabaseSync(shared.log, { readOnly: true, timeout: 5_000 });
    this.log.exec('pragma mmap_size = 1073741824');
    this.seal = shared.seal === null ? null : new DatabaseSync(shared.seal, { readOnly: true, timeout: 5_000 });
    // One value of bytes a row costs half of what three do.
    const bytes = shared.storedLeaves ? 'data || metadata || leaf' : 'data || metadata';
    this.rows = listing(
      this.log,
      `select seq, id, stream, revision, type, recorded_at, octet_length(data), cast(${bytes} as blob) from events
       where seq > ? and seq <= ? order by seq`,
    );
    this.placeOf = listing(this.log, 'select seq from events where stream = ? and revision = ?');
    this.entries = this.seal && listing(this.seal, 'select text from entry where place >= ? and place < ? order by place');
    this.stored = shared.storedLeaves ? HASH_BYTES : 0;
    this.leaves = Buffer.from(shared.leaves);
    this.blocks = Buffer.from(shared.blocks);
  }

  /** Events [from, to); null where all of them are as claimed. `from` is a multiple of a tile's width. */
  check(from: number, to: number, told: (done: number) => void): Mismatch | null {
    for (let at = from; at < to; at += PAGE) {
      const end = Math.min(to, at + PAGE);
      const mismatch = this.page(at, end);
      if (mismatch !== null) return mismatch;
      told(end - at);
    }
    this.hashBlocks(from, to);
    return null;
  }

  close(): void {
    this.log.close();
    this.seal?.close();
  }

  private page(from: number, to: number): Mismatch | null {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- columns become types; what is none of them does not hash to its leaf
    const rows = this.rows.all(from, to) as unknown as readonly Row[];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise
    const entries = (this.entries?.all(from, Math.min(to, this.shared.sealed)) ?? []) as unknown as readonly (readonly [string])[];
    for (let index = from; index < to; index++) {
      const row = rows[index - from];
      if (row?.[0] !== index + 1) return { index, by: 'gap' };
      const [, id, stream, revision, type, recordedAt, middle, bytes] = row;
      const end = bytes.length - this.stored;
      const [data, metadata] = [bytes.subarray(0, middle), bytes.subarray(middle, end)];
      const previous = revision === 0 ? null : this.leafBefore(stream, revision, index);
      const entry = entryOf({ id, stream, revision, type, recordedAt, data: hexOf(data), metadata: hexOf(metadata), previous });
      const leaf = leafHexOf(entry);
      if (leaf !== this.claimed(index)) return { index, by: 'event' };
      if (index < this.shared.sealed && entries[index - from]?.[0] !== entry) return { index, by: 'entry' };
      if (end < bytes.length && this.leaves.compare(bytes, end, bytes.length, index * HASH_BYTES, (index + 1) * HASH_BYTES) !== 0)
        return { index, by: 'stored-leaf' };
      if (this.places.size < MOST_PLACES || this.places.has(stream)) this.places.set(stream, index);
    }
    return null;
  }

  /** What is claimed to be the leaf of the stream's event before. That it truly is, is found where that event stands. */
  private leafBefore(stream: string, revision: number, index: number): string {
    const known = this.places.get(stream);
    if (known !== undefined) return this.claimed(known);
    const row: unknown = this.placeOf.get(stream, revision - 1);
    const seq: unknown = Array.isArray(row) ? row[0] : undefined;
    return typeof seq === 'number' && seq <= index ? this.claimed(seq - 1) : 'none';
  }

  private claimed(index: number): string {
    return this.leaves.toString('hex', index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  private hashBlocks(from: number, to: number): void {
    for (let first = from; first + TILE_WIDTH <= to; first += TILE_WIDTH) {
      const tree = new GrowingTree();
      for (let at = first; at < first + TILE_WIDTH; at++) tree.push(this.leaves.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES));
      this.blocks.set(tree.root, (first / TILE_WIDTH) * HASH_BYTES);
    }
  }
}

const hexOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

function listing(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}
