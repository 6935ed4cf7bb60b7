/* oxlint-disable typescript/no-unsafe-type-assertion -- a client may send anything as a position */
import { once, EventEmitter } from 'node:events';
import { MalformedPosition, type Position, type SubscriptionMessage } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, streamOf, unique } from './events';
import { listeners } from './listener';
import { onOwnLog, suiteLog } from './suite';

/** How subscriptions go on beside each other, how far behind they are, and how they end. */
export function subscriptionFlowContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);
  const listen = listeners();

  it('two subscriptions do not disturb each other', async () => {
    const after = (await log.store.head()).position;
    const { stream, events } = await streamOf(log.store, 10);
    const [one, two] = [
      listen(log.store, { after, streamPrefix: stream, batchSize: 2 }),
      listen(log.store, { after, streamPrefix: stream }),
    ];
    await Promise.all([one.untilCaughtUp(), two.untilCaughtUp()]);
    expect([idsOf(one.events), idsOf(two.events)]).toEqual([idsOf(events), idsOf(events)]);
  });

  it('a slow consumer is waited for, and gets everything', async () => {
    const stream = unique('slow');
    const subscription = log.store.subscribe({ after: (await log.store.head()).position, streamPrefix: stream, batchSize: 10 });
    const gate = new EventEmitter();
    const received: string[] = [];
    const arrived: SubscriptionMessage[] = [];
    await log.store.append(stream, 'any', newEvents(10));
    const consumed = (async () => {
      for await (const message of subscription) {
        arrived.push(message);
        gate.emit('arrived');
        if (message.kind === 'events') received.push(...idsOf(message.events));
        if (received.length === 510) return;
        if (arrived.length === 1) await once(gate, 'go');
      }
    })();
    if (arrived.length === 0) await once(gate, 'arrived');
    for (let index = 0; index < 50; index++) await log.store.append(stream, 'any', newEvents(10));
    expect(arrived).toHaveLength(1);
    gate.emit('go');
    await consumed;
    await subscription.close();
    expect(received).toEqual(idsOf(await log.store.readStream(stream)));
  });

  describe('lag', () => {
    it('is the age of the oldest event not yet delivered, and 0 when caught up', async () => {
      const stream = unique('late');
      const listener = listen(log.store, { after: (await log.store.head()).position, streamPrefix: stream });
      await listener.untilCaughtUp();
      expect(await listener.subscription.lag()).toBe(0);
      const { position } = await log.store.head();
      await log.store.append(stream, 'any', newEvents(1));
      const behind = log.store.subscribe({ after: position, streamPrefix: stream });
      let lag = 0;
      for (let looks = 0; lag < 5 && looks < 1_000_000; looks++) lag = await behind.lag();
      await log.store.append(stream, 'any', newEvents(1));
      expect(await behind.lag()).toBeGreaterThanOrEqual(lag);
      await behind.close();
      await listener.untilEvents(2);
      await listener.untilCaughtUp();
      expect(await listener.subscription.lag()).toBe(0);
    });
  });

  describe('closing', () => {
    it('ends a subscription that waits', async () => {
      const listener = listen(log.store, { after: (await log.store.head()).position });
      await listener.untilCaughtUp();
      await listener.subscription.close();
      await expect(listener.ended).resolves.toBeUndefined();
    });

    it('during the start ends it before or after its first batch, never with an error', async () => {
      await streamOf(log.store, 50);
      for (let index = 0; index < 10; index++) {
        const listener = listen(log.store, { batchSize: 1 });
        if (index % 2 === 1) await listener.until(() => listener.messages.length > 0);
        await listener.subscription.close();
        await expect(listener.ended).resolves.toBeUndefined();
      }
    });

    it('while it catches up delivers nothing more', async () => {
      const after = (await log.store.head()).position;
      const { stream } = await streamOf(log.store, 50);
      const subscription = log.store.subscribe({ after, streamPrefix: stream, batchSize: 1 });
      let received = 0;
      for await (const message of subscription) {
        if (message.kind === 'events' && ++received === 3) await subscription.close();
      }
      expect(received).toBe(3);
    });

    it('twice is once, and leaving the loop is enough', async () => {
      const subscription = log.store.subscribe({ after: (await log.store.head()).position });
      for await (const message of subscription) if (message.kind === 'caught-up') break;
      await subscription.close();
      await subscription.close();
    });
  });

  it('a position that is none is refused', async () => {
    await expect(async () => {
      for await (const _ of log.store.subscribe({ after: 'x' as Position })) break;
    }).rejects.toBeInstanceOf(MalformedPosition);
  });

  onOwnLog(enrolment, 'on a log of its own', () => {
    const own = suiteLog(enrolment);
    const listenOwn = listeners();

    it('an empty log is caught up at once, without a position; what comes then is delivered, from the first event', async () => {
      const listener = listenOwn(own.store);
      await listener.untilCaughtUp();
      expect(listener.messages).toEqual([{ kind: 'caught-up', position: null }]);
      const { events } = await streamOf(own.store, 3);
      await listener.untilEvents(3);
      expect(idsOf(listener.events)).toEqual(idsOf(events));
    });

    it('subscribers from the head are not flooded by one that begins at the beginning', async () => {
      await streamOf(own.store, 200);
      const head = (await own.store.head()).position;
      const [all, fresh] = [listenOwn(own.store, { batchSize: 10 }), listenOwn(own.store, { after: head })];
      await all.untilCaughtUp();
      const event = newEvent();
      await own.store.append(unique('live'), 'any', [event]);
      await fresh.untilEvents(1);
      await all.until(() => all.events.at(-1)?.id === event.id);
      expect(idsOf(fresh.events)).toEqual([event.id]);
    });
  });
}
