import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFolderOf } from '../data-folder';

/** 'HHdr': says that a file holds what people have begun to write. */
const APPLICATION_ID = 0x48486472;
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;

const TABLES = [
  `create table draft (account text not null, key text not null, revision integer not null, fields text not null,
     primary key (account, key)) strict, without rowid`,
  'create index draft_by_revision on draft (revision)',
] as const;

/** What is not sent yet, beside the log and in no backup: a power cut may cost the last seconds of it, never the file. */
export function openDraftDatabase(path: string): DatabaseSync {
  makeFolderOf(path);
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('pragma secure_delete = on; begin immediate');
    if (database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] === 0) {
      for (const table of TABLES) database.exec(table);
      database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}`);
    }
    database.exec('commit');
    const application = database.prepare('pragma application_id').get()?.['application_id'];
    const format = database.prepare('pragma user_version').get()?.['user_version'];
    if (application !== APPLICATION_ID || format !== FORMAT) throw new Error(`${path} is not a store of drafts of this version`);
    database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma journal_size_limit = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
