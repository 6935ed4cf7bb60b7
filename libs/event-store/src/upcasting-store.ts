import type { EventStore, ReadAllOptions, StoredEvent, SubscribeOptions, Subscription, SubscriptionMessage } from './types';
import { storedTypes, upcastWith, type Upcaster } from './upcast';

/** The one seam where old shapes end: whoever reads through it knows the newest shapes and names only. Appending is untouched. */
export function upcastingStore(store: EventStore, upcasters: readonly Upcaster[]): EventStore {
  const upcast = upcastWith(upcasters);
  if (upcasters.length === 0) return store;
  const stored = <Options extends SubscribeOptions | ReadAllOptions>(options: Options): Options =>
    options.types === undefined ? options : { ...options, types: storedTypes(options.types, upcasters) };
  const newest = (events: readonly StoredEvent[], types: readonly string[] | undefined): StoredEvent[] => {
    const upcasted = events.map(upcast);
    return types === undefined ? upcasted : upcasted.filter((event) => types.includes(event.type));
  };
  return {
    append: async (stream, expected, events) => store.append(stream, expected, events),
    readStream: async (stream, options) => newest(await store.readStream(stream, options), undefined),
    readAll: async (options = {}) => {
      const page = await store.readAll(stored(options));
      return { ...page, events: newest(page.events, options.types) };
    },
    subscribe: (options = {}) => upcastingSubscription(store.subscribe(stored(options)), (events) => newest(events, options.types)),
    head: async () => store.head(),
    close: async () => store.close(),
  };
}

function upcastingSubscription(subscription: Subscription, newest: (events: readonly StoredEvent[]) => StoredEvent[]): Subscription {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage> {
      for await (const message of subscription) {
        const events = message.kind === 'events' ? newest(message.events) : [];
        if (message.kind === 'caught-up') yield message;
        else if (events.length > 0) yield { ...message, events };
      }
    },
    lag: async () => subscription.lag(),
    close: async () => subscription.close(),
  };
}
