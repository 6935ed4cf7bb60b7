import type { EventStore, StoredEvent } from '@hieuhoc/event-store';
import { readToEnd } from '@hieuhoc/event-store-contract';
import { hashOfLeaf, leafOf, toHex, type Hash } from '@hieuhoc/transparency-log';

/** The leaves of a whole log, computed from its bytes the long way. */
export function leavesOf(events: readonly StoredEvent[]): string[] {
  const last = new Map<string, Hash>();
  return events.map(({ id, type, stream, revision, recordedAt, dataText, metadataText }) => {
    const [data, metadata] = [Buffer.from(dataText), Buffer.from(metadataText)];
    const event = { id, type, stream, revision: Number(revision), recordedAt, data, metadata };
    const leaf = hashOfLeaf(leafOf(event, last.get(stream) ?? null));
    last.set(stream, leaf);
    return toHex(leaf);
  });
}

/** The events of a log, after the leaves they are stored with were found to be the right ones. */
export async function readSound(store: EventStore): Promise<readonly StoredEvent[]> {
  const events = await readToEnd(store, null, { leaves: true });
  expect(events.map(({ leaf }) => leaf)).toEqual(leavesOf(events));
  return events;
}
