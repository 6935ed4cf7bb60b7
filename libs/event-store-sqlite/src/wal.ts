import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';

/** The write-ahead log is moved into the file when it holds so many pages of 4 KiB … */
export const WAL_FRAMES = 2_000;
/** … and has room for them on the disk beforehand. */
const WAL_BYTES = 8 * 1024 * 1024;

/**
 * Fills the write-ahead log up with zeros, which SQLite takes for its end. A commit then writes over blocks the file has already, and its
 * fsync need not wait for the file system to record new ones. (No lock lives on this file: closing it drops none.)
 */
export function reserveWal(path: string): void {
  const wal = `${path}-wal`;
  const { size } = statSync(wal);
  if (size >= WAL_BYTES) return;
  const handle = openSync(wal, 'r+');
  try {
    writeSync(handle, Buffer.alloc(WAL_BYTES - size), 0, WAL_BYTES - size, size);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
