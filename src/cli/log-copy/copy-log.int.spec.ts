import { status } from '@grpc/grpc-js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable, uuid7, type EventStore, type NewEvent, type StoredEvent } from '@hieuhoc/event-store';
import { openEventStoreDb } from '@hieuhoc/event-store-eventstoredb';
import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { GrpcDouble } from '../../../libs/event-store-eventstoredb/testing/grpc-double';
import { copyLog } from './copy-log';
import { eventsOf } from './events';
import { proveEqual } from './prove-equal';

const quiet = (): void => undefined;
const happened = (value: string, recordedAt?: string): NewEvent => ({
  id: uuid7(),
  type: 'FigureReported',
  data: { value, note: 'Số liệu của xã Bình Khê: "82.35" – ế\u0001' },
  metadata: { actor: 'can-bo-1', schemaVersion: 1, ...(recordedAt !== undefined && { recordedAt }) },
});

const directory = mkdtempSync(join(tmpdir(), 'log-copy-'));
const opened: EventStore[] = [];
let file = 0;
async function sqlite(): Promise<EventStore> {
  const store = await openSqliteEventStore({ path: join(directory, `${++file}.db`), writer: 'inline' });
  opened.push(store);
  return store;
}
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  rmSync(directory, { recursive: true });
});

/** Several streams woven into each other, some times carried, some from the store's clock. */
async function sample(): Promise<EventStore> {
  const store = await sqlite();
  await store.append('plan-a', 'no_stream', [happened('1', '2013-07-16T01:00:00.000Z')]);
  await store.append('figure-x', 'no_stream', [happened('2', '2013-07-16T01:00:00.000Z'), happened('3', '2014-01-01T00:00:00.000Z')]);
  await store.append('plan-a', 0n, [happened('4')]);
  await store.append('figure-x', 1n, [happened('5'), happened('6'), happened('7')]);
  await store.append('figure-y', 'no_stream', [happened('8')]);
  return store;
}

async function all(store: EventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of eventsOf(store)) events.push(event);
  return events;
}

const told = ({ id, type, stream, revision, recordedAt, dataText }: StoredEvent): unknown => ({
  id,
  type,
  stream,
  revision,
  recordedAt,
  dataText,
});

