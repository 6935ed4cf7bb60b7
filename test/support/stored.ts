import type { Position, StoredEvent } from '@hieuhoc/event-store';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Every event of a data folder's log, in log order. */
export async function eventsIn(directory: string): Promise<StoredEvent[]> {
  const store = await openSqliteEventStore({ path: join(directory, 'log.db'), readonly: true });
  const events: StoredEvent[] = [];
  for (let after: Position | null = null, end = false; !end;) {
    const page = await store.readAll({ after, limit: 10_000 });
    events.push(...page.events);
    [after, end] = [page.position, page.endOfLog];
  }
  await store.close();
  return events;
}

/** Every row of every table of a data folder's read models, the runner's own memory included: `table → rows as text, in order`. */
export function readModelsIn(directory: string): Map<string, string[]> {
  const database = new DatabaseSync(join(directory, 'read.db'), { readOnly: true });
  const names = database.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").all();
  const tables = names.map(({ name }): [string, string[]] => {
    const rows = database.prepare(`select * from ${String(name)}`).all();
    return [String(name), rows.map((row) => JSON.stringify(row)).toSorted()];
  });
  database.close();
  return new Map(tables);
}

/** Where two sorted lists first part; a diff of tens of thousands of lines would take minutes. */
export function difference(found: readonly string[], expected: readonly string[]): string {
  const at = Array.from({ length: Math.max(found.length, expected.length) }, (_, i) => i).find((i) => found[i] !== expected[i]);
  return at === undefined ? 'none' : `at ${at} of ${expected.length}: found ${found[at]}, expected ${expected[at]}`;
}
