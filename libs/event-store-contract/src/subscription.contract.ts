import type { StoreEnrolment } from './enrolment';
import { idsOf, newEvent, newEvents, streamOf, unique } from './events';
import { listeners } from './listener';
import { suiteLog } from './suite';

/** What a subscription delivers, and from where on. */
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
}
