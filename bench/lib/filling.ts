import type { EventStore, ExpectedRevision, NewEvent } from '@hieuhoc/event-store';

export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

const IN_FLIGHT = 2_000;
const PATIENCE_MS = 1_800_000;

/**
 * Appends all of it, each on its own as an office sends it, in order; never more than some in the memory at once. The number of events.
 * So many in flight make commits of hundreds: what the log holds afterwards is the same.
 */
export async function fillLog(store: EventStore, appends: Iterable<Append>): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  let events = 0;
  let wave: Promise<unknown>[] = [];
  for (const append of appends) {
    events += append.events.length;
    wave.push(store.append(append.stream, append.expected, append.events));
    if (wave.length < IN_FLIGHT) continue;
    await Promise.all(wave);
    wave = [];
    if (performance.now() > until)
      throw new Error(`filling the log took more than ${PATIENCE_MS / 60_000} minutes, after ${events} events`);
  }
  await Promise.all(wave);
  return events;
}
