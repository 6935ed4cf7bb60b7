import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreOutdated, type Found } from '@hieuhoc/event-store';
import { APPLICATION_ID, OUTDATED_SCHEMA, OUTDATED_VERSION, SCHEMA, SCHEMA_VERSION } from './schema';
import { damagedFile, detailOf, isCorrupt, isNoDatabase, needsWriter } from './sqlite-error';

export type Extent = 'whole' | 'ends';
export type Version = typeof SCHEMA_VERSION | typeof OUTDATED_VERSION;

/** A whole check reads the whole file (370 ms at 10^6 events): of larger ones a start looks at the ends only. */
const WHOLE_CHECK_UP_TO = 512 * 1024 * 1024;

/**
 * Looks at the file through a connection that cannot write, before anything else opens it. Throws StoreDamaged saying what was found,
 * StoreOutdated where a sound file of the last version stands and this one was expected.
 */
export function examine(path: string, database: DatabaseSync, extent: Extent, expected: Version = SCHEMA_VERSION): void {
  try {
    const found = firstDefect(path, database, extent, expected);
    if (found !== null) throw new StoreDamaged(path, found);
  } catch (error) {
    if (isNoDatabase(error))
      throw new StoreDamaged(path, { en: 'the file is not a SQLite database', vi: 'tệp không phải là cơ sở dữ liệu SQLite' });
    if (needsWriter(error)) throw new StoreOutdated(path, OUTDATED_VERSION);
    if (isCorrupt(error)) throw new StoreDamaged(path, damagedFile(detailOf(error)));
    throw error;
  }
}

function firstDefect(path: string, database: DatabaseSync, extent: Extent, expected: Version): Found | null {
  const size = statSync(path).size;
  if (size === 0) return { en: 'the file is empty', vi: 'tệp trống' };
  const applicationId = numberOf(database, 'PRAGMA application_id');
  if (applicationId !== APPLICATION_ID)
    return {
      en: `the file belongs to another program (application id ${applicationId})`,
      vi: `tệp của chương trình khác (application id ${applicationId})`,
    };
  const version = numberOf(database, 'PRAGMA user_version');
  if (version > SCHEMA_VERSION)
    return {
      en: `the file was written by a newer version (schema ${version}, this program knows ${SCHEMA_VERSION})`,
      vi: `tệp do phiên bản mới hơn ghi (khuôn dạng ${version}, phần mềm này biết ${SCHEMA_VERSION})`,
    };
  if (version === OUTDATED_VERSION && expected === SCHEMA_VERSION) throw new StoreOutdated(path, version);
  if (version !== expected)
    return { en: `the file has an unknown schema version (${version})`, vi: `tệp có khuôn dạng không rõ (${version})` };
  const whole = extent === 'whole' && size <= WHOLE_CHECK_UP_TO;
  const schema = expected === SCHEMA_VERSION ? SCHEMA : OUTDATED_SCHEMA;
  return (
    schemaDefect(database, schema) ?? sizeDefect(path, size, database) ?? endsDefect(database) ?? (whole ? wholeDefect(database) : null)
  );
}

/** A trigger or an index that was dropped or altered leaves a log that no longer guards itself. */
function schemaDefect(database: DatabaseSync, schema: Readonly<Record<string, string>>): Found | null {
  const rows = database.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").all();
  const found = new Map(rows.map((row) => [String(row['name']), String(row['sql'])]));
  for (const [name, sql] of Object.entries(schema)) {
    if (!found.has(name)) return { en: `${name} is missing from the schema`, vi: `thiếu ${name} trong lược đồ` };
    if (found.get(name) !== sql) return { en: `${name} is not what this program made`, vi: `${name} không đúng như phần mềm này đã tạo` };
    found.delete(name);
  }
  const [stranger] = found.keys();
  if (stranger === undefined) return null;
  return { en: `${stranger} in the schema is not of this program`, vi: `${stranger} trong lược đồ không phải của phần mềm này` };
}

/** With frames waiting in the write-ahead log the file may rightly be shorter than the database. */
function sizeDefect(path: string, size: number, database: DatabaseSync): Found | null {
  const wal = `${path}-wal`;
  if (existsSync(wal) && statSync(wal).size > 0) return null;
  const expected = numberOf(database, 'PRAGMA page_count') * numberOf(database, 'PRAGMA page_size');
  if (size === expected) return null;
  return {
    en: `the file has ${size} bytes instead of ${expected}: it was cut or added to`,
    vi: `tệp có ${size} byte thay vì ${expected}: tệp đã bị cắt bớt hoặc nối thêm`,
  };
}

function wholeDefect(database: DatabaseSync): Found | null {
  const verdict = String(database.prepare('PRAGMA quick_check(1)').get()?.['quick_check']);
  if (verdict !== 'ok') return damagedFile(verdict.replaceAll(/\s+/g, ' '));
  const count = numberOf(database, 'SELECT count(*) FROM events');
  const last = numberOf(database, 'SELECT coalesce(max(seq), 0) FROM events');
  if (count === last) return null;
  return {
    en: `the log holds ${count} events but its last is ${last}`,
    vi: `nhật ký có ${count} sự kiện nhưng sự kiện cuối mang số ${last}`,
  };
}

function endsDefect(database: DatabaseSync): Found | null {
  const first = database.prepare('SELECT seq FROM events ORDER BY seq LIMIT 1').get();
  if (first !== undefined && first['seq'] !== 1) {
    const begin = String(first['seq']);
    return { en: `the log begins with event ${begin} instead of 1`, vi: `nhật ký bắt đầu từ sự kiện ${begin} thay vì 1` };
  }
  const tail = database.prepare('SELECT seq, length(data) + length(metadata) AS size FROM events ORDER BY seq DESC LIMIT 1000').all();
  const last = Number(tail[0]?.['seq'] ?? 0);
  const gap = tail.findIndex((row, index) => row['seq'] !== last - index);
  if (gap === -1) return null;
  return { en: `event ${last - gap} is missing from the log`, vi: `nhật ký thiếu sự kiện ${last - gap}` };
}

const numberOf = (database: DatabaseSync, sql: string): number => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
