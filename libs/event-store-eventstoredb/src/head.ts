import { END, type AllStreamResolvedEvent, type ReadPosition } from '@eventstore/db-client';
import type { LogHead } from '@hieuhoc/event-store';
import type { Connection } from './connection';
import type { LogClock } from './log-clock';
import type { LogPlace } from './position';
import { collect } from './read-each';
import { oursOf, recordedEvent, type Recorded } from './recorded-event';

/** The end of a log is nearly always an event of ours: a short look first, longer ones behind it. */
const FIRST_LOOK = 16;
const LONG_LOOK = 1_000;

/** The last event of ours; the server's own behind it do not count. */
export async function readHead(connection: Connection, clock: LogClock): Promise<LogHead> {
  const last = await connection.repeatedly(async () => lastOfOurs(connection));
  if (last === null) return { position: null, recordedAt: null, logSize: 0 };
  const { position, recordedAt } = last.event;
  clock.saw(recordedAt, last.byServer);
  return { position, recordedAt, logSize: null };
}

async function lastOfOurs({ client, patience }: Connection): Promise<Recorded | null> {
  let fromPosition: ReadPosition = END;
  for (let maxCount = FIRST_LOOK; ; maxCount = LONG_LOOK) {
    const received: AllStreamResolvedEvent[] = await collect(
      client.readAll({ fromPosition, direction: 'backwards', maxCount }),
      patience.silenceMs,
    );
    for (const one of received) {
      const ours = oursOf(one);
      if (ours !== null) return recordedEvent(ours);
    }
    const lowest: LogPlace | undefined = received.at(-1)?.event?.position;
    if (lowest === undefined || received.length < maxCount) return null;
    fromPosition = lowest;
  }
}
