import { canonicalBytes } from './canonical';
import { EmptyAppend, EventTooLarge } from './errors';
import { MAX_APPEND_BYTES, type NewEvent } from './types';

export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Carried in the metadata by a copied log; the store's clock otherwise. */
  readonly recordedAt: string | null;
}

/** The bytes both stores keep, checked for the limits of the contract. Throws EmptyAppend, EventTooLarge, NotCanonicalizable. */
export function encodeAppend(stream: string, events: readonly NewEvent[]): EncodedEvent[] {
  if (events.length === 0) throw new EmptyAppend(stream);
  const encoded = events.map((event) => ({
    id: event.id,
    type: event.type,
    data: canonicalBytes(event.data),
    metadata: canonicalBytes(event.metadata),
    recordedAt: event.metadata.recordedAt ?? null,
  }));
  const size = encoded.reduce((sum, event) => sum + event.data.length + event.metadata.length + Buffer.byteLength(event.type), 0);
  if (size > MAX_APPEND_BYTES) throw new EventTooLarge(stream, size, MAX_APPEND_BYTES);
  return encoded;
}
