import { ReadDatabaseDamaged, ReadDatabaseUnavailable, ReadModelNotReady } from '@hieuhoc/projections';

/** BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL: the same statement may succeed later. */
const PASSING = new Set([5, 6, 7, 8, 9, 10, 13, 14, 15]);
/** CORRUPT, NOTADB. */
const BROKEN = new Set([11, 26]);

/** What went wrong in the database itself becomes a typed error; what a statement or a row did stays as it is. */
export function translated(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const primary = error.errcode & 0xff;
  if (BROKEN.has(primary)) return new ReadDatabaseDamaged(place, error.message);
  if (PASSING.has(primary)) return new ReadDatabaseUnavailable(error.message);
  const missing = /^no such table: (?:main\.)?(\w+)$/.exec(error.message)?.[1];
  return missing === undefined ? error : new ReadModelNotReady(missing);
}

export function inWords<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error, place);
  }
}
