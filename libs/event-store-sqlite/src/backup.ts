import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup } from 'node:sqlite';
import { StoreUnavailable } from '@hieuhoc/event-store';
import { syncDirectory } from './create-log';
import { canonicalPath, openForReading } from './open-database';

/**
 * Copies a log to another file while it is being written, examines the copy whole, and puts it in its place only then. Answers the number
 * of events in it. To restore: stop the writer, put the copy where the log was (without the old `-wal`), start again.
 * Throws StoreUnavailable (no log there, or something stands at the target), StoreDamaged.
 */
export async function backupSqliteLog(path: string, target: string): Promise<number> {
  if (existsSync(target)) throw new StoreUnavailable(`${target} exists already`);
  const draft = `${target}.new`;
  rmSync(draft, { force: true });
  const source = openForReading(canonicalPath(path), 'ends');
  try {
    await backup(source, draft);
  } finally {
    source.close();
  }
  const copy = openForReading(draft, 'whole');
  const events = Number(copy.prepare('SELECT count(*) AS count FROM events').get()?.['count']);
  copy.close();
  for (const suffix of ['-wal', '-shm']) rmSync(`${draft}${suffix}`, { force: true });
  renameSync(draft, target);
  syncDirectory(dirname(target));
  return events;
}
