import type { EventStore } from '@hieuhoc/event-store';
import { openEventStoreDb, type EventStoreDbOptions, type Interruption } from '../src/index';
import { GrpcDouble } from './grpc-double';

/** A client in a hurry: what takes seconds in production takes milliseconds here. */
const HURRY = {
  retryForMs: 800,
  silenceMs: 2_000,
  // The double answers from this very process, which may be busy; who tests the deadline names one.
  appendDeadlineMs: 10_000,
  readyWithinMs: 400,
  livenessMs: 40,
  backOff: { firstMs: 1, mostMs: 8 },
};

/** The interruptions of a store's subscriptions, and a way to wait for one. */
export class Interruptions {
  readonly all: Interruption[] = [];
  #waiting: (() => void)[] = [];

  readonly note = (interruption: Interruption): void => {
    this.all.push(interruption);
    for (const resolve of this.#waiting.splice(0)) resolve();
  };

  async until(count: number): Promise<void> {
    while (this.all.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

export interface UnderTest {
  readonly double: GrpcDouble;
  readonly store: EventStore;
  readonly interruptions: Interruptions;
  /** Another store on the same double, with other patience. */
  another(options: Partial<EventStoreDbOptions>): Promise<EventStore>;
}

/** A double and a store on it for each test; both gone after it, however it ends. */
export function underTest(): UnderTest {
  let current: { double: GrpcDouble; stores: EventStore[]; interruptions: Interruptions } | null = null;
  const now = (): NonNullable<typeof current> => {
    if (current === null) throw new Error('the double runs only while a test does');
    return current;
  };
  const another = async (options: Partial<EventStoreDbOptions>): Promise<EventStore> => {
    const { double, stores, interruptions } = now();
    const store = await openEventStoreDb({ ...HURRY, url: double.url, onInterruption: interruptions.note, ...options });
    stores.push(store);
    return store;
  };
  beforeEach(async () => {
    current = { double: new GrpcDouble(), stores: [], interruptions: new Interruptions() };
    await current.double.start();
    await another({});
  });
  afterEach(async () => {
    const { double, stores } = now();
    await Promise.all(stores.map(async (store) => store.close()));
    double.kill();
    current = null;
  });
  return {
    another,
    get double() {
      return now().double;
    },
    get store() {
      const [store] = now().stores;
      if (store === undefined) throw new Error('no store was opened');
      return store;
    },
    get interruptions() {
      return now().interruptions;
    },
  };
}
