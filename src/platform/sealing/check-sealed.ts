import type { EventStore } from '@hieuhoc/event-store';
import { parseEntry } from './entry';
import type { Sealed, SealWriter } from './seal-writer';
import { anotherEvent, logIsShorter } from './sealing.errors';

/** What was sealed is to be the beginning of this log. A shorter one was cut or restored from an older copy. Throws LogDiffers. */
export async function checkSealed(
  store: EventStore,
  writer: Pick<SealWriter, 'lastEntry'> & { readonly sealed: Pick<Sealed, 'size' | 'position'> },
): Promise<void> {
  const { size, position } = writer.sealed;
  if (size === 0 || position === null) return;
  const head = await store.head();
  const shorter = head.position === null || head.position < position || (head.logSize !== null && head.logSize < size);
  if (shorter) throw logIsShorter(size, { position, head: head.position });
  const { id, stream, revision } = parseEntry(writer.lastEntry());
  const [found] = await store.readStream(stream, { from: BigInt(revision), limit: 1 });
  if (found?.id !== id || found.position !== position) throw anotherEvent(size, id, stream);
}
