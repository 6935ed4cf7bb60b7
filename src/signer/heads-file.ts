import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { NOTHING_SIGNED, type TreeHead } from '@hieuhoc/transparency-log';
import { foreignHeads, readableByOthers } from './signer.errors';
import { sqliteCode } from './sqlite-code';

/** 'HHhd': says that a file holds what a signer of this program has signed. */
const APPLICATION_ID = 0x48486864;
const FORMAT = 1;
const BUSY_TIMEOUT_MS = 5_000;
const EXTRA = 3;
const TABLES = [
  'create table identity (one integer primary key check (one = 1), name text not null, role text not null) strict',
  'create table key (type text primary key, vkey text not null, next text) strict',
  'create table head (origin text primary key, size integer not null, root blob not null, note text not null, at text not null) strict',
  `create trigger head_goes_on before update on head
     when new.size < old.size or (new.size = old.size and new.root <> old.root) or new.origin <> old.origin
     begin select raise(abort, 'a head goes on'); end`,
  `create trigger head_stays before delete on head begin select raise(abort, 'a head stays'); end`,
] as const;

/** What is to stand as signed last before a signature leaves. */
export interface Signed {
  readonly origin: string;
  readonly head: TreeHead;
  readonly note: string;
}

export interface Heads {
  latest(origin: string): TreeHead;
  /** `decide` sees what was signed last and no one signs beside it; what it gives is on disk when this returns. */
  change<Decision extends { readonly signed: Signed | null }>(decide: (latest: (origin: string) => TreeHead) => Decision): Decision;
}

export interface HeadsOptions {
  readonly now?: () => Date;
  /** Between what was written and the commit; for tests. */
  readonly beforeCommit?: () => void;
}

/** The memory of a signer: SQLite, a file of its own, for several processes at once. */
export class HeadsFile implements Heads {
  private readonly database: DatabaseSync;
  private readonly now: () => Date;
  private readonly beforeCommit: () => void;

  constructor(
    readonly path: string,
    { now = () => new Date(), beforeCommit = () => undefined }: HeadsOptions = {},
  ) {
    this.now = now;
    this.beforeCommit = beforeCommit;
    this.database = opened(path);
  }

  get name(): string | null {
    const name = this.database.prepare('select name from identity').get()?.['name'];
    return typeof name === 'string' ? name : null;
  }

  /** What its name is used for: one key never means two things. */
  get role(): string | null {
    const role = this.database.prepare('select role from identity').get()?.['role'];
    return typeof role === 'string' ? role : null;
  }

  nameIt(role: string, name: string): void {
    this.database.prepare('insert into identity values (1, ?, ?)').run(name, role);
  }

  /** The verifier key that a type of signature has been made with, and the one about to take its place; null: none yet. */
  keyOf(type: string): { readonly used: string; readonly next: string | null } | null {
    const row = this.database.prepare('select vkey, next from key where type = ?').get(type);
    return typeof row?.['vkey'] === 'string' ? { used: row['vkey'], next: typeof row['next'] === 'string' ? row['next'] : null } : null;
  }

  keepKey(type: string, vkey: string): void {
    this.database
      .prepare('insert into key (type, vkey) values (?, ?) on conflict do update set vkey = excluded.vkey, next = null')
      .run(type, vkey);
  }

  expectKey(type: string, vkey: string): void {
    this.database.prepare('update key set next = ? where type = ?').run(vkey, type);
  }

  latest(origin: string): TreeHead {
    const row = this.database.prepare('select size, root from head where origin = ?').get(origin);
    if (row === undefined) return NOTHING_SIGNED;
    const { size, root } = row;
    if (typeof size !== 'number' || !(root instanceof Uint8Array)) throw new TypeError('a head is a size and a root');
    return { size, root };
  }

  noteOf(origin: string): string | null {
    const note = this.database.prepare('select note from head where origin = ?').get(origin)?.['note'];
    return typeof note === 'string' ? note : null;
  }

  change<Decision extends { readonly signed: Signed | null }>(decide: (latest: (origin: string) => TreeHead) => Decision): Decision {
    this.database.exec('begin immediate');
    try {
      const decision = decide((origin) => this.latest(origin));
      if (decision.signed !== null) this.put(decision.signed);
      this.beforeCommit();
      this.database.exec('commit');
      return decision;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback');
      throw error;
    }
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private put({ origin, head: { size, root }, note }: Signed): void {
    this.database
      .prepare(
        `insert into head (origin, size, root, note, at) values (?, ?, ?, ?, ?)
         on conflict do update set size = excluded.size, root = excluded.root, note = excluded.note, at = excluded.at`,
      )
      .run(origin, size, root, note, this.now().toISOString());
  }
}

function opened(path: string): DatabaseSync {
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600));
  else if ((statSync(path).mode & 0o077) !== 0) throw readableByOthers(path, '600');
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    // No write-ahead log: whoever copies this one file has all of it, and its journal is gone for good before a commit returns.
    database.exec('pragma journal_mode = delete; pragma synchronous = extra; pragma secure_delete = off');
    database.exec('begin immediate');
    if (numberOf(database, 'select count(*) as n from sqlite_schema') === 0) {
      for (const table of TABLES) database.exec(table);
      database.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${FORMAT}`);
    }
    database.exec('commit');
    recognise(path, database);
    return database;
  } catch (error) {
    database.close();
    if (sqliteCode(error) === 11 || sqliteCode(error) === 26) throw foreignHeads(path, 'không phải cơ sở dữ liệu / not a database');
    throw error;
  }
}

function recognise(path: string, database: DatabaseSync): void {
  const application = numberOf(database, 'select application_id as n from pragma_application_id');
  const format = numberOf(database, 'select user_version as n from pragma_user_version');
  if (application !== APPLICATION_ID || format !== FORMAT) throw foreignHeads(path, `application id ${application}, format ${format}`);
  const check = database.prepare('pragma quick_check').get()?.['quick_check'];
  if (check !== 'ok') throw foreignHeads(path, String(check));
  const synchronous = numberOf(database, 'select synchronous as n from pragma_synchronous');
  if (synchronous !== EXTRA) throw foreignHeads(path, `synchronous ${synchronous}`);
}

const numberOf = (database: DatabaseSync, sql: string): number => Number(database.prepare(sql).get()?.['n']);
