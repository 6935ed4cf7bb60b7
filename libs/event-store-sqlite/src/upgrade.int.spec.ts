import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreOutdated, type NewEvent } from '@hieuhoc/event-store';
import { newEvents, refusal } from '@hieuhoc/event-store-contract';
import { startChild } from '../test/child';
import { readSound } from '../test/leaves';
import { makeOutdatedLog, OUTDATED_ID } from '../test/outdated-log';
import { scratch } from '../test/scratch';
import { backupSqliteLog } from './index';

describe('a log of the version before', () => {
  const log = scratch();
  const old = (): string => `${log.path}.v1`;
  const made = (count: number, streams = 7): NewEvent[] => {
    const events = newEvents(count, { data: { text: 'Xã Yên Đức '.repeat(10) } });
    makeOutdatedLog(log.path, events, streams);
    return events;
  };
  const names = (): string[] => readdirSync(log.folder).filter((name) => !/-(wal|shm|journal)$|\.lock$/.test(name));
  /** Opened by its writer, it holds these events with their leaves, takes the next, and nothing else is left beside it. */
  const standsUpgraded = async (events: readonly NewEvent[]): Promise<void> => {
    const store = await log.open();
    expect(names()).toEqual(['log.db']);
    expect((await readSound(store)).map(({ id, data }) => ({ id, data }))).toEqual(events.map(({ id, data }) => ({ id, data })));
    expect((await store.append('figure-0', 'any', newEvents(1))).logSize).toBe(events.length + 1);
    await readSound(store);
    await store.close();
  };

  it.each([0, 1, 500])('is brought up to date by its writer, with %i events', async (count) => {
    await standsUpgraded(made(count));
  });

  it('by a writer on a thread of its own too; it stays the same log, recorded when it was', async () => {
    const events = made(20);
    const store = await log.open({ writer: 'thread' });
    const read = await readSound(store);
    expect(read.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(new Set(read.map(({ recordedAt }) => recordedAt))).toEqual(new Set(['2015-07-10T00:00:00.000Z']));
    await store.close();
    const database = new DatabaseSync(log.path, { readOnly: true });
    expect(database.prepare('SELECT id, created_at FROM log').get()).toEqual({ id: OUTDATED_ID, created_at: '2015-07-10T00:00:00.000Z' });
    database.close();
  });

  it('takes along what waits in its write-ahead log', async () => {
    const events = made(10, 1);
    const written = new DatabaseSync(log.path);
    const [event] = newEvents(1);
    written.exec(
      `INSERT INTO events VALUES (11, '${event?.id}', 'figure-0', 10, 'T', '2015-07-10T00:00:00.000Z', '{}', '{"actor":"a","schemaVersion":1}')`,
    );
    for (const suffix of ['', '-wal']) copyFileSync(`${log.path}${suffix}`, `${log.path}.kept${suffix}`);
    written.close();
    for (const suffix of ['', '-wal']) renameSync(`${log.path}.kept${suffix}`, `${log.path}${suffix}`);
    const store = await log.open();
    expect((await readSound(store)).map(({ id }) => id)).toEqual([...events.map(({ id }) => id), event?.id]);
  });

  it('is not read, nor backed up, before: who tries is told what to do', async () => {
    made(3);
    const before = readFileSync(log.path);
    for (const attempt of [log.open({ readonly: true }), backupSqliteLog(log.path, `${log.path}.copy`)]) {
      const error = await refusal(attempt);
      expect(error).toBeInstanceOf(StoreOutdated);
      expect(error).toMatchObject({ version: 1, message: expect.stringContaining('start the server on it once') });
    }
    expect(readFileSync(log.path)).toEqual(before);
  });

  it('that is damaged is not upgraded, and is left as it was', async () => {
    made(500);
    const bytes = readFileSync(log.path).fill(0, 8_192, 12_288);
    writeFileSync(log.path, bytes);
    expect(await refusal(log.open())).toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(log.path)).toEqual(bytes);
    expect(names()).toEqual(['log.db']);
  });

  it('that lost its guards is not upgraded', async () => {
    made(3);
    const database = new DatabaseSync(log.path);
    database.exec('DROP TRIGGER events_never_delete');
    database.close();
    expect(await refusal(log.open())).toMatchObject({ found: 'events_never_delete is missing from the schema' });
  });

  it('that another process reads is left alone until it no longer does', async () => {
    const events = made(3);
    const reader = new DatabaseSync(log.path, { readOnly: true });
    reader.prepare('SELECT count(*) FROM events').get();
    expect(await refusal(log.open())).toMatchObject({ detail: expect.stringContaining('another process has it open') });
    reader.close();
    await standsUpgraded(events);
  });

  describe('killed while it is upgraded', () => {
    it.each([0, 200_000, 2_000_000])(
      'when %i bytes of the new file are there',
      async (bytes) => {
        const events = made(10_000);
        const child = startChild('opener.ts', [log.path]);
        await child.line('begins');
        while (!existsSync(`${log.path}.new`) || statSync(`${log.path}.new`).size < bytes) await nextTurn();
        child.process.kill('SIGKILL');
        await child.exited;
        expect(names()).toEqual(expect.arrayContaining(['log.db', 'log.db.new']));
        await standsUpgraded(events);
      },
      30_000,
    );

    it('after the new file is whole, before anything is moved', async () => {
      const events = made(50);
      writeFileSync(`${log.path}.new`, 'what was written of it');
      await standsUpgraded(events);
    });

    it('between its two moves', async () => {
      const events = made(50);
      renameSync(log.path, old());
      writeFileSync(`${log.path}.new`, 'what was written of it');
      await standsUpgraded(events);
    });

    it('before the old file is gone', async () => {
      const events = made(50);
      copyFileSync(log.path, `${log.path}.kept`);
      await (await log.open()).close();
      renameSync(`${log.path}.kept`, old());
      await standsUpgraded(events);
    });
  });

  it('an old file of another log, or one that goes on where this one ends, is not thrown away', async () => {
    made(50);
    renameSync(log.path, `${log.path}.kept`);
    made(40);
    await (await log.open()).close();
    renameSync(`${log.path}.kept`, old());
    expect(await refusal(log.open())).toMatchObject({ detail: expect.stringContaining('move it away') });
    expect(existsSync(old())).toBe(true);
  });

  it('an old file that stands there already is not written over', async () => {
    made(5);
    copyFileSync(log.path, old());
    expect(await refusal(log.open())).toMatchObject({ detail: expect.stringContaining('move it away') });
    expect(names()).toEqual(['log.db', 'log.db.v1']);
  });
});
