import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFolderOf } from '../data-folder';

/** 'HHml': says that a file holds what this program has sent. */
const APPLICATION_ID = 0x48486d6c;
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;

const TABLES = [
  `create table mail (account text not null, day text not null, state text not null, at integer not null, attempts integer not null,
     keys text not null, why text, primary key (account, day)) strict, without rowid`,
  'create table reminded (account text not null, key text not null, day text not null, primary key (account, key)) strict, without rowid',
  'create table finished (day text primary key, at integer not null) strict, without rowid',
] as const;

/** What was sent to whom: accounts and reminders by their ids, never an address. Lost, it costs a letter sent once more. */
export function openMailDatabase(path: string): DatabaseSync {
  makeFolderOf(path);
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Of two processes that find it empty one makes the tables.
    database.exec('begin immediate');
    if (database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] === 0) {
      for (const table of TABLES) database.exec(table);
      database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}`);
    }
    database.exec('commit');
    const application = database.prepare('pragma application_id').get()?.['application_id'];
    const format = database.prepare('pragma user_version').get()?.['user_version'];
    if (application !== APPLICATION_ID || format !== FORMAT) throw new Error(`${path} is not a mail log of this version`);
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
