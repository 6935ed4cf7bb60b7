import { ReadDatabaseDamaged, ReadDatabaseUnavailable, ReadModelNotReady } from '@hieuhoc/projections';

/** BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL: the same statement may succeed later. */
const PASSING = new Set([5, 6, 7, 8, 9, 10, 13, 14, 15]);
const CORRUPT = 11;
const NOTADB = 26;

interface SqliteError {
  readonly errcode: number;
  readonly message: string;
}

/** What went wrong in the database itself becomes a typed error; what a statement or a row did stays as it is. */
export function translated(error: unknown, place: string): unknown {
  if (!isSqliteError(error)) return error;
  const primary = error.errcode & 0xff;
  if (primary === NOTADB)
    return new ReadDatabaseDamaged(place, { en: 'the file is not a database', vi: 'tệp không phải là cơ sở dữ liệu' });
  if (primary === CORRUPT) return new ReadDatabaseDamaged(place, { en: error.message, vi: `tệp bị hỏng (${error.message})` });
  if (PASSING.has(primary)) return new ReadDatabaseUnavailable(error.message);
  const missing = /^no such table: (?:main\.)?(\w+)$/.exec(error.message)?.[1];
  return missing === undefined ? error : new ReadModelNotReady(missing);
}

/** By its fields: an error of a built-in module need not be an instance of this realm's Error. */
function isSqliteError(error: unknown): error is SqliteError {
  if (typeof error !== 'object' || error === null) return false;
  return 'errcode' in error && typeof error.errcode === 'number' && 'message' in error && typeof error.message === 'string';
}

export function inWords<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error, place);
  }
}
