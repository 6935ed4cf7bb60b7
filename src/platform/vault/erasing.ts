import type { DatabaseSync } from 'node:sqlite';
import { BUSY_TIMEOUT_MS } from './vault-database';
import { VaultInUse } from './vault.errors';

/** The tables that hold something of a person. The key goes with the rest: without it a copy of the others is noise. */
const TABLES = ['kept', 'contact', 'person'] as const;

const PATIENCE_MS = 200;

export function isKept(database: DatabaseSync, ref: string): boolean {
  return TABLES.some((table) => database.prepare(`select 1 from ${table} where ref = ? limit 1`).get(ref) !== undefined);
}

/** One transaction; then the write-ahead log, which holds the rows as they were, is emptied, also of an erasure that was interrupted here. */
export function eraseAllOf(database: DatabaseSync, ref: string): void {
  database.exec('begin immediate');
  try {
    for (const table of TABLES) database.prepare(`delete from ${table} where ref = ?`).run(ref);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
  // Everybody's requests wait meanwhile.
  database.exec(`pragma busy_timeout = ${PATIENCE_MS}`);
  const { busy } = database.prepare('pragma wal_checkpoint(truncate)').get() ?? {};
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (busy !== 0) throw new VaultInUse();
}
