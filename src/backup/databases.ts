import { chmodSync, existsSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';

const BUSY_TIMEOUT_MS = 5_000;
/** More pages than there are. */
const WHOLE = 2 ** 30;

/** Copies a database while others write it; the copy is one plain file. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  rmSync(to, { force: true });
  const source = new DatabaseSync(from, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    // In one step: a copy in several begins anew whenever somebody writes between them.
    await backup(source, to, { rate: WHOLE });
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  // A copy in WAL mode would grow files beside it when somebody looks at it.
  withDatabase(to, false, (copy) => copy.exec('pragma journal_mode = delete'));
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${to}${suffix}`, { force: true });
}

/** What SQLite finds wrong with it; null for a sound one. */
export function defectOf(path: string): string | null {
  try {
    return withDatabase(path, true, (database) => {
      const verdict = String(Object.values(database.prepare('pragma quick_check(1)').get() ?? {})[0]);
      return verdict === 'ok' ? null : verdict;
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A value that an event stands for: whose, and its commitment. */
export interface Committed {
  readonly ref: string;
  readonly h: string;
}

/** Those of the commitments that the vault has no value for. */
export function notIn(vault: string, committed: Iterable<Committed>): Committed[] {
  return withDatabase(vault, true, (database) => {
    const kept = database.prepare('select 1 from kept where ref = ? and h = ?');
    return [...committed].filter(({ ref, h }) => kept.get(ref, h) === undefined);
  });
}

/** Takes erased people out of a database that may have been copied before they were; what is deleted is overwritten. */
export function eraseFrom(path: string, refs: ReadonlySet<string>): void {
  if (refs.size === 0) return;
  withDatabase(path, false, (database) => {
    database.exec('pragma secure_delete = on; begin immediate');
    for (const { table, column } of database.prepare(OF_PEOPLE).all()) {
      const erase = database.prepare(`delete from "${String(table)}" where "${String(column)}" = ?`);
      for (const ref of refs) erase.run(ref);
    }
    database.exec('commit');
  });
}

/** Vault, sign-in and mail name somebody by one of these columns. */
const OF_PEOPLE = `select s.name as "table", c.name as "column" from sqlite_schema s, pragma_table_info(s.name) c
  where s.type = 'table' and c.name in ('ref', 'account')`;

/** Whoever was signed in signs in again: sessions that were ended after the copy must not come back. */
export function endSessionsIn(access: string): void {
  withDatabase(access, false, (database) => database.exec('pragma secure_delete = on; delete from session'));
}

/** One at a time works in a folder; the kernel lets go when its process ends. Null where another does. */
export function lockFolder(file: string): (() => void) | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('begin exclusive');
    return () => database.close();
  } catch {
    database.close();
    return null;
  }
}

function withDatabase<T>(path: string, readOnly: boolean, work: (database: DatabaseSync) => T): T {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  const database = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
