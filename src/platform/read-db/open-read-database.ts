import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReadDatabaseDamaged } from '@hieuhoc/projections';
import { makeFolderOf } from '../data-folder';
import { APPLICATION_ID, FORMAT, META_TABLES } from './schema';
import { inWords } from './sqlite-error';

const BUSY_TIMEOUT_MS = 5_000;
/** As SQLite says it: -32768 = 32 MiB. */
const WRITE_CACHE = -32_768;
/** What an index is sorted in comes on top of the cache, and is as large. Larger pieces leave the processor's cache, and are slower. */
const SORT_CACHE = -4_096;
/** Beside the thread that builds: it reads rows while these sort what it has read. */
const SORT_THREADS = 2;

/**
 * The connection that writes, on a file that is ours or on none at all. Throws ReadDatabaseDamaged for any other file, which is left as
 * it was. NORMAL is enough: power loss may take the last commits, rows and checkpoint alike, and the log gives them again.
 */
export function openForWriting(path: string): DatabaseSync {
  return inWords(path, () => {
    makeFolderOf(path);
    if (path !== ':memory:' && existsSync(path) && statSync(path).size > 0) recognise(path);
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // Rows whose keys come in no order are written a quarter faster with pages of this size, in bulk.
    database.exec('pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = normal');
    // Long bulk writes go through the write-ahead log in fewer, larger pieces.
    database.exec(`pragma cache_size = ${WRITE_CACHE}; pragma wal_autocheckpoint = 8192; pragma journal_size_limit = 67108864`);
    sortBeside(path, database);
    if (numberOf(database, 'application_id') === 0) makeTables(database);
    return database;
  });
}

/**
 * An index of a large table is sorted in pieces, in a file that nobody sees, so that the memory does not grow with the table. The disk that
 * has room for the read database has room for that one; a folder for temporary files may be small, or missing.
 */
function sortBeside(path: string, database: DatabaseSync): void {
  if (path === ':memory:') return;
  const folder = resolve(dirname(path)).replaceAll("'", "''");
  database.exec(`pragma temp_store = file; pragma temp_store_directory = '${folder}'`);
}

/** Makes indexes, in a bounded part of the memory, with what other processors have to spare. */
export function sorting<T>(database: DatabaseSync, work: () => T): T {
  database.exec(`pragma cache_size = ${SORT_CACHE}; pragma threads = ${SORT_THREADS}`);
  try {
    return work();
  } finally {
    database.exec(`pragma cache_size = ${WRITE_CACHE}; pragma threads = 0`);
  }
}

/** A connection that cannot write, on a file that a writer has made. */
export function openForReading(path: string): DatabaseSync {
  return inWords(path, () => {
    const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    database.exec('pragma cache_size = -16384; pragma mmap_size = 1073741824; pragma temp_store = memory');
    return database;
  });
}

/** Puts a damaged or foreign file, and what SQLite keeps beside it, out of the way under a new name, which is returned. Nothing is deleted. */
export function moveAside(path: string, now: Date): string | null {
  const aside = `${path}.aside-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  const found = ['', '-wal', '-shm'].filter((suffix) => existsSync(`${path}${suffix}`));
  for (const suffix of found) renameSync(`${path}${suffix}`, `${aside}${suffix}`);
  return found.length === 0 ? null : aside;
}

function recognise(path: string): void {
  // What the power has left of a file that was being made is first rolled back, which takes a connection that can write.
  const database = new DatabaseSync(path, { readOnly: !existsSync(`${path}-journal`), timeout: BUSY_TIMEOUT_MS });
  try {
    const application = numberOf(database, 'application_id');
    const format = numberOf(database, 'user_version');
    if (application === 0 && isEmpty(database)) return;
    if (application !== APPLICATION_ID) {
      const [en, vi] = ['the file belongs to another program (application id', 'tệp của chương trình khác (application id'];
      throw new ReadDatabaseDamaged(path, { en: `${en} ${application})`, vi: `${vi} ${application})` });
    }
    if (format !== FORMAT) {
      const [en, vi] = [
        `the file has format ${format}, this release uses ${FORMAT}`,
        `tệp có khuôn dạng ${format}, phần mềm này dùng ${FORMAT}`,
      ];
      throw new ReadDatabaseDamaged(path, { en, vi });
    }
  } finally {
    database.close();
  }
}

/** Begun, and the power failed before its tables were on disk. */
const isEmpty = (database: DatabaseSync): boolean => database.prepare('select 1 from sqlite_schema').get() === undefined;

function makeTables(database: DatabaseSync): void {
  const tables = META_TABLES.join(';');
  database.exec(`begin immediate; ${tables}; pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}; commit`);
}

function numberOf(database: DatabaseSync, pragma: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`pragma ${pragma}`).get()?.[pragma]);
}