/** A target that is gone after so many appends, as a process that is killed. */
function failingAfter(store: EventStore, appends: number): EventStore {
  let left = appends;
  return new Proxy(store, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name);
      if (name === 'append' && left-- <= 0) return () => Promise.reject(new StoreUnavailable('gone'));
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

describe('a copied log', () => {
  it('has every event with its id, place, time and bytes, in the same order', async () => {
    const [source, target] = [await sample(), await sqlite()];
    expect(await copyLog(source, target, quiet)).toMatchObject({ alreadyThere: 0, copied: 8, events: 8 });
    expect((await all(target)).map(told)).toEqual((await all(source)).map(told));
  });

  it('carries its times in the metadata and nothing else besides', async () => {
    const [source, target] = [await sample(), await sqlite()];
    await copyLog(source, target, quiet);
    const [before, after] = [await all(source), await all(target)];
    expect(after.map(({ metadata }) => metadata)).toEqual(before.map(({ metadata, recordedAt }) => ({ ...metadata, recordedAt })));
  });

  it('copied again changes nothing, and has the same digest', async () => {
    const [source, target] = [await sample(), await sqlite()];
    const first = await copyLog(source, target, quiet);
    expect(await copyLog(source, target, quiet)).toEqual({ ...first, alreadyThere: 8, copied: 0 });
  });

  it('cut short after any append goes on where it stopped', async () => {
    const source = await sample();
    for (let appends = 0; appends < 5; appends++) {
      const target = await sqlite();
      await expect(copyLog(source, failingAfter(target, appends), quiet)).rejects.toThrow(StoreUnavailable);
      const already = (await all(target)).length;
      expect(await copyLog(source, target, quiet)).toMatchObject({ alreadyThere: already, copied: 8 - already, events: 8 });
    }
  });

  it('takes on what the source was given since', async () => {
    const [source, target] = [await sample(), await sqlite()];
    await copyLog(source, target, quiet);
    await source.append('figure-y', 0n, [happened('9')]);
    expect(await copyLog(source, target, quiet)).toMatchObject({ alreadyThere: 8, copied: 1, events: 9 });
  });

  it('of an empty log is an empty log', async () =>
    expect(await copyLog(await sqlite(), await sqlite(), quiet)).toMatchObject({ copied: 0, events: 0 }));

  it('is refused by a target with another log, and nothing is written', async () => {
    const [source, target] = [await sample(), await sqlite()];
    await target.append('plan-a', 'no_stream', [happened('1')]);
    await expect(copyLog(source, target, quiet)).rejects.toMatchObject({ code: 'log-not-a-prefix', logSize: 1, field: 'id' });
    expect(await all(target)).toHaveLength(1);
  });

  it('is refused by a target that is ahead', async () => {
    const [source, target] = [await sample(), await sqlite()];
    await copyLog(source, target, quiet);
    await target.append('figure-y', 0n, [happened('9')]);
    await expect(copyLog(source, target, quiet)).rejects.toMatchObject({ code: 'log-not-a-prefix', logSize: 9, field: 'length' });
  });

  it('into which somebody else wrote meanwhile is found out', async () => {
    const [source, target] = [await sample(), await sqlite()];
    const meddled = (step: string, done: number): void => {
      if (step === 'copy' && done === 3) void target.append('strange', 'any', [happened('0', '2014-01-01T00:00:00.000Z')]);
    };
    await expect(copyLog(source, target, meddled)).rejects.toMatchObject({ code: 'logs-differ', logSize: 4, field: 'id' });
  });

  it('behind which somebody else wrote meanwhile is found out', async () => {
    const [source, target] = [await sample(), await sqlite()];
    await copyLog(source, target, quiet);
    const { position } = await source.head();
    await target.append('strange', 'no_stream', [happened('0')]);
    await expect(proveEqual(source, target, position, quiet)).rejects.toMatchObject({ code: 'logs-differ', logSize: 9, field: 'length' });
  });

  it('that lost its end is found out', async () => {
    const [source, target] = [await sample(), await sqlite()];
    await copyLog(source, target, quiet);
    await source.append('figure-y', 0n, [happened('9')]);
    const { position } = await source.head();
    await expect(proveEqual(source, target, position, quiet)).rejects.toMatchObject({ code: 'logs-differ', logSize: 9, field: 'length' });
  });

  it('tells how far it has come, step by step', async () => {
    const steps: string[] = [];
    await copyLog(await sample(), await sqlite(), (step, done) => steps.push(`${step} ${done}`));
    expect(steps).toEqual([...[1, 3, 4, 7, 8].map((n) => `copy ${n}`), ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `prove ${n}`)]);
  });
});

describe('a log copied to EventStoreDB and back', () => {
  const double = new GrpcDouble();
  let server: EventStore;
  beforeAll(async () => {
    await double.start();
    server = await openEventStoreDb({ url: double.url });
    opened.push(server);
  });
  afterAll(() => double.kill());

  it('is the same three times over, though a copy was cut short by the server', async () => {
    const source = await sample();
    let appends = 0;
    double.appendFault = () => (++appends > 2 ? { kind: 'refuse', code: status.UNAVAILABLE } : null);
    const hurried = await openEventStoreDb({ url: double.url, retryForMs: 50, backOff: { firstMs: 1, mostMs: 5 } });
    opened.push(hurried);
    await expect(copyLog(source, hurried, quiet)).rejects.toThrow(StoreUnavailable);
    double.appendFault = () => null;
    const there = await copyLog(source, server, quiet);
    expect(there).toMatchObject({ alreadyThere: 3, copied: 5, events: 8 });
    const home = await sqlite();
    const back = await copyLog(server, home, quiet);
    expect(back).toMatchObject({ copied: 8, digest: there.digest });
    expect((await all(home)).map(told)).toEqual((await all(source)).map(told));
    // The tracks of the journey are the carried times, so a log that has them is equal to one that has not.
    expect(await copyLog(source, home, quiet)).toMatchObject({ alreadyThere: 8, copied: 0, digest: there.digest });
  });
});
