import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreUnavailable } from '@hieuhoc/event-store';
import { assertSame, copyLog, lastOf } from './copy-log';
import { draftBeside, removeDraft, syncDirectory } from './create-log';
import { examine } from './examine';
import { OUTDATED_VERSION } from './schema';
import { damagedFile, detailOf, isBusy, isCorrupt, isFull, isNoDatabase, sqliteCode } from './sqlite-error';

const BUSY_TIMEOUT_MS = 5_000;
const outdated = (path: string): string => `${path}.v${OUTDATED_VERSION}`;

/**
 * Writes the log of the last version anew with its leaves, beside it, and puts it in its place when it is whole, on disk and compared with
 * the old one, which stays as `<path>.v1` until the new one was examined (`forgetOutdated`). Killed anywhere it begins again, or is finished.
 * The caller holds the writer lock. Throws StoreDamaged, StoreUnavailable (read by another process, no room): the old file stays as it was.
 */
export function upgradeLog(path: string): void {
  if (existsSync(outdated(path))) throw new StoreUnavailable(`${path} is to be upgraded, but ${outdated(path)} stands there: move it away`);
  examineOutdated(path);
  const before = heldAlone(path);
  try {
    const draft = draftBeside(path, (database) => copyLog(before, database));
    assertSame(before, draft);
    moveInto(outdated(path), path);
    moveInto(path, draft);
  } catch (error) {
    if (existsSync(path)) removeDraft(path);
    if (isFull(error))
      throw new StoreUnavailable(`no room for the upgraded copy of ${path} beside it: make as much room as it takes itself`);
    throw sqliteCode(error) === null ? error : new StoreUnavailable(`${path} could not be upgraded: ${detailOf(error)}`);
  } finally {
    before.close();
  }
}

/** Puts the old log back where an upgrade was interrupted between its two moves; the upgrade then begins again. */
export function tookBack(path: string): boolean {
  if (existsSync(path) || !existsSync(outdated(path))) return false;
  moveInto(path, outdated(path));
  return true;
}

/**
 * An upgrade that lost its power while it took the write-ahead log away has left a journal: SQLite takes back what it says, and whoever may
 * only read could not.
 */
export function rollBack(path: string): void {
  if (!existsSync(`${path}-journal`)) return;
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE; ROLLBACK');
  } catch (error) {
    if (isCorrupt(error) || isNoDatabase(error)) throw new StoreDamaged(path, damagedFile(detailOf(error)));
    throw error;
  } finally {
    database.close();
  }
}

/** The new log stands and was examined: the old one goes, if it is this log's and holds nothing more. */
export function forgetOutdated(path: string): void {
  if (!existsSync(outdated(path))) return;
  const [now, before] = [readOnly(path), readOnly(outdated(path))];
  const contained = lastOf(before).isIn(now);
  now.close();
  before.close();
  if (!contained) throw new StoreUnavailable(`${outdated(path)} is of another log than ${path}, or longer: move it away`);
  rmSync(outdated(path));
  syncDirectory(dirname(path));
}

function examineOutdated(path: string): void {
  const database = readOnly(path);
  try {
    examine(path, database, 'whole', OUTDATED_VERSION);
  } finally {
    database.close();
  }
}

/** Without a write-ahead log, and nobody reads it until it is closed. */
function heldAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('PRAGMA synchronous = EXTRA; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreUnavailable(`${path} is to be upgraded, but another process has it open: end that first`);
    throw error;
  }
}

function moveInto(place: string, from: string): void {
  renameSync(from, place);
  syncDirectory(dirname(place));
}

const readOnly = (path: string): DatabaseSync => new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
