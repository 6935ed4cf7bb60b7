import { newEvent, newEvents } from '@hieuhoc/event-store-contract';
import { scratch } from '../test/scratch';

describe('the clock of the store', () => {
  const log = scratch();
  let now = 0;
  const clock = (): number => now;
  const at = (text: string): void => {
    now = Date.parse(text);
  };

  it.each(['thread', 'inline'] as const)('stamps events, and when it goes back the log does not (%s)', async (writer) => {
    const store = await log.open({ writer, clock });
    const stamped = async (time: string): Promise<string | null> => {
      at(time);
      return (await store.append('figure-x', 'any', newEvents(1))).recordedAt;
    };
    expect(await stamped('2015-07-10T10:00:00.000Z')).toBe('2015-07-10T10:00:00.000Z');
    expect(await stamped('2015-07-10T09:00:00.000Z')).toBe('2015-07-10T10:00:00.000Z');
    expect(await stamped('2012-01-01T00:00:00.000Z')).toBe('2015-07-10T10:00:00.000Z');
    expect(await stamped('2015-07-10T10:00:00.001Z')).toBe('2015-07-10T10:00:00.001Z');
  });

  it('does not go back over a restart either', async () => {
    at('2015-07-10T10:00:00.000Z');
    const store = await log.open({ clock });
    await store.append('figure-x', 'any', newEvents(1));
    await store.close();
    at('2015-07-09T10:00:00.000Z');
    const again = await log.open({ clock });
    expect((await again.append('figure-x', 'any', newEvents(1))).recordedAt).toBe('2015-07-10T10:00:00.000Z');
  });

  it('stands still at a time carried by a copied event until it has passed it', async () => {
    const store = await log.open({ clock });
    at('2015-07-10T10:00:00.000Z');
    await store.append('figure-x', 'any', [newEvent({ metadata: { recordedAt: '2016-01-01T00:00:00.000Z' } })]);
    expect((await store.append('figure-x', 'any', newEvents(1))).recordedAt).toBe('2016-01-01T00:00:00.000Z');
    at('2016-01-01T00:00:00.001Z');
    expect((await store.append('figure-x', 'any', newEvents(1))).recordedAt).toBe('2016-01-01T00:00:00.001Z');
  });

  it('lag is the age of the oldest event not delivered', async () => {
    const store = await log.open({ clock });
    at('2015-07-10T10:00:00.000Z');
    await store.append('figure-x', 'any', newEvents(1));
    at('2015-07-10T10:00:05.000Z');
    await store.append('figure-x', 'any', newEvents(1));
    const subscription = store.subscribe({ batchSize: 1 });
    at('2015-07-10T10:00:12.000Z');
    expect(await subscription.lag()).toBe(12_000);
    const messages = subscription[Symbol.asyncIterator]();
    await messages.next();
    expect(await subscription.lag()).toBe(7_000);
    await messages.next();
    expect(await subscription.lag()).toBe(0);
    const filtered = store.subscribe({ types: ['Never'] });
    expect(await filtered.lag()).toBe(0);
  });
});
