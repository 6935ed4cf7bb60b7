import type { DatabaseSync } from 'node:sqlite';
import type { LoggedText } from '@hieuhoc/transparency-log';
import type { WrittenId } from './recent-ids';

export interface LogEnd {
  readonly seq: number;
  readonly recordedAt: string;
}

/** Every statement of the writer, each a named function. */
export interface WriteStatements {
  begin(): void;
  commit(): void;
  rollback(): void;
  end(): LogEnd;
  currentRevision(stream: string): number | null;
  idsFrom(stream: string, revision: number, count: number): string[];
  /** Ids and places of the events behind that one, in the order of the log. */
  writtenAfter(seq: number): WrittenId[];
  placeOf(stream: string, revision: number): LogEnd;
  /** Leaf of the stream's event of that revision, hex; null where there is none. */
  leafAt(stream: string, revision: number): string | null;
  insert(seq: number, event: LoggedText, leaf: string): void;
  /** Pages in the write-ahead log. */
  walFrames(): number;
  /** Moves committed frames into the file and syncs it; an fsync error is thrown. */
  checkpoint(): void;
}

export const WRITE_SQL = {
  end: 'SELECT seq, recorded_at FROM events ORDER BY seq DESC LIMIT 1',
  currentRevision: 'SELECT max(revision) FROM events WHERE stream = ?',
  idsFrom: 'SELECT id FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
  writtenAfter: 'SELECT seq, id, stream, revision FROM events WHERE seq > ? ORDER BY seq',
  placeOf: 'SELECT seq, recorded_at FROM events WHERE stream = ? AND revision = ?',
  leafAt: 'SELECT lower(hex(leaf)) FROM events WHERE stream = ? AND revision = ?',
  insert:
    'INSERT INTO events (seq, id, stream, revision, type, recorded_at, leaf, data, metadata) VALUES (?, ?, ?, ?, ?, ?, unhex(?), ?, ?)',
} as const;

export function writeStatements(
  database: DatabaseSync,
  sql: Readonly<Record<keyof typeof WRITE_SQL, string>> = WRITE_SQL,
): WriteStatements {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const end = database.prepare(sql.end);
  const currentRevision = database.prepare(sql.currentRevision);
  const idsFrom = database.prepare(sql.idsFrom);
  const writtenAfter = database.prepare(sql.writtenAfter);
  const placeOf = database.prepare(sql.placeOf);
  const leafAt = database.prepare(sql.leafAt);
  const insert = database.prepare(sql.insert);
  const wal = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  for (const statement of [end, currentRevision, idsFrom, writtenAfter, placeOf, leafAt, wal]) statement.setReturnArrays(true);
  return {
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
    end: () => logEnd(end.get()) ?? { seq: 0, recordedAt: '' },
    currentRevision: (stream) => asNumber(columns(currentRevision.get(stream))[0]),
    idsFrom: (stream, revision, count) => idsFrom.all(stream, revision, count).map((row) => String(columns(row)[0])),
    writtenAfter: (after) => writtenAfter.all(after).map((row) => writtenId(columns(row))),
    placeOf: (stream, revision) => logEnd(placeOf.get(stream, revision)) ?? { seq: 0, recordedAt: '' },
    leafAt: (stream, revision) => asText(columns(leafAt.get(stream, revision))[0]),
    // `run` would make an object that says what changed; `get` has nothing to answer.
    insert: (seq, { id, stream, revision, type, recordedAt, data, metadata }, leaf) =>
      void insert.get(seq, id, stream, revision, type, recordedAt, leaf, data, metadata),
    walFrames: () => asNumber(columns(wal.get())[1]) ?? 0,
    checkpoint: () => void checkpoint.get(),
  };
}

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const writtenId = ([seq, id, stream, revision]: readonly unknown[]): WrittenId => ({
  seq: Number(seq),
  id: String(id),
  stream: String(stream),
  revision: Number(revision),
});
const columns = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : []);

function logEnd(row: unknown): LogEnd | null {
  const [seq, recordedAt] = columns(row);
  return typeof seq === 'number' && typeof recordedAt === 'string' ? { seq, recordedAt } : null;
}
