import { encodeAppend, type EncodedEvent, type ExpectedRevision, type NewEvent } from '@hieuhoc/event-store';
import { entryParts, type EntryParts } from '@hieuhoc/transparency-log';

/** With what of its leaf's entry is known before it has its place: two of the three hashes are not the writer's work. */
export type ArrivingEvent = EncodedEvent & EntryParts;

/** Throws what encodeAppend throws. */
export const arriving = (stream: string, events: readonly NewEvent[]): ArrivingEvent[] =>
  encodeAppend(stream, events).map(({ id, type, data, metadata, recordedAt }) => {
    const { head, tail } = entryParts({ id, type, stream, data, metadata });
    return { id, type, data, metadata, recordedAt, head, tail };
  });

/** An append on its way to the writer: plain values, so that it can cross to another thread. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ArrivingEvent[];
  /** Milliseconds of an injected clock; null = the writer's own. */
  readonly now: number | null;
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly seq: number; readonly recordedAt: string }
  | { readonly kind: 'wrong-revision'; readonly actual: number | null }
  | { readonly kind: 'goes-back'; readonly recordedAt: string; readonly last: string }
  | { readonly kind: 'unavailable'; readonly detail: string };
