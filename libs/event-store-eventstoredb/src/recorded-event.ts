/* oxlint-disable typescript/no-unsafe-type-assertion -- here bytes become events: only what passed `encodeAppend` is written by a store */
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { canonicalJson, StoreDamaged, type EventMetadata, type JsonObject, type StoredEvent } from '@hieuhoc/event-store';
import { NO_POSITION } from './errors';
import { positionOf, type LogPlace } from './position';
import { splitMetadata } from './store-note';

export interface Recorded {
  readonly event: StoredEvent;
  /** Milliseconds since 1970 on the server's clock, whatever time the event carries. */
  readonly createdMs: number;
  /** Stamped by the server: neither carried by the event nor noted when its log was restored. */
  readonly byServer: boolean;
}

type Received = ResolvedEvent | AllStreamResolvedEvent;
type OurEvent = NonNullable<Received['event']> & { readonly position: LogPlace };

/** Null for what is not ours: the server's own streams and types, links. */
export function oursOf({ event, link }: Received): OurEvent | null {
  if (event === undefined || link !== undefined || isSystem(event.type) || isSystem(event.streamId)) return null;
  if (!hasPosition(event)) throw new StoreDamaged(placeName(event), NO_POSITION);
  return event;
}

/** Throws StoreDamaged for what no store of this contract can have written. */
export function recordedEvent(event: OurEvent): Recorded {
  const place = placeName(event);
  const data = documentOf(event.data, place);
  const { metadata, metadataText, notBefore, noted } = metadataOf(event, place);
  const given = metadata.recordedAt ?? noted;
  const created = event.created.toISOString();
  const stamped = notBefore !== null && notBefore > created ? notBefore : created;
  return {
    createdMs: event.created.getTime(),
    byServer: given === null,
    event: {
      id: event.id,
      type: event.type,
      stream: event.streamId,
      revision: event.revision,
      position: positionOf(event.position),
      recordedAt: given ?? stamped,
      data: data.value,
      metadata,
      dataText: data.text,
      metadataText,
    },
  };
}

const hasPosition = (event: NonNullable<Received['event']>): event is OurEvent => event.position !== undefined;
const placeName = ({ streamId, revision }: { readonly streamId: string; readonly revision: bigint }): string => `${streamId}@${revision}`;
const isSystem = (name: string): boolean => name.startsWith('$');

interface StoredMetadata {
  readonly metadata: EventMetadata;
  readonly metadataText: string;
  readonly notBefore: string | null;
  readonly noted: string | null;
}

/** The client parses what is JSON, that is all but what has a note behind it. */
function metadataOf({ metadata: stored }: OurEvent, place: string): StoredMetadata {
  if (stored === undefined)
    throw new StoreDamaged(place, {
      en: 'an event without metadata: another application writes to this log',
      vi: 'sự kiện không có siêu dữ liệu: một ứng dụng khác cũng ghi vào nhật ký này',
    });
  if (!(stored instanceof Uint8Array)) return storedMetadata(documentOf(stored, place), null, null);
  const { metadataText, notBefore, recordedAt } = splitMetadata(textOf(stored, place));
  return storedMetadata(documentIn(metadataText, place), notBefore, recordedAt);
}

const storedMetadata = ({ value, text }: Document, notBefore: string | null, noted: string | null): StoredMetadata => ({
  metadata: value as EventMetadata,
  metadataText: text,
  notBefore,
  noted,
});

interface Document {
  readonly value: JsonObject;
  readonly text: string;
}

/** Of canonical text the parsed value gives back the same text, and nothing else is ever written by a store of ours. */
function documentOf(content: unknown, place: string): Document {
  if (content instanceof Uint8Array) return documentIn(textOf(content, place), place);
  return { value: objectOf(content, place), text: canonicalJson(content) };
}

function documentIn(text: string, place: string): Document {
  return { value: objectOf(parsed(text), place), text };
}

function objectOf(value: unknown, place: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new StoreDamaged(place, { en: 'its content is no JSON object', vi: 'nội dung không phải là đối tượng JSON' });
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array, place: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new StoreDamaged(place, { en: 'its bytes are no UTF-8 text', vi: 'các byte không phải là văn bản UTF-8' });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
