import { status } from '@grpc/grpc-js';
import { Listener, newEvent, newEvents } from '@hieuhoc/event-store-contract';
import { StoreDamaged, StoreUnavailable, type EventStore, type SubscribeOptions } from '@hieuhoc/event-store';
import { underTest } from '../testing/under-test';

const test = underTest();
const open: Listener[] = [];
const listen = (options?: SubscribeOptions, store: EventStore = test.store): Listener => {
  const listener = new Listener(store.subscribe(options));
  open.push(listener);
  return listener;
};
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.subscription.close();
});

const written = (): string[] => test.double.log.events.map((event) => event.id);
const received = (listener: Listener): string[] => listener.events.map((event) => event.id);
const untilCaughtUpWith = async (listener: Listener, count: number): Promise<void> =>
  listener.until(() => listener.events.length >= count && listener.messages.at(-1)?.kind === 'caught-up');

describe('a subscription that breaks begins again after the last event that was handled', () => {
  it.each([status.UNAVAILABLE, status.INTERNAL, status.CANCELLED, status.ABORTED, status.NOT_FOUND])(
    'when the server drops it with %s in mid-stream',
    async (code) => {
      await test.store.append('plan-x', 'any', newEvents(10));
      test.double.onSubscribe = (subscription) => {
        if (test.interruptions.all.length === 0) subscription.dropAt = { sent: 4, code };
      };
      const listener = listen({ batchSize: 3 });
      await untilCaughtUpWith(listener, 10);
      expect(received(listener)).toEqual(written());
      expect(test.interruptions.all).toHaveLength(1);
    },
  );

  it('when the server ends it without an error', async () => {
    const listener = listen();
    await listener.untilCaughtUp();
    await test.double.subscribed(1);
    for (const subscription of test.double.subscriptions) subscription.drop(null);
    await test.store.append('plan-x', 'any', newEvents(2));
    await listener.untilEvents(2);
    expect(received(listener)).toEqual(written());
  });

  it('sixty times, while others write: nothing is skipped, nothing doubled, the order is that of the log', async () => {
    let drops = 0;
    test.double.onSubscribe = (subscription) => {
      if (drops < 60) subscription.dropAt = { sent: 1 + (drops++ % 5), code: drops % 2 === 0 ? status.UNAVAILABLE : status.INTERNAL };
    };
    const listener = listen({ batchSize: 2 });
    for (let index = 0; index < 100; index++) await test.store.append(`plan-${index % 7}`, 'any', newEvents(2));
    await untilCaughtUpWith(listener, 200);
    expect(received(listener)).toEqual(written());
    expect(test.interruptions.all.length).toBeGreaterThanOrEqual(60);
  });

  it('when the server is killed and comes back', async () => {
    await test.store.append('plan-x', 'any', newEvents(5));
    const listener = listen({ batchSize: 2 });
    await untilCaughtUpWith(listener, 5);
    await test.double.subscribed(1);
    test.double.kill();
    await test.interruptions.until(3);
    await test.double.start();
    const other = await test.another({});
    await other.append('plan-x', 'any', newEvents(5));
    await listener.untilEvents(10);
    expect(received(listener)).toEqual(written());
  });

  it('although a checkpoint ran ahead of events that were not handled yet', async () => {
    await test.store.append('plan-x', 'any', newEvents(10));
    test.double.onSubscribe = (subscription) => {
      subscription.checkpointsAhead = true;
      if (test.interruptions.all.length === 0) subscription.dropAt = { sent: 3, code: status.UNAVAILABLE };
    };
    const listener = listen({ batchSize: 1 });
    await untilCaughtUpWith(listener, 10);
    expect(received(listener)).toEqual(written());
  });

  it('and what a consumer had been given but not finished is given again', async () => {
    await test.store.append('plan-x', 'any', newEvents(3));
    const seen: string[] = [];
    const subscription = test.store.subscribe({ batchSize: 1 });
    const consume = async (upTo: number): Promise<void> => {
      for await (const message of subscription) {
        if (message.kind === 'events') seen.push(...message.events.map((event) => event.id));
        if (seen.length >= upTo) return;
      }
    };
    await consume(2);
    await consume(4);
    const [first, second, third] = written();
    expect(seen).toEqual([first, second, second, third]);
    await subscription.close();
  });
});

