import type { JsonObject } from './json';
import type { StoredEvent } from './types';

/** Turns the shape of one schema version of a type into the next. Pure. */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  /** Other types this may turn the event into, where one was renamed or split. */
  readonly into?: readonly string[];
  /** `type` left out = it stays. */
  readonly upcast: (event: StoredEvent) => { readonly type?: string; readonly data: JsonObject };
}

/**
 * Brings an event to its newest shape, one version at a time. What was stored stays in `dataText` and `metadataText`.
 * Throws where two upcasters begin at the same version, or one makes a type it did not announce.
 */
export function upcastWith(upcasters: readonly Upcaster[]): (event: StoredEvent) => StoredEvent {
  const ladder = new Map<string, Upcaster>();
  for (const step of upcasters) {
    const rung = `${step.type}@${step.from}`;
    if (ladder.has(rung)) throw new Error(`two upcasters begin at ${rung}`);
    ladder.set(rung, step);
  }
  return (event) => {
    let current = event;
    for (;;) {
      const step = ladder.get(`${current.type}@${current.metadata.schemaVersion}`);
      if (step === undefined) return current;
      current = climbed(current, step);
    }
  };
}

function climbed(event: StoredEvent, step: Upcaster): StoredEvent {
  const { type = event.type, data } = step.upcast(event);
  if (type !== event.type && step.into?.includes(type) !== true) throw new Error(`${step.type}@${step.from} did not announce ${type}`);
  return { ...event, type, data, metadata: { ...event.metadata, schemaVersion: event.metadata.schemaVersion + 1 } };
}

/** The stored types that have to be read to find every event of these newest types. */
export function storedTypes(types: readonly string[], upcasters: readonly Upcaster[]): string[] {
  const wanted = new Set(types);
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const { type, into } of upcasters) if (into?.some((target) => wanted.has(target)) === true) wanted.add(type);
  }
  return [...wanted];
}
