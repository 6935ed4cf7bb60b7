import { START, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { MalformedPosition, type Position } from '@hieuhoc/event-store';
import { isUnclear } from './failure';
import { readHead } from './head';
import type { Log } from './log';
import { placeOf, positionOf } from './position';
import { collect } from './read-each';

export interface Slice {
  readonly received: readonly AllStreamResolvedEvent[];
  readonly endOfLog: boolean;
}

/** The next events of the log, the server's own among them. Exclusive, unlike the server, whose reads begin with the event at the position. */
export async function sliceAfter(log: Log, after: Position | null, count: number): Promise<Slice> {
  const { client, patience } = log.connection;
  const fromPosition = after === null ? START : placeOf(after);
  const maxCount = after === null ? count : count + 1;
  const received = await log.connection.repeatedly(async () => {
    try {
      return await collect(client.readAll({ fromPosition, maxCount }), patience.silenceMs);
    } catch (error) {
      throw await failureAt(log, after, error);
    }
  });
  const beyond = after === null ? received : received.filter(({ event }) => event === undefined || positionOf(event.position) > after);
  return { received: beyond, endOfLog: received.length < maxCount };
}

/** A position between two events makes the server fail without saying why: if it answers everything else, the position is to blame. */
export async function failureAt(log: Log, after: Position | null, error: unknown): Promise<unknown> {
  if (after === null || !isUnclear(error)) return error;
  await readHead(log.connection, log.clock);
  return new MalformedPosition(after);
}
