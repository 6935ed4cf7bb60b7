/* oxlint-disable typescript/no-unsafe-type-assertion -- here columns become events: the schema is STRICT and was examined */
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '@hieuhoc/event-store';
import { entryOfText, leafHexOf, type LoggedText } from '@hieuhoc/transparency-log';
import { nameLog } from './create-log';
import { LeafChain } from './leaf-chain';
import { WRITE_SQL, writeStatements } from './write-statements';

type Row = readonly [number, string, string, number, string, string, string, string];
type RowWithLeaf = readonly [...Row, string];

const ROWS = 'SELECT seq, id, stream, revision, type, recorded_at, data, metadata';

/** Copies name and events of a log without leaves into an empty one, in its open transaction; the leaves are computed from the bytes. */
export function copyLog(from: DatabaseSync, to: DatabaseSync): void {
  const name = from.prepare('SELECT id, created_at FROM log').get() ?? {};
  nameLog(to, String(name['id']), String(name['created_at']));
  const statements = writeStatements(to);
  const leaves = new LeafChain((stream, revision) => statements.leafAt(stream, revision));
  for (const row of rowsOf<Row>(from, `${ROWS} FROM events ORDER BY seq`)) {
    const event = eventOf(row);
    statements.insert(row[0], event, leafOfNext(leaves, event));
  }
}

/** Reads the copy again from its file, and each leaf is computed again. Throws StoreUnavailable where the disk gives back something else. */
export function assertSame(from: DatabaseSync, copy: string): void {
  const database = new DatabaseSync(copy, { readOnly: true });
  try {
    const leafAt = database.prepare(WRITE_SQL.leafAt);
    leafAt.setReturnArrays(true);
    const leaves = new LeafChain((stream, revision) => (leafAt.get(stream, revision) as unknown as [string] | undefined)?.[0] ?? null);
    const copied = rowsOf<RowWithLeaf>(database, `${ROWS}, lower(hex(leaf)) FROM events ORDER BY seq`);
    for (const row of rowsOf<Row>(from, `${ROWS} FROM events ORDER BY seq`)) {
      const other = copied.next().value;
      const same = other !== undefined && row.every((value, index) => value === other[index]);
      if (!same || other[8] !== leafOfNext(leaves, eventOf(row)))
        throw new StoreUnavailable(`${copy} is not what was copied at event ${row[0]}`);
    }
    if (copied.next().done !== true) throw new StoreUnavailable(`${copy} holds more than was copied`);
  } finally {
    database.close();
  }
}

/** The name and the last event of a log. */
export function lastOf(database: DatabaseSync): { isIn(other: DatabaseSync): boolean } {
  const last = 'SELECT log.id AS log, seq, events.id AS event FROM log LEFT JOIN events ON seq = (SELECT max(seq) FROM events)';
  const { log = null, seq = null, event = null } = database.prepare(last).get() ?? {};
  return {
    isIn: (other) => {
      const same = other.prepare(
        'SELECT 1 FROM log WHERE id = ? AND (?2 IS NULL OR EXISTS (SELECT 1 FROM events WHERE seq = ?2 AND id = ?3))',
      );
      return same.get(log, seq, event) !== undefined;
    },
  };
}

function leafOfNext(leaves: LeafChain, event: LoggedText): string {
  const leaf = leafHexOf(entryOfText(event, event.revision === 0 ? null : leaves.at(event.stream, event.revision - 1)));
  leaves.written(event.stream, event.revision, leaf);
  return leaf;
}

const eventOf = ([, id, stream, revision, type, recordedAt, data, metadata]: Row): LoggedText => ({
  id,
  stream,
  revision,
  type,
  recordedAt,
  data,
  metadata,
});

function rowsOf<One>(database: DatabaseSync, sql: string): Iterator<One, undefined> & Iterable<One> {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement.iterate() as unknown as Iterator<One, undefined> & Iterable<One>;
}
