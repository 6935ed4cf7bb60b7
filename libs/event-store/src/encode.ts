import { canonicalJson } from './canonical';
import { EmptyAppend, EventTooLarge, MalformedEvent } from './errors';
import { MAX_APPEND_BYTES, type NewEvent } from './types';

export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  /** Canonical JSON: its UTF-8 bytes are what every store keeps. */
  readonly data: string;
  readonly metadata: string;
  /** Carried in the metadata by a copied log; the store's clock otherwise. */
  readonly recordedAt: string | null;
}

/**
 * What both stores keep, checked for the limits of the contract.
 * Throws EmptyAppend, EventTooLarge, NotCanonicalizable, MalformedEvent.
 */
export function encodeAppend(stream: string, events: readonly NewEvent[]): EncodedEvent[] {
  if (!isName(stream)) throw new MalformedEvent('stream', stream, NAME);
  if (events.length === 0) throw new EmptyAppend(stream);
  const encoded = events.map(encodeEvent);
  if (encoded.reduce((sum, event) => sum + mostBytes(event), 0) <= MAX_APPEND_BYTES) return encoded;
  const size = encoded.reduce((sum, event) => sum + encodedSize(event), 0);
  if (size > MAX_APPEND_BYTES) throw new EventTooLarge(stream, size, MAX_APPEND_BYTES);
  return encoded;
}

/**
 * Room for the time that a copy of the event carries (`,"recordedAt":"2015-07-10T02:03:04.005Z"`), or a store notes behind its metadata:
 * what one store has taken another can always be given.
 */
const CARRIED_BYTES = 41;

/** Bytes that count towards MAX_APPEND_BYTES. */
export const encodedSize = (event: Pick<EncodedEvent, 'type' | 'data' | 'metadata' | 'recordedAt'>): number =>
  Buffer.byteLength(event.data) +
  Buffer.byteLength(event.metadata) +
  Buffer.byteLength(event.type) +
  (event.recordedAt === null ? CARRIED_BYTES : 0);

/** A code unit takes three bytes at most: what is small enough by that need not be counted. */
const mostBytes = ({ type, data, metadata }: Pick<EncodedEvent, 'type' | 'data' | 'metadata'>): number =>
  3 * (data.length + metadata.length + type.length) + CARRIED_BYTES;

function encodeEvent(event: NewEvent): EncodedEvent {
  if (!UUID.test(event.id)) throw new MalformedEvent('id', event.id, 'a UUID in lower case');
  if (!isName(event.type)) throw new MalformedEvent('type', event.type, NAME);
  const recordedAt = event.metadata.recordedAt ?? null;
  if (recordedAt !== null && !isInstant(recordedAt)) throw new MalformedEvent('recordedAt', recordedAt, '2015-07-10T02:03:04.005Z');
  return { id: event.id, type: event.type, data: canonicalJson(event.data), metadata: canonicalJson(event.metadata), recordedAt };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `$` begins the names of EventStoreDB's own streams and types; a control character or a lone surrogate does not survive every store. */
const NAME = '1 to 500 characters, no control character, not beginning with $';
// oxlint-disable-next-line no-control-regex -- the characters of \p{Cc}, which needs the slower flag u
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/;
const isName = (name: string): boolean =>
  name.length > 0 && name.length <= 500 && !name.startsWith('$') && name.isWellFormed() && !CONTROL.test(name);

const isInstant = (text: string): boolean => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && text.length === 24 && new Date(at).toISOString() === text;
};
