import type { DatabaseSync } from 'node:sqlite';
import type { SealedCheckpoint } from './sealed-log';

/** Of the newest so many every one is kept, of those before them the last of each hour: whoever was handed another still has it himself. */
const KEPT = 10_000;
const INSERT = `insert into checkpoint (size, root, at, note) values (?, ?, ?, ?)
  on conflict (size) do update set root = excluded.root, at = excluded.at, note = excluded.note`;
const THIN = `delete from checkpoint where size =
  (select size from checkpoint order by size desc limit 1 offset ${KEPT})
  and exists (select 1 from checkpoint b where b.size > checkpoint.size and substr(b.at, 1, 13) = substr(checkpoint.at, 1, 13))`;

/** One transaction. The same size signed again takes the place of what was signed before. */
export function storeCheckpoint(database: DatabaseSync, { size, root, at, note }: SealedCheckpoint): void {
  database.exec('begin immediate');
  try {
    database.prepare(INSERT).run(size, root, at, note);
    database.prepare(THIN).run();
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
