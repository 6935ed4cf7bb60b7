import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makeFolderOf } from '../data-folder';
import { fingerprint, same } from './sealing';
import { VaultDamaged, wrongKey } from './vault.errors';

/** 'HHvt': says that a file is a vault of this program. */
const APPLICATION_ID = 0x48487674;
const FORMAT = 1;
export const BUSY_TIMEOUT_MS = 5_000;
const TABLES = [
  'create table vault (one integer primary key check (one = 1), key_fingerprint text not null) strict',
  'create table person (ref text primary key, sealed_key blob not null) strict, without rowid',
  `create table kept (ref text not null, number integer not null, h text not null, sealed blob not null, primary key (ref, number))
   strict, without rowid`,
] as const;

/** Came later: made where a vault of before has none. */
const CONTACTS = 'create table if not exists contact (ref text primary key, sealed blob not null) strict, without rowid';

/** The vault's file, made where nothing stands, refused where it is another's or sealed with another key. Throws VaultKeyRefused, VaultDamaged. */
export function openVaultDatabase(path: string, key: Uint8Array): DatabaseSync {
  makeFolderOf(path);
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  const database = inWords(path, () => {
    const opened = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // What is deleted is overwritten.
    opened.exec('pragma secure_delete = on; pragma synchronous = extra');
    return opened;
  });
  try {
    inWords(path, () => {
      if (isEmpty(database)) makeTables(database, key);
      recognise(path, database, key);
      database.exec(CONTACTS);
      database.exec('pragma journal_mode = wal; pragma journal_size_limit = 0');
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Moves everything into the file and leaves no write-ahead log behind. */
export function truncateWal(database: DatabaseSync): void {
  database.exec('pragma wal_checkpoint(truncate)');
}

const isEmpty = (database: DatabaseSync): boolean => database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] === 0;

function makeTables(database: DatabaseSync, key: Uint8Array): void {
  database.exec('begin immediate');
  for (const table of TABLES) database.exec(table);
  database.prepare('insert into vault values (1, ?)').run(fingerprint(key));
  database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}; commit`);
}

function recognise(path: string, database: DatabaseSync, key: Uint8Array): void {
  const application = numberOf(database, 'application_id');
  if (application !== APPLICATION_ID) throw new VaultDamaged(path, `tệp của chương trình khác (application id ${application})`);
  const format = numberOf(database, 'user_version');
  if (format !== FORMAT) throw new VaultDamaged(path, `khuôn dạng ${format}, phần mềm này dùng ${FORMAT}`);
  const stored = database.prepare('select key_fingerprint from vault').get()?.['key_fingerprint'];
  if (typeof stored !== 'string' || !same(stored, fingerprint(key))) throw wrongKey(path);
}

const numberOf = (database: DatabaseSync, pragma: string): number => Number(database.prepare(`pragma ${pragma}`).get()?.[pragma]);

const CORRUPT = 11;
const NOTADB = 26;

/** By its fields: an error of a built-in module need not be an instance of this realm's Error. */
function inWords<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'errcode') : undefined;
    const primary = typeof code === 'number' ? code & 0xff : 0;
    if (primary === CORRUPT || primary === NOTADB) throw new VaultDamaged(path, 'tệp không đọc được như một kho tên');
    throw error;
  }
}
