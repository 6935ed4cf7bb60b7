import type { DatabaseSync } from 'node:sqlite';
import { openSideDatabase, type SideDatabase } from '../side-database';

const DRAFTS: SideDatabase = {
  // 'HHdr'
  applicationId: 0x48486472,
  format: 1,
  tables: [
    `create table draft (account text not null, key text not null, revision integer not null, fields text not null,
       primary key (account, key)) strict, without rowid`,
    'create index draft_by_revision on draft (revision)',
  ],
  what: 'a store of drafts',
  synchronous: 'normal',
};

/** What people have begun to write. It is not sent yet, and in no backup: a power cut may cost the last seconds of it. */
export const openDraftDatabase = (path: string): DatabaseSync => openSideDatabase(path, DRAFTS);
