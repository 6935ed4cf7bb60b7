import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import { UnknownStoredEvent } from './errors';
import type { Answer, Decider, Event, Loaded, Recorded } from './types';

const PAGE = 2_000;

/** The state after these events, each with its own facts. Pure. */
export function fold<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  events: Iterable<E & Recorded>,
  from: State = decider.initialState,
): State {
  let state = from;
  for (const event of events) state = decider.evolve(state, event, event);
  return state;
}

/** What is known of a stream before it is looked at. */
export const unread = <State, E extends Event, Command>(decider: Decider<State, E, Command>): Loaded<State> => ({
  state: decider.initialState,
  revision: -1n,
  position: null,
  answers: new Map(),
});

/** Reads a stream page by page and folds it, going on from what is `known` already, to its end or `upTo` a revision. Throws UnknownStoredEvent. */
export async function load<State, E extends Event, Command>(
  store: Pick<EventStore, 'readStream'>,
  decider: Decider<State, E, Command>,
  stream: string,
  known: Loaded<State> = unread(decider),
  upTo?: bigint,
): Promise<Loaded<State>> {
  let loaded = known;
  for (;;) {
    const left = upTo === undefined ? PAGE : Math.min(PAGE, Number(upTo - loaded.revision));
    if (left === 0) return loaded;
    const page = await store.readStream(stream, { from: loaded.revision + 1n, limit: left });
    loaded = advance(
      decider,
      loaded,
      page.map((event) => understood(decider, event)),
    );
    if (page.length < left) return loaded;
  }
}

export function advance<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  loaded: Loaded<State>,
  events: readonly (E & Recorded)[],
): Loaded<State> {
  const last = events.at(-1);
  if (last === undefined) return loaded;
  for (const event of events) remember(loaded.answers, event);
  return { state: fold(decider, events, loaded.state), revision: last.revision, position: last.position, answers: loaded.answers };
}

/** The one place where stored JSON becomes the slice's own event: type and schema version must be those it knows. */
export function understood<State, E extends Event, Command>(decider: Decider<State, E, Command>, event: StoredEvent): E & Recorded {
  if (knows(decider, event)) return event;
  throw new UnknownStoredEvent(event.stream, event.type, event.metadata.schemaVersion);
}

function knows<State, E extends Event, Command>(decider: Decider<State, E, Command>, event: StoredEvent): event is StoredEvent & E {
  const schema: Readonly<Record<string, number>> = decider.schema;
  return schema[event.type] === event.metadata.schemaVersion;
}

function remember(answers: Map<string, Answer>, { revision, metadata }: Recorded): void {
  const key = metadata.idempotencyKey;
  if (key === undefined) return;
  const first = answers.get(key)?.first ?? revision;
  answers.set(key, { commandHash: metadata.commandHash, first, last: revision });
}
