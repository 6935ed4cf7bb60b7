import type { AppendResult as Answer, BinaryEventData } from '@eventstore/db-client';
import {
  encodeAppend,
  encodedSize,
  RecordedAtGoesBack,
  StoreDamaged,
  type AppendResult,
  type EncodedEvent,
  type ExpectedRevision,
  type NewEvent,
} from '@hieuhoc/event-store';
import { NO_POSITION } from './errors';
import type { Asked } from './failure';
import { readHead } from './head';
import type { Log } from './log';
import { LogClock } from './log-clock';
import { positionOf } from './position';
import { proposedEvents, restoredEvent } from './proposed-event';
import { readStream } from './read-stream';

/**
 * The server itself keeps the truth table of idempotent appends, so an exact revision (or no_stream) may be sent again with the same ids.
 * `any` and `stream_exists` may not: what was written meanwhile would be written twice.
 */
export async function append(log: Log, stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
  const encoded = encodeAppend(stream, events);
  const proposed = await stampedEvents(log, stream, expected, encoded);
  const { connection } = log;
  const send = async (): Promise<Answer> =>
    connection.client.appendToStream(stream, proposed, {
      expectedRevision: expected,
      credentials: connection.credentials,
      deadline: connection.patience.appendDeadlineMs,
    });
  const asked: Asked = { stream, expected, size: encoded.reduce((sum, event) => sum + encodedSize(event), 0) };
  const answer = await (isRepeatable(expected) ? connection.repeatedly(send, asked) : connection.once(send, asked));
  const revision = answer.nextExpectedRevision;
  if (answer.position === undefined) throw new StoreDamaged(`${stream}@${revision}`, NO_POSITION);
  const recordedAt = encoded.at(-1)?.recordedAt ?? null;
  if (recordedAt !== null) log.clock.saw(recordedAt, false);
  log.lookout.appended();
  return { revision, position: positionOf(answer.position), logSize: null, recordedAt };
}

const isRepeatable = (expected: ExpectedRevision): boolean => expected === 'no_stream' || typeof expected === 'bigint';

/** Carried times are compared with the log as it is now; the repeat of an append that carried them is not, it changes nothing. */
async function stampedEvents(
  log: Log,
  stream: string,
  expected: ExpectedRevision,
  encoded: readonly EncodedEvent[],
): Promise<BinaryEventData[]> {
  const { firstRecordedAt } = log;
  if (firstRecordedAt !== null) return encoded.map((event) => restoredEvent(event, firstRecordedAt()));
  if (encoded.some((event) => event.recordedAt !== null)) await readHead(log.connection, log.clock);
  try {
    return proposedEvents(encoded, log.clock);
  } catch (error) {
    if (error instanceof RecordedAtGoesBack && (await isRepeat(log, stream, expected, encoded)))
      return proposedEvents(encoded, new LogClock());
    throw error;
  }
}

async function isRepeat(log: Log, stream: string, expected: ExpectedRevision, events: readonly EncodedEvent[]): Promise<boolean> {
  if (!isRepeatable(expected)) return false;
  const from = typeof expected === 'bigint' ? expected + 1n : 0n;
  const stored = await readStream(log, stream, { from, limit: events.length });
  return stored.length === events.length && stored.every((event, index) => event.id === events[index]?.id);
}
