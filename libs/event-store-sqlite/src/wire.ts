/* oxlint-disable typescript/no-unsafe-type-assertion -- the one place where a list becomes requests again; packed above it */
import type { EncodedEvent, ExpectedRevision } from '@hieuhoc/event-store';
import type { AppendRequest } from './append-request';

export type Packed = string | bigint | number | null;

/** Requests as one flat list: structured cloning pays for every object, and this is a third of it. */
export function packRequests(requests: readonly AppendRequest[]): Packed[] {
  const packed: Packed[] = [];
  for (const { stream, expected, now, events } of requests) {
    packed.push(stream, expected, now, events.length);
    for (const { id, type, data, metadata, recordedAt } of events) packed.push(id, type, data, metadata, recordedAt);
  }
  return packed;
}

/** The inverse of packRequests. */
export function unpackRequests(packed: readonly Packed[]): AppendRequest[] {
  const requests: AppendRequest[] = [];
  for (let at = 0; at < packed.length;) {
    const [stream, expected, now, count] = packed.slice(at, at + 4) as [string, ExpectedRevision, number | null, number];
    at += 4;
    const events: EncodedEvent[] = [];
    for (let index = 0; index < count; index++, at += 5) {
      const [id, type, data, metadata, recordedAt] = packed.slice(at, at + 5) as [string, string, string, string, string | null];
      events.push({ id, type, data, metadata, recordedAt });
    }
    requests.push({ stream, expected, now, events });
  }
  return requests;
}
