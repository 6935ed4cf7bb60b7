/* oxlint-disable typescript/no-unsafe-type-assertion -- here stored text becomes events again: only a store's own text comes in */
import type { EventMetadata, JsonObject, NewEvent, StoredEvent } from '@hieuhoc/event-store';

/**
 * The event as the other store is given it: id, type and the stored text as they are, and the time it was recorded in its metadata,
 * where it wins over that store's clock. Read from the text, so that no upcaster comes between.
 */
export function carried({ id, type, dataText, metadataText, recordedAt }: StoredEvent): NewEvent {
  return {
    id,
    type,
    data: JSON.parse(dataText) as JsonObject,
    metadata: { ...(JSON.parse(metadataText) as EventMetadata), recordedAt },
  };
}

/** Metadata as both logs must have it: without the time, which only the copy has to carry. */
export function ownMetadata(metadataText: string): JsonObject {
  const { recordedAt: _, ...own } = JSON.parse(metadataText) as EventMetadata;
  return own;
}
