import type { Found } from '@hieuhoc/event-store';

const BUSY = 5;
const READONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
/** While reading: a length that no event has. */
const TOOBIG = 18;
const CONSTRAINT = 19;
const NOTADB = 26;

/**
 * The primary result code of an error of node:sqlite; null for any other error. Looked at by its shape: where modules run in a realm of
 * their own (a test runner's), an error that Node makes is no instance of their `Error`.
 */
export function sqliteCode(error: unknown): number | null {
  const code = fieldOf(error, 'errcode');
  return typeof code === 'number' ? code & 0xff : null;
}

export const isBusy = (error: unknown): boolean => sqliteCode(error) === BUSY;
/** Only SQLite's own writer may take back what a journal says. */
export const needsWriter = (error: unknown): boolean => sqliteCode(error) === READONLY;
export const isFull = (error: unknown): boolean => sqliteCode(error) === FULL;
export const isRefusedBySchema = (error: unknown): boolean => sqliteCode(error) === CONSTRAINT;
export const isCorrupt = (error: unknown): boolean => [CORRUPT, TOOBIG].includes(sqliteCode(error) ?? 0);
export const cannotOpen = (error: unknown): boolean => sqliteCode(error) === CANTOPEN;
export const isNoDatabase = (error: unknown): boolean => sqliteCode(error) === NOTADB;

/** What is said of a file that SQLite cannot read any more. */
export const damagedFile = (detail: string): Found => ({ en: `the file is damaged: ${detail}`, vi: `tệp bị hỏng (${detail})` });

export function detailOf(error: unknown): string {
  const message = fieldOf(error, 'message');
  const code = fieldOf(error, 'errcode');
  const text = typeof message === 'string' ? message : String(error);
  return typeof code === 'number' ? `${text} (SQLite ${code})` : text;
}

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
