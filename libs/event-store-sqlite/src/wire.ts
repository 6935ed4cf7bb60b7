/* oxlint-disable typescript/no-unsafe-type-assertion -- the one place where a list becomes requests again; packed above it */
import type { EncodedEvent, ExpectedRevision } from '@hieuhoc/event-store';
import type { AppendOutcome, AppendRequest } from './append-request';

export type Packed = string | bigint | number | null;

/**
 * Requests as one flat list: structured cloning pays for every object, and this is a third of it. A time is null where it is the one before,
 * a leaf where there is no proposal.
 */
export function packRequests(requests: readonly AppendRequest[]): Packed[] {
  const packed: Packed[] = [];
  let last: string | null = null;
  for (const { stream, expected, now, events, proposal } of requests) {
    packed.push(stream, expected, now === last ? null : (last = now), proposal?.previous ?? null, events.length);
    let index = 0;
    for (const { id, type, data, metadata, recordedAt } of events)
      packed.push(id, type, data, metadata, recordedAt, proposal?.leaves[index++] ?? null);
  }
  return packed;
}

/** The inverse of packRequests. */
export function unpackRequests(packed: readonly Packed[]): AppendRequest[] {
  const requests: AppendRequest[] = [];
  let now = '';
  for (let at = 0; at < packed.length;) {
    const stream = packed[at++] as string;
    const expected = packed[at++] as ExpectedRevision;
    now = (packed[at++] as string | null) ?? now;
    const previous = packed[at++] as string | null;
    const events: EncodedEvent[] = [];
    const leaves: string[] = [];
    for (let count = packed[at++] as number; count > 0; count--) {
      events.push({
        id: packed[at++] as string,
        type: packed[at++] as string,
        data: packed[at++] as string,
        metadata: packed[at++] as string,
        recordedAt: packed[at++] as string | null,
      });
      const leaf = packed[at++] as string | null;
      if (leaf !== null) leaves.push(leaf);
    }
    requests.push({ stream, expected, now, events, proposal: leaves.length === 0 ? null : { previous, leaves } });
  }
  return requests;
}

export type PackedOutcome = number | string | null | AppendOutcome;

/** Likewise: what was appended is revision, number, time, null for that of the one before, and leaf; a refusal stands as it is. */
export function packOutcomes(outcomes: readonly AppendOutcome[]): PackedOutcome[] {
  const packed: PackedOutcome[] = [];
  let last: string | null = null;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'appended') packed.push(outcome);
    else packed.push(outcome.revision, outcome.seq, outcome.recordedAt === last ? null : (last = outcome.recordedAt), outcome.leaf);
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
    outcomes.push({ kind: 'appended', revision, seq, recordedAt, leaf: packed[at++] as string | null });
  }
  return outcomes;
}
