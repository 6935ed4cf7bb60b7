import { closeSync, existsSync, openSync } from 'node:fs';
import { hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { DomainError } from '@hieuhoc/event-store';
import { sqliteCode } from './seal-sqlite';

/** 'HHts': says that a file holds time stamps of this program. */
const APPLICATION_ID = 0x48487473;
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;
const TABLE = `create table stamp (imprint blob primary key, size integer not null, day text not null, at text not null, note text not null,
  token blob not null) strict, without rowid`;

const CORRUPT = 11;
const NOTADB = 26;

/** Not what was put there. It is derived from nothing: the last backup has it. */
export class TimestampFileDamaged extends DomainError {
  readonly code = 'timestamp-file-damaged';
  readonly kind = 'damaged';
  readonly messageVi: string;

  constructor(place: string, found: string) {
    super(`${place}: ${found}. Put the last backup of this file in its place, or put it aside: time stamps of before are then missing.`, {
      place,
      found,
    });
    this.messageVi = `${place}: ${found}. Hãy đưa lại bản sao lưu gần nhất của tệp này; nếu không có, cất tệp sang chỗ khác rồi khởi động lại (các dấu thời gian cũ sẽ thiếu).`;
  }
}

/** An RFC 3161 token over the bytes of a note. */
export interface Stamp {
  readonly size: number;
  /** The day in Viet Nam for which it was asked. */
  readonly day: string;
  /** What the token says. */
  readonly at: string;
  readonly note: string;
  /** DER. */
  readonly token: Uint8Array;
}

/** The time stamps that were verified and kept: a file of its own, made with the first. Never derived: it is to be backed up. */
export class TimestampFile {
  private database: DatabaseSync | null = null;

  constructor(private readonly path: string) {
    if (existsSync(path)) this.database = opened(path);
  }

  timestampOf(note: string): Uint8Array | null {
    const token = this.database?.prepare('select token from stamp where imprint = ?').get(imprintOf(note))?.['token'];
    return token instanceof Uint8Array ? token : null;
  }

  /** Whether the note of this size is as it was stamped, and must stay so. */
  has(size: number): boolean {
    return this.database?.prepare('select 1 from stamp where size = ? limit 1').get(size) !== undefined;
  }

  /** The newest day that has a stamp, and the largest size that has one. */
  newest(): { readonly day: string; readonly size: number } {
    const row = this.database?.prepare('select max(day) as day, max(size) as size from stamp').get();
    const { day, size } = row ?? {};
    return { day: typeof day === 'string' ? day : '', size: typeof size === 'number' ? size : 0 };
  }

  put({ size, day, at, note, token }: Stamp): void {
    this.database ??= opened(this.path);
    this.database.prepare('insert or ignore into stamp values (?, ?, ?, ?, ?, ?)').run(imprintOf(note), size, day, at, note, token);
  }

  close(): void {
    this.database?.close();
    this.database = null;
  }
}

export const imprintOf = (note: string): Uint8Array => hash('sha256', note, 'buffer');

function opened(path: string): DatabaseSync {
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec('pragma journal_mode = delete; pragma synchronous = extra; begin immediate');
    if (database.prepare('select count(*) as n from sqlite_schema').get()?.['n'] === 0) {
      database.exec(TABLE);
      database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}`);
    }
    database.exec('commit');
    const application = database.prepare('pragma application_id').get()?.['application_id'];
    if (application !== APPLICATION_ID) throw new TimestampFileDamaged(path, `application id ${String(application)}`);
    return database;
  } catch (error) {
    database.close();
    if (sqliteCode(error) === CORRUPT || sqliteCode(error) === NOTADB) throw new TimestampFileDamaged(path, 'không phải cơ sở dữ liệu');
    throw error;
  }
}
