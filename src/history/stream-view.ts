import { understood, type Decider, type Event, type Recorded } from '@hieuhoc/decider';
import type { StoredEvent } from '@hieuhoc/event-store';
import { differencesOf, type Difference } from '../platform/differences';

export interface Change {
  /** What stood before the event and after it, as far as it is about it; null where nothing stood. */
  readonly before: unknown;
  readonly after: unknown;
  readonly changes: readonly Difference[];
}

/** How a stream tells its own story: the events up to and with one, in order → what that last one changed. */
export type StreamView = (events: readonly StoredEvent[]) => Change;

/** `show` picks out of the state what an event is about. */
export function streamView<State, E extends Event, Command>(
  decider: Decider<State, E, Command>,
  show: (state: State, event: E & Recorded) => unknown,
): StreamView {
  return (events) => {
    let state = decider.initialState;
    let change: Change = { before: null, after: null, changes: [] };
    for (const [index, stored] of events.entries()) {
      const event = understood(decider, stored);
      const next = decider.evolve(state, event, event);
      if (index === events.length - 1) change = changeOf(show(state, event), show(next, event));
      state = next;
    }
    return change;
  };
}

function changeOf(before: unknown, after: unknown): Change {
  return {
    before: before ?? null,
    after: after ?? null,
    changes: before === null || before === undefined ? [] : differencesOf(before, after),
  };
}
