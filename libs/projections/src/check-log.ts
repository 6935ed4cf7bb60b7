import type { EventStore } from '@hieuhoc/event-store';
import { ReadModelsAheadOfLog, ReadModelsOfAnotherLog } from './errors';
import type { Instance } from './types';

/**
 * A checkpoint means something for the log it was made from only. A log that is shorter, or that does not hold the checkpoint's last
 * event at its place, was restored from an older copy or is another one: rows would silently be those of two histories.
 */
export async function checkLog(store: EventStore, instances: readonly Instance[]): Promise<void> {
  const head = await store.head();
  const checked = new Set<string>();
  for (const { name, checkpoint } of instances) {
    if (checkpoint === null || checked.has(checkpoint.event.id)) continue;
    const { id, stream, revision, position } = checkpoint.event;
    const shorter = head.position === null || head.position < position || (head.logSize !== null && head.logSize < checkpoint.logSize);
    if (shorter) throw new ReadModelsAheadOfLog(name, position, head.position);
    const [found] = await store.readStream(stream, { from: revision, limit: 1 });
    if (found?.id !== id || found.position !== position) throw new ReadModelsOfAnotherLog(name, id, stream);
    checked.add(id);
  }
}
