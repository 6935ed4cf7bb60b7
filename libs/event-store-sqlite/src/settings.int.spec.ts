import { existsSync, statSync } from 'node:fs';
import { newEvents } from '@hieuhoc/event-store-contract';
import { requestOf } from '../test/request';
import { scratch } from '../test/scratch';
import { LogWriter } from './log-writer';
import { openForWriting, type WritableLog } from './open-database';
import { WRITE_SQL, writeStatements } from './write-statements';
import { READ_SQL } from './read-statements';

describe('the writer of the file', () => {
  const log = scratch();
  let file: WritableLog;
  beforeEach(() => {
    file = openForWriting(log.path);
  });
  afterEach(() => {
    file.database.close();
    file.lock.release();
  });
  const pragma = (name: string): unknown => Object.values(file.database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

  it('has a write-ahead log, a full sync of every commit, and makes its checkpoints itself', () => {
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('wal_autocheckpoint')]).toEqual(['wal', 3, 0]);
  });

  it('is marked as ours', () => {
    expect([pragma('application_id'), pragma('user_version')]).toEqual([0x48694863, 2]);
  });

  it('cannot be talked into writing the schema', () => {
    file.database.exec('PRAGMA writable_schema = ON');
    expect(() => file.database.exec("DELETE FROM sqlite_schema WHERE name = 'events_never_delete'")).toThrow('may not be modified');
  });

  it('has room for its write-ahead log, and takes it away when it closes last', () => {
    expect(statSync(`${log.path}-wal`).size).toBe(8 * 1024 * 1024);
    file.database.close();
    expect(existsSync(`${log.path}-wal`)).toBe(false);
    file.lock.release();
    file = openForWriting(log.path);
  });

  it('moves its write-ahead log into the file before it outgrows its room', () => {
    const writer = new LogWriter(writeStatements(file.database));
    for (let index = 0; index < 60; index++) {
      writer.commit([requestOf('figure-x', newEvents(10, { data: { text: 'x'.repeat(40_000) } }))].values());
      writer.checkpointIfDue();
    }
    // 600 events of 10 pages are 24 MiB; one commit of 100 pages may come after the mark.
    expect(statSync(log.path).size).toBeGreaterThan(14 * 1024 * 1024);
    expect(statSync(`${log.path}-wal`).size).toBeLessThan(10 * 1024 * 1024);
  });

  describe('answers its hot statements, and its readers theirs, by an index and without sorting', () => {
    it.each([
      [WRITE_SQL.currentRevision, 'SEARCH events USING COVERING INDEX events_by_stream (stream=?)'],
      [WRITE_SQL.idsFrom, 'SEARCH events USING INDEX events_by_stream (stream=? AND revision>?)'],
      [WRITE_SQL.writtenAfter, 'SEARCH events USING INTEGER PRIMARY KEY (rowid>?)'],
      [WRITE_SQL.placeOf, 'SEARCH events USING INDEX events_by_stream (stream=? AND revision=?)'],
      [WRITE_SQL.leafAt, 'SEARCH events USING INDEX events_by_stream (stream=? AND revision=?)'],
      // Backwards along the primary key, one step.
      [WRITE_SQL.end, 'SCAN events'],
      [READ_SQL.head, 'SCAN events'],
      [READ_SQL.forwards, 'SEARCH events USING INDEX events_by_stream (stream=? AND revision>? AND revision<?)'],
      [READ_SQL.backwards, 'SEARCH events USING INDEX events_by_stream (stream=? AND revision<?)'],
      [READ_SQL.range({}), 'SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
      [READ_SQL.range({ leaves: true }), 'SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
      [READ_SQL.range({ types: ['A', 'B'] }), 'SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
      [READ_SQL.range({ streamPrefix: 'figure-' }), 'SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
      [READ_SQL.oldest({ types: ['A'] }), 'SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
    ])('%s', (sql, expected) => {
      const values = Array.from(sql.matchAll(/\?/g), () => 'x');
      const rows = file.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      expect(rows.map((row) => row['detail'])).toEqual([expected]);
    });
  });
});
