import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { forgetAccount, openAccessDatabase } from './access-database';
import { DownloadLog } from './download-log';

const DAY_MS = 24 * 3_600_000;

let folder: string;
let database: DatabaseSync;
let now: number;
let log: DownloadLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-log-'));
  database = openAccessDatabase(join(folder, 'access.db'));
  now = Date.parse('2026-11-21T08:00:00Z');
  log = new DownloadLog(database, () => new Date(now), 365);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const kept = (): unknown => database.prepare('select count(*) as n from download').get()?.['n'];

describe('who was given a file', () => {
  it('is told, the newest first, with what cited it by then; the same within a second is one row', () => {
    log.note({ ref: 'to-trinh', account: 'a', citedBy: ['figure-x:y:2026'] });
    log.note({ ref: 'to-trinh', account: 'a', citedBy: ['figure-x:y:2026'] });
    log.note({ ref: 'to-trinh', account: 'b', citedBy: [] });
    log.note({ ref: 'anh', account: 'a', citedBy: [] });
    log.flush();
    now += 5_000;
    log.note({ ref: 'to-trinh', account: 'a', citedBy: [] });
    expect(log.of('to-trinh')).toEqual([
      { at: '2026-11-21T08:00:05.000Z', account: 'a', citedBy: [], times: 1 },
      { at: '2026-11-21T08:00:00.000Z', account: 'b', citedBy: [], times: 1 },
      { at: '2026-11-21T08:00:00.000Z', account: 'a', citedBy: ['figure-x:y:2026'], times: 2 },
    ]);
  });

  it('is forgotten after so many days', () => {
    log.note({ ref: 'to-trinh', account: 'a', citedBy: [] });
    log.flush();
    now += 365 * DAY_MS + 1;
    expect(log.of('to-trinh')).toEqual([]);
    log.note({ ref: 'anh', account: 'b', citedBy: [] });
    log.flush();
    expect(kept()).toBe(1);
  });

  it('is forgotten with the account', () => {
    for (const account of ['a', 'b']) log.note({ ref: 'to-trinh', account, citedBy: [] });
    log.flush();
    forgetAccount(database, 'a');
    expect(log.of('to-trinh').map(({ account }) => account)).toEqual(['b']);
  });

  it('has its place in a file that was made without it', () => {
    database.exec('drop table download');
    database.close();
    database = openAccessDatabase(join(folder, 'access.db'));
    expect(kept()).toBe(0);
  });
});
