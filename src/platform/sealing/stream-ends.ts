import { headLeaf, streamKey, toHex } from '@hieuhoc/transparency-log';
import type { DatabaseSync } from 'node:sqlite';
import { Columns } from './seal-sqlite';

export interface StreamEnd {
  readonly revision: number;
  /** Hex. */
  readonly leaf: string;
}

const MOST_KEPT = 50_000;

/** What each stream ends with: in the file, and in memory for those that came up last. */
export class StreamEnds {
  private readonly kept = new Map<string, StreamEnd>();
  private changed = new Map<string, StreamEnd & { readonly place: number }>();
  private readonly select;
  private readonly upsert;

  constructor(database: DatabaseSync) {
    this.select = database.prepare('select revision, leaf from head where key = ?');
    this.select.setReturnArrays(true);
    this.upsert = database.prepare(`insert into head (key, place, revision, leaf, hash) values (?, ?, ?, ?, ?)
      on conflict (key) do update set place = excluded.place, revision = excluded.revision, leaf = excluded.leaf, hash = excluded.hash`);
  }

  of(stream: string): StreamEnd | null {
    return this.kept.get(stream) ?? this.found(stream);
  }

  set(stream: string, place: number, end: StreamEnd): void {
    this.kept.set(stream, end);
    this.changed.set(stream, { ...end, place });
  }

  /** Within a transaction. */
  write(): void {
    for (const [stream, end] of this.changed) {
      const head = { key: streamKey(stream), revision: end.revision, leaf: Buffer.from(end.leaf, 'hex') };
      this.upsert.run(head.key, end.place, head.revision, head.leaf, headLeaf(head));
    }
    this.changed = new Map();
    if (this.kept.size > MOST_KEPT) this.kept.clear();
  }

  private found(stream: string): StreamEnd | null {
    const row = this.select.get(streamKey(stream));
    if (row === undefined) return null;
    const columns = new Columns(row);
    return { revision: columns.number(0), leaf: toHex(columns.hash(1)) };
  }
}
