import type { StoredEvent } from '@hieuhoc/event-store';

/** An event as other systems see it: the same in the feed, by id and in its stream. */
export interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  readonly data: StoredEvent['data'];
  readonly metadata: StoredEvent['metadata'];
}

export function feedEventOf(event: StoredEvent): FeedEvent {
  const { id, type, stream, revision, position, recordedAt, data, metadata } = event;
  return { id, type, stream, revision: Number(revision), position, recordedAt, data, metadata };
}
