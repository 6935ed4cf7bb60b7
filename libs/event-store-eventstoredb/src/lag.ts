import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import type { LogFilter, Position } from '@hieuhoc/event-store';
import { filterOf } from './filter';
import type { Log } from './log';
import { lookOn, type Looker } from './look-on';
import { positionOf } from './position';
import type { Verdict } from './read-each';
import { oursOf, recordedEvent } from './recorded-event';

const SLICE = 500;
/** A lag is asked for often: it looks no further than this, and says 0 when nothing that passes the filter is so near. */
const SCAN = 50_000;

/** Age in milliseconds of the oldest event after a position that passes the filter, by the clock of the server that stamped it. */
export async function lagAfter(log: Log, after: Position | null, filter: LogFilter, now: () => number = Date.now): Promise<number> {
  const search = new OldestAfter(after, filterOf(filter));
  for (let scanned = 0; scanned < SCAN; scanned += SLICE) {
    const endOfLog = await lookOn(log, search, SLICE);
    if (search.createdMs !== null) return Math.max(0, now() - search.createdMs);
    if (endOfLog) break;
  }
  return 0;
}

class OldestAfter implements Looker {
  createdMs: number | null = null;

  constructor(
    public looked: Position | null,
    private readonly wanted: ReturnType<typeof filterOf>,
  ) {}

  look(received: AllStreamResolvedEvent): Verdict {
    const ours = oursOf(received);
    if (received.event !== undefined) this.looked = positionOf(received.event.position);
    if (ours === null || !this.wanted(ours)) return 'more';
    this.createdMs = recordedEvent(ours).createdMs;
    return 'enough';
  }
}
