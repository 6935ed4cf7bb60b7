/* oxlint-disable typescript/no-unsafe-type-assertion -- here columns become types: the schema is STRICT and checked at open */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { StoreDamaged, StoreUnavailable, type LogFilter, type ReadAllOptions } from '@hieuhoc/event-store';
import { damagedFile, detailOf, isCorrupt, isNoDatabase, sqliteCode } from './sqlite-error';
import { EVENT_COLUMNS, WITH_LEAF, type StoredRow } from './stored-row';

/** What of the log is read: a filter, and whether with the leaves. */
export type Scan = LogFilter & Pick<ReadAllOptions, 'leaves'>;

/** Every statement of the reader, each a named function. */
export const READ_SQL = {
  head: 'SELECT seq, recorded_at FROM events ORDER BY seq DESC LIMIT 1',
  // Revisions have no gap, so a range of them is a limit. A bound LIMIT would have SQLite prepare the statement anew for every call.
  forwards: `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision >= ? AND revision < ? ORDER BY revision`,
  backwards: `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
  range: (scan: Scan): string =>
    `SELECT ${scan.leaves === true ? WITH_LEAF : EVENT_COLUMNS} FROM events WHERE seq > ? AND seq <= ?${filterSql(scan)} ORDER BY seq LIMIT ?`,
  oldest: (filter: LogFilter): string =>
    `SELECT recorded_at FROM events WHERE seq > ? AND seq <= ?${filterSql(filter)} ORDER BY seq LIMIT 1`,
  dataVersion: 'PRAGMA data_version',
} as const;

/** Filters are tested on each row: the scan keeps the order of the log, at seven million rows a second. */
function filterSql({ types, streamPrefix }: LogFilter): string {
  const byType = types === undefined ? '' : ` AND type IN (${types.map(() => '?').join(', ')})`;
  const byPrefix = streamPrefix === undefined ? '' : ' AND substr(stream, 1, length(?)) = ?';
  return `${byType}${byPrefix}`;
}

const filterValues = ({ types, streamPrefix }: LogFilter): SQLInputValue[] => [
  ...(types ?? []),
  ...(streamPrefix === undefined ? [] : [streamPrefix, streamPrefix]),
];

export interface ReadStatements {
  head(): readonly [number, string] | null;
  forwards(stream: string, from: number, limit: number): StoredRow[];
  backwards(stream: string, from: number, limit: number): StoredRow[];
  range(after: number, upTo: number, scan: Scan, limit: number): StoredRow[];
  /** Recording time of the first event of the range that passes the filter. */
  oldest(after: number, upTo: number, filter: LogFilter): string | null;
  /** Another number as soon as another connection has committed. */
  dataVersion(): number;
}

/** Its reads throw StoreDamaged where the file turns out to be, StoreUnavailable where it cannot be read. */
export function readStatements(path: string, database: DatabaseSync): ReadStatements {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = database.prepare(sql);
    fresh.setReturnArrays(true);
    prepared.set(sql, fresh);
    return fresh;
  };
  const rows = (sql: string, ...values: SQLInputValue[]): StoredRow[] =>
    told(path, () => statement(sql).all(...values)) as unknown as StoredRow[];
  const row = (sql: string, ...values: SQLInputValue[]): unknown => told(path, () => statement(sql).get(...values));
  return {
    head: () => (row(READ_SQL.head) as readonly [number, string] | undefined) ?? null,
    forwards: (stream, from, limit) => rows(READ_SQL.forwards, stream, from, from + limit),
    backwards: (stream, from, limit) => rows(READ_SQL.backwards, stream, from, limit),
    range: (after, upTo, scan, limit) => rows(READ_SQL.range(scan), after, upTo, ...filterValues(scan), limit),
    oldest: (after, upTo, filter) =>
      (row(READ_SQL.oldest(filter), after, upTo, ...filterValues(filter)) as readonly [string] | undefined)?.[0] ?? null,
    dataVersion: () => (row(READ_SQL.dataVersion) as readonly [number])[0],
  };
}

function told<Answer>(path: string, read: () => Answer): Answer {
  try {
    return read();
  } catch (error) {
    if (isCorrupt(error) || isNoDatabase(error)) throw new StoreDamaged(path, damagedFile(detailOf(error)));
    if (sqliteCode(error) !== null) throw new StoreUnavailable(`${path}: ${detailOf(error)}`);
    throw error;
  }
}
