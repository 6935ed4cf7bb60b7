import type { EventStore, LogPage, NewEvent, Position, StoredEvent, SubscriptionMessage } from './types';
import { upcastingStore } from './upcasting-store';
import type { Upcaster } from './upcast';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a position made up for a test
const at = (number: number): Position => String(number) as Position;
const event = (number: number, type: string): StoredEvent => ({
  id: `id-${number}`,
  type,
  data: {},
  metadata: { actor: 'a', schemaVersion: 1 },
  stream: 's',
  revision: BigInt(number),
  position: at(number),
  recordedAt: '2015-01-01T00:00:00.000Z',
  dataText: '{}',
  metadataText: '{}',
});
const LOG = [event(1, 'Old'), event(2, 'New'), event(3, 'Other'), event(4, 'Old')];
const matching = (types: readonly string[] | undefined): StoredEvent[] => LOG.filter(({ type }) => types?.includes(type) ?? true);

/** A store that holds LOG and says what it was asked. */
function held(): EventStore & { readonly appended: (readonly NewEvent[])[] } {
  const appended: (readonly NewEvent[])[] = [];
  return {
    appended,
    append: async (_, __, events) => {
      appended.push(events);
      return Promise.resolve({ revision: 0n, position: at(5), logSize: 5, recordedAt: '' });
    },
    readStream: async () => Promise.resolve(LOG),
    readAll: async (options): Promise<LogPage> => Promise.resolve({ events: matching(options?.types), position: at(4), endOfLog: true }),
    subscribe: (options) => ({
      async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage> {
        for (const one of matching(options?.types))
          yield await Promise.resolve({ kind: 'events' as const, events: [one], position: one.position });
        yield { kind: 'caught-up', position: at(4) };
      },
      lag: async () => Promise.resolve(7),
      close: async () => Promise.resolve(),
    }),
    head: async () => Promise.resolve({ position: at(4), recordedAt: null, logSize: 4 }),
    close: async () => Promise.resolve(),
  };
}
const types = (events: readonly StoredEvent[]): string[] => events.map(({ type }) => type);
const upcasters: Upcaster[] = [
  {
    type: 'Old',
    from: 1,
    into: ['New', 'Gone'],
    upcast: ({ revision, data }) => ({ type: revision === 4n ? 'Gone' : 'New', data: { ...data, way: 'up' } }),
  },
];

describe('a store read through upcasters', () => {
  const store = upcastingStore(held(), upcasters);

  it('without upcasters is the store itself', () => {
    const bare = held();
    expect(upcastingStore(bare, [])).toBe(bare);
  });

  it('shows the newest shapes in streams and in the log', async () => {
    expect(types(await store.readStream('s'))).toEqual(['New', 'New', 'Other', 'Gone']);
    expect(types((await store.readAll()).events)).toEqual(['New', 'New', 'Other', 'Gone']);
  });

  it('finds events by their newest type, also those stored under an older one', async () => {
    expect((await store.readAll({ types: ['New'] })).events.map(({ id }) => id)).toEqual(['id-1', 'id-2']);
    expect((await store.readAll({ types: ['Gone'] })).events.map(({ id }) => id)).toEqual(['id-4']);
    expect((await store.readAll({ types: ['Old'] })).events).toEqual([]);
  });

  it('delivers no batch that became empty, and passes on what else the subscription says', async () => {
    const subscription = store.subscribe({ types: ['New'] });
    const messages: SubscriptionMessage[] = [];
    for await (const message of subscription) messages.push(message);
    expect(messages.map(({ kind, position }) => [kind, position])).toEqual([
      ['events', '1'],
      ['events', '2'],
      ['caught-up', '4'],
    ]);
    expect(await subscription.lag()).toBe(7);
    await subscription.close();
  });

  it('appends, heads and closes as the store does', async () => {
    const bare = held();
    const over = upcastingStore(bare, upcasters);
    await over.append('s', 'any', [LOG[0] ?? event(1, 'Old')]);
    expect(bare.appended).toHaveLength(1);
    expect((await over.head()).logSize).toBe(4);
    await over.close();
  });
});
