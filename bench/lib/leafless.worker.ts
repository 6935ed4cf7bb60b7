import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Leaves } from '../../libs/event-store-sqlite/src/leaf-chain';
import { LogWriter } from '../../libs/event-store-sqlite/src/log-writer';
import { OUTDATED_SCHEMA } from '../../libs/event-store-sqlite/src/schema';
import { serveOn, type ServedLog } from '../../libs/event-store-sqlite/src/serve-log';
import { reserveWal } from '../../libs/event-store-sqlite/src/wal';
import type { WriterOptions } from '../../libs/event-store-sqlite/src/worker-messages';
import { WRITE_SQL, writeStatements } from '../../libs/event-store-sqlite/src/write-statements';

const NO_LEAVES: Leaves = { at: () => '', of: () => '', written: () => undefined, forgetAll: () => undefined };
/** The seventh value, the leaf, is not written. */
const INSERT = 'INSERT INTO events (seq, id, stream, revision, type, recorded_at, data, metadata) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?8, ?9)';

/** The writer of the log without its leaves, on the schema that had none: what sealing costs is measured against it. */
function open(path: string): ServedLog {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = EXTRA; PRAGMA wal_autocheckpoint = 0');
  for (const statement of Object.values(OUTDATED_SCHEMA)) database.exec(statement);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  reserveWal(path);
  const statements = writeStatements(database, { ...WRITE_SQL, insert: INSERT, leafAt: "SELECT '' WHERE ? = ?" });
  return { database, lock: { release: () => undefined }, writer: new LogWriter(statements, undefined, NO_LEAVES) };
}

if (parentPort !== null) {
  const options: WriterOptions = workerData;
  serveOn(parentPort, options, open);
}
