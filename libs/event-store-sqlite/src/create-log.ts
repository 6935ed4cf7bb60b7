import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreDamaged, uuid7 } from '@hieuhoc/event-store';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema';

/**
 * Builds the file beside its place and moves it there when it is whole and on disk: a crash on the way leaves no half-made log.
 * The caller holds the writer lock and has seen that nothing stands there. Throws StoreDamaged.
 */
export function createLog(path: string): void {
  // SQLite would replay the frames of a lost log into the new one.
  if (existsSync(`${path}-wal`)) {
    throw new StoreDamaged(path, {
      en: `the file is missing, but its write-ahead log ${path}-wal is there`,
      vi: `thiếu tệp này trong khi tệp ghi trước ${path}-wal của nó vẫn còn`,
    });
  }
  const draft = draftBeside(path, (database) => nameLog(database, uuid7(), new Date().toISOString()));
  renameSync(draft, path);
  syncDirectory(dirname(path));
}

/** A log beside the one of that path, filled in one transaction, whole and on disk when this returns; answers its path. */
export function draftBeside(path: string, fill: (database: DatabaseSync) => void): string {
  const draft = `${path}.new`;
  removeDraft(path);
  const database = new DatabaseSync(draft);
  try {
    database.exec('PRAGMA synchronous = EXTRA');
    database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    for (const statement of Object.values(SCHEMA)) database.exec(statement);
    fill(database);
    database.exec('COMMIT');
    database.exec('PRAGMA journal_mode = WAL');
  } finally {
    database.close();
  }
  return draft;
}

export function removeDraft(path: string): void {
  for (const suffix of ['', '-journal']) rmSync(`${path}.new${suffix}`, { force: true });
}

export function nameLog(database: DatabaseSync, id: string, createdAt: string): void {
  database.prepare('INSERT INTO log (one, id, created_at) VALUES (1, ?, ?)').run(id, createdAt);
}

export const logExists = (path: string): boolean => existsSync(path);

/** For its owner alone. One that is made is on disk only when those above it are, or the power takes it with everything in it. */
export function makeDirectory(directory: string): void {
  const first = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = resolve(first);
  for (let made = resolve(directory); made.length >= top.length; made = dirname(made)) syncDirectory(dirname(made));
}

/** A name in a folder is on disk only when the folder is. */
export function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
