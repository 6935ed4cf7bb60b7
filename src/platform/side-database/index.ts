import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFolderOf } from '../data-folder';

const BUSY_TIMEOUT_MS = 5_000;

/** What is kept beside the log, for the owner of the data alone. */
export interface SideDatabase {
  /** Says that a file holds this and nothing else. */
  readonly applicationId: number;
  readonly format: number;
  readonly tables: readonly string[];
  /** What another file is not. */
  readonly what: string;
  /** NORMAL: a power cut may cost the last seconds, never the file. */
  readonly synchronous: 'normal' | 'full';
}

/** Made where nothing stands, of two processes by one of them; refused where it is another's. What is deleted is overwritten. */
export function openSideDatabase(path: string, { applicationId, format, tables, what, synchronous }: SideDatabase): DatabaseSync {
  makeFolderOf(path);
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('pragma secure_delete = on; begin immediate');
    if (numberIn(database, 'select count(*) from sqlite_schema') === 0) {
      for (const table of tables) database.exec(table);
      database.exec(`pragma application_id = ${applicationId}; pragma user_version = ${format}`);
    }
    database.exec('commit');
    if (numberIn(database, 'pragma application_id') !== applicationId || numberIn(database, 'pragma user_version') !== format)
      throw new Error(`${path} is not ${what} of this version`);
    database.exec(`pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma journal_size_limit = 0`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const numberIn = (database: DatabaseSync, sql: string): number => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
