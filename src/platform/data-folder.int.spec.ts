import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { openPlatform } from '../server';
import { openAccessDatabase } from './access/sign-in/access-database';
import { readConfig } from './config/config';
import { openLog } from './event-store/open-log';
import { openDraftDatabase } from './drafts/draft-database';
import { openMailDatabase } from './mail/mail-database';
import { openForWriting } from './read-db/open-read-database';
import { openSealFile } from './sealing/seal-schema';
import { openVault } from './vault';

let scratch: string;
let before: number;
beforeEach(() => {
  before = process.umask(0o022);
  scratch = mkdtempSync(join(tmpdir(), 'data-folder-'));
});
afterEach(() => {
  process.umask(before);
  rmSync(scratch, { recursive: true, force: true });
});

const modeOf = (folder: string): string => (statSync(folder).mode & 0o777).toString(8);

/** Starts in a data folder and stops; what was warned of. */
async function warnedOf(data: string): Promise<readonly unknown[]> {
  const lines: string[] = [];
  const log = pino({ level: 'warn', base: null, timestamp: false }, { write: (line: string) => void lines.push(line) });
  const platform = await openPlatform(readConfig({ HIEUHOC_DATA: data }), log);
  await platform.sealing.close();
  platform.read.close();
  await platform.host.close();
  await platform.store.close();
  platform.vault.close();
  platform.signIn.close();
  platform.mail.close();
  platform.drafts.close();
  return lines.map((line): unknown => JSON.parse(line)).filter((line) => 'folder' in Object(line));
}

describe('the data folder', () => {
  it('is for its owner alone where a start makes it, and nobody is warned', async () => {
    const data = join(scratch, 'data');
    expect(await warnedOf(data)).toEqual([]);
    expect(modeOf(data)).toBe('700');
  });

  it('that stands is left as it is; that others may read it is warned of', async () => {
    const data = join(scratch, 'data');
    mkdirSync(data);
    chmodSync(data, 0o755);
    expect(await warnedOf(data)).toEqual([
      expect.objectContaining({ folder: data, mode: '0755', msg: expect.stringContaining('chmod 700') }),
    ]);
    expect(modeOf(data)).toBe('755');
  });

  it.each<[string, (path: string) => Promise<{ close(): unknown }> | { close(): unknown }]>([
    ['log.db', (path) => openLog({ kind: 'sqlite', path })],
    ['a log alone', (path) => openSqliteEventStore({ path, writer: 'inline' })],
    ['read.db', openForWriting],
    ['seal.db', openSealFile],
    ['mail.db', openMailDatabase],
    ['drafts.db', openDraftDatabase],
    ['access.db', openAccessDatabase],
    ['vault.db', (path) => openVault({ HIEUHOC_DATA: join(path, '..') })],
  ])('is made so by whatever is opened first: %s', async (_, open) => {
    const data = join(scratch, 'data');
    await (await open(join(data, 'file.db'))).close();
    expect(modeOf(data)).toBe('700');
  });
});
