import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StoreDamaged, StoreUnavailable, type EventStore } from '@hieuhoc/event-store';
import { newEvents, refusal } from '@hieuhoc/event-store-contract';
import { scratch } from '../test/scratch';
import { examine } from './examine';
import { readerConnection } from './open-database';

describe('a file that is not a sound log of ours', () => {
  const log = scratch();
  const tampered = (sql: string): void => {
    const database = new DatabaseSync(log.path);
    database.exec(sql);
    database.close();
  };
  const overwrite = (offset: number, bytes: string): void => {
    const handle = openSync(log.path, 'r+');
    writeSync(handle, bytes, offset);
    closeSync(handle);
  };
  const size = (): number => statSync(log.path).size;

  beforeEach(async () => {
    const store = await log.open();
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.append(`figure-${index}`, 'no_stream', newEvents(32))));
    await store.close();
  });

  const cases: [string, () => void, string][] = [
    ['is empty', () => truncateSync(log.path), 'is empty'],
    ['is a text', () => writeFileSync(log.path, 'Kế hoạch số 61/KH-UBND\n'.repeat(500)), 'not a SQLite database'],
    ['lost its header', () => overwrite(0, '\0'.repeat(100)), 'not a SQLite database'],
    ['is the database of another program', () => tampered('PRAGMA application_id = 1'), 'another program (application id 1)'],
    ['was written by a newer version', () => tampered('PRAGMA user_version = 3'), 'newer version (schema 3, this program knows 2)'],
    ['has no schema version', () => tampered('PRAGMA user_version = 0'), 'unknown schema version (0)'],
    ['lost a trigger', () => tampered('DROP TRIGGER events_never_delete'), 'events_never_delete is missing'],
    ['lost its index', () => tampered('DROP INDEX events_by_stream'), 'events_by_stream is missing'],
    [
      'has a trigger that does nothing',
      () => tampered('DROP TRIGGER events_never_update; CREATE TRIGGER events_never_update BEFORE UPDATE ON events BEGIN SELECT 1; END'),
      'events_never_update is not what this program made',
    ],
    ['has a table more', () => tampered('CREATE TABLE notes (text TEXT)'), 'notes in the schema is not of this program'],
    ['was cut in the middle', () => truncateSync(log.path, Math.floor(size() / 2)), 'is damaged'],
    ['was cut by one page', () => truncateSync(log.path, size() - 4096), 'is damaged'],
    ['was cut inside a page', () => truncateSync(log.path, size() - 100), 'instead of'],
    ['was added to', () => appendFileSync(log.path, Buffer.alloc(4096)), 'instead of'],
    [
      'lost an event to somebody who dropped the guards for it',
      () => tampered(`${dropGuards('DELETE')}; DELETE FROM events WHERE seq = 1590; ${restoreGuards('DELETE')}`),
      'event 1590 is missing',
    ],
    [
      'lost its beginning',
      () => tampered(`${dropGuards('DELETE')}; DELETE FROM events WHERE seq = 1; ${restoreGuards('DELETE')}`),
      'begins with event 2',
    ],
  ];

  const deep: typeof cases = [
    ['has a page of zeros', () => overwrite(4096, '\0'.repeat(4096)), 'is damaged'],
    ['has a page of noise', () => overwrite(8192, 'ế'.repeat(1365)), 'is damaged'],
    [
      'lost an event long ago',
      () => tampered(`${dropGuards('DELETE')}; DELETE FROM events WHERE seq = 20; ${restoreGuards('DELETE')}`),
      'holds 1599 events but its last is 1600',
    ],
  ];

  describe.each([{}, { writer: 'thread' as const }, { readonly: true }])('opened %j', (options) => {
    it.each(cases)('that %s stops the opening, says what was found, and is left as it was', async (_, damage, found) => {
      damage();
      const before = digest(log.path);
      const error = await refusal(log.open(options));
      expect(error).toBeInstanceOf(StoreDamaged);
      expect(error).toMatchObject({
        found: expect.stringContaining(found),
        messageVi: expect.stringContaining('khôi phục từ bản sao lưu'),
      });
      // Each sentence in one language.
      expect(error).not.toMatchObject({ messageVi: expect.stringContaining(found) });
      expect(digest(log.path)).toBe(before);
    });
  });

  it.each(deep)('that %s stops a writer, says what was found, and is left as it was', async (_, damage, found) => {
    damage();
    const before = digest(log.path);
    expect(await refusal(log.open())).toMatchObject({ code: 'store-damaged', found: expect.stringContaining(found) });
    expect(digest(log.path)).toBe(before);
  });

  it.each(deep.slice(0, 2))('that %s may be opened by a reader, who is told where reading meets it', async (_, damage) => {
    damage();
    const readWhole = async (): Promise<void> => {
      const store = await log.open({ readonly: true });
      await store.readAll({ limit: 10_000 });
      for (let index = 0; index < 50; index++) await store.readStream(`figure-${index}`);
    };
    expect(await refusal(readWhole())).toMatchObject({ code: 'store-damaged', place: log.path });
  });

  it('with an event that is no JSON tells its reader which', async () => {
    tampered(`${dropGuards('UPDATE')}; UPDATE events SET data = '{' WHERE seq = 7; ${restoreGuards('UPDATE')}`);
    const store = await log.open();
    expect(await refusal(store.readAll({ limit: 10 }))).toMatchObject({ found: expect.stringContaining('between 1 and 10 is not JSON') });
  });

  it('that is gone while its write-ahead log stayed is not begun anew', async () => {
    copyFileSync(log.path, `${log.path}-wal`);
    renameSync(log.path, `${log.path}.lost`);
    expect(await refusal(log.open())).toMatchObject({ found: expect.stringContaining('write-ahead log') });
    expect(readdirSync(log.folder).toSorted()).toEqual(['log.db-wal', 'log.db.lock', 'log.db.lost']);
  });

  it('that does not exist cannot be opened for reading', async () => {
    rmSync(log.path);
    expect(await refusal(log.open({ readonly: true }))).toBeInstanceOf(StoreUnavailable);
  });

  it('too large to be read whole at every start is still checked at its ends', () => {
    expect(() => lookedAtEnds(log.path)).not.toThrow();
    tampered(`${dropGuards('DELETE')}; DELETE FROM events WHERE seq = 1590; ${restoreGuards('DELETE')}`);
    expect(() => lookedAtEnds(log.path)).toThrow('event 1590 is missing');
  });

  it('a draft that a crash left behind does not hinder', async () => {
    rmSync(log.path);
    writeFileSync(`${log.path}.new`, 'half a file');
    const store: EventStore = await log.open();
    expect((await store.head()).logSize).toBe(0);
    expect(readdirSync(log.folder)).not.toContain('log.db.new');
  });
});

const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const trigger = (verb: string): string => `events_never_${verb.toLowerCase()}`;
const dropGuards = (verb: string): string => `DROP TRIGGER ${trigger(verb)}`;
const restoreGuards = (verb: string): string =>
  `CREATE TRIGGER ${trigger(verb)} BEFORE ${verb} ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`;

function lookedAtEnds(path: string): void {
  const database = readerConnection(path);
  try {
    examine(path, database, 'ends');
  } finally {
    database.close();
  }
}
