/* oxlint-disable typescript/no-unsafe-type-assertion -- here rows become events: only what passed `encodeAppend` gets into the file */
import type { EventMetadata, JsonObject, StoredEvent } from '@hieuhoc/event-store';
import { positionOf } from './position';

export const EVENT_COLUMNS = 'seq, id, stream, revision, type, recorded_at, data, metadata';
export const WITH_LEAF = `${EVENT_COLUMNS}, lower(hex(leaf))`;

/** A row of EVENT_COLUMNS or WITH_LEAF, read as a list: half the cost of an object with the column names. */
export type StoredRow = readonly [number, string, string, number, string, string, string, string, leaf?: string];

export function toStoredEvent(row: StoredRow): StoredEvent {
  const event = {
    id: row[1],
    type: row[4],
    data: JSON.parse(row[6]) as JsonObject,
    metadata: JSON.parse(row[7]) as EventMetadata,
    stream: row[2],
    revision: BigInt(row[3]),
    position: positionOf(row[0]),
    recordedAt: row[5],
    dataText: row[6],
    metadataText: row[7],
  };
  return row[8] === undefined ? event : { ...event, leaf: row[8] };
}
