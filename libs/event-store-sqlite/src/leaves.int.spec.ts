import type { EventStore } from '@hieuhoc/event-store';
import { newEvent, newEvents, refusal } from '@hieuhoc/event-store-contract';
import { leavesOf, readSound } from '../test/leaves';
import { requestOf } from '../test/request';
import { scratch } from '../test/scratch';
import { LeafChain } from './leaf-chain';
import { LogWriter } from './log-writer';
import { openForWriting } from './open-database';
import { writeStatements } from './write-statements';

describe('every event is written with its leaf of the transparency log', () => {
  const log = scratch();

  it('whether a stream begins, goes on, is asserted or not, one event or many', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(1));
    await store.append('figure-x', 0n, newEvents(3));
    await store.append('figure-y', 'any', newEvents(2));
    await store.append('figure-x', 'stream_exists', newEvents(2));
    await store.append('figure-y', 1n, [newEvent({ data: { text: 'Xã "Yên Đức" \\ 😀' } })]);
    expect(await sizeOfSound(store)).toBe(9);
  });

  it('where many appends of one group go to the same few streams, and some of them are refused or repeated', async () => {
    const store = await log.open({ writer: 'thread' });
    const first = newEvents(2);
    await store.append('figure-0', 'no_stream', first);
    const attempts = Array.from({ length: 300 }, async (_, index) =>
      store.append(`figure-${index % 3}`, index % 7 === 0 ? BigInt(index) : 'any', newEvents((index % 4) + 1)),
    );
    const repeated = store.append('figure-0', 'no_stream', first);
    const answers = await Promise.allSettled(attempts);
    expect(await repeated).toMatchObject({ revision: 1n, logSize: 2 });
    expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(20);
    expect(await sizeOfSound(store)).toBeGreaterThan(400);
  });

  it('over a restart, where what was written before is read again', async () => {
    const before = await log.open();
    await before.append('figure-x', 'no_stream', newEvents(2));
    await before.close();
    const store = await log.open();
    await store.append('figure-x', 1n, newEvents(1));
    await store.append('figure-x', 'any', newEvents(1));
    expect(await sizeOfSound(store)).toBe(4);
  });

  it('an append that expects a revision which is not there, or is not the last, is refused as before', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(3));
    expect(await refusal(store.append('figure-x', 5n, newEvents(1)))).toMatchObject({ code: 'wrong-expected-revision', actual: 2n });
    expect(await refusal(store.append('figure-x', 1n, newEvents(1)))).toMatchObject({ code: 'wrong-expected-revision', actual: 2n });
    expect(await refusal(store.append('figure-y', 0n, newEvents(1)))).toMatchObject({ actual: 'no_stream' });
    await store.append('figure-x', 2n, newEvents(1));
    expect(await sizeOfSound(store)).toBe(4);
  });

  it('a group that did not fit leaves nothing behind that the next leaf would name', async () => {
    const file = openForWriting(log.path);
    const writer = new LogWriter(writeStatements(file.database));
    const commit = (expected: bigint | 'no_stream', characters: number): string[] => {
      const events = newEvents(2, { data: { text: 'x'.repeat(characters) } });
      return writer.commit([requestOf('figure-x', events, expected)].values()).map(({ kind }) => kind);
    };
    expect(commit('no_stream', 10)).toEqual(['appended']);
    const pages = Number(file.database.prepare('PRAGMA page_count').get()?.['page_count']);
    file.database.exec(`PRAGMA max_page_count = ${pages + 1}`);
    expect(commit(1n, 100_000)).toEqual(['unavailable']);
    file.database.exec('PRAGMA max_page_count = 1000000');
    expect(commit(1n, 20)).toEqual(['appended']);
    file.database.close();
    file.lock.release();
    expect(await sizeOfSound(await log.open())).toBe(4);
  });

  it('a reader is given the leaves only where it asks for them, from subscriptions too', async () => {
    const store = await log.open();
    await store.append('figure-x', 'no_stream', newEvents(2));
    const { events } = await store.readAll();
    expect(events.map((event) => 'leaf' in event)).toEqual([false, false]);
    for await (const message of store.subscribe({ leaves: true })) {
      if (message.kind === 'caught-up') break;
      expect(message.events.map(({ leaf }) => leaf)).toEqual(leavesOf((await store.readAll()).events));
    }
  });
});

describe('the chain of leaves', () => {
  it('remembers what was lately written, and asks for the rest', () => {
    const asked: string[] = [];
    const chain = new LeafChain((stream, revision) => {
      asked.push(`${stream}@${revision}`);
      return null;
    }, 2);
    for (const stream of ['a', 'b', 'c', 'd', 'e']) chain.written(stream, 3, stream);
    expect([chain.at('e', 3), chain.at('d', 3), chain.at('c', 3)]).toEqual(['e', 'd', 'c']);
    expect(asked).toEqual([]);
    expect([chain.at('a', 3), chain.at('e', 2), chain.at('f', 0)]).toEqual([null, null, null]);
    expect(asked).toEqual(['a@3', 'e@2', 'f@0']);
    chain.forgetAll();
    expect(chain.at('e', 3)).toBeNull();
  });
});

const sizeOfSound = async (store: EventStore): Promise<number> => (await readSound(store)).length;
