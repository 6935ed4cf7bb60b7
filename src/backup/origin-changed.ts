import type { EventStore } from '@hieuhoc/event-store';
import { ORIGIN_STREAM } from './origin.events';

/** Whether a restore said of the log that what was signed under this name, or under one that it did not know, goes on under another. */
export async function originChanged(store: Pick<EventStore, 'readStream'>, before: string): Promise<boolean> {
  const changes = await store.readStream(ORIGIN_STREAM);
  return changes.some(({ data: { from } }) => from === before || from === null);
}
