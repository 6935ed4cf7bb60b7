/* oxlint-disable typescript/no-unsafe-type-assertion -- here bytes become events: only what passed `encodeAppend` is written by a store */
import type { AllStreamResolvedEvent, ResolvedEvent } from '@eventstore/db-client';
import { canonicalJson, StoreDamaged, type EventMetadata, type JsonObject, type StoredEvent } from '@hieuhoc/event-store';
import { positionOf, type LogPlace } from './position';
import { splitMetadata } from './store-note';

export interface Recorded {
  readonly event: StoredEvent;
  /** Milliseconds since 1970 on the server's clock, whatever time the event carries. */
  readonly createdMs: number;
}

type Received = ResolvedEvent | AllStreamResolvedEvent;
type OurEvent = NonNullable<Received['event']> & { readonly position: LogPlace };

/** Null for what is not ours: the server's own streams and types, links. */
export function oursOf({ event, link }: Received): OurEvent | null {
  if (event === undefined || link !== undefined || isSystem(event.type) || isSystem(event.streamId)) return null;
  if (!hasPosition(event)) throw new StoreDamaged(placeName(event), 'the server gave no position (it must be 22.6 or newer)');
  return event;
}

/** Throws StoreDamaged for what no store of this contract can have written. */
export function recordedEvent(event: OurEvent): Recorded {
  const place = placeName(event);
  const dataText = textOf(event.data, place);
  const { metadataText, notBefore } = metadataOf(event, place);
  const metadata = parse(metadataText, place) as EventMetadata;
  const created = event.created.toISOString();
  const stamped = notBefore !== null && notBefore > created ? notBefore : created;
  return {
    createdMs: event.created.getTime(),
    event: {
      id: event.id,
      type: event.type,
      stream: event.streamId,
      revision: event.revision,
      position: positionOf(event.position),
      recordedAt: metadata.recordedAt ?? stamped,
      data: parse(dataText, place),
      metadata,
      dataText,
      metadataText,
    },
  };
}

const hasPosition = (event: NonNullable<Received['event']>): event is OurEvent => event.position !== undefined;
const placeName = ({ streamId, revision }: { readonly streamId: string; readonly revision: bigint }): string => `${streamId}@${revision}`;
const isSystem = (name: string): boolean => name.startsWith('$');

function metadataOf({ metadata }: OurEvent, place: string): { metadataText: string; notBefore: string | null } {
  if (metadata === undefined) throw new StoreDamaged(place, 'an event without metadata: another application writes to this log');
  return splitMetadata(textOf(metadata, place));
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The stored text. The client hands out bytes as they are, but parses whatever is JSON; of canonical text the parsed value gives back the
 * same text, and nothing else was ever written by us.
 */
function textOf(content: unknown, place: string): string {
  if (!(content instanceof Uint8Array)) return canonicalJson(content);
  try {
    return decoder.decode(content);
  } catch {
    throw new StoreDamaged(place, 'its bytes are no UTF-8 text');
  }
}

function parse(text: string, place: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Said below, with the place.
  }
  throw new StoreDamaged(place, 'its content is no JSON object');
}
