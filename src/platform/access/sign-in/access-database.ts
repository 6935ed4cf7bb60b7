import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFolderOf } from '../../data-folder';
import { inTransaction } from '../../side-database/in-transaction';

/** 'HHac': says that a file holds the credentials of this program. */
const APPLICATION_ID = 0x48486163;
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;

const TABLES = [
  `create table credential (account text primary key, login text not null unique, hash text, must_change integer not null,
     expires_at integer, failed_since integer not null default 0) strict, without rowid`,
  `create table totp (account text primary key, sealed blob not null, confirmed integer not null, last_step integer not null)
     strict, without rowid`,
  'create table recovery_code (account text not null, hash text not null, primary key (account, hash)) strict, without rowid',
  `create table session (id_hash text primary key, account text not null, rights text not null, method text not null,
     second_factor integer not null, created_at integer not null, seen_at integer not null) strict, without rowid`,
  'create index session_by_account on session (account)',
  `create table machine_secret (account text not null, number integer not null, hash text not null, created_at integer not null,
     primary key (account, number)) strict, without rowid`,
  'create table signing_key (kid text primary key, sealed blob not null, public text not null, created_at integer not null) strict, without rowid',
  `create table identity (issuer text not null, subject text not null, account text not null, primary key (issuer, subject))
     strict, without rowid`,
  'create table sign_in (at integer not null, account text, method text not null, outcome text not null, source text not null, times integer not null) strict',
  'create index sign_in_by_account on sign_in (account, at)',
  'create index sign_in_by_time on sign_in (at)',
] as const;

/** Came later: made where a file of before has none. */
const DOWNLOADS = [
  `create table if not exists download (at integer not null, ref text not null, account text not null, cited_by text not null,
     times integer not null) strict`,
  'create index if not exists download_by_ref on download (ref, at)',
  'create index if not exists download_by_time on download (at)',
].join(';');

/** Came later too: which order a secret was given for, so that the same order again gives no second one. */
function addIssues(database: DatabaseSync): void {
  const columns = database.prepare("select name from pragma_table_info('machine_secret')").all();
  if (!columns.some(({ name }) => name === 'issue')) database.exec('alter table machine_secret add column issue text');
}

/**
 * Credentials and sessions, beside the log and never in it. Every statement is short (one row by its key), so that they run where the
 * request is; what is written on each request (attempts) is gathered and written in one transaction.
 */
export function openAccessDatabase(path: string): DatabaseSync {
  makeFolderOf(path);
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // A session that was ended stays ended after a power cut, and what is deleted is overwritten.
    database.exec('pragma secure_delete = on; pragma synchronous = full');
    if (database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] === 0) makeTables(database);
    const application = database.prepare('pragma application_id').get()?.['application_id'];
    const format = database.prepare('pragma user_version').get()?.['user_version'];
    if (application !== APPLICATION_ID || format !== FORMAT) throw new Error(`${path} is not a store of credentials of this version`);
    database.exec(DOWNLOADS);
    addIssues(database);
    database.exec('pragma journal_mode = wal; pragma journal_size_limit = 0');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeTables(database: DatabaseSync): void {
  database.exec('begin immediate');
  for (const table of TABLES) database.exec(table);
  database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}; commit`);
}

const OF_AN_ACCOUNT = ['credential', 'totp', 'recovery_code', 'session', 'machine_secret', 'identity', 'sign_in', 'download'] as const;

/** What is deleted is overwritten, and nothing of it is left in the write-ahead log. */
export function forgetAccount(database: DatabaseSync, account: string): void {
  inTransaction(database, () => {
    for (const table of OF_AN_ACCOUNT) database.prepare(`delete from ${table} where account = ?`).run(account);
  });
  database.exec('pragma wal_checkpoint(truncate)');
}
