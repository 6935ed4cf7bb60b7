import { DatabaseSync } from 'node:sqlite';
import { StoreLocked } from '@hieuhoc/event-store';
import { isBusy } from './sqlite-error';

/** Held while one process writes the log. The kernel lets go of it when that process ends, however it ends. */
export interface WriterLock {
  release(): void;
}

/**
 * A database beside the log, held by BEGIN EXCLUSIVE: the log itself stays open to readers of other processes.
 * Throws StoreLocked. Never open that file by other means: closing any handle of it drops the lock (POSIX).
 */
export function acquireWriterLock(path: string): WriterLock {
  const database = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreLocked(path);
    throw error;
  }
  return { release: () => database.close() };
}
