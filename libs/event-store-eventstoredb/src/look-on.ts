import { START, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { MalformedPosition, type Position } from '@hieuhoc/event-store';
import { isUnclear } from './failure';
import { readHead } from './head';
import type { Log } from './log';
import { placeOf, positionOf } from './position';
import { readEach, type Verdict } from './read-each';

/** Looks at the log event by event, the server's own among them, and knows how far it has looked. */
export interface Looker {
  readonly looked: Position | null;
  look(received: AllStreamResolvedEvent): Verdict;
}

/** More memory than this is never asked of one call: a looker that has enough ends it earlier. */
const MOST = 10_000;
/** Small pages still look over the server's own events in one call. */
const FEWEST = 32;

/**
 * Shows the looker what comes after what it has looked at; true at the end of the log. Exclusive, unlike the server, whose reads begin
 * with the event at the position. Repeated after a failure it goes on where it was.
 */
export async function lookOn(log: Log, looker: Looker, count: number): Promise<boolean> {
  return log.connection.repeatedly(async () => {
    const after = looker.looked;
    const fromPosition = after === null ? START : placeOf(after);
    const maxCount = Math.min(Math.max(count, FEWEST), MOST) + 1;
    let received = 0;
    let enough = false;
    try {
      await readEach(log.connection.client.readAll({ fromPosition, maxCount }), log.connection.patience.silenceMs, (one) => {
        received += 1;
        if (enough) return 'enough';
        const isTheOneBefore = received === 1 && after !== null && one.event !== undefined && positionOf(one.event.position) <= after;
        enough = !isTheOneBefore && looker.look(one) === 'enough';
        return enough ? 'enough' : 'more';
      });
    } catch (error) {
      throw await failureAt(log, after, error);
    }
    return !enough && received < maxCount;
  });
}

/** A position between two events makes the server fail without saying why: if it answers everything else, the position is to blame. */
export async function failureAt(log: Log, after: Position | null, error: unknown): Promise<unknown> {
  if (after === null || !isUnclear(error)) return error;
  await readHead(log.connection, log.clock);
  return new MalformedPosition(after);
}