describe('a subscription that falls silent', () => {
  it('is found out by comparing with the log, and begins again', async () => {
    const listener = listen();
    await listener.untilCaughtUp();
    await test.double.subscribed(1);
    for (const subscription of test.double.subscriptions) subscription.muted = true;
    await test.store.append('plan-x', 'any', newEvents(3));
    await listener.untilEvents(3);
    expect(received(listener)).toEqual(written());
    expect(test.interruptions.all.at(0)?.failure).toMatchObject({ detail: 'the subscription fell silent while the log went on' });
  });

  it('from its first moment is found out too', async () => {
    await test.store.append('plan-x', 'any', newEvents(3));
    test.double.onSubscribe = (subscription) => (subscription.muted = test.interruptions.all.length === 0);
    const listener = listen();
    await untilCaughtUpWith(listener, 3);
    expect(received(listener)).toEqual(written());
  });

  it('because nothing is written is left alone', async () => {
    const reads = (): number => test.double.reads.filter((read) => read.backwards).length;
    const listener = listen();
    await listener.untilCaughtUp();
    await test.double.subscribed(1);
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = reads();
    test.double.readFault = () => {
      if (reads() >= before + 4) resolve();
      return null;
    };
    await promise;
    expect(test.interruptions.all).toEqual([]);
    expect(test.double.subscriptions.size).toBe(1);
  });
});

describe('while the server is down', () => {
  it('attempts go on for ever, further and further apart', async () => {
    const listener = listen();
    await listener.untilCaughtUp();
    test.double.kill();
    await test.interruptions.until(6);
    const attempts = test.interruptions.all.map(({ attempt }) => attempt);
    expect(attempts).toEqual(attempts.map((_, index) => index));
    const delays = test.interruptions.all.map(({ delayMs }) => delayMs);
    expect(Math.max(...delays)).toBeLessThanOrEqual(8);
    expect(delays.at(-1)).toBeGreaterThanOrEqual(4);
    expect(test.interruptions.all.every(({ failure }) => failure instanceof StoreUnavailable)).toBe(true);
  });

  it('closing ends a subscription that waits for its next attempt', async () => {
    const store = await test.another({ backOff: { firstMs: 3_600_000, mostMs: 3_600_000 }, retryForMs: 1 });
    const listener = listen({}, store);
    await listener.untilCaughtUp();
    test.double.kill();
    await test.interruptions.until(1);
    await listener.subscription.close();
    await expect(listener.ended).resolves.toBeUndefined();
  });

  it('closing the store ends its subscriptions and returns', async () => {
    const listener = listen();
    await listener.untilCaughtUp();
    test.double.kill();
    await test.interruptions.until(1);
    await test.store.close();
    await expect(listener.ended).resolves.toBeUndefined();
  });

  it('a subscription may be opened, and delivers when the server comes', async () => {
    await test.store.append('plan-x', 'any', newEvents(2));
    test.double.kill();
    const listener = listen();
    await test.interruptions.until(1);
    await test.double.start();
    await listener.untilEvents(2);
    expect(received(listener)).toEqual(written());
  });

  it('asking for the lag says that the store is unavailable', async () => {
    const listener = listen();
    await listener.untilCaughtUp();
    test.double.kill();
    await expect(listener.subscription.lag()).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('what is not ours', () => {
  it('the server’s own events are invisible, wherever they stand', async () => {
    const bytes = Buffer.from('{}');
    const system = { ...newEvent(), contentType: 'application/json', data: bytes, metadata: bytes };
    test.double.log.put('$scavenges', { ...system, type: '$scavengeStarted' });
    await test.store.append('plan-x', 'any', newEvents(1));
    test.double.log.put('plan-x', { ...system, type: '$metadata' });
    await test.store.append('plan-y', 'any', newEvents(1));
    test.double.log.put('$stats-127.0.0.1', { ...system, type: 'Statistics' });
    const listener = listen();
    await untilCaughtUpWith(listener, 2);
    const page = await test.store.readAll();
    const head = await test.store.head();
    expect(received(listener)).toEqual(page.events.map((event) => event.id));
    expect(page.events.map((event) => event.stream)).toEqual(['plan-x', 'plan-y']);
    expect([page.position, head.position, listener.position]).toEqual(Array.from({ length: 3 }, () => page.events[1]?.position));
  });

  it('an event that no store of ours can have written stops a subscription: it is never passed over', async () => {
    const bytes = Buffer.from('not JSON');
    test.double.log.put('plan-x', { ...newEvent(), contentType: 'application/octet-stream', data: bytes, metadata: Buffer.from('{}') });
    const listener = listen();
    await expect(listener.ended).rejects.toBeInstanceOf(StoreDamaged);
  });
});

it('lag is the age by the server’s clock, also of an event that carries an old time', async () => {
  test.double.log.clock = () => Date.now() - 60_000;
  const subscription = test.store.subscribe();
  await test.store.append('copied', 'any', [newEvent({ metadata: { recordedAt: '2015-01-01T00:00:00.000Z' } })]);
  const lag = await subscription.lag();
  expect(lag).toBeGreaterThanOrEqual(60_000);
  expect(lag).toBeLessThan(120_000);
});
