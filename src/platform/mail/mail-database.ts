import type { DatabaseSync } from 'node:sqlite';
import { openSideDatabase, type SideDatabase } from '../side-database';

const MAIL_LOG: SideDatabase = {
  // 'HHml'
  applicationId: 0x48486d6c,
  format: 1,
  tables: [
    `create table mail (account text not null, day text not null, state text not null, at integer not null, attempts integer not null,
       keys text not null, why text, primary key (account, day)) strict, without rowid`,
    'create table reminded (account text not null, key text not null, day text not null, primary key (account, key)) strict, without rowid',
    'create table finished (day text primary key, at integer not null) strict, without rowid',
  ],
  what: 'a mail log',
  synchronous: 'full',
};

/** What was sent to whom: accounts and reminders by their ids, never an address. Lost, it costs a letter sent once more. */
export const openMailDatabase = (path: string): DatabaseSync => openSideDatabase(path, MAIL_LOG);
