import type { BinaryEventData } from '@eventstore/db-client';
import { RecordedAtGoesBack, type EncodedEvent } from '@hieuhoc/event-store';
import type { LogClock } from './log-clock';
import { withNote, withTime } from './store-note';

const encoder = new TextEncoder();

/** Sent as bytes: of JSON the client would make a text of its own, and on the way back an object. */
const asBytes = ({ id, type, data }: EncodedEvent, metadata: string): BinaryEventData => ({
  id,
  type,
  contentType: 'application/octet-stream',
  data: encoder.encode(data),
  metadata: encoder.encode(metadata),
});

const proposedEvent = (event: EncodedEvent, notBefore: string | null): BinaryEventData =>
  asBytes(event, withNote(event.metadata, notBefore));

/** With the time at which it was first recorded, unless it carries that itself. */
export const restoredEvent = (event: EncodedEvent, recordedAt: string): BinaryEventData =>
  asBytes(event, event.recordedAt === null ? withTime(event.metadata, recordedAt) : event.metadata);

/** Each event not before the one it follows, the first not before the log's last. Throws RecordedAtGoesBack for carried times. */
export function proposedEvents(events: readonly EncodedEvent[], clock: LogClock): BinaryEventData[] {
  let latest = clock.latest;
  let byServer = clock.latestIsByServer;
  return events.map((event) => {
    const { recordedAt } = event;
    if (recordedAt === null) return proposedEvent(event, clock.isAhead(latest, byServer) ? latest : null);
    if (recordedAt < latest) throw new RecordedAtGoesBack(recordedAt, latest);
    latest = recordedAt;
    byServer = false;
    return proposedEvent(event, null);
  });
}
