import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreOutdated, StoreUnavailable } from '@hieuhoc/event-store';
import { createLog, logExists, syncDirectory } from './create-log';
import { examine, type Extent } from './examine';
import { acquireWriterLock, type WriterLock } from './lock';
import { cannotOpen, detailOf } from './sqlite-error';
import { forgetOutdated, rollBack, tookBack, upgradeLog } from './upgrade-log';
import { reserveWal } from './wal';

/** Before 3.51.3 a race on resetting the write-ahead log could lose acknowledged commits. */
const OLDEST_SQLITE = [3, 51, 3];
const BUSY_TIMEOUT_MS = 5_000;

export interface WritableLog {
  readonly database: DatabaseSync;
  readonly lock: WriterLock;
}

/** Locks, creates where nothing stands, brings up to date, examines, opens. Throws StoreLocked, StoreDamaged, StoreUnavailable. */
export function openForWriting(path: string): WritableLog {
  const lock = acquireWriterLock(path);
  try {
    if (!tookBack(path) && !logExists(path)) createLog(path);
    rollBack(path);
    try {
      openForReading(path, 'whole').close();
    } catch (error) {
      if (!(error instanceof StoreOutdated)) throw error;
      upgradeLog(path);
      openForReading(path, 'whole').close();
    }
    forgetOutdated(path);
    return { database: writerConnection(path), lock };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * A connection that cannot write, on a file found sound: its writer examines it whole, a reader its schema, its size and its ends.
 * Throws StoreDamaged, StoreOutdated, StoreUnavailable.
 */
export function openForReading(path: string, extent: Extent): DatabaseSync {
  if (!logExists(path)) throw new StoreUnavailable(`${path} does not exist`);
  assertSqliteVersion(process.versions['sqlite'] ?? '0');
  const database = readerConnection(path);
  try {
    examine(path, database, extent);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** One name a file, whatever the way to it: the lock and the hints are named after it. */
export function canonicalPath(path: string): string {
  const absolute = resolve(path);
  if (logExists(absolute)) return realpathSync(absolute);
  const directory = dirname(absolute);
  return logExists(directory) ? join(realpathSync(directory), basename(absolute)) : absolute;
}

export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest) throw new StoreUnavailable(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
  }
}

export function readerConnection(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    return database;
  } catch (error) {
    if (cannotOpen(error)) throw new StoreUnavailable(`${path}: ${detailOf(error)}`);
    throw error;
  }
}

function writerConnection(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  database.enableDefensive(true);
  setAndAssert(database, 'journal_mode', 'WAL', 'wal');
  setAndAssert(database, 'synchronous', 'EXTRA', 3);
  // SQLite swallows an fsync error of an automatic checkpoint; our own checkpoints report it.
  setAndAssert(database, 'wal_autocheckpoint', '0', 0);
  // Frames that a failed fsync left in the page cache only are rewritten here, before anything is appended behind them.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  reserveWal(path);
  // SQLite syncs the folder when it has made a write-ahead log, and says nothing where that fails.
  syncDirectory(dirname(path));
  return database;
}

function setAndAssert(database: DatabaseSync, pragma: string, value: string, expected: string | number): void {
  database.exec(`PRAGMA ${pragma} = ${value}`);
  const row = database.prepare(`PRAGMA ${pragma}`).get() ?? {};
  const [found] = Object.values(row);
  if (found !== expected) throw new StoreUnavailable(`${pragma} is ${String(found)} instead of ${value}`);
}
