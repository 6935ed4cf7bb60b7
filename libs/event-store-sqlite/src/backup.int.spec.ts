import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable } from '@hieuhoc/event-store';
import { newEvents, readToEnd, refusal } from '@hieuhoc/event-store-contract';
import { scratch } from '../test/scratch';
import { backupSqliteLog, openSqliteEventStore } from './index';

describe('a backup', () => {
  const log = scratch();
  const target = (): string => join(log.folder, 'copy.db');

  it('taken while the log is written holds a prefix of it, and is a sound log itself', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(500));
    const writing = Array.from({ length: 50 }, async (_, index) => store.append(`figure-${index}`, 'no_stream', newEvents(3)));
    const events = await backupSqliteLog(log.path, target());
    await Promise.all(writing);
    expect(events).toBeGreaterThanOrEqual(500);
    const copy = await openSqliteEventStore({ path: target(), writer: 'inline' });
    const copied = await readToEnd(copy, null);
    expect(copied).toEqual((await readToEnd(store, null)).slice(0, events));
    await copy.close();
  });

  it('is restored by putting it where the log was', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(5));
    await backupSqliteLog(log.path, target());
    const before = await readToEnd(store, null);
    await store.close();
    rmSync(log.path);
    copyFileSync(target(), log.path);
    const restored = await log.open();
    expect(await readToEnd(restored, null)).toEqual(before);
    expect((await restored.append('figure-x', 4n, newEvents(1))).logSize).toBe(6);
  });

  it('never replaces a file, and leaves nothing but the copy', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(5));
    writeFileSync(target(), 'mine');
    expect(await refusal(backupSqliteLog(log.path, target()))).toBeInstanceOf(StoreUnavailable);
    rmSync(target());
    await backupSqliteLog(log.path, target());
    await store.close();
    expect(readdirSync(log.folder).toSorted()).toEqual(['copy.db', 'log.db', 'log.db.lock']);
  });

  it('of a log that is not there is refused, and makes none', async () => {
    expect(await refusal(backupSqliteLog(log.path, target()))).toBeInstanceOf(StoreUnavailable);
    expect(existsSync(log.path)).toBe(false);
  });
});
