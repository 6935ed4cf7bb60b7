import { uuid7, type EventMetadata, type EventStore, type JsonObject, type NewEvent, type StoredEvent } from '@hieuhoc/event-store';

let counter = 0;
const run = uuid7().slice(0, 13);

/** A name no other test has used, also not in an earlier run on the same server. */
export const unique = (kind: string): string => `${kind}-${run}-${++counter}`;

export interface EventParts {
  readonly id?: string;
  readonly type?: string;
  readonly data?: JsonObject;
  readonly metadata?: Partial<EventMetadata>;
}

export const newEvent = ({ id, type, data, metadata }: EventParts = {}): NewEvent => ({
  id: id ?? uuid7(),
  type: type ?? 'FigureReported',
  data: data ?? { value: '85' },
  metadata: { actor: 'can-bo-1', schemaVersion: 1, ...metadata },
});

export const newEvents = (count: number, parts: EventParts = {}): NewEvent[] => Array.from({ length: count }, () => newEvent(parts));

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map((event) => event.id);

export const revisionsOf = (events: readonly StoredEvent[]): bigint[] => events.map((event) => event.revision);

/** A stream of so many events; answers them in order. */
export async function streamOf(store: EventStore, count: number, parts: EventParts = {}): Promise<{ stream: string; events: NewEvent[] }> {
  const stream = unique('figure');
  const events = newEvents(count, parts);
  if (count > 0) await store.append(stream, 'no_stream', events);
  return { stream, events };
}

/** The error an action ends with; fails when it ends well. */
export async function refusal(action: Promise<unknown>): Promise<unknown> {
  const outcome = await action.then(
    () => ({ error: null }),
    (error: unknown) => ({ error }),
  );
  expect(outcome.error).not.toBeNull();
  return outcome.error;
}
