import { status } from '@grpc/grpc-js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuid7, type EventStore } from '@hieuhoc/event-store';
import { openEventStoreDb } from '@hieuhoc/event-store-eventstoredb';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { GrpcDouble } from '../../libs/event-store-eventstoredb/testing/grpc-double';
import { restoreBackup, takeBackup, verifyBackup, type Taken } from '.';

const double = new GrpcDouble();
const scratch = mkdtempSync(join(tmpdir(), 'backup-esdb-'));
const folder = join(scratch, 'backup');
let store: EventStore;
beforeAll(async () => {
  await double.start();
  store = await openEventStoreDb({ url: double.url });
});
afterAll(async () => {
  await store.close();
  double.kill();
  rmSync(scratch, { recursive: true, force: true });
});

const append = (stream: string, note: string): Promise<unknown> =>
  store.append(stream, 'any', [{ id: uuid7(), type: 'FigureReported', data: { note }, metadata: { actor: 'can-bo-1', schemaVersion: 1 } }]);
const backUp = (): Promise<Taken> => takeBackup({ data: join(scratch, 'data'), store, sealed: null, evidence: null, keys: [] }, folder);

describe('a log on EventStoreDB', () => {
  it('is backed up step by step, in its bytes and times, and restored as a log in a file', async () => {
    for (let at = 0; at < 300; at++) await append(`figure-${at % 7}`, `Xã Bình Khê "${at}"`);
    expect(await backUp()).toMatchObject({ newEvents: 300 });
    for (let at = 0; at < 10; at++) await append(`figure-${at}`, 'ế');
    expect(await backUp()).toMatchObject({ newEvents: 10, manifest: { log: { size: 310 } } });
    expect(await backUp()).toMatchObject({ newEvents: 0 });
    expect((await verifyBackup(folder)).found).toEqual([]);
    await restoreBackup(folder, join(scratch, 'into'), { unchecked: true });
    const restored = await openSqliteEventStore({ path: join(scratch, 'into', 'log.db'), readonly: true });
    const [is, was] = [await restored.readAll({ limit: 1_000 }), await store.readAll({ limit: 1_000 })];
    expect(is.events.map(({ position: _, ...event }) => event)).toEqual(was.events.map(({ position: _, ...event }) => event));
    await restored.close();
  });

  it('is restored into another server, in its bytes and times, going on where it was interrupted', async () => {
    const other = new GrpcDouble();
    await other.start();
    try {
      const to = { kind: 'eventstoredb', url: other.url } as const;
      let appends = 0;
      other.appendFault = () => (++appends > 100 ? { kind: 'refuse', code: status.PERMISSION_DENIED } : null);
      await expect(restoreBackup(folder, join(scratch, 'to'), { unchecked: true, to })).rejects.toMatchObject({
        code: 'event-store-access-denied',
      });
      other.appendFault = () => null;
      expect(await restoreBackup(folder, join(scratch, 'to'), { unchecked: true, to })).toMatchObject({ size: 310 });
      const server = await openEventStoreDb({ url: other.url });
      const [is, was] = [await server.readAll({ limit: 1_000 }), await store.readAll({ limit: 1_000 })];
      expect(is.events.map(({ position: _, ...event }) => event)).toEqual(was.events.map(({ position: _, ...event }) => event));
      await server.append('figure-0', 'any', [
        { id: uuid7(), type: 'FigureReported', data: {}, metadata: { actor: 'can-bo-1', schemaVersion: 1 } },
      ]);
      await server.close();
      await expect(restoreBackup(folder, join(scratch, 'again'), { unchecked: true, to })).rejects.toMatchObject({ code: 'target-in-use' });
    } finally {
      other.kill();
    }
  });
});
