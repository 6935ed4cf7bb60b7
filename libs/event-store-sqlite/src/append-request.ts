import { encodeAppend, type EncodedEvent, type ExpectedRevision, type NewEvent } from '@hieuhoc/event-store';
import { digestOf } from '@hieuhoc/transparency-log';

/** With what its leaf needs of its texts: two of the three hashes of an event are not the writer's work. */
export interface ArrivingEvent extends EncodedEvent {
  /** SHA-256 of the bytes, hex. */
  readonly dataHash: string;
  readonly metadataHash: string;
}

/** Throws what encodeAppend throws. */
export const arriving = (stream: string, events: readonly NewEvent[]): ArrivingEvent[] =>
  encodeAppend(stream, events).map(({ id, type, data, metadata, recordedAt }) => ({
    id,
    type,
    data,
    metadata,
    recordedAt,
    dataHash: digestOf(data),
    metadataHash: digestOf(metadata),
  }));

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
