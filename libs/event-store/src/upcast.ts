import type { StoredEvent } from './types';

/** Turns the data of one schema version of a type into the next. Pure. */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly upcast: (event: StoredEvent) => StoredEvent['data'];
}

/**
 * Brings an event to its newest shape, one version at a time, at the one seam where events leave the store.
 * The stored bytes stay what they were.
 */
export function upcastWith(upcasters: readonly Upcaster[]): (event: StoredEvent) => StoredEvent {
  const ladder = new Map(upcasters.map((step) => [`${step.type}@${step.from}`, step]));
  return (event) => {
    let current = event;
    for (;;) {
      const version = current.metadata.schemaVersion;
      const step = ladder.get(`${current.type}@${version}`);
      if (step === undefined) return current;
      current = { ...current, data: step.upcast(current), metadata: { ...current.metadata, schemaVersion: version + 1 } };
    }
  };
}
