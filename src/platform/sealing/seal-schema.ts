import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFolderOf } from '../data-folder';
import { sqliteCode } from './seal-sqlite';
import { SealFileDamaged } from './sealing.errors';

/** 'HHse': says that a file is a sealed log of this program. */
const APPLICATION_ID = 0x48487365;
/** 1 had no hash beside what a stream ends with. */
const FORMAT = 2;
const FORMATS = [1, FORMAT];
const BUSY_TIMEOUT_MS = 5_000;

/**
 * `tile.place` is level × 2^40 + index. `head` is what each stream ends with now, and what that hashes to in a tree of heads (null: an older
 * version wrote it); `sealed_head` what it ended with at those sealings of heads since which it changed, and `head_block` the first key and
 * the root of each 256 of them in their order.
 */
export const HEAD_TABLES = [
  `create table head (key blob primary key, place integer not null, revision integer not null, leaf blob not null, hash blob)
   strict, without rowid`,
  'create table heads (size integer primary key, count integer not null, root blob not null) strict',
  `create table sealed_head (key blob not null, size integer not null, revision integer not null, leaf blob not null,
   primary key (key, size)) strict, without rowid`,
  `create table head_block (size integer not null, block integer not null, first_key blob not null, hash blob not null,
   primary key (size, block)) strict, without rowid`,
] as const;

const TABLES = [
  'create table sealed (one integer primary key check (one = 1), size integer not null, position text) strict',
  'insert into sealed values (1, 0, null)',
  'create table entry (place integer primary key, text text not null) strict',
  'create table tile (place integer primary key, bytes blob not null) strict',
  ...HEAD_TABLES,
  'create table checkpoint (size integer primary key, root blob not null, at text not null, note text not null) strict',
] as const;

/** The file of the sealed log, made where nothing stands. Throws SealFileDamaged for what is another's or cannot be read. */
export function openSealFile(path: string): DatabaseSync {
  makeFolderOf(path);
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  return inWords(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      database.exec('pragma journal_mode = wal; pragma synchronous = extra; pragma cache_size = -16384; pragma wal_autocheckpoint = 4096');
      database.exec('pragma journal_size_limit = 67108864');
      if (database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] === 0) makeTables(database);
      if (recognise(path, database) < FORMAT) database.exec(ADD_HASHES);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** A connection that cannot write, on a file that stands. */
export function openSealFileForReading(path: string): DatabaseSync {
  return inWords(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      recognise(path, database);
      database.exec('pragma cache_size = -16384');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function makeTables(database: DatabaseSync): void {
  const pragmas = `pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}`;
  database.exec(`begin immediate; ${TABLES.join(';')}; ${pragmas}; commit`);
}

const ADD_HASHES = `begin immediate; alter table head add column hash blob; pragma user_version = ${FORMAT}; commit`;

/** The format that the file has. */
function recognise(path: string, database: DatabaseSync): number {
  const application = numberOf(database, 'application_id');
  if (application !== APPLICATION_ID) throw new SealFileDamaged(path, `tệp của chương trình khác (application id ${application})`);
  const format = numberOf(database, 'user_version');
  if (!FORMATS.includes(format)) throw new SealFileDamaged(path, `khuôn dạng ${format}, phần mềm này dùng ${FORMAT}`);
  return format;
}

const numberOf = (database: DatabaseSync, pragma: string): number => Number(database.prepare(`pragma ${pragma}`).get()?.[pragma]);

const CORRUPT = 11;
const NOTADB = 26;

/** What SQLite cannot read becomes SealFileDamaged. */
export function inWords<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = sqliteCode(error);
    if (code === CORRUPT || code === NOTADB) throw new SealFileDamaged(path, 'không đọc được tệp');
    throw error;
  }
}
