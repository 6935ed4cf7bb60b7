import { DatabaseSync } from 'node:sqlite';
import { encodeAppend, type NewEvent } from '@hieuhoc/event-store';

const never = (table: string, verb: string): string =>
  `CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`;

/** The schema of version 1, word for word as that version made it: it stays what it was, whatever the program comes to be. */
const SCHEMA_1 = [
  `CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  type TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL
) STRICT`,
  'CREATE UNIQUE INDEX events_by_stream ON events (stream, revision)',
  `CREATE TRIGGER events_follow_on BEFORE INSERT ON events WHEN 
  NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events)
  OR NEW.revision IS NOT (SELECT coalesce(max(revision), -1) + 1 FROM events WHERE stream = NEW.stream)
BEGIN SELECT RAISE(ABORT, 'the log has no gap and no second truth'); END`,
  never('events', 'UPDATE'),
  never('events', 'DELETE'),
  `CREATE TABLE log (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, created_at TEXT NOT NULL) STRICT`,
  never('log', 'UPDATE'),
  never('log', 'DELETE'),
];

export const OUTDATED_ID = '0190a1b2-0000-7000-8000-00000000c0de';

/** A file as version 1 left it; `streams` streams take the events in turn. */
export function makeOutdatedLog(path: string, events: readonly NewEvent[], streams: number): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; BEGIN; PRAGMA application_id = 0x48694863; PRAGMA user_version = 1');
  for (const statement of SCHEMA_1) database.exec(statement);
  database.prepare('INSERT INTO log (one, id, created_at) VALUES (1, ?, ?)').run(OUTDATED_ID, '2015-07-10T00:00:00.000Z');
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [index, event] of events.entries()) {
    const stream = `figure-${index % streams}`;
    for (const { id, type, data, metadata } of encodeAppend(stream, [event])) {
      insert.run(index + 1, id, stream, Math.floor(index / streams), type, '2015-07-10T00:00:00.000Z', data, metadata);
    }
  }
  database.exec('COMMIT');
  database.close();
}
