import type { DatabaseSync } from 'node:sqlite';
import type { EncodedEvent } from '@hieuhoc/event-store';

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
  placeOf(stream: string, revision: number): LogEnd;
  insert(seq: number, stream: string, revision: number, recordedAt: string, event: EncodedEvent): void;
  /** Pages in the write-ahead log. */
  walFrames(): number;
  /** Moves committed frames into the file and syncs it; an fsync error is thrown. */
  checkpoint(): void;
}

export const WRITE_SQL = {
  end: 'SELECT seq, recorded_at FROM events ORDER BY seq DESC LIMIT 1',
  currentRevision: 'SELECT max(revision) FROM events WHERE stream = ?',
  idsFrom: 'SELECT id FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
  placeOf: 'SELECT seq, recorded_at FROM events WHERE stream = ? AND revision = ?',
  insert: 'INSERT INTO events (seq, id, stream, revision, type, recorded_at, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
} as const;

export function writeStatements(database: DatabaseSync): WriteStatements {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const end = database.prepare(WRITE_SQL.end);
  const currentRevision = database.prepare(WRITE_SQL.currentRevision);
  const idsFrom = database.prepare(WRITE_SQL.idsFrom);
  const placeOf = database.prepare(WRITE_SQL.placeOf);
  const insert = database.prepare(WRITE_SQL.insert);
  const wal = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  for (const statement of [end, currentRevision, idsFrom, placeOf, wal]) statement.setReturnArrays(true);
  return {
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    rollback: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
    end: () => logEnd(end.get()) ?? { seq: 0, recordedAt: '' },
    currentRevision: (stream) => asNumber(columns(currentRevision.get(stream))[0]),
    idsFrom: (stream, revision, count) => idsFrom.all(stream, revision, count).map((row) => String(columns(row)[0])),
    placeOf: (stream, revision) => logEnd(placeOf.get(stream, revision)) ?? { seq: 0, recordedAt: '' },
    insert: (seq, stream, revision, recordedAt, event) =>
      void insert.run(seq, event.id, stream, revision, event.type, recordedAt, event.data, event.metadata),
    walFrames: () => asNumber(columns(wal.get())[1]) ?? 0,
    checkpoint: () => void checkpoint.get(),
  };
}

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const columns = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : []);

function logEnd(row: unknown): LogEnd | null {
  const [seq, recordedAt] = columns(row);
  return typeof seq === 'number' && typeof recordedAt === 'string' ? { seq, recordedAt } : null;
}
