import { DatabaseSync } from 'node:sqlite';
import { encodeAppend, type NewEvent } from '@hieuhoc/event-store';
import { figureStream } from './figures';

export interface BareRow {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** The rows a log of these events holds, made beforehand: the raw limit is what the disk and SQLite take, not the making. */
export const bareRows = (events: readonly NewEvent[]): BareRow[] =>
  events.flatMap((event, index) =>
    encodeAppend(figureStream(index), [event]).map(({ id, type, data, metadata }) => ({
      id,
      stream: figureStream(index),
      revision: index % 2,
      type,
      data,
      metadata,
    })),
  );

/** The same table and index without triggers, checks, threads or promises: one statement a row, one durable commit a group. */
export function insertBare(file: string, rows: readonly BareRow[], commits: number): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = EXTRA');
  database.exec(`CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL,
    type TEXT NOT NULL, recorded_at TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX events_by_stream ON events (stream, revision)`);
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  let at = 0;
  for (let group = 1; group <= commits; group++) {
    const end = Math.round((rows.length * group) / commits);
    begin.run();
    for (; at < end; at++) {
      const row = rows[at];
      if (row === undefined) break;
      insert.run(at + 1, row.id, row.stream, row.revision, row.type, new Date().toISOString(), row.data, row.metadata);
    }
    commit.run();
  }
  database.close();
}
