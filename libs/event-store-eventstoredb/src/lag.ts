import type { LogFilter, Position } from '@hieuhoc/event-store';
import { filterOf } from './filter';
import type { Log } from './log';
import { positionOf } from './position';
import { oursOf, recordedEvent } from './recorded-event';
import { sliceAfter } from './slice';

const SLICE = 500;
/** A lag is asked for often: it looks no further than this, and says 0 when nothing that passes the filter is so near. */
const SCAN = 50_000;

/** Age in milliseconds of the oldest event after a position that passes the filter, by the clock of the server that stamped it. */
export async function lagAfter(log: Log, after: Position | null, filter: LogFilter, now: () => number = Date.now): Promise<number> {
  const wanted = filterOf(filter);
  let looked = after;
  for (let scanned = 0; scanned < SCAN; scanned += SLICE) {
    const { received, endOfLog } = await sliceAfter(log, looked, SLICE);
    for (const one of received) {
      const ours = oursOf(one);
      if (ours !== null && wanted(ours)) return Math.max(0, now() - recordedEvent(ours).createdMs);
      if (one.event !== undefined) looked = positionOf(one.event.position);
    }
    if (endOfLog) return 0;
  }
  return 0;
}
