import { understood, type Decider, type Event, type Recorded } from '@hieuhoc/decider';
import type { StoredEvent } from '@hieuhoc/event-store';
import { differencesOf, type Difference } from '../platform/differences';

export interface Change {
  /** What stood before the event and after it, as far as it is about it; null where nothing stood. */
  readonly before: unknown;
  readonly after: unknown;
  readonly changes: readonly Difference[];
}

/** How a stream tells its own story: its events from the first on → what each of the revisions asked for changed. */
export type StreamView = (events: readonly StoredEvent[], wanted: ReadonlySet<number>) => ReadonlyMap<number, Change>;

/** `show` picks out of the state what an event is about: a copy, for a state may go on to change in place. */
export function streamView<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  show: (state: State, event: E & Recorded) => unknown,
): StreamView {
  return (events, wanted) => {
    const told = new Map<number, Change>();
    let state = decider.initialState;
    for (const [revision, stored] of events.entries()) {
      const event = understood(decider, stored);
      const before = wanted.has(revision) ? structuredClone(show(state, event)) : null;
      state = decider.evolve(state, event, event);
      if (wanted.has(revision)) told.set(revision, changeOf(before, structuredClone(show(state, event))));
    }
    return told;
  };
}

function changeOf(before: unknown, after: unknown): Change {
  return {
    before: before ?? null,
    after: after ?? null,
    changes: before === null || before === undefined ? [] : differencesOf(before, after),
  };
}
