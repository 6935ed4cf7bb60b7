const BUSY = 5;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/** The primary result code of an error of node:sqlite; null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

export const isBusy = (error: unknown): boolean => sqliteCode(error) === BUSY;
export const isFull = (error: unknown): boolean => sqliteCode(error) === FULL;
export const isCorrupt = (error: unknown): boolean => sqliteCode(error) === CORRUPT;
export const cannotOpen = (error: unknown): boolean => sqliteCode(error) === CANTOPEN;
export const isNoDatabase = (error: unknown): boolean => sqliteCode(error) === NOTADB;

export const detailOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'errcode' in error ? `${error.message} (SQLite ${String(error.errcode)})` : error.message;
};
