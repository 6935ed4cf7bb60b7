/* oxlint-disable typescript/no-unsafe-type-assertion -- a client may send anything as a position */
import { once, EventEmitter } from 'node:events';
import { MalformedPosition, type Position, type SubscriptionMessage } from '@hieuhoc/event-store';
import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, streamOf, unique } from './events';
import { listeners } from './listener';
import { onOwnLog, suiteLog } from './suite';

export function subscriptionContract(enrolment: StoreEnrolment): void {
  const log = suiteLog(enrolment);
  const listen = listeners();

  it('receives events appended before it started', async () => {
    const after = (await log.store.head()).position;
    const { stream, events } = await streamOf(log.store, 3);
    const listener = listen(log.store, { after, streamPrefix: stream });
    await listener.untilCaughtUp();
    expect(idsOf(listener.events)).toEqual(idsOf(events));
  });

  it('receives events appended after it started', async () => {
    const stream = unique('live');
    const listener = listen(log.store, { after: (await log.store.head()).position, streamPrefix: stream });
    await listener.untilCaughtUp();
    const events = newEvents(3);
    for (const event of events) await log.store.append(stream, 'any', [event]);
    await listener.untilEvents(3);
    expect(idsOf(listener.events)).toEqual(idsOf(events));
  });

  it('receives only what lies after its position', async () => {
    const { stream, events } = await streamOf(log.store, 5);
    const stored = await log.store.readStream(stream);
    const listener = listen(log.store, { after: stored[2]!.position, streamPrefix: stream });
    await listener.untilCaughtUp();
    expect(idsOf(listener.events)).toEqual(idsOf(events.slice(3)));
  });

  it('from the head it sees only what is new', async () => {
    const { stream } = await streamOf(log.store, 3);
    const listener = listen(log.store, { after: (await log.store.head()).position, streamPrefix: stream });
    await listener.untilCaughtUp();
    const event = newEvent();
    await log.store.append(stream, 2n, [event]);
    await listener.untilEvents(1);
    expect(idsOf(listener.events)).toEqual([event.id]);
  });

  it('resumed from the position of any message it neither skips nor repeats', async () => {
    const after = (await log.store.head()).position;
    const { stream, events } = await streamOf(log.store, 10);
    const first = listen(log.store, { after, streamPrefix: stream, batchSize: 3 });
    await first.untilCaughtUp();
    for (const [index, message] of first.messages.entries()) {
      const seen = first.messages.slice(0, index + 1).flatMap((earlier) => (earlier.kind === 'events' ? idsOf(earlier.events) : []));
      const rest = listen(log.store, { after: message.position, streamPrefix: stream });
      await rest.untilCaughtUp();
      expect([...seen, ...idsOf(rest.events)]).toEqual(idsOf(events));
    }
  });

  it('a subscription from the head that is restarted resumes where it was', async () => {
    const stream = unique('live');
    const first = listen(log.store, { after: (await log.store.head()).position, streamPrefix: stream });
    await first.untilCaughtUp();
    await log.store.append(stream, 'any', newEvents(2));
    await first.untilEvents(2);
    await first.subscription.close();
    await first.ended;
    const missed = newEvents(2);
    await log.store.append(stream, 'any', missed);
    const second = listen(log.store, { after: first.position, streamPrefix: stream });
    await second.untilEvents(2);
    expect(idsOf(second.events)).toEqual(idsOf(missed));
  });

  it('catches up when events are appended while it catches up: all of them, once, in order', async () => {
    const after = (await log.store.head()).position;
    const stream = unique('burst');
    const written: string[] = [];
    const append = async (): Promise<void> => {
      const events = newEvents(3);
      written.push(...idsOf(events));
      await log.store.append(stream, 'any', events);
    };
    for (let index = 0; index < 30; index++) await append();
    const listener = listen(log.store, { after, streamPrefix: stream, batchSize: 7 });
    for (let index = 0; index < 30; index++) await append();
    await listener.untilEvents(180);
    await listener.untilCaughtUp();
    expect(idsOf(listener.events)).toEqual(written);
  });

  it('says when it has caught up, again after every burst, with the position it stands at', async () => {
    const { stream } = await streamOf(log.store, 3);
    const listener = listen(log.store, { after: (await log.store.head()).position, streamPrefix: stream });
    await listener.untilCaughtUp();
    const before = listener.caughtUp;
    const result = await log.store.append(stream, 2n, newEvents(2));
    await listener.until(
      () => listener.caughtUp > before && listener.messages.at(-1)?.kind === 'caught-up' && listener.events.length === 2,
    );
    expect(listener.position !== null && listener.position >= result.position).toBe(true);
  });

  it('with a filter that lets nothing through it still tells how far it has looked', async () => {
    const listener = listen(log.store, { after: (await log.store.head()).position, types: [unique('Never')] });
    await listener.untilCaughtUp();
    const { stream } = await streamOf(log.store, 3);
    const result = await log.store.append(stream, 2n, [newEvent()]);
    await listener.until(() => listener.position !== null && listener.position >= result.position);
    expect(listener.events).toEqual([]);
  });

  it('filters by type', async () => {
    const type = unique('Opened');
    const listener = listen(log.store, { after: (await log.store.head()).position, types: [type] });
    const stream = unique('account');
    await log.store.append(stream, 'any', [newEvent(), newEvent({ type }), newEvent(), newEvent({ type })]);
    await listener.untilEvents(2);
    expect(listener.events).toMatchObject([
      { type, revision: 1n },
      { type, revision: 3n },
    ]);
  });

  it('a batch is never empty and never longer than asked for', async () => {
    const after = (await log.store.head()).position;
    const { stream } = await streamOf(log.store, 23);
    const listener = listen(log.store, { after, streamPrefix: stream, batchSize: 5 });
    await listener.untilCaughtUp();
    const sizes = listener.messages.flatMap((message) => (message.kind === 'events' ? [message.events.length] : []));
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(23);
  });

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
