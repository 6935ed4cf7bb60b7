/* oxlint-disable typescript/no-unsafe-type-assertion -- the one place where a list becomes requests again; packed above it */
import type { ExpectedRevision } from '@hieuhoc/event-store';
import type { AppendOutcome, AppendRequest, ArrivingEvent } from './append-request';

export type Packed = string | bigint | number | null;

/** Requests as one flat list: structured cloning pays for every object, and this is a third of it. */
export function packRequests(requests: readonly AppendRequest[]): Packed[] {
  const packed: Packed[] = [];
  for (const { stream, expected, now, events } of requests) {
    packed.push(stream, expected, now, events.length);
    for (const { id, type, data, metadata, recordedAt, dataHash, metadataHash } of events)
      packed.push(id, type, data, metadata, recordedAt, dataHash, metadataHash);
  }
  return packed;
}

/** The inverse of packRequests. */
export function unpackRequests(packed: readonly Packed[]): AppendRequest[] {
  const requests: AppendRequest[] = [];
  for (let at = 0; at < packed.length;) {
    const stream = packed[at++] as string;
    const expected = packed[at++] as ExpectedRevision;
    const now = packed[at++] as number | null;
    const events: ArrivingEvent[] = [];
    for (let count = packed[at++] as number; count > 0; count--) {
      events.push({
        id: packed[at++] as string,
        type: packed[at++] as string,
        data: packed[at++] as string,
        metadata: packed[at++] as string,
        recordedAt: packed[at++] as string | null,
        dataHash: packed[at++] as string,
        metadataHash: packed[at++] as string,
      });
    }
    requests.push({ stream, expected, now, events });
  }
  return requests;
}

export type PackedOutcome = number | string | null | AppendOutcome;

/** Likewise: what was appended is revision, number and time, null for the time of the one before; a refusal stands as it is. */
export function packOutcomes(outcomes: readonly AppendOutcome[]): PackedOutcome[] {
  const packed: PackedOutcome[] = [];
  let last: string | null = null;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'appended') packed.push(outcome);
    else packed.push(outcome.revision, outcome.seq, outcome.recordedAt === last ? null : (last = outcome.recordedAt));
  }
  return packed;
}

/** The inverse of packOutcomes. */
export function unpackOutcomes(packed: readonly PackedOutcome[]): AppendOutcome[] {
  const outcomes: AppendOutcome[] = [];
  let recordedAt = '';
  for (let at = 0; at < packed.length;) {
    const revision = packed[at++] as number | AppendOutcome;
    if (typeof revision === 'object') {
      outcomes.push(revision);
      continue;
    }
    const seq = packed[at++] as number;
    recordedAt = (packed[at++] as string | null) ?? recordedAt;
    outcomes.push({ kind: 'appended', revision, seq, recordedAt });
  }
  return outcomes;
}
