import { StoreUnavailable, type LogFilter, type Position, type StoredEvent, type SubscriptionMessage } from '@hieuhoc/event-store';
import type { AllStreamResolvedEvent } from '@eventstore/db-client';
import { EndOfLog } from './end-of-log';
import { Feed } from './feed';
import { filterOf } from './filter';
import type { Log } from './log';
import { monotone } from './monotone';
import { positionOf } from './position';
import { oursOf, recordedEvent } from './recorded-event';

export interface SessionOptions extends LogFilter {
  readonly batchSize: number;
  readonly livenessMs: number;
  readonly unwanted: AbortSignal;
}

/** How far a consumer has come, over all sessions of its subscription. */
export class Progress {
  /** Undefined before the first time. */
  #announced: Position | null | undefined;
  readonly steady = monotone();

  /** `reached`: the last event of ours that was handled, or left out by the filter. */
  constructor(public reached: Position | null) {}

  /** True once for each place. */
  announces(): boolean {
    if (this.#announced === this.reached) return false;
    this.#announced = this.reached;
    return true;
  }
}

/** One life of a subscription: ends by throwing, or when it is unwanted. `alive` is called when the server is seen to be serving. */
export async function* session(
  log: Log,
  progress: Progress,
  options: SessionOptions,
  alive: () => void,
): AsyncGenerator<SubscriptionMessage> {
  const end = new EndOfLog(log);
  await end.look();
  const take = batching(options);
  const feed = new Feed(log.connection.client, progress.reached, options.batchSize);
  try {
    while (!options.unwanted.aborted) {
      const received = feed.take(options.batchSize);
      if (received.length > 0) {
        alive();
        const batch = take(received, progress);
        if (batch.events.length > 0 && batch.position !== null) yield { kind: 'events', events: batch.events, position: batch.position };
        progress.reached = batch.position;
      } else if ((await end.isReachedBy(progress)) && progress.announces()) {
        yield { kind: 'caught-up', position: progress.reached };
      } else {
        const arrival = await feed.arrival(options.livenessMs, options.unwanted);
        if (arrival === 'over' && !options.unwanted.aborted) throw new StoreUnavailable('the server ended the subscription');
        if (arrival === 'silence') {
          await end.compare(progress);
          alive();
        }
      }
    }
  } finally {
    feed.stop();
  }
}

interface Batch {
  readonly events: readonly StoredEvent[];
  readonly position: Position | null;
}

function batching(filter: LogFilter): (received: readonly AllStreamResolvedEvent[], progress: Progress) => Batch {
  const wanted = filterOf(filter);
  return (received, progress) => {
    const events: StoredEvent[] = [];
    let position = progress.reached;
    for (const one of received) {
      const ours = oursOf(one);
      if (ours === null) continue;
      const here = positionOf(ours.position);
      if (position !== null && here <= position) continue;
      position = here;
      if (wanted(ours)) events.push(progress.steady(recordedEvent(ours).event));
    }
    return { events, position };
  };
}
