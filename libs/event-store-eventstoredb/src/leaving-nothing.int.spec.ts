import { setImmediate as nextTurn } from 'node:timers/promises';
import { newEvents } from '@hieuhoc/event-store-contract';
import { Connection } from './connection';
import { Feed } from './feed';
import { positionOf } from './position';
import { readEach } from './read-each';
import { underTest } from '../testing/under-test';

const test = underTest();
const patience = { retryForMs: 60, silenceMs: 2_000, appendDeadlineMs: 50, backOff: { firstMs: 1, mostMs: 4 } };

/** Calls that the client keeps in memory, and waits for when it is closed. */
function openCalls({ client }: Connection): number {
  const streams: unknown = Reflect.get(client, 'disposableStreams');
  return streams instanceof Set ? streams.size : Number.NaN;
}

/** Ends only when they are gone; a call that is kept for ever fails the test by its time. */
async function untilNoneIsOpen(connection: Connection): Promise<void> {
  while (openCalls(connection) !== 0) await nextTurn();
}

let connection: Connection;
beforeEach(async () => {
  connection = new Connection(test.double.url, patience);
  for (let index = 0; index < 2; index++) await test.store.append('plan-x', 'any', newEvents(800));
});
afterEach(async () => {
  await connection.close();
});

it('a read that was ended early leaves nothing behind in the client', async () => {
  for (let round = 0; round < 5; round++) {
    await readEach(connection.client.readAll(), patience.silenceMs, () => 'enough');
  }
  await untilNoneIsOpen(connection);
});

it('nor does one whose whole answer had arrived already', async () => {
  await readEach(connection.client.readAll({ maxCount: 100 }), patience.silenceMs, () => 'enough');
  await untilNoneIsOpen(connection);
});

it('a read whose reader failed leaves nothing behind', async () => {
  const read = readEach(connection.client.readAll(), patience.silenceMs, () => {
    throw new Error('damaged');
  });
  await expect(read).rejects.toThrow('damaged');
  await untilNoneIsOpen(connection);
});

it('a subscription that was stopped with events still waiting leaves nothing behind, here or on the server', async () => {
  const feed = new Feed(connection.client, null, 10);
  await feed.arrival(patience.silenceMs, new AbortController().signal);
  expect(feed.take(1)).toHaveLength(1);
  expect(openCalls(connection)).toBe(1);
  feed.stop();
  await untilNoneIsOpen(connection);
  while (test.double.subscriptions.size > 0) await nextTurn();
});

it('nor does one that the server had ended, with events still waiting', async () => {
  const commit = test.double.log.events.at(-100)?.position ?? 0n;
  const feed = new Feed(connection.client, positionOf({ commit, prepare: commit }), 10);
  await test.double.subscribed(1);
  for (const subscription of test.double.subscriptions) subscription.drop(null);
  await feed.arrival(patience.silenceMs, new AbortController().signal);
  feed.stop();
  await untilNoneIsOpen(connection);
});

it('a store is closed when the last append under way has its answer', async () => {
  const order: string[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  test.double.appendFault = () => {
    void test.store.close().then(() => {
      order.push('closed');
      resolve();
    });
    return null;
  };
  await test.store.append('plan-y', 'any', newEvents(1)).then(() => order.push('answered'));
  await closed;
  expect(order).toEqual(['answered', 'closed']);
});
