/** 'HiHc': what makes a SQLite file ours. */
export const APPLICATION_ID = 0x48_69_48_63;
export const SCHEMA_VERSION = 2;

/** A file of this version lacks the leaves; its writer brings it up to date. */
export const OUTDATED_VERSION = 1;

const followsOn = `
  NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events)
  OR NEW.revision IS NOT (SELECT coalesce(max(revision), -1) + 1 FROM events WHERE stream = NEW.stream)`;

const never = (table: string, verb: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`;

/**
 * The whole schema, a statement an object; a file whose objects differ is not opened.
 * `leaf` is the hash of the event's leaf of the transparency log; it stands before the texts, so that it is read without them.
 * The insert trigger keeps the sequence gapless, and stops INSERT OR REPLACE, which deletes without firing a delete trigger.
 */
export const SCHEMA: Readonly<Record<string, string>> = {
  events: `CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  type TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  data TEXT NOT NULL,
  metadata TEXT NOT NULL
) STRICT`,
  events_by_stream: 'CREATE UNIQUE INDEX events_by_stream ON events (stream, revision)',
  events_follow_on: `CREATE TRIGGER events_follow_on BEFORE INSERT ON events WHEN ${followsOn}
BEGIN SELECT RAISE(ABORT, 'the log has no gap and no second truth'); END`,
  events_never_update: never('events', 'UPDATE'),
  events_never_delete: never('events', 'DELETE'),
  log: `CREATE TABLE log (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, created_at TEXT NOT NULL) STRICT`,
  log_never_update: never('log', 'UPDATE'),
  log_never_delete: never('log', 'DELETE'),
};

/** What a file of OUTDATED_VERSION holds. */
export const OUTDATED_SCHEMA: Readonly<Record<string, string>> = {
  ...SCHEMA,
  events: `CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  type TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL
) STRICT`,
};
