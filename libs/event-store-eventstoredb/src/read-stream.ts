import type { ReadRevision } from '@eventstore/db-client';
import type { ReadStreamOptions, StoredEvent } from '@hieuhoc/event-store';
import { isUnknownStream } from './failure';
import { MOST_EVENTS, within } from './limits';
import type { Log } from './log';
import { readEach } from './read-each';
import { oursOf, recordedEvent } from './recorded-event';

const LAST_REVISION = 2n ** 63n - 1n;

export async function readStream({ connection }: Log, stream: string, options: ReadStreamOptions = {}): Promise<StoredEvent[]> {
  const direction = options.direction ?? 'forwards';
  const fromRevision = startOf(options.from ?? (direction === 'backwards' ? 'end' : 'start'), direction);
  if (fromRevision === null) return [];
  const maxCount = within(options.limit ?? MOST_EVENTS);
  return connection.repeatedly(
    async () => {
      const events: StoredEvent[] = [];
      const read = connection.client.readStream(stream, { fromRevision, direction, maxCount });
      try {
        await readEach(read, connection.patience.silenceMs, (received) => {
          const ours = oursOf(received);
          if (ours !== null) events.push(recordedEvent(ours).event);
          return 'more';
        });
      } catch (error) {
        if (!isUnknownStream(error)) throw error;
      }
      return events;
    },
    { stream },
  );
}

/** Null where nothing can be found: the server answers those questions with errors. */
function startOf(from: ReadRevision, direction: 'forwards' | 'backwards'): ReadRevision | null {
  if (direction === 'backwards')
    return typeof from === 'bigint' && from > LAST_REVISION ? 'end' : from === 'end' || from === 'start' || from >= 0n ? from : null;
  if (from === 'end') return null;
  if (from === 'start' || from < 0n) return 'start';
  return from > LAST_REVISION ? null : from;
}
